/** Parses the things that operators take lists of: named expressions, column patterns, sort keys. */
import type { ColumnPattern, NamedExpression, SortKey } from '../ast';
import { parseExpression } from './parseExpression';
import type { Parsing } from './tokenCursor';

/** One or more things with commas between them. */
export function listOf<T>(parsing: Parsing, parse: (parsing: Parsing) => T): T[] {
  const items = [parse(parsing)];
  while (parsing.cursor.accept(',')) items.push(parse(parsing));
  return items;
}

/** `expression`, or `name = expression`. */
export function parseNamed(parsing: Parsing): NamedExpression {
  const { cursor } = parsing;
  const { at } = cursor.peek();
  const bracketed = cursor.at('[');
  if (cursor.peek(bracketed ? 3 : 1).text !== '=' || cursor.peek(bracketed ? 3 : 1).kind !== 'symbol') {
    return { name: undefined, expression: parseExpression(parsing), at };
  }
  const { name } = cursor.expectNewName('a column name');
  cursor.expect('=');
  return { name, expression: parseExpression(parsing), at };
}

/** A column name, or a pattern such as `sku*`, whose parts touch. */
export function parsePattern({ cursor }: Parsing): ColumnPattern {
  const { at } = cursor.peek();
  if (cursor.at('[')) return { pattern: cursor.expectName('a column name').name, at };
  const isPart = (): boolean => cursor.at('*') || cursor.peek().kind === 'name';
  if (!isPart()) throw cursor.unexpected('a column name');
  let pattern = cursor.at('*') ? cursor.next().text : cursor.expectNewName('a column name').name;
  while (isPart() && cursor.touches(0)) pattern += cursor.next().text;
  return { pattern, at };
}

/** `expression [asc|desc] [nulls first|last]`; descending, and nulls last then, unless said otherwise. */
export function parseSortKey(parsing: Parsing): SortKey {
  const { cursor } = parsing;
  const { at } = cursor.peek();
  const expression = parseExpression(parsing);
  const ascending = cursor.accept('asc');
  if (!ascending) cursor.accept('desc');
  let nullsFirst = ascending;
  if (cursor.accept('nulls')) {
    nullsFirst = cursor.accept('first');
    if (!nullsFirst) cursor.expect('last');
  }
  return { expression, ascending, nullsFirst, at };
}
