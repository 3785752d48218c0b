/** Parses a whole query: `let` statements, then one table and what is done to it. */
import type { LetStatement, Pipeline, Query } from '../ast';
import { KqlError } from '../error';
import { parseExpression } from './parseExpression';
import { isOperatorName, parseOperator, parseUnion } from './parseOperator';
import { createTokenCursor } from './tokenCursor';
import type { Parsing, TokenCursor } from './tokenCursor';

/** The table a query is about when it begins with an operator, as Resource Graph lets it. */
const defaultTable = 'resources';

/** Parses a query. Throws `KqlError` at the first place that is not Kusto, or not what Resource Graph takes of it. */
export function parseQuery(source: string): Query {
  const cursor = createTokenCursor(source);
  const parsing: Parsing = { cursor, operators: [], parsePipeline };
  const lets: LetStatement[] = [];
  while (cursor.at('let')) lets.push(parseLet(parsing));
  const pipeline = parsePipeline(parsing);
  cursor.accept(';');
  if (cursor.peek().kind !== 'end') throw cursor.unexpected('"|" or the end of the query');
  return { lets, pipeline, operators: parsing.operators };
}

/** Parses a table with its operators, up to what cannot go on with a `|`. */
function parsePipeline(parsing: Parsing): Pipeline {
  const { cursor } = parsing;
  const { at } = cursor.peek();
  const operators: Pipeline['operators'][number][] = [];
  let source: Pipeline['source'];
  if (cursor.accept('(')) {
    source = parsePipeline(parsing);
    cursor.expect(')');
  } else if (cursor.at('union')) {
    operators.push(parseUnion(parsing));
  } else if (isOperatorName(cursor)) {
    source = { kind: 'name', name: defaultTable, at };
    operators.push(parseOperator(parsing));
  } else {
    source = { kind: 'name', ...cursor.expectName('a table') };
  }
  while (cursor.accept('|')) operators.push(parseOperator(parsing));
  return { kind: 'pipeline', source, operators, at };
}

function parseLet(parsing: Parsing): LetStatement {
  const { cursor } = parsing;
  const { at } = cursor.expect('let');
  const { name } = cursor.expectNewName('a name');
  cursor.expect('=');
  const statement = { name, at };
  if (cursor.peek().kind === 'name' && cursor.peek(1).text === ';') {
    const alias = { kind: 'name', ...cursor.expectName('a name') } as const;
    cursor.expect(';');
    return { ...statement, alias };
  }
  if (isFunction(cursor)) {
    throw new KqlError(
      'UnsupportedOperator',
      'functions cannot be defined here',
      cursor.peek().at,
      cursor.peek().text,
    );
  }
  const value = isTable(cursor)
    ? { ...statement, table: parsePipeline(parsing) }
    : { ...statement, value: parseExpression(parsing) };
  cursor.expect(';');
  return value;
}

/** Whether what follows is a table: there is a `|` before the statement ends, or it begins as only a table does. */
function isTable(cursor: TokenCursor): boolean {
  if (cursor.at('union') || isOperatorName(cursor)) return true;
  for (let ahead = 0; cursor.peek(ahead).kind !== 'end'; ahead++) {
    const token = cursor.peek(ahead);
    if (token.kind === 'symbol' && token.text === ';') return false;
    if (token.kind === 'symbol' && token.text === '|' && !isInsideCall(cursor, ahead)) return true;
  }
  return false;
}

/** Whether a `|` stands in the parentheses of `in (…)` or of a call rather than in the statement itself. */
function isInsideCall(cursor: TokenCursor, pipe: number): boolean {
  let depth = 0;
  for (let ahead = pipe - 1; ahead >= 0; ahead--) {
    const token = cursor.peek(ahead);
    if (token.kind !== 'symbol') continue;
    if (token.text === ')') depth++;
    if (token.text === '(' && depth-- === 0) {
      depth = 0;
      if (ahead > 0 && cursor.peek(ahead - 1).text !== '(') return true;
    }
  }
  return false;
}

function isFunction(cursor: TokenCursor): boolean {
  if (cursor.at('view')) return true;
  if (!cursor.at('(')) return false;
  const first = cursor.peek(1);
  const second = cursor.peek(2).text;
  return (first.text === ')' && second === '{') || (first.kind === 'name' && second === ':');
}
