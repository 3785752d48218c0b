/** Tells whether calls that wait for their answer can stand at a place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { allChildren, ancestors } from '../nodes';
import { moduleKindOf } from './moduleKind';

/** Whether `lines` hold no `await`, or stand in an asynchronous function or at the top of an ES module. */
export function mayAwait(file: ParsedFile, scope: Node, lines: readonly string[]): boolean {
  if (!lines.some((line) => /\{await\}|\bawait\b/.test(line))) return true;
  for (const around of [scope, ...ancestors(scope)]) {
    if (/^(function|generator|arrow|method)_?/.test(around.type)) {
      return allChildren(around).some(({ type }) => type === 'async');
    }
    if (/class_body|static|module/.test(around.type)) return false;
  }
  // A component that waits is another kind of component.
  return !file.code && moduleKindOf(file) === 'import';
}
