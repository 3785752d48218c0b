/** Parses what expressions are made of: literals, names, calls, parentheses, and the paths behind them. */
import type { Expression } from '../ast';
import { KqlError } from '../error';
import type { Json } from '../value';
import { toDynamic } from '../dynamicValue';
import type { Parsing, TokenCursor } from './tokenCursor';
import { typeNamed } from './typedLiteral';

type ExpressionParser = (parsing: Parsing) => Expression;

/** Parses one operand with its sign and its path; `parseExpression` reads what stands in parentheses and brackets. */
export function parsePrimary(parsing: Parsing, parseExpression: ExpressionParser): Expression {
  const { cursor } = parsing;
  if (cursor.at('-')) {
    const { at } = cursor.next();
    return { kind: 'negation', operand: parsePath(parsing, parseExpression), at };
  }
  return parsePath(parsing, parseExpression);
}

function parsePath(parsing: Parsing, parseExpression: ExpressionParser): Expression {
  const { cursor } = parsing;
  let target = parseHead(parsing, parseExpression);
  for (;;) {
    if (cursor.accept('.')) {
      const { name, at } = cursor.expectName('a property name');
      target = { kind: 'member', target, name, at };
    } else if (cursor.at('[')) {
      const { at } = cursor.next();
      const index = parseExpression(parsing);
      cursor.expect(']');
      target =
        index.kind === 'literal' && typeof index.value === 'string' && index.type === 'string'
          ? { kind: 'member', target, name: index.value, at }
          : { kind: 'element', target, index, at };
    } else {
      return target;
    }
  }
}

function parseHead(parsing: Parsing, parseExpression: ExpressionParser): Expression {
  const { cursor } = parsing;
  const token = cursor.peek();
  if (token.kind === 'literal') return parseLiteral(cursor);
  if (token.kind === 'name' && cursor.peek(1).text === '(' && cursor.peek(1).kind === 'symbol') {
    return parseCall(parsing, parseExpression);
  }
  if (cursor.accept('(')) {
    const inner = parseExpression(parsing);
    cursor.expect(')');
    return inner;
  }
  if (cursor.accept('*')) return { kind: 'star', at: token.at };
  return { kind: 'name', ...cursor.expectName('an expression') };
}

/** Text literals that follow one another are one text. */
function parseLiteral(cursor: TokenCursor): Expression {
  const first = cursor.next();
  if (first.kind !== 'literal') throw cursor.unexpected('a literal');
  let { value } = first;
  for (let more = cursor.peek(); first.type === 'string' && more.kind === 'literal'; more = cursor.peek()) {
    if (typeof value !== 'string' || typeof more.value !== 'string' || more.type !== 'string') break;
    value += more.value;
    cursor.next();
  }
  return { kind: 'literal', type: first.type, value, at: first.at };
}

function parseCall(parsing: Parsing, parseExpression: ExpressionParser): Expression {
  const { cursor } = parsing;
  const { text: name, at } = cursor.next();
  cursor.expect('(');
  if (name === 'dynamic') {
    const value = parseJson(cursor);
    cursor.expect(')');
    return { kind: 'literal', type: 'dynamic', value, at };
  }
  if (name === 'typeof') {
    const typeName = cursor.next();
    const type = typeNamed(typeName.text);
    if (type === undefined) throw new KqlError('ParserFailure', `"${typeName.text}" is no type`, typeName.at);
    cursor.expect(')');
    return { kind: 'typeReference', type, at };
  }
  const values: Expression[] = [];
  if (!cursor.at(')')) {
    do values.push(parseExpression(parsing));
    while (cursor.accept(','));
  }
  cursor.expect(')');
  return { kind: 'call', name, arguments: values, at };
}

/** The JSON of `dynamic(…)`; texts may have either quote, and Kusto literals may stand in it. */
function parseJson(cursor: TokenCursor): Json {
  const token = cursor.peek();
  if (cursor.accept('[')) return parseJsonArray(cursor);
  if (cursor.accept('{')) return parseJsonBag(cursor);
  if (cursor.accept('null')) return null;
  if (cursor.accept('-')) {
    const amount = cursor.next();
    if (amount.kind === 'literal' && typeof amount.value === 'number') return -amount.value;
    throw new KqlError('ParserFailure', 'expected a number', amount.at, amount.text);
  }
  if (token.kind !== 'literal') throw cursor.unexpected('a JSON value');
  cursor.next();
  return toDynamic(token.value, token.type);
}

function parseJsonArray(cursor: TokenCursor): Json {
  if (cursor.accept(']')) return [];
  const items: Json[] = [];
  do items.push(parseJson(cursor));
  while (cursor.accept(','));
  cursor.expect(']');
  return items;
}

function parseJsonBag(cursor: TokenCursor): Json {
  if (cursor.accept('}')) return {};
  const entries: [string, Json][] = [];
  do {
    const key = cursor.next();
    if (key.kind !== 'literal' || typeof key.value !== 'string') {
      throw new KqlError('ParserFailure', 'expected a property name in quotes', key.at, key.text);
    }
    cursor.expect(':');
    entries.push([key.value, parseJson(cursor)]);
  } while (cursor.accept(','));
  cursor.expect('}');
  return Object.fromEntries(entries);
}
