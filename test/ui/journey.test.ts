/** The whole life of an identity, created, attached, given a role, used in code, deleted with a way back. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFolder } from '../host/launch/paths';
import { answerDialog, answerNotification, clearNotifications, notification } from './dialogs';
import { openFile, savedText, setCursorAt } from './editorPane';
import { accept, pick, pickerRow, typeIn, waitForPicker } from './quickInput';
import { screenshot } from './screenshot';
import { chooseFromMenu, clickInline, clickTitleButton, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Theme, Workbench } from './workbench';

const name = 'id-orders-journey';
const file = 'storefront/src/orderStore.ts';

for (const theme of ['dark', 'light'] as const satisfies readonly Theme[]) {
  describe(`an identity from its making to its end, in a ${theme} window`, () => {
    let workbench: Workbench;
    const picture = (what: string): Promise<void> =>
      screenshot(workbench, join(resultsFolder, `journey-${what}-${theme}.png`));

    before(async () => {
      workbench = await openWorkbench({ theme, size: { width: 1280, height: 1000 } });
      await openView(workbench);
      await expand(workbench, 'Contoso Prod');
    });

    after(async () => {
      await workbench.close();
    });

    it('is created', async () => {
      await row(workbench, 'Contoso Prod').click();
      await clickTitleButton(workbench, 'Create Managed Identity…');
      await waitForPicker(workbench, ': system-assigned or user-assigned');
      await pick(workbench, 'User-assigned');
      await waitForPicker(workbench, ': in which resource group');
      await pick(workbench, 'rg-orders');
      await waitForPicker(workbench, ': in which region');
      await pick(workbench, 'West Europe');
      await waitForPicker(workbench, ': name');
      await typeIn(workbench, name);
      await accept(workbench);
      await waitForPicker(workbench, ': tags');
      await pick(workbench, 'Go on without tags');
      await waitForPicker(workbench, ': who may use it');
      await pick(workbench, 'Resources in any region');
      await waitForPicker(workbench, ': review');
      await pick(workbench, 'Create this identity');
      await row(workbench, `${name}, rg-orders · West Europe`).waitFor();
      await notification(workbench, `Created ${name}`).waitFor();
      await picture('1-created');
    });

    it('is attached to an app, which it leads on to', async () => {
      await answerNotification(workbench, `Created ${name}`, 'Attach to resource…');
      await waitForPicker(workbench, `Attach ${name} (1 of 2): to which resource`);
      await typeIn(workbench, 'app-orders');
      await pick(workbench, /^app-orders\s*App Service · rg-orders · West Europe/);
      await waitForPicker(workbench, '(2 of 2): review');
      await pick(workbench, 'Attach');
      await notification(workbench, `Attached ${name} to app-orders, which restarts now.`).waitFor();
      await expand(workbench, name, 'Used by');
      await row(workbench, 'app-orders, App Service · rg-orders').waitFor();
      await picture('2-attached');
      await clearNotifications(workbench);
    });

    it('is given a role on what the app reads', async () => {
      await chooseFromMenu(workbench, name, 'Assign Role…');
      await waitForPicker(workbench, `Assign role to ${name} (1 of 3): where`);
      await typeIn(workbench, 'stordersprod');
      await pick(workbench, /stordersprod.*Storage account · rg-orders · West Europe/s);
      await waitForPicker(workbench, 'All of stordersprod, or one part of it');
      await pick(workbench, 'stordersprod');
      await waitForPicker(workbench, '(2 of 3): which roles');
      await pick(workbench, 'Storage Blob Data Reader');
      await accept(workbench);
      await waitForPicker(workbench, '(3 of 3): review');
      await pick(workbench, 'Assign this role');
      await notification(workbench, `Assigned Storage Blob Data Reader to ${name} on stordersprod`).waitFor();
      await expand(workbench, name, 'Role assignments');
      await row(workbench, 'Storage Blob Data Reader, stordersprod · new').waitFor();
      await picture('3-assigned');
      await clearNotifications(workbench);
    });

    it('is used in code', async () => {
      await openFile(workbench, file);
      await setCursorAt(workbench, file, 'new DefaultAzureCredential');
      await clickInline(workbench, name, /^Insert/);
      await answerDialog(workbench, `Insert code for ${name}, an identity of the sample tenant?`, 'Insert');
      const text = await savedText(workbench, file, 'new ManagedIdentityCredential');
      assert.match(text, /clientId: '5a3b1e00-[0-9a-f-]+', \/\/ id-orders-journey\./);
      await picture('4-code');
      await clearNotifications(workbench);
    });

    it('is deleted with all that hangs on it in sight, and leaves a script that makes it anew', async () => {
      await chooseFromMenu(workbench, name, 'Delete Managed Identity…');
      await waitForPicker(workbench, `Delete ${name} (1 of 3): where the restore script goes`);
      await pick(workbench, 'Keep it with this extension');
      await waitForPicker(workbench, '(2 of 3): review');
      await pickerRow(workbench, 'Storage Blob Data Reader').waitFor();
      await pickerRow(workbench, /app-orders.*App Service · rg-orders/s).waitFor();
      await picture('5-review');
      await pick(workbench, `Delete ${name}; you type its name next`);
      await waitForPicker(workbench, '(3 of 3): its name, to confirm');
      await typeIn(workbench, name);
      await accept(workbench);
      await notification(workbench, `Deleted ${name} and its role assignment`).waitFor();
      await row(workbench, name).waitFor({ state: 'detached' });
      await answerNotification(workbench, `Deleted ${name}`, 'Open script');
      const { page } = workbench;
      await page.locator('.tab.active', { hasText: /^id-orders-journey-\d{14}\.sh/ }).waitFor();
      for (const line of ['az identity create', 'az role assignment create', 'az webapp identity assign'])
        await page.locator('.editor-instance .view-line', { hasText: line }).waitFor();
      await picture('6-script');
      // What it was used in is the developer's own, and stays.
      assert.match(readFileSync(join(workbench.folder, file), 'utf8'), /ManagedIdentityCredential/);
    });
  });
}
