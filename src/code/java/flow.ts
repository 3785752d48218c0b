/** Tells where a Java statement never ends normally: the compiler refuses whatever stands behind it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { namedChildren } from '../nodes';

/** Whether nothing behind a statement can be reached, as far as is sure. */
export function neverEnds(statement: Node): boolean {
  const field = (name: string): Node | null => statement.childForFieldName(name);
  const blocks = (type: string): Node[] => namedChildren(statement).filter((child) => child.type === type);
  switch (statement.type) {
    case 'return_statement':
    case 'throw_statement':
    case 'break_statement':
    case 'continue_statement':
    case 'yield_statement':
      return true;
    case 'block':
      return ends(namedChildren(statement).findLast(({ type }) => !type.endsWith('comment')));
    case 'if_statement':
      return ends(field('consequence')) && ends(field('alternative'));
    case 'synchronized_statement':
      return ends(field('body'));
    case 'try_statement':
    case 'try_with_resources_statement': {
      const last = blocks('finally_clause')[0];
      if (last && ends(last.lastNamedChild)) return true;
      return (
        ends(field('body')) &&
        blocks('catch_clause').every((clause) => ends(clause.childForFieldName('body')))
      );
    }
    case 'while_statement':
    case 'do_statement':
      return field('condition')?.firstNamedChild?.type === 'true' && !hasBreak(statement);
    case 'for_statement':
      return field('condition') === null && !hasBreak(statement);
    case 'switch_expression':
      return switchEnds(statement);
    default:
      return false;
  }
}

function ends(statement: Node | null | undefined): boolean {
  return statement ? neverEnds(statement) : false;
}

function hasBreak(loop: Node): boolean {
  return loop.descendantsOfType('break_statement').length > 0;
}

/** A switch with a default, none of whose branches falls out of it. */
function switchEnds(node: Node): boolean {
  if (node.parent?.type === 'expression_statement' || hasBreak(node)) return false;
  const branches = namedChildren(node.childForFieldName('body') ?? node);
  const isTotal = branches.some((branch) => branch.firstNamedChild?.text.startsWith('default') === true);
  return (
    isTotal &&
    branches.every(
      (branch, at) =>
        ends(branch.lastNamedChild) || (branch.namedChildCount === 1 && at < branches.length - 1),
    )
  );
}
