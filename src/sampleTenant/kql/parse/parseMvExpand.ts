/** Parses `mv-expand`, the operator with the most to say. */
import type { Expansion, Operator } from '../ast';
import { KqlError } from '../error';
import { listOf, parseNamed } from './parseItems';
import type { Parsing, TokenCursor } from './tokenCursor';
import { typeNamed } from './typedLiteral';

/** Parses what follows `mv-expand`: `[kind=…] [with_itemindex=…] items [limit n]`. */
export function parseMvExpand(parsing: Parsing, at: Operator['at']): Operator {
  const { cursor } = parsing;
  let bagsAsArrays = false;
  let indexColumn: string | undefined;
  for (;;) {
    if (acceptParameter(cursor, 'kind') || acceptParameter(cursor, 'bagexpansion')) {
      bagsAsArrays = cursor.accept('array');
      if (!bagsAsArrays) cursor.expect('bag');
    } else if (acceptParameter(cursor, 'with_itemindex')) {
      indexColumn = cursor.expectName('a column name').name;
    } else {
      break;
    }
  }
  const items = listOf(parsing, parseExpansion);
  return { kind: 'mvExpand', bagsAsArrays, indexColumn, items, limit: parseLimit(cursor), at };
}

function acceptParameter(cursor: TokenCursor, name: string): boolean {
  return cursor.peek(1).text === '=' && cursor.accept(name) && cursor.accept('=');
}

function parseExpansion(parsing: Parsing): Expansion {
  const { cursor } = parsing;
  const item = parseNamed(parsing);
  if (!cursor.accept('to')) return { ...item, type: undefined };
  cursor.expect('typeof');
  cursor.expect('(');
  const name = cursor.next();
  const type = typeNamed(name.text);
  if (type === undefined)
    throw new KqlError('ParserFailure', `"${name.text}" is no type`, name.at, name.text);
  cursor.expect(')');
  return { ...item, type };
}

function parseLimit(cursor: TokenCursor): number | undefined {
  if (!cursor.accept('limit')) return undefined;
  const amount = cursor.peek();
  if (amount.kind !== 'literal' || amount.type !== 'long' || typeof amount.value !== 'number') {
    throw cursor.unexpected('a number of rows');
  }
  cursor.next();
  return amount.value;
}
