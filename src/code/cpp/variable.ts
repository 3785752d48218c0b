/** Names of new variables and functions in C++ that hide none of the same function. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import { tokens } from '../words';
import { functionAround } from './slot';

/**
 * Gives names that nothing in the function around `at` is called. A credential that is named but declared nowhere may be
 * the one that is missing; any other name may be that of a member or of a global.
 */
export function namesFor(file: ParsedFile, at: Node): (wanted: string) => string {
  const around = functionAround(at);
  const isTaken = (token: Node, wanted: string): boolean => {
    if (!/identifier$/.test(token.type)) return false;
    return (around && wanted !== 'credential') || isDeclared(token, !around);
  };
  return (wanted) => {
    for (let turn = 1; ; turn++) {
      const name = turn === 1 ? wanted : `${wanted}${turn}`;
      const found = tokens(file, name, around && spanOf(around));
      if (!found.some((token) => isTaken(token, wanted))) return name;
    }
  };
}

/** Whether an identifier stands where C++ declares it; outside of functions only their own names count. */
function isDeclared({ parent, startIndex }: Node, functionsOnly: boolean): boolean {
  if (parent?.childForFieldName('declarator')?.startIndex !== startIndex) return false;
  return !functionsOnly || parent.type === 'function_declarator';
}
