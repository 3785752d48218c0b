/** A typed text, as flows describe it: what `inputBox.ts` draws and tests answer. */

import type { Picked } from './listPicker';

export interface TextBoxRequest {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  /** Shows a button that goes one step back. */
  readonly back: boolean;
  /** The sentence that says what is wrong, at once. */
  check(text: string): string | undefined;
  /** The same for what has to be asked for; asked when `check` finds nothing. */
  verify?(text: string, signal: AbortSignal): Promise<string | undefined>;
}

export interface TextBox {
  ask(request: TextBoxRequest): Promise<Picked<{ readonly text: string }>>;
}
