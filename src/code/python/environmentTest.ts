/** Tells whether a place in a Python file is reached only on a developer's machine, as far as its tests say so. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { commonSide } from '../environmentSides';
import { environmentTests } from '../environmentTests';
import { meaningless, meaningOf, negated, sideOfName, sideOfValue } from '../environmentWords';
import type { Meaning, Side } from '../environmentWords';
import { allChildren, namedChildren } from '../nodes';
import { textOf } from './imports';
import { stringValue } from './strings';

const { isLocalOnly, sidesOf, meaningOfCondition } = environmentTests({
  branching: /^if_statement$/,
  lists: /^(?:block|module)$/,
  leaves: ({ type }) => /^(?:return|raise|continue|break)_statement$/.test(type),
  sideIn,
  meaningOf: (node) =>
    node.type === 'comparison_operator' ? meaningOfComparison(node) : meaningOf(sideOfName(nameTested(node))),
});
export { isLocalOnly, sidesOf };

/** The conditional expression that picks between a local and an Azure credential around `node`, if there is one. */
export function environmentChoice(node: Node): Node | undefined {
  const choice = node.parent;
  if (choice?.type !== 'conditional_expression') return undefined;
  const condition = namedChildren(choice)[1];
  return condition && meaningOfCondition(condition).whenTrue ? choice : undefined;
}

function sideIn(around: Node, inside: Node): Side | undefined {
  switch (around.type) {
    case 'conditional_expression': {
      const [whenTrue, condition, whenFalse] = namedChildren(around).filter(
        (child) => child.type !== 'comment',
      );
      if (!condition) return undefined;
      if (whenTrue?.equals(inside)) return meaningOfCondition(condition).whenTrue;
      return whenFalse?.equals(inside) === true ? meaningOfCondition(condition).whenFalse : undefined;
    }
    case 'if_statement':
    case 'elif_clause':
      return sideInIf(around, inside);
    case 'case_clause': {
      const patterns = around.descendantsOfType('case_pattern').map((pattern) => pattern?.namedChild(0));
      return commonSide(patterns.map((pattern) => sideOfValue((pattern && stringValue(pattern)) ?? '')));
    }
    default:
      return undefined;
  }
}

function sideInIf(around: Node, inside: Node): Side | undefined {
  const condition = around.childForFieldName('condition');
  if (!condition) return undefined;
  if (around.childForFieldName('consequence')?.equals(inside)) {
    return meaningOfCondition(condition).whenTrue;
  }
  if (inside.type !== 'elif_clause' && inside.type !== 'else_clause') return undefined;
  const earlier = namedChildren(around).filter(
    (clause) => clause.type === 'elif_clause' && clause.endIndex <= inside.startIndex,
  );
  const denied = [condition, ...earlier.flatMap((clause) => clause.childForFieldName('condition') ?? [])];
  const sides = denied.map((each) => meaningOfCondition(each).whenFalse);
  return sides.includes('local') ? 'local' : sides.find((side) => side !== undefined);
}

function meaningOfComparison(node: Node): Meaning {
  const [left, right] = namedChildren(node);
  const operator = allChildren(node)
    .filter((child) => !child.isNamed)
    .map((child) => child.type)
    .join(' ');
  if (!left || !right || node.namedChildCount !== 2) return meaningless;
  const positive = operator === '==' || operator === 'in' || operator === 'is';
  if (!positive && operator !== '!=' && operator !== 'not in' && operator !== 'is not') return meaningless;
  const turn = (meaning: Meaning): Meaning => (positive ? meaning : negated(meaning));
  if (right.type === 'none' || right.type === 'false' || stringValue(right) === '') {
    return turn(negated(meaningOfCondition(left)));
  }
  if (right.type === 'true') return turn(meaningOfCondition(left));
  if (operator.endsWith('in')) {
    const name = stringValue(left);
    if (name !== undefined && right.type !== 'tuple') return turn(meaningOf(sideOfName(name)));
    return turn(
      meaningOf(commonSide(namedChildren(right).map((value) => sideOfValue(stringValue(value) ?? '')))),
    );
  }
  const value = stringValue(right) ?? stringValue(left);
  return turn(meaningOf(value === undefined ? sideOfName(lastName(right)) : sideOfValue(value)));
}

/** The name a truth test is about: of the variable in `os.environ.get("X")` and `environ["X"]`, else of the expression. */
function nameTested(node: Node): string {
  if (node.type === 'call') {
    const first = node.childForFieldName('arguments')?.namedChild(0);
    const variable = first && stringValue(first);
    return variable ?? lastName(node.childForFieldName('function') ?? node);
  }
  if (node.type === 'subscript') {
    const key = node.childForFieldName('subscript');
    return (key && stringValue(key)) ?? '';
  }
  return lastName(node);
}

function lastName(node: Node): string {
  if (node.type === 'identifier') return node.text;
  return node.type === 'attribute' ? textOf(node.childForFieldName('attribute')) : '';
}
