/** Picks the name of a new variable so that it hides none of the same scope. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import { tokens } from '../words';
import { scopeOf } from './imports';

/** `wanted`, or the first of its longer forms that the scope does not bind yet. */
export function freeVariable(file: ParsedFile, scope: Node, wanted = 'credential'): string {
  for (let turn = 1; ; turn++) {
    const second = wanted === 'credential' ? 'managed_identity_credential' : `${wanted}_2`;
    const name = turn === 1 ? wanted : turn === 2 ? second : `${wanted}_${turn}`;
    const bound = tokens(file, name, spanOf(scope)).some(
      (token) => isBinding(token) && scopeOf(token).equals(scope),
    );
    if (!bound) return name;
  }
}

/** Whether an identifier stands where Python binds it: left of `=`, a parameter, `as`, `for`, `:=`, `import`. */
export function isBinding(token: Node): boolean {
  const { parent } = token;
  if (token.type !== 'identifier' || !parent) return false;
  const isAt = (field: string): boolean => parent.childForFieldName(field)?.equals(token) === true;
  switch (parent.type) {
    case 'assignment':
    case 'for_statement':
      return isAt('left');
    case 'named_expression':
    case 'default_parameter':
    case 'typed_default_parameter':
    case 'function_definition':
    case 'class_definition':
      return isAt('name');
    case 'parameters':
    case 'typed_parameter':
    case 'pattern_list':
    case 'tuple_pattern':
    case 'as_pattern_target':
    case 'dotted_name':
      return true;
    default:
      return false;
  }
}
