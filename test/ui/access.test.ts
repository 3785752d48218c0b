/** Looking at access as a person does, on the sample tenant: who reaches a resource, and two roles side by side. */

import { picturesOf } from './screenshot';
import { chooseFromMenu, expand, openView, row } from './sideBar';
import { clearNotifications, notification } from './dialogs';
import { accept, commandTitle, pick, runCommand, searchAndPick, typeIn, waitForPicker } from './quickInput';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('access');

for (const theme of ['dark', 'light'] as const) {
  describe(`looking at access in ${theme}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ theme, size: { width: 1280, height: 1000 } });
      await openView(workbench);
      await expand(workbench, 'Contoso Prod', 'id-orders-api', 'Role assignments');
    });

    after(async () => {
      await workbench.close();
    });

    it('shows who has access to a resource, and leads on to assigning a role there', async () => {
      await chooseFromMenu(workbench, 'Key Vault Secrets User, kv-orders', 'View Access');
      const { page } = workbench;
      await page.locator('.tab.active', { hasText: 'access kv-orders' }).waitFor();
      await page.locator('.view-line', { hasText: 'id-orders-api' }).first().waitFor();
      await notification(workbench, /Sample: .*kv-orders/).waitFor();
      await picture(workbench, theme, 'report');
      await clearNotifications(workbench);
    });

    it('shows all access of an identity, from resources to the whole tenant', async () => {
      await chooseFromMenu(workbench, 'id-orders-api', 'View Access');
      const { page } = workbench;
      await page.locator('.tab.active', { hasText: 'all access of id-orders-api' }).waitFor();
      await page.locator('.view-line', { hasText: 'At single resources' }).first().waitFor();
      await notification(workbench, /Sample: .*id-orders-api has access in/).waitFor();
      await picture(workbench, theme, 'identity-report');
      await page.locator('.editor-instance .view-lines').first().click();
      await page.keyboard.press('Control+End');
      await page.locator('.codelens-decoration:visible', { hasText: 'Copy' }).first().waitFor();
      await picture(workbench, theme, 'identity-report-end');
      await clearNotifications(workbench);
    });

    it('compares two roles side by side', async () => {
      const { page } = workbench;
      await runCommand(workbench, commandTitle('managedIdentities.compareRoles'));
      await waitForPicker(workbench, 'which tenant');
      await pick(workbench, 'Contoso (sample)');
      await waitForPicker(workbench, 'where');
      await pick(workbench, 'A subscription…');
      await searchAndPick(workbench, 'Contoso Prod');
      await waitForPicker(workbench, /which role/);
      await typeIn(workbench, 'Storage Blob Data Reader');
      await pick(workbench, 'Storage Blob Data Reader');
      await typeIn(workbench, 'Storage Blob Data Contributor');
      await pick(workbench, 'Storage Blob Data Contributor');
      await picture(workbench, theme, 'compare-roles');
      await accept(workbench);
      await page.locator('.tab.active', { hasText: 'Storage Blob Data Reader' }).waitFor();
      await page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
      await picture(workbench, theme, 'compare');
    });

    it('groups identities by region, and shows only those that nothing is known to use', async () => {
      await runCommand(workbench, commandTitle('managedIdentities.groupBy'));
      await waitForPicker(workbench, 'by what');
      await pick(workbench, 'Region');
      await row(workbench, 'North Europe').waitFor();
      await runCommand(workbench, commandTitle('managedIdentities.filterUnused'));
      await row(workbench, 'Only unused identities').waitFor();
      await expand(workbench, 'North Europe');
      await picture(workbench, theme, 'unused');
    });
  });
}
