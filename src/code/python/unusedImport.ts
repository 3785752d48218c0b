/** Finds the import of a credential class that nothing uses once its only call is replaced. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { lineStart, nextLine } from '../lines';
import type { Edit } from '../text';
import { importedNames, readImports } from './imports';

/** A name of a `from … import` statement that can go. */
export interface Unused {
  readonly statement: Node;
  readonly name: Node;
  /** It is the only name of its statement. */
  readonly isAlone: boolean;
  /** Takes out the name, or the statement when nothing else is in it. */
  readonly removal: Edit;
}

/**
 * The import that only `call` needs. A word that stands anywhere else in the file, were it in a comment or a string
 * such as in `__all__`, keeps its import.
 */
export function unusedAfter(file: ParsedFile, call: Node): Unused | undefined {
  const callee = call.childForFieldName('function');
  if (callee?.type !== 'identifier') return undefined;
  const word = callee.text;
  if (file.text.split(new RegExp(`\\b${word}\\b`)).length !== 3) return undefined;
  for (const { node: statement, isFrom, topLevel } of readImports(file).statements) {
    if (!isFrom || !topLevel || statement.hasError) continue;
    const names = importedNames(statement);
    const at = names.findIndex(({ name, alias }) => name === word && alias === undefined);
    const name = names[at]?.node;
    if (name)
      return removable(
        file,
        statement,
        names.map(({ node }) => node),
        at,
        name,
      );
  }
  return undefined;
}

function removable(
  file: ParsedFile,
  statement: Node,
  names: readonly Node[],
  at: number,
  name: Node,
): Unused | undefined {
  if (names.length === 1) {
    const span = {
      start: lineStart(file.text, statement.startIndex),
      end: nextLine(file.text, statement.endIndex),
    };
    const isOwnLine = file.text.slice(span.start, span.end).trim() === statement.text.trim();
    return isOwnLine ? { statement, name, isAlone: true, removal: { ...span, text: '' } } : undefined;
  }
  const next = names[at + 1];
  const span = next
    ? { start: name.startIndex, end: next.startIndex }
    : { start: names[at - 1]?.endIndex ?? name.startIndex, end: name.endIndex };
  if (file.text.slice(span.start, span.end).includes('#')) return undefined;
  return { statement, name, isAlone: false, removal: { ...span, text: '' } };
}
