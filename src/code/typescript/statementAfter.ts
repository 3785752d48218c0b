/** Finds where statements go that use the credential which is written in an expression's place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { textOf } from './modules';

/** The variable that holds the value of `expression`, and where its statement ends; `undefined` where no name holds it. */
export function statementAfter(
  file: ParsedFile,
  expression: Node,
): { readonly holder: string; readonly end: number } | undefined {
  const declarator = expression.parent;
  const name = declarator?.type === 'variable_declarator' ? declarator.childForFieldName('name') : null;
  const statement = declarator?.parent;
  const around = statement?.parent?.type === 'export_statement' ? statement.parent : statement;
  if (!statement || name?.type !== 'identifier' || statement.namedChildCount !== 1) return undefined;
  if (!['program', 'statement_block'].includes(around?.parent?.type ?? '')) return undefined;
  // What stands behind the statement on its line stays there.
  const lineStop = file.text.slice(statement.endIndex).search(/\r?\n|$/) + statement.endIndex;
  const rest = file.text.slice(statement.endIndex, lineStop).trim();
  return rest === '' || rest.startsWith('//') ? { holder: textOf(file, name), end: lineStop } : undefined;
}
