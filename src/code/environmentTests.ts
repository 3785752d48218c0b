/** Reads the tests of the environment around a place: branches, exits in front of it, `not`, `and` and `or`, as most languages have them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { sidesAround } from './environmentSides';
import type { Sides } from './environmentSides';
import { both, either, meaningless, negated } from './environmentWords';
import type { Meaning, Side } from './environmentWords';
import { namedChildren } from './nodes';

/** What differs from language to language. */
export interface TestSyntax {
  /** Types of nodes with a condition, a consequence and perhaps an alternative, by the names of their fields. */
  readonly branching: RegExp;
  /** Types of what holds statements. */
  readonly lists: RegExp;
  /** Whether nothing behind a statement runs, as behind a `return`. */
  leaves(statement: Node): boolean;
  /** What a condition says that is put together of no others; `test` is the node whose condition it is a part of. */
  meaningOf(condition: Node, test?: Node): Meaning;
  /** What it says that two values are equal; absent where `meaningOf` reads that. */
  equality?(left: Node, right: Node): Meaning;
  /** The side of a part of a node that tests in a way of its own. */
  sideIn?(around: Node, inside: Node): Side | undefined;
}

export interface EnvironmentTests {
  /** The sides that tests around a node put it on, and guards before it that leave in Azure. */
  sidesOf(node: Node): Sides;
  /** Whether one of them is the developer's side. */
  isLocalOnly(node: Node): boolean;
  /** The side of a part of a node that branches. */
  sideIn(around: Node, inside: Node): Side | undefined;
  /** The sides on which what stands behind the exits of a list runs: `if <in Azure> return` without an `else` leaves the local one. */
  sidesBehindExits(list: Node, inside: Node): readonly Side[];
  meaningOfCondition(condition: Node, test?: Node): Meaning;
  /** What the condition of a node that branches says; nothing for any other node. */
  meaningOfTest(test: Node): Meaning;
}

export function environmentTests(syntax: TestSyntax): EnvironmentTests {
  const meaningOfCondition = conditionReader(syntax);
  const meaningOfTest = (test: Node): Meaning => {
    const condition = syntax.branching.test(test.type) ? test.childForFieldName('condition') : null;
    return condition ? meaningOfCondition(condition, test) : meaningless;
  };
  const sideIn = (around: Node, inside: Node): Side | undefined => {
    const own = syntax.sideIn?.(around, inside);
    if (own || !syntax.branching.test(around.type)) return own;
    const { whenTrue, whenFalse } = meaningOfTest(around);
    if (around.childForFieldName('consequence')?.equals(inside) === true) return whenTrue;
    return around.childForFieldName('alternative')?.equals(inside) === true ? whenFalse : undefined;
  };
  const sidesBehindExits = (list: Node, inside: Node): readonly Side[] =>
    namedChildren(list).flatMap((statement) => {
      const isBefore = statement.endIndex <= inside.startIndex;
      const test = isBefore && wrapping.test(statement.type) ? statement.firstNamedChild : statement;
      if (!isBefore || !test || !syntax.branching.test(test.type)) return [];
      const body = test.childForFieldName('consequence');
      if (!body || test.childForFieldName('alternative') || !syntax.leaves(lastIn(body))) return [];
      return meaningOfTest(test).whenFalse ?? [];
    });
  const sidesOf = (node: Node): Sides =>
    sidesAround(node, (around, inside) => {
      const isBehind = syntax.lists.test(around.type) && sidesBehindExits(around, inside).includes('local');
      return isBehind ? 'local' : sideIn(around, inside);
    });
  const isLocalOnly = (node: Node): boolean => sidesOf(node).has('local');
  return { sidesOf, isLocalOnly, sideIn, sidesBehindExits, meaningOfCondition, meaningOfTest };
}

/** What a condition says, read from the tests that it is put together of. */
function conditionReader(syntax: TestSyntax): EnvironmentTests['meaningOfCondition'] {
  const meaningOfCondition = (node: Node, test?: Node): Meaning => {
    const inner = node.lastNamedChild;
    switch (node.type) {
      case 'parenthesized_expression':
      case 'condition_clause':
        return inner ? meaningOfCondition(inner, test) : meaningless;
      case 'unary_expression':
      case 'prefix_unary_expression':
      case 'not_operator':
        return inner && /^(?:!|not\b)/.test(node.text)
          ? negated(meaningOfCondition(inner, test))
          : meaningless;
      case 'binary_expression':
      case 'boolean_operator':
        return meaningOfBinary(node, test);
      default:
        return syntax.meaningOf(node, test);
    }
  };
  const meaningOfBinary = (node: Node, test?: Node): Meaning => {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (!left || !right) return meaningless;
    switch (node.childForFieldName('operator')?.text) {
      case '&&':
      case 'and':
        return both(meaningOfCondition(left, test), meaningOfCondition(right, test));
      case '||':
      case 'or':
        return either(meaningOfCondition(left, test), meaningOfCondition(right, test));
      case '==':
        return syntax.equality?.(left, right) ?? meaningless;
      case '!=':
        return negated(syntax.equality?.(left, right) ?? meaningless);
      default:
        return meaningless;
    }
  };
  return meaningOfCondition;
}

/** Statements that are nothing but what stands in them. */
const wrapping = /^(?:global|expression)_statement$/;
const bodies = /^(?:block|compound_statement|statement_list|expression_statement)$/;

/** The last statement of a body that may be one by itself. */
function lastIn(body: Node): Node {
  const last = bodies.test(body.type)
    ? namedChildren(body).findLast(({ type }) => !/comment/.test(type))
    : undefined;
  return last ? lastIn(last) : body;
}
