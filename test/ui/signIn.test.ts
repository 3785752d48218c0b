/** A real endpoint over HTTPS, reached with the Azure CLI's sign-in, in the workbench. */

import assert from 'node:assert/strict';
import { sampleAzureSettings, startSampleAzure } from '../host/launch/sampleAzure';
import { openView, row, rowNames } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

describe('a custom cloud and the Azure CLI', () => {
  let workbench: Workbench;

  before(async () => {
    const { url, environment } = await startSampleAzure();
    workbench = await openWorkbench({ sample: false, env: environment, settings: sampleAzureSettings(url) });
  });

  after(async () => {
    await workbench.close();
  });

  it('show the subscriptions of the one who is signed in', async () => {
    await openView(workbench);
    await row(workbench, 'Contoso Prod').waitFor();
    const names = await rowNames(workbench);
    assert.ok(
      names.every((name) => !name.includes('Sample')),
      names.join('\n'),
    );
  });
});
