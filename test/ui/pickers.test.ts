/** What is asked less often, in both themes: orphans, requests for access, code of what is there, roles, and the menus of nodes. */

import assert from 'node:assert/strict';
import { answerNotification, clearNotifications, dialog, notification } from './dialogs';
import {
  accept,
  pick,
  pickerRow,
  pickerRows,
  quickInput,
  runCommand,
  searchAndPick,
  commandTitle,
  waitForPicker,
} from './quickInput';
import { picturesOf } from './screenshot';
import { chooseFromMenu, expand, menuItem, menuItems, openMenu, openView } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('pickers');

for (const theme of ['dark', 'light'] as const)
  describe(`what is asked less often, in the ${theme} theme`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ theme, size: { width: 1400, height: 1000 } });
      await openView(workbench);
      await expand(workbench, 'Contoso Prod');
    });

    afterEach(async () => {
      await workbench.page.keyboard.press('Escape');
      await clearNotifications(workbench);
    });

    after(async () => {
      await workbench.close();
    });

    it('writes a request for access from the menu of a node', async () => {
      await chooseFromMenu(workbench, 'id-orders-api', 'Request Access…');
      await waitForPicker(workbench, 'Sample: Request access: to do what');
      await pickerRow(workbench, 'Assign roles').waitFor();
      await picture(workbench, theme, 'request-tasks');
      await pick(workbench, 'Assign roles');
      await notification(workbench, 'Request for the owner copied')
        .or(workbench.page.locator('.tab.active', { hasText: 'Request for access' }))
        .first()
        .waitFor();
      await workbench.page
        .locator('.editor-instance .view-line', { hasText: 'az role assignment create' })
        .first()
        .waitFor();
      await picture(workbench, theme, 'request');
    });

    it('copies an identity as code, in a format that is chosen, and opens it', async () => {
      await chooseFromMenu(workbench, 'id-orders-api', 'Copy as Code…');
      await waitForPicker(workbench, 'Sample: Copy id-orders-api as code: in which format');
      const formats = await pickerRows(workbench);
      assert.ok(formats.length >= 5, formats.join('\n'));
      await picture(workbench, theme, 'code-formats');
      await pick(workbench, 'Azure CLI');
      await answerNotification(workbench, 'Copied as Azure CLI commands: id-orders-api', 'Open as document');
      await workbench.page
        .locator('.editor-instance .view-line', { hasText: 'az identity create' })
        .first()
        .waitFor();
      await picture(workbench, theme, 'code');
    });

    it('offers roles by what fits the place', async () => {
      await chooseFromMenu(workbench, 'id-orders-web', 'Assign Role…');
      await waitForPicker(workbench, '(1 of 3): where');
      await picture(workbench, theme, 'where');
      await quickInput(workbench).locator('input[type="text"]').first().fill('kv-orders');
      await pick(workbench, /kv-orders.*Key vault/s);
      await waitForPicker(workbench, 'All of kv-orders, or one part of it');
      await pick(workbench, 'kv-orders');
      await waitForPicker(workbench, '(2 of 3): which roles');
      await pickerRow(workbench, 'Key Vault Secrets User').waitFor();
      await picture(workbench, theme, 'roles');
    });

    it('has short menus, and names what it copies', async () => {
      await expand(workbench, 'id-orders-api', 'Role assignments');
      await openMenu(workbench, 'Reader, subscription Contoso Prod');
      const items = await menuItems(workbench);
      assert.deepEqual(
        [
          'Copy Name or Value',
          'Copy Resource ID',
          'Copy as Code…',
          'Open in Azure Portal',
          'View Properties',
        ].filter((item) => !items.some((shown) => shown.startsWith(item))),
        [],
        items.join('\n'),
      );
      await menuItem(workbench, 'Copy Name or Value').waitFor();
      await picture(workbench, theme, 'menu');
      await workbench.page.keyboard.press('Escape');
      await openMenu(workbench, 'id-orders-api');
      await picture(workbench, theme, 'menu-identity');
    });

    it('compares roles in lines that fit half of the editor', async () => {
      const { page } = workbench;
      await expand(workbench, 'id-orders-api', 'Role assignments');
      await chooseFromMenu(workbench, 'Storage Blob Data Contributor, stordersprod', 'Compare Roles…');
      await waitForPicker(workbench, 'Sample: Compare roles: which roles');
      await searchAndPick(workbench, 'Storage Blob Data Reader');
      await accept(workbench);
      await page.locator('.tab.active', { hasText: '↔' }).waitFor();
      await page.locator('.modified .view-line', { hasText: 'blobs/read' }).first().waitFor();
      await picture(workbench, theme, 'compare');
      const cut = await page.evaluate<readonly string[]>(`
        [...document.querySelectorAll('.monaco-diff-editor .view-line')]
          .filter((line) =>
            line.firstElementChild.getBoundingClientRect().right >
            line.closest('.overflow-guard').getBoundingClientRect().right)
          .map((line) => line.textContent)`);
      assert.deepEqual(cut, []);
    });

    it('lists orphans, and says before they are removed that this is for good', async () => {
      await runCommand(workbench, commandTitle('managedIdentities.removeOrphans'));
      await waitForPicker(workbench, 'Sample: Remove orphaned role assignments (1 of 2): which ones');
      await pickerRow(workbench, 'Reader').waitFor();
      await picture(workbench, theme, 'orphans');
      await pick(workbench, 'Reader');
      await accept(workbench);
      await waitForPicker(workbench, '(2 of 2): review');
      await pickerRow(workbench, 'This cannot be undone').waitFor();
      await picture(workbench, theme, 'orphans-review');
      await workbench.page.keyboard.press('Escape');
      await quickInput(workbench).waitFor({ state: 'hidden' });
      assert.equal(await dialog(workbench).count(), 0);
    });
  });
