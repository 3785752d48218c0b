/** Names of new variables and functions in Rust that hide none of the same scope. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import { tokens } from '../words';
import { bodyOf } from './slot';

/** `wanted`, or the first of its longer forms that nothing in the function around `at`, or in `owner`, is called. */
export function freeName(file: ParsedFile, at: Node, wanted: string): string {
  const body = bodyOf(at);
  const scope = body ?? at;
  for (let turn = 1; ; turn++) {
    const longer = wanted === 'credential' ? 'managed_identity_credential' : `${wanted}_2`;
    const name = turn === 1 ? wanted : turn === 2 ? longer : `${wanted}_${turn}`;
    const bound = tokens(file, name, spanOf(scope)).filter(isBinding);
    if (!bound.some(({ parent }) => body || parent?.type.endsWith('_item'))) return name;
  }
}

/** Whether an identifier stands where Rust binds it: a pattern, a parameter, or the name of an item. */
function isBinding(token: Node): boolean {
  const { parent } = token;
  if (token.type !== 'identifier' || !parent) return false;
  if (/_pattern$|^closure_parameters$/.test(parent.type)) return true;
  return ['pattern', 'name'].some(
    (field) => !parent.type.startsWith('scoped_') && parent.childForFieldName(field)?.equals(token) === true,
  );
}
