/** Shows that work is under way: a notification that cancels, or a line of the view while it reads. */

import type { CancellationToken } from 'vscode';
import { ProgressLocation, l10n, window } from 'vscode';
import { Failure } from '../model/failure';
import { identitiesView } from '../names';
import { activityTitle } from './busyWords';
import type { Ui } from './ports';

export function createBusy(): Pick<Ui, 'busy' | 'busyInView'> {
  return {
    busy: async (activity, work) =>
      window.withProgress(
        {
          location: ProgressLocation.Notification,
          cancellable: true,
          title: activityTitle(l10n.t, activity),
        },
        (progress, token) => {
          let shown = 0;
          return work(signalOf(token), (done, total) => {
            if (total < 2) return;
            const percent = (100 * done) / total;
            progress.report({ message: l10n.t('{0} of {1}', done, total), increment: percent - shown });
            shown = percent;
          });
        },
      ),
    busyInView: async (work) =>
      window.withProgress({ location: { viewId: identitiesView } }, (_progress, token) =>
        work(signalOf(token)),
      ),
  };
}

/** The editor's way of cancelling as the one that the rest of the product knows. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  const cancel = () => {
    controller.abort(new Failure('cancelled'));
  };
  if (token.isCancellationRequested) cancel();
  token.onCancellationRequested(cancel);
  return controller.signal;
}
