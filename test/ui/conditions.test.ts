/** Limiting a role by a condition in the last look before it is assigned, in both themes: chosen, said in words, and in the request. */

import { clearNotifications, notification } from './dialogs';
import {
  accept,
  clickRowButton,
  pick,
  pickerRow,
  quickInput,
  searchAndPick,
  typeIn,
  waitForPicker,
} from './quickInput';
import { picturesOf } from './screenshot';
import { chooseFromMenu, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('conditions');
const identity = 'id-orders-web';
const role = 'Storage Blob Data Reader';
const words = 'Reading and listing blobs: only in the container invoices.';

for (const theme of ['dark', 'light'] as const)
  describe(`conditions in the review of assigning, in the ${theme} theme`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ theme, size: { width: 1400, height: 1000 } });
      await openView(workbench);
      await expand(workbench, 'Contoso Prod');
    });

    after(async () => {
      await workbench.close();
    });

    it('offers those that fit the role, each said in words', async () => {
      await chooseFromMenu(workbench, identity, 'Assign Role…');
      await waitForPicker(workbench, '(1 of 3): where');
      await typeIn(workbench, 'stordersprod');
      await pick(workbench, /stordersprod.*Storage account · rg-orders · West Europe/s);
      await waitForPicker(workbench, 'All of stordersprod, or one part of it');
      await pick(workbench, 'stordersprod');
      await waitForPicker(workbench, '(2 of 3): which roles');
      await searchAndPick(workbench, role);
      await accept(workbench);
      await waitForPicker(workbench, '(3 of 3): review');
      await pick(workbench, 'Add a condition…');
      await waitForPicker(workbench, 'limited to what');
      for (const template of ['One blob container', 'Blobs below a path', 'Reading blobs with an index tag'])
        await pickerRow(workbench, template).waitFor();
      await picture(workbench, theme, 'templates');
    });

    it('lists the containers that are there, and says the condition in the review', async () => {
      await pick(workbench, 'One blob container');
      await waitForPicker(workbench, 'which container');
      await pickerRow(workbench, 'Another name…').waitFor();
      await picture(workbench, theme, 'containers');
      await pick(workbench, 'invoices');
      await waitForPicker(workbench, '(3 of 3): review');
      await pickerRow(workbench, words).waitFor();
      await picture(workbench, theme, 'review');
    });

    it('has the text of the condition in the request that is to be sent', async () => {
      const { page } = workbench;
      await typeIn(workbench, 'PUT');
      await clickRowButton(workbench, /^PUT/, 'View the whole request');
      for (const part of ['"condition"', "StringEquals 'invoices'", '"conditionVersion": "2.0"'])
        await page.locator('.editor-instance .view-line', { hasText: part }).first().waitFor();
      await picture(workbench, theme, 'request');
      await typeIn(workbench, '');
    });

    it('stands in the view in words once it is assigned', async () => {
      await pick(workbench, 'Assign this role');
      await notification(workbench, `Assigned ${role} to ${identity}`).waitFor();
      await quickInput(workbench).waitFor({ state: 'hidden' });
      await clearNotifications(workbench);
      await expand(workbench, identity, 'Role assignments', `${role}, stordersprod · with a condition`);
      await row(workbench, `Condition, ${words}`).waitFor();
      await picture(workbench, theme, 'tree');
    });
  });
