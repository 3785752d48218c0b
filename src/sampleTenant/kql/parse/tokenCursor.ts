/** A reading position in the tokens of a query, with the words for what was expected when it does not come. */
import type { Operator, Pipeline } from '../ast';
import { KqlError } from '../error';
import type { Position } from '../error';
import { tokenize } from './tokens';
import type { Token } from './tokens';

/**
 * The words that Kusto's own parser does not take for a name, so that a column or property of that name must be
 * written `['name']`. Found by trying the words of its grammar on it.
 */
const reservedNames = new Set(
  (
    'and or in by contains has startswith endswith between where project union asc desc first last as set print ' +
    'dynamic datetime timespan string int long real date time double decimal float has_any has_all hasprefix like ' +
    'notlike of to sample search find invoke datatable external_data externaldata materialize isfuzzy title flags ' +
    'toscalar totable nooptimization simple relaxed'
  ).split(' '),
);

/** Words that are also parameters of operators, so that a column that is made needs brackets to bear one. */
const parameterNames = new Set(['kind', 'withsource']);

/** What the parsing functions read from. */
export interface TokenCursor {
  /** The token ahead, or the one `ahead` places further on. */
  peek(ahead?: number): Token;
  next(): Token;
  /** Whether the token ahead is this symbol or word (not the literal of that text). */
  at(text: string): boolean;
  /** Takes the token ahead if it is this symbol or word. */
  accept(text: string): boolean;
  expect(text: string): Token;
  /** Takes a name: bare, or as `['any text']`. */
  expectName(what: string): Name;
  /** Takes a name for something new, for which a few more words need brackets. */
  expectNewName(what: string): Name;
  /** Whether the token `ahead` places further on follows the one before it without a blank. */
  touches(ahead: number): boolean;
  /** The error for the token ahead. */
  unexpected(expected: string): KqlError;
}

/** A name and where it stands; `bracketed` if it was written `['name']`. */
export interface Name {
  readonly name: string;
  readonly at: Position;
}

/** What parsing one query shares: the cursor, every tabular operator met so far, and the way into a subquery. */
export interface Parsing {
  readonly cursor: TokenCursor;
  readonly operators: Operator[];
  readonly parsePipeline: (parsing: Parsing) => Pipeline;
}

/** A cursor at the beginning of a query. */
export function createTokenCursor(source: string): TokenCursor {
  const tokens = tokenize(source);
  const end = tokens[tokens.length - 1];
  if (end === undefined) throw new RangeError('a query has an end');
  let position = 0;

  const peek = (ahead = 0): Token => tokens[position + ahead] ?? end;
  const next = (): Token => {
    const token = peek();
    position++;
    return token;
  };
  const is = (token: Token, text: string): boolean =>
    token.kind !== 'literal' && token.text === text && text !== '';
  const unexpected = (expected: string): KqlError => {
    const token = peek();
    const found = token.kind === 'end' ? 'the end of the query' : `"${token.text}"`;
    return new KqlError('ParserFailure', `expected ${expected}, found ${found}`, token.at, token.text);
  };
  const expect = (text: string): Token => {
    if (!is(peek(), text)) throw unexpected(`"${text}"`);
    return next();
  };
  const expectName = (what: string): Name => {
    const token = peek();
    if (token.kind === 'name' && !reservedNames.has(token.text)) return { name: next().text, at: token.at };
    const text = peek(1);
    if (!is(token, '[') || text.kind !== 'literal' || typeof text.value !== 'string') throw unexpected(what);
    position += 2;
    expect(']');
    return { name: text.value, at: token.at };
  };
  const expectNewName = (what: string): Name => {
    const { kind, text } = peek();
    if (kind === 'name' && parameterNames.has(text)) throw unexpected(`${what}, written ['${text}']`);
    return expectName(what);
  };
  return {
    peek,
    next,
    at: (text) => is(peek(), text),
    accept: (text) => is(peek(), text) && next() !== end,
    expect,
    expectName,
    expectNewName,
    touches: (ahead) => peek(ahead).at.offset === peek(ahead - 1).end && peek(ahead).kind !== 'end',
    unexpected,
  };
}
