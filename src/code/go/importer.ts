/** Makes names of other packages usable at one place of a Go file, with as few new imports as that takes. */

import type { ParsedFile } from '../language';
import { isBlankLine, nextLine } from '../lines';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { blockOf, declarationEdits, withAdded } from './importBlocks';
import type { ImportLine } from './importBlocks';
import { packageName, readImports } from './imports';
import type { ImportSpec } from './imports';
import { visibleAt } from './scope';
import { stepOf } from './slot';

/** Stands for a package that is imported with a dot, until `tidy` takes it out together with the dot behind it. */
const dotted = '\0';

export interface Importer {
  /** How the package is called here; imports it if need be, by another name when its own is taken. */
  nameOf(path: string, name?: string): string;
  /** The edits that everything asked for takes, and that take out `removed`. */
  edits(removed?: readonly ImportSpec[]): Edit[];
  /** The import declaration that `edits` would add, where the file has none to extend. */
  declaration(): string | undefined;
}

/** Code whose names came from an importer, as it is written. */
export function tidy(code: string): string {
  return code.replaceAll(`${dotted}.`, '');
}

/** An importer for code at `offset`. */
export function createImporter(file: ParsedFile, offset: number): Importer {
  const { text } = file;
  const { clause, declarations, specs } = readImports(file);
  const lineBreak = lineEndOf(text);
  const wanted = new Map<string, ImportLine>();
  const isFree = (name: string): boolean => !visibleAt(file, name, offset);
  const host = hostOf(
    declarations.map((node) => ({ node, specs: specs.filter((spec) => spec.declaration.equals(node)) })),
  );

  function nameOf(path: string, name = packageName(path)): string {
    const known = specs.filter((spec) => spec.path === path && spec.local !== '_');
    const usable = known.find(({ local }) => local !== '.' && isFree(local));
    if (usable) return usable.local;
    if (known.some(({ local }) => local === '.')) return dotted;
    const before = wanted.get(path);
    if (before) return before.local;
    const isTaken = (local: string): boolean => !isFree(local) || specs.some((spec) => spec.local === local);
    const local = isTaken(name) ? `${name}pkg` : name;
    wanted.set(path, { path, local, isNamed: local !== packageName(path) });
    return local;
  }

  function declaration(): string | undefined {
    const lines = [...wanted.values()];
    if (host || lines.length === 0) return undefined;
    return `import ${blockOf(withAdded([], lines), stepOf(file), lineBreak)}`;
  }

  return {
    nameOf,
    declaration,
    edits(removed = []) {
      const fresh = declaration();
      const step = stepOf(file);
      const changed = declarations.flatMap((node) => {
        const added = host?.equals(node) === true ? [...wanted.values()] : [];
        const gone = removed.filter((spec) => spec.declaration.equals(node));
        const own = specs.filter((spec) => spec.declaration.equals(node));
        return declarationEdits(file, { node, specs: own, added, gone, step, lineBreak });
      });
      if (fresh === undefined || !clause) return changed;
      const at = nextLine(text, clause.endIndex);
      const lead = text.charAt(at - 1) === '\n' ? lineBreak : lineBreak.repeat(2);
      const follows = at < text.length && !isBlankLine(text, at) ? lineBreak : '';
      return [...changed, { start: at, end: at, text: lead + fresh + lineBreak + follows }];
    },
  };
}

/** The declaration that takes new paths: the last one in parentheses, else the last one; never that of cgo. */
function hostOf(
  declarations: readonly { node: ImportSpec['node']; specs: readonly ImportSpec[] }[],
): ImportSpec['node'] | undefined {
  const usable = declarations.filter(
    ({ node, specs }) => !node.hasError && specs.every(({ path }) => path !== 'C'),
  );
  const inParentheses = usable.findLast(({ node }) => node.text.includes('('));
  return (inParentheses ?? usable.at(-1))?.node;
}
