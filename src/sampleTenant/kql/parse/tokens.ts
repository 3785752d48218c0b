/** Cuts a Kusto query into tokens. Comments and blanks go; literals come with their value and type. */
import { KqlError } from '../error';
import type { Position } from '../error';
import { parseQuantity } from '../moment';
import type { ScalarType, Value } from '../value';
import { readText, startsText } from './textLiteral';
import { isLiteralType, readTypedLiteral } from './typedLiteral';

/** One token; `end` is the offset behind it. The last one of every query is `end`, with an empty text. */
export type Token = { readonly text: string; readonly at: Position; readonly end: number } & (
  | { readonly kind: 'name' | 'symbol' | 'end' }
  | { readonly kind: 'literal'; readonly type: ScalarType; readonly value: Value }
);

/** Longest first, so that `<=` is not read as `<`. */
const symbols = [
  '==',
  '!=',
  '=~',
  '!~',
  '<>',
  '<=',
  '>=',
  '..',
  '|',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  ':',
  '.',
  '=',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
];

/** The tokens of a query. Throws `KqlError` (`ParserFailure`) where a character or a literal cannot be read. */
export function tokenize(source: string): readonly Token[] {
  const positionOf = positions(source);
  const tokens: Token[] = [];
  let offset = skipBlanks(source, 0);
  while (offset < source.length) {
    const token = readToken(source, offset, positionOf);
    tokens.push(token);
    offset = skipBlanks(source, token.end);
  }
  tokens.push({ kind: 'end', text: '', at: positionOf(source.length), end: source.length });
  return tokens;
}

/** Lines end with `\n`, `\r\n` or `\r`; offsets must be asked for in rising order of lines only for speed. */
function positions(source: string): (offset: number) => Position {
  const lineStarts = [0];
  for (const match of source.matchAll(/\r\n|\n|\r/g)) lineStarts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
}

function skipBlanks(source: string, offset: number): number {
  const blanks = /(?:\s+|\/\/[^\n\r]*)*/y;
  blanks.lastIndex = offset;
  return offset + (blanks.exec(source)?.[0].length ?? 0);
}

function readToken(source: string, offset: number, positionOf: (offset: number) => Position): Token {
  const at = positionOf(offset);
  if (startsText(source, offset)) {
    const literal = readText(source, offset);
    if ('problem' in literal)
      throw new KqlError('ParserFailure', literal.problem, positionOf(literal.offset));
    const text = source.slice(offset, literal.end);
    return { kind: 'literal', type: 'string', value: literal.text, text, at, end: literal.end };
  }
  const name = matchAt(/[A-Za-z_$][A-Za-z0-9_]*/y, source, offset);
  if (name !== undefined) return readName(source, name, at);
  if (/\d/.test(source.charAt(offset))) return readNumber(source, at);
  const word = matchAt(/!(?:in~|[a-z]+(?:_cs)?)/y, source, offset);
  const symbol = word ?? symbols.find((candidate) => source.startsWith(candidate, offset));
  if (symbol !== undefined) return { kind: 'symbol', text: symbol, at, end: offset + symbol.length };
  const character = String.fromCodePoint(source.codePointAt(offset) ?? 0);
  throw new KqlError('ParserFailure', `unexpected character ${JSON.stringify(character)}`, at, character);
}

function matchAt(pattern: RegExp, source: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(source)?.[0];
}

function readName(source: string, name: string, at: Position): Token {
  const end = at.offset + name.length;
  if (name === 'in' && source.charAt(end) === '~') return { kind: 'symbol', text: 'in~', at, end: end + 1 };
  if (/^(?:true|false)$/i.test(name)) {
    return { kind: 'literal', type: 'bool', value: name.toLowerCase() === 'true', text: name, at, end };
  }
  const open = matchAt(/[ \t]*\(/y, source, end);
  if (open === undefined || !isLiteralType(name)) return { kind: 'name', text: name, at, end };
  const literal = readTypedLiteral(name, source, end + open.length);
  if ('problem' in literal) throw new KqlError('ParserFailure', literal.problem, at, name);
  return { kind: 'literal', ...literal, text: source.slice(at.offset, literal.end), at };
}

function readNumber(source: string, at: Position): Token {
  const { offset } = at;
  const hexadecimal = matchAt(/0[xX][0-9a-fA-F]+(?![A-Za-z0-9_])/y, source, offset);
  if (hexadecimal !== undefined) return numberToken('long', Number(hexadecimal), hexadecimal, at);
  const amount = matchAt(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y, source, offset) ?? '';
  const unit = matchAt(/[A-Za-z0-9_]+/y, source, offset + amount.length);
  if (unit === undefined)
    return numberToken(/[.eE]/.test(amount) ? 'real' : 'long', Number(amount), amount, at);
  const milliseconds = parseQuantity(Number(amount), unit);
  if (milliseconds === undefined) {
    throw new KqlError(
      'ParserFailure',
      `"${amount}${unit}" is neither a number nor a timespan`,
      at,
      amount + unit,
    );
  }
  return numberToken('timespan', milliseconds, amount + unit, at);
}

function numberToken(type: ScalarType, value: number, text: string, at: Position): Token {
  return { kind: 'literal', type, value, text, at, end: at.offset + text.length };
}
