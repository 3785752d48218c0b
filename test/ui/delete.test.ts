/** Deleting an identity by the pickers: what hangs on it is in sight, its name is typed, the script that makes it anew opens. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { resultsFolder } from '../host/launch/paths';
import { notification } from './dialogs';
import { accept, pick, pickerRow, quickInput, typeIn, waitForPicker } from './quickInput';
import { screenshot } from './screenshot';
import { chooseFromMenu, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

describe('deleting an identity', () => {
  let workbench: Workbench;
  const picture = (name: string): Promise<void> =>
    screenshot(workbench, join(resultsFolder, `delete-${name}-light.png`));

  before(async () => {
    workbench = await openWorkbench({ theme: 'light', size: { width: 1280, height: 900 } });
    await openView(workbench);
    await expand(workbench, 'Contoso Prod');
  });

  after(async () => {
    await workbench.close();
  });

  it('shows what hangs on it, takes only its own name, and leaves it alone on Escape', async () => {
    await startDeleting('id-orders-web');
    await typeIn(workbench, 'id-orders-api');
    await quickInput(workbench)
      .locator('.quick-input-message', { hasText: 'This is not id-orders-web.' })
      .waitFor();
    await picture('name');
    await accept(workbench);
    await waitForPicker(workbench, 'its name, to confirm');
    await workbench.page.keyboard.press('Escape');
    await quickInput(workbench).waitFor({ state: 'hidden' });
    await row(workbench, 'id-orders-web').waitFor();
    assert.equal(await notification(workbench, 'Deleted').count(), 0);
  });

  it('deletes it with its role assignments, and the script that makes it anew opens from the notification', async () => {
    await startDeleting('id-orders-web');
    await typeIn(workbench, 'id-orders-web');
    await accept(workbench);
    const toast = notification(workbench, 'Sample: Deleted id-orders-web and its 2 role assignments.');
    await toast.waitFor();
    await row(workbench, 'id-orders-web').waitFor({ state: 'detached' });
    await picture('done');
    await toast.getByRole('button', { name: 'Open script' }).first().click();
    const { page } = workbench;
    await page.locator('.tab.active', { hasText: /^id-orders-web-\d{14}\.sh/ }).waitFor();
    await page
      .locator('.editor-instance .view-line', { hasText: 'Makes the managed identity anew' })
      .waitFor();
    await page.locator('.editor-instance .view-line', { hasText: 'az identity create' }).waitFor();
    await picture('script');
  });

  /** To the field for its name. */
  async function startDeleting(name: string): Promise<void> {
    await chooseFromMenu(workbench, name, 'Delete Managed Identity…');
    await waitForPicker(workbench, `Sample: Delete ${name} (1 of 3): where the restore script goes`);
    await picture('place');
    await pick(workbench, 'Keep it with this extension');
    await waitForPicker(workbench, '(2 of 3): review');
    await pickerRow(workbench, /SignalR App Server/).waitFor();
    await pickerRow(workbench, 'Made anew, it has another client ID and object ID').waitFor();
    await picture('review');
    await pick(workbench, `Delete ${name}; you type its name next`);
    await waitForPicker(workbench, '(3 of 3): its name, to confirm');
  }
});
