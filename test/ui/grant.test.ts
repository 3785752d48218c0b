/** Giving and taking roles by the pickers, on the sample tenant. */

import assert from 'node:assert/strict';
import { answerDialog, answerNotification, clearNotifications, dialog, notification } from './dialogs';
import {
  accept,
  clickRowButton,
  goBack,
  pick,
  pickerRow,
  quickInput,
  searchAndPick,
  typeIn,
  waitForPicker,
} from './quickInput';
import { picturesOf } from './screenshot';
import { childNames, chooseFromMenu, clickInline, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('grant');

describe('granting on the sample tenant', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ size: { width: 1280, height: 1200 } });
    await openView(workbench);
    await expand(workbench, 'Contoso Prod');
  });

  afterEach(async () => {
    // What a failed test leaves open would fail the next one.
    await workbench.page.keyboard.press('Escape');
    await clearNotifications(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('assigns a role on a storage account, and the new one stands in the tree at once', async () => {
    await expand(workbench, 'id-orders-api', 'Role assignments');
    await row(workbench, 'Role assignments, 4').waitFor();
    await startAssigning('id-orders-api');
    await chooseStorageAccount();
    await waitForPicker(workbench, 'Sample: Assign role to id-orders-api (2 of 3): which roles');
    await pick(workbench, 'Storage Queue Data Message Sender');
    await accept(workbench);
    await waitForPicker(workbench, 'Sample: Assign role to id-orders-api (3 of 3): review');
    await pickerRow(workbench, /Adds: .*queues\/messages\/add\/action/).waitFor();
    await pickerRow(workbench, 'Usually effective within 10 minutes').waitFor();
    await pick(workbench, 'Assign this role');
    const told = 'Sample: Assigned Storage Queue Data Message Sender to id-orders-api on stordersprod.';
    await notification(workbench, told).waitFor();
    await row(workbench, 'Role assignments, 5').waitFor();
    const names = await childNames(workbench, 'Role assignments');
    const badge = 'stordersprod · new, usually effective within 10 minutes';
    assert.ok(names.includes(`Storage Queue Data Message Sender, ${badge}`), names.join('\n'));
  });

  it('removes a role after a question that names its scope, and Undo brings it back', async () => {
    const role = 'Storage Blob Data Contributor, stordersprod';
    await clickInline(workbench, role, /^Remove Role Assignment/);
    await answerDialog(
      workbench,
      'Remove Storage Blob Data Contributor on stordersprod from id-orders-api?',
      'Remove',
    );
    await row(workbench, role).waitFor({ state: 'detached' });
    const removed = `Removed: ${role} · access may last up to 10 minutes`;
    await row(workbench, removed).waitFor();
    await picture(workbench, 'dark', 'removed');
    await answerNotification(
      workbench,
      /Sample: Removed Storage Blob Data Contributor on stordersprod\. Access may last up to 10 minutes\./,
      'Undo',
    );
    await row(workbench, role).waitFor();
    await row(workbench, removed).waitFor({ state: 'detached' });
  });

  it('keeps a role when the question is cancelled', async () => {
    const role = 'Reader, subscription Contoso Prod';
    await clickInline(workbench, role, /^Remove Role Assignment/);
    await answerDialog(workbench, 'Remove Reader on subscription Contoso Prod', 'Cancel');
    await row(workbench, role).waitFor();
    assert.equal(await notification(workbench, 'Removed').count(), 0);
    await row(workbench, 'id-orders-api').click();
  });

  it('keeps the answers given when going back, and changes nothing on Escape', async () => {
    await startAssigning('id-orders-worker');
    await chooseStorageAccount();
    await waitForPicker(workbench, '(2 of 3): which roles');
    await pick(workbench, 'Storage Queue Data Reader');
    await accept(workbench);
    await waitForPicker(workbench, '(3 of 3): review');
    await goBack(workbench);
    await waitForPicker(workbench, '(2 of 3): which roles');
    await quickInput(workbench).getByText('1 Selected').waitFor();
    const checked = pickerRow(workbench, 'Storage Queue Data Reader').locator(
      '[aria-checked="true"], .codicon-check',
    );
    await checked.first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await quickInput(workbench).waitFor({ state: 'hidden' });
    assert.equal(await notification(workbench, 'Assigned').count(), 0);
    await expand(workbench, 'id-orders-worker', 'Role assignments');
    const names = await childNames(workbench, 'Role assignments');
    assert.ok(!names.some((name) => name.startsWith('Storage Queue Data Reader')), names.join('\n'));
    await row(workbench, 'id-orders-worker').click();
  });

  it('asks once more for a privileged role on a subscription, and Cancel changes nothing', async () => {
    await startAssigning('id-orders-web');
    await searchAndPick(workbench, 'A subscription…');
    await pick(workbench, 'Contoso Prod');
    await waitForPicker(workbench, '(2 of 3): which roles');
    await searchAndPick(workbench, 'User Access Administrator');
    await accept(workbench);
    await waitForPicker(workbench, '(3 of 3): review');
    await pickerRow(workbench, 'Privileged: User Access Administrator').waitFor();
    await pickerRow(workbench, 'This reaches far').waitFor();
    await pick(workbench, 'Assign this role');
    await dialog(workbench).getByText('This is a privileged role').waitFor();
    await answerDialog(
      workbench,
      'Assign User Access Administrator to id-orders-web on subscription Contoso Prod?',
      'Cancel',
    );
    await expand(workbench, 'id-orders-web', 'Role assignments');
    await row(workbench, /^Through groups/).waitFor();
    const names = await childNames(workbench, 'Role assignments');
    assert.ok(!names.some((name) => name.startsWith('User Access Administrator')), names.join('\n'));
    assert.equal(await notification(workbench, 'Assigned').count(), 0);
    await row(workbench, 'id-orders-web').click();
  });

  it('opens the definition of a role from its button', async () => {
    await startAssigning('id-orders-web');
    await chooseStorageAccount();
    await waitForPicker(workbench, '(2 of 3): which roles');
    await clickRowButton(workbench, 'Storage Blob Data Reader', 'View role definition');
    const { page } = workbench;
    await page.locator('.tab.active', { hasText: 'Storage Blob Data Reader (sample).md' }).waitFor();
    await page
      .locator('.editor-instance .view-line', { hasText: 'blobServices/containers/blobs/read' })
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('assigns to several identities at once', async () => {
    await row(workbench, 'id-payments-api').click();
    await row(workbench, 'id-payments-worker').click({ modifiers: ['ControlOrMeta'] });
    await startAssigning('id-payments-worker');
    await waitForPicker(workbench, /Assign role to id-payments-\w+, id-payments-\w+ \(1 of 3\)/);
    await chooseStorageAccount();
    await waitForPicker(workbench, '(2 of 3): which roles');
    await pick(workbench, 'Storage Table Data Reader');
    await accept(workbench);
    await pick(workbench, 'Make 2 role assignments');
    await notification(
      workbench,
      /Assigned Storage Table Data Reader to id-payments-\w+, id-payments-\w+ on/,
    ).waitFor();
    for (const identity of ['id-payments-api', 'id-payments-worker']) {
      await expand(workbench, identity, 'Role assignments');
      await row(workbench, 'Storage Table Data Reader, stordersprod · new').waitFor();
      await row(workbench, identity).click();
    }
  });

  async function startAssigning(identity: string): Promise<void> {
    await chooseFromMenu(workbench, identity, 'Assign Role…');
    await waitForPicker(workbench, '(1 of 3): where');
  }

  /** All of stordersprod, not one of its parts. */
  async function chooseStorageAccount(): Promise<void> {
    await typeIn(workbench, 'stordersprod');
    // Not the line of a scope used before, which would be taken without another question.
    await pick(workbench, /stordersprod.*Storage account · rg-orders · West Europe/s);
    await waitForPicker(workbench, 'All of stordersprod, or one part of it');
    await pick(workbench, 'stordersprod');
  }
});
