/** Turns the editor's cancellation tokens into abort signals, the one form the rest of the product knows. */

import type { CancellationToken } from 'vscode';
import { Failure } from '../model/failure';

/** A signal that fires with the token, with `cancelled` as its reason. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  const cancel = () => {
    controller.abort(new Failure('cancelled'));
  };
  if (token.isCancellationRequested) cancel();
  else token.onCancellationRequested(cancel);
  return controller.signal;
}
