/** Assigning what code needs, as a person does, on the sample tenant: which code, which identity, and the one review. */

import assert from 'node:assert/strict';
import { answerDialog, clearNotifications, dialog, notification } from './dialogs';
import { openFile } from './editorPane';
import { commandTitle, pick, runCommand, searchAndPick, waitForPicker } from './quickInput';
import { picturesOf } from './screenshot';
import { openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('missing-roles');
const command = 'managedIdentities.assignMissingRoles';

for (const theme of ['dark', 'light'] as const) {
  describe(`assigning what code needs in ${theme}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ theme });
      await openView(workbench);
      await row(workbench, 'Contoso Prod').waitFor();
    });

    after(async () => {
      await workbench.close();
    });

    it('asks which code and which identity, names each role in one review, and assigns them', async () => {
      await openFile(workbench, 'storefront/src/receipts.ts');
      await runCommand(workbench, commandTitle(command));
      await waitForPicker(workbench, 'Assign roles this code needs: which code');
      await picture(workbench, theme, 'which');
      await pick(workbench, 'This file');
      await waitForPicker(workbench, 'which identity');
      await searchAndPick(workbench, 'id-orders-web');
      await dialog(workbench).getByText('Storage Blob Data Contributor on stordersprod').waitFor();
      await picture(workbench, theme, 'review');
      await answerDialog(workbench, 'Assign to id-orders-web what the code needs?', 'Assign');
      await notification(
        workbench,
        'Sample: Assigned Storage Blob Data Contributor to id-orders-web on stordersprod.',
      ).waitFor();
      await clearNotifications(workbench);
    });

    it('reads the whole workspace when that is chosen', async () => {
      await runCommand(workbench, commandTitle(command));
      await waitForPicker(workbench, 'which code');
      await pick(workbench, 'The whole workspace');
      await waitForPicker(workbench, 'which identity');
      await searchAndPick(workbench, 'id-orders-web');
      const review = dialog(workbench);
      await review.getByText('Azure Service Bus Data Sender on sb-orders').waitFor();
      await review
        .getByText('Cosmos DB Built-in Data Contributor on cosmos-orders, a role of Cosmos DB itself')
        .waitFor();
      await review.getByText('Access policy on kv-orders: secrets: get, list').waitFor();
      // It was assigned before.
      assert.equal(await review.getByText('Storage Blob Data Contributor on stordersprod').count(), 0);
      await picture(workbench, theme, 'workspace');
      await answerDialog(workbench, 'Assign to id-orders-web what the code needs?', 'Cancel');
    });
  });
}
