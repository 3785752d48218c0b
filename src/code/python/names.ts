/** Follows a name of a Python file to the one value it is given. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { tokens } from '../words';
import { isBinding } from './freeVariable';
import { scopeOf } from './imports';

/**
 * The value that a name certainly has where it is used: it is bound once in the whole file, by an assignment in the
 * same scope or one around it. An expression that is no name is its own value; `undefined` where nothing is certain.
 */
export function valueOf(file: ParsedFile, expression: Node): Node | undefined {
  if (expression.type !== 'identifier') return expression;
  const bindings = tokens(file, expression.text).filter(isBinding);
  const [only] = bindings;
  const assignment = only?.parent;
  if (!only || bindings.length > 1 || assignment?.type !== 'assignment') return undefined;
  const scope = scopeOf(only);
  const isInReach = scope.startIndex <= expression.startIndex && expression.endIndex <= scope.endIndex;
  return isInReach ? (assignment.childForFieldName('right') ?? undefined) : undefined;
}
