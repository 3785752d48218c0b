/** Shows that work is under way: a notification that cancels, or a line of the view while it reads. */

import { ProgressLocation, l10n, window } from 'vscode';
import { identitiesView } from '../names';
import { activityTitle } from './busyWords';
import { signalOf } from './cancel';
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
