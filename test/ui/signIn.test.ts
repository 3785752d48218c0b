/** A real endpoint over HTTPS, reached with the Azure CLI's sign-in, in the workbench. */

import assert from 'node:assert/strict';
import { sampleAzureSettings, startSampleAzure } from '../host/launch/sampleAzure';
import { accept, pick, waitForPicker } from './quickInput';
import { openView, row, rowNames } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

describe('a custom cloud and the Azure CLI', () => {
  let workbench: Workbench;
  let settings: Readonly<Record<string, unknown>>;

  before(async () => {
    const { url, environment } = await startSampleAzure();
    settings = sampleAzureSettings(url);
    workbench = await openWorkbench({ sample: false, env: environment, settings });
    await openView(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('show the subscriptions of the one who is signed in, and say who that is', async () => {
    await row(workbench, 'Contoso Prod').waitFor();
    await workbench.page
      .locator('.part.sidebar .message', { hasText: 'Azure CLI · ola@contoso.example' })
      .waitFor();
    const names = await rowNames(workbench);
    assert.ok(
      names.every((name) => !name.includes('Sample')),
      names.join('\n'),
    );
  });

  it('follow the setting of chosen subscriptions, and say so when none of them can be seen', async () => {
    const elsewhere = '11111111-1111-4111-8111-111111111111/22222222-2222-4222-8222-222222222222';
    workbench.changeSettings({ ...settings, 'managedIdentities.subscriptions': [elsewhere] });
    const welcome = workbench.page.locator('.part.sidebar .welcome-view-content');
    await welcome.getByText('None of the subscriptions chosen in the settings is visible').waitFor();
    await welcome.getByRole('button', { name: 'Select subscriptions' }).click();
    // Chosen here, not by writing the file back: the editor's watcher loses a change right after another one.
    await waitForPicker(workbench, 'Contoso Prod');
    await pick(workbench, 'Contoso Prod');
    await accept(workbench);
    await row(workbench, 'Contoso Prod').waitFor();
    assert.deepEqual(
      (await rowNames(workbench)).map((name) => name.split(',')[0]),
      ['Contoso Prod', 'Orphaned role assignments', 'Attached'],
    );
  });
});
