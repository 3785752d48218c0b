/** The one error of the Kusto evaluator: a code to map, a message to read, and the place in the query it is about. */

/** A place in a query; `line` and `column` count from 1, `offset` from 0 in UTF-16 units. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/**
 * What is wrong with a query. `ParserFailure` is anything that is not Kusto at all; the others are well-formed
 * queries that Resource Graph would not run.
 */
export type KqlErrorCode =
  | 'ParserFailure'
  | 'UnknownTable'
  | 'UnknownColumn'
  | 'UnknownFunction'
  | 'WrongArguments'
  | 'UnsupportedOperator'
  | 'DuplicateColumn'
  | 'TypeMismatch'
  | 'LimitExceeded';

/** Thrown for every query that is not evaluated; `token` is the text at the place, empty at the end of the query. */
export class KqlError extends Error {
  override readonly name = 'KqlError';
  readonly code: KqlErrorCode;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly token: string;

  constructor(code: KqlErrorCode, message: string, at: Position, token = '') {
    super(message);
    this.code = code;
    this.line = at.line;
    this.column = at.column;
    this.offset = at.offset;
    this.token = token;
  }
}
