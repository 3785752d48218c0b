/** Runs in an extension host without the extension: its own parts at work over a large tenant and large files. */

import { editorFigures } from './editors';
import { record } from './figures';
import { resultsFile, suite } from './inHost';
import { comesToRest } from './rest';
import { treeFigures } from './trees';

export const run = suite(async () => {
  await comesToRest();
  record(resultsFile(), ...(await editorFigures()));
  record(resultsFile(), ...(await treeFigures()));
});
