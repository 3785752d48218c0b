/** Turns the editor's cancellation tokens into abort signals, the one form the rest of the product knows. */

import type { CancellationToken } from 'vscode';

/** A signal that fires with the token; the listener goes when `done` is called. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else
    token.onCancellationRequested(() => {
      controller.abort();
    });
  return controller.signal;
}
