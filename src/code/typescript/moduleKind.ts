/** Decides how a file that has no import of the package yet takes one in. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import { tokens } from '../words';
import { moduleStatements } from './modules';

/**
 * `import` in TypeScript and ES modules, `require` in CommonJS, `import x = require()` in TypeScript's CommonJS. The
 * extension decides first, then what the file uses, then its manifest; a bare `.js` without any is CommonJS, as Node
 * takes it, and a file without an extension of its own is an ES module.
 */
export function moduleKindOf(file: ParsedFile): 'import' | 'require' | 'importEquals' {
  const extension = /\.([cm]?[jt]sx?)$/i.exec(file.path)?.[1]?.toLowerCase() ?? '';
  const statements = moduleStatements(file);
  const hasImports = statements.some(({ form }) => form === 'import') || hasExports(file);
  if (file.languageId.startsWith('typescript')) {
    const usesEquals = statements.some(({ form }) => form === 'importEquals');
    return extension === 'cts' || (usesEquals && !hasImports) ? 'importEquals' : 'import';
  }
  if (extension === 'mjs') return 'import';
  if (extension === 'cjs') return 'require';
  if (hasImports) return 'import';
  if (statements.some(({ form }) => form === 'require') || assignsExports(file)) return 'require';
  if (file.moduleKind) return file.moduleKind === 'esm' ? 'import' : 'require';
  return extension === 'js' ? 'require' : 'import';
}

function hasExports(file: ParsedFile): boolean {
  return namedChildren(file.tree.rootNode).some(({ type }) => type === 'export_statement');
}

/** Whether something is assigned to `module.exports`, `exports.x` or `module.exports.x`. */
function assignsExports(file: ParsedFile): boolean {
  return tokens(file, 'exports').some((token) => {
    let node: Node = token;
    while (node.parent?.type === 'member_expression') node = node.parent;
    return (
      node.parent?.type === 'assignment_expression' &&
      node.parent.childForFieldName('left')?.equals(node) === true
    );
  });
}
