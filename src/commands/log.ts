/** Shows the log, or copies its last lines for whoever helps. */

import type { Gesture } from './deps';

export const showLog: Gesture =
  ({ ui }) =>
  () => {
    ui.log.show();
    return Promise.resolve();
  };

export const copyLog: Gesture =
  ({ ui }) =>
  async () => {
    await ui.log.copy();
    ui.tell({ news: 'logCopied' }, false);
  };
