/** Shows that Azure asked to wait, for how long, with a button that gives up: never a view that just hangs. */

import { l10n, ProgressLocation, window } from 'vscode';

/** A wait that requests are in. */
export interface Wait {
  readonly seconds: number;
  readonly host: string;
  cancel(): void;
}

/** Takes every wait as it begins and `undefined` when none is left. */
export function createWaitingNotice(): (wait: Wait | undefined) => void {
  let finish: (() => void) | undefined;
  return (wait) => {
    finish?.();
    finish = undefined;
    if (wait === undefined) return;
    const over = new Promise<void>((resolve) => (finish = resolve));
    const title = l10n.t('Azure has had many requests and asks to wait {0} seconds', Math.ceil(wait.seconds));
    void window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (_progress, token) => {
        token.onCancellationRequested(() => {
          wait.cancel();
        });
        return over;
      },
    );
  };
}
