/** Parses scalar expressions, from loosest to tightest: or, and, equality, order, sums, products, text tests, paths. */
import type { BinaryOperator, Expression, ListOperator } from '../ast';
import { parsePrimary } from './parsePrimary';
import type { Parsing, TokenCursor } from './tokenCursor';

const equality = new Map<string, BinaryOperator>([
  ['==', '=='],
  ['!=', '!='],
  ['<>', '!='],
]);

const order = new Map<string, BinaryOperator>([
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

const sums = new Map<string, BinaryOperator>([
  ['+', '+'],
  ['-', '-'],
]);

const products = new Map<string, BinaryOperator>([
  ['*', '*'],
  ['/', '/'],
  ['%', '%'],
]);

const textTests = [
  'contains',
  'contains_cs',
  'has',
  'has_cs',
  'hasprefix',
  'hassuffix',
  'startswith',
  'startswith_cs',
  'endswith',
  'endswith_cs',
] as const;

const text = new Map<string, BinaryOperator>([
  ['=~', '=~'],
  ['!~', '!~'],
  ['matches', 'matches regex'],
  ...textTests.flatMap((test): [string, BinaryOperator][] => [
    [test, test],
    [`!${test}`, `!${test}`],
  ]),
]);

const lists = new Map<string, ListOperator>(
  (['in', '!in', 'in~', '!in~', 'has_any', 'has_all'] as const).map((operator) => [operator, operator]),
);

/**
 * Parses one expression. The levels are those of Kusto's own grammar, in which a text test binds tighter than a
 * product and neither it nor a comparison can be chained.
 */
export function parseExpression(parsing: Parsing): Expression {
  return chain(parsing, new Map([['or', 'or']]), () =>
    chain(parsing, new Map([['and', 'and']]), () => parseEquality(parsing)),
  );
}

function operatorAhead<T>(cursor: TokenCursor, operators: ReadonlyMap<string, T>): T | undefined {
  const token = cursor.peek();
  return token.kind === 'literal' ? undefined : operators.get(token.text);
}

function chain(
  { cursor }: Parsing,
  operators: ReadonlyMap<string, BinaryOperator>,
  operand: () => Expression,
): Expression {
  let left = operand();
  for (let operator = operatorAhead(cursor, operators); operator !== undefined;) {
    const { at } = cursor.next();
    left = { kind: 'binary', operator, left, right: operand(), at };
    operator = operatorAhead(cursor, operators);
  }
  return left;
}

function once(
  { cursor }: Parsing,
  operators: ReadonlyMap<string, BinaryOperator>,
  left: Expression,
  operand: () => Expression,
): Expression {
  const operator = operatorAhead(cursor, operators);
  if (operator === undefined) return left;
  const { at } = cursor.next();
  if (operator === 'matches regex') cursor.expect('regex');
  return { kind: 'binary', operator, left, right: operand(), at };
}

function parseEquality(parsing: Parsing): Expression {
  const { cursor } = parsing;
  const left = parseOrder(parsing);
  const list = operatorAhead(cursor, lists);
  if (list !== undefined) {
    const { at } = cursor.next();
    return { kind: 'listTest', operator: list, left, items: parseListItems(parsing), at };
  }
  const negated = cursor.at('!between');
  if (negated || cursor.at('between')) return parseBetween(parsing, left, negated);
  return once(parsing, equality, left, () => parseOrder(parsing));
}

function parseBetween(parsing: Parsing, operand: Expression, negated: boolean): Expression {
  const { cursor } = parsing;
  const { at } = cursor.next();
  cursor.expect('(');
  const low = parseSum(parsing);
  cursor.expect('..');
  const high = parseSum(parsing);
  cursor.expect(')');
  return { kind: 'between', negated, operand, low, high, at };
}

function parseOrder(parsing: Parsing): Expression {
  return once(parsing, order, parseSum(parsing), () => parseSum(parsing));
}

function parseSum(parsing: Parsing): Expression {
  return chain(parsing, sums, () => chain(parsing, products, () => parseTextTest(parsing)));
}

function parseTextTest(parsing: Parsing): Expression {
  const primary = (): Expression => parsePrimary(parsing, parseExpression);
  return once(parsing, text, primary(), primary);
}

/** The list of `in (…)`: values, or one table, which the operator `|` inside gives away. */
function parseListItems(parsing: Parsing): Expression[] | ReturnType<Parsing['parsePipeline']> {
  const { cursor } = parsing;
  cursor.expect('(');
  if (holdsPipe(cursor)) {
    const table = parsing.parsePipeline(parsing);
    cursor.expect(')');
    return table;
  }
  const items = [parseExpression(parsing)];
  while (cursor.accept(',')) items.push(parseExpression(parsing));
  cursor.expect(')');
  return items;
}

function holdsPipe(cursor: TokenCursor): boolean {
  let depth = 1;
  for (let ahead = 0; depth > 0; ahead++) {
    const token = cursor.peek(ahead);
    if (token.kind === 'end') return false;
    if (token.kind !== 'symbol') continue;
    if (token.text === '|') return true;
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
  }
  return false;
}
