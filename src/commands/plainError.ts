/** A failure as plain data, for callers of commands: other extensions, keybindings and tests. */

import type { Failure, FailureCode } from '../model/failure';
import type { FailureWords } from '../ui/ports';

export interface PlainError {
  readonly code: FailureCode;
  /** The sentence that a person is shown. */
  readonly message: string;
  readonly serviceCode?: string;
  readonly correlationId?: string;
  readonly field?: string;
}

export function plainError(failure: Failure, words: Pick<FailureWords, 'sentence'>): PlainError {
  const { serviceCode, correlationId, field } = failure.details;
  return {
    code: failure.code,
    message: words.sentence(failure),
    ...(serviceCode !== undefined && { serviceCode }),
    ...(correlationId !== undefined && { correlationId }),
    ...(field !== undefined && { field }),
  };
}
