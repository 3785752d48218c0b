/** Creating an identity by the pickers: with the mouse in a dark window, with the keyboard alone in a light one. */

import assert from 'node:assert/strict';
import { answerDialog, clearNotifications, dialog, notification } from './dialogs';
import {
  accept,
  commandTitle,
  goBack,
  pick,
  pickerRow,
  pickerRows,
  quickInput,
  runCommand,
  typeIn,
  waitForPicker,
} from './quickInput';
import { picturesOf } from './screenshot';
import { bringIntoSight, childNames, clickTitleButton, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('create');

/** What stands beside the field. */
async function problemSaid(workbench: Workbench, text: string | RegExp): Promise<void> {
  await quickInput(workbench).locator('.quick-input-message', { hasText: text }).waitFor();
}

describe('creating an identity with the mouse', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ theme: 'dark', size: { width: 1280, height: 900 } });
    await openView(workbench);
    await expand(workbench, 'Contoso Prod');
  });

  after(async () => {
    await workbench.close();
  });

  it('asks where, checks the name while it is typed, shows the request, and reveals the new identity', async () => {
    // What is selected is no answer, unless it is a subscription.
    await row(workbench, 'id-aks-kubelet').click();
    await clickTitleButton(workbench, 'Create Managed Identity…');
    await waitForPicker(
      workbench,
      'Sample: Create managed identity (1 of 8): system-assigned or user-assigned',
    );
    await pickerRow(workbench, /User-assigned.*for most apps · recommended/s).waitFor();
    await picture(workbench, 'dark', 'kind');
    await pick(workbench, 'User-assigned');
    await waitForPicker(workbench, '(2 of 8): in which subscription');
    await pick(workbench, 'Contoso Prod');
    await waitForPicker(
      workbench,
      'Create managed identity in Contoso Prod (3 of 8): in which resource group',
    );
    await picture(workbench, 'dark', 'group');
    await pick(workbench, 'rg-orders');
    await waitForPicker(workbench, '(4 of 8): in which region');
    await pickerRow(workbench, /West Europe.*recommended/s).waitFor();
    assert.match((await pickerRows(workbench))[0] ?? '', /West Europe/);
    await pick(workbench, 'West Europe');

    await waitForPicker(workbench, '(5 of 8): name');
    await typeIn(workbench, 'id orders');
    await problemSaid(workbench, 'Only letters of the English alphabet');
    await typeIn(workbench, 'id-orders-api');
    await problemSaid(workbench, 'id-orders-api is there already in rg-orders');
    await picture(workbench, 'dark', 'taken');
    await accept(workbench);
    await problemSaid(workbench, 'creating it again would overwrite it');
    await typeIn(workbench, 'id-orders-events');
    await accept(workbench);

    await waitForPicker(workbench, 'Create id-orders-events (6 of 8): tags');
    await pick(workbench, 'Add a tag…');
    await waitForPicker(workbench, 'one tag');
    await typeIn(workbench, 'team');
    await problemSaid(workbench, 'A name, an equals sign and a value are wanted');
    await typeIn(workbench, 'team=orders');
    await accept(workbench);
    await waitForPicker(workbench, '(6 of 8): tags');
    await pickerRow(workbench, 'team=orders').waitFor();
    await picture(workbench, 'dark', 'tags');
    await pick(workbench, 'Go on with this tag');
    await waitForPicker(workbench, '(7 of 8): who may use it');
    await picture(workbench, 'dark', 'isolation');
    await pick(workbench, 'Resources in any region');

    await waitForPicker(workbench, '(8 of 8): review');
    await pickerRow(workbench, /PUT …\/userAssignedIdentities\/id-orders-events/).waitFor();
    await picture(workbench, 'dark', 'review');
    await pick(workbench, 'Create this identity');
    await notification(
      workbench,
      /Sample: Created id-orders-events\. Its client ID, for code, is 5a3b1e00-/,
    ).waitFor();
    const made = row(workbench, 'id-orders-events, rg-orders · West Europe');
    await made.and(workbench.page.locator('.focused.selected')).waitFor();
    await row(workbench, 'Object ID — for role assignments, 5a3b1e00-').waitFor();
    await picture(workbench, 'dark', 'done');
  });

  it('leads on to its first role', async () => {
    const toast = notification(workbench, 'Created id-orders-events');
    await toast.getByRole('button', { name: 'Insert code' }).first().waitFor();
    await toast.getByRole('button', { name: 'Assign role…' }).first().click();
    await waitForPicker(workbench, 'Assign role to id-orders-events (1 of 3): where');
    await workbench.page.keyboard.press('Escape');
    await clearNotifications(workbench);
  });

  it('registers the provider of a subscription that has none, from the line that stands for nothing', async () => {
    await expand(workbench, 'Contoso Dev');
    await (await bringIntoSight(workbench, 'No user-assigned identities here yet. Create one…')).click();
    await waitForPicker(workbench, 'Create managed identity in Contoso Dev (1 of 7)');
    await pick(workbench, 'User-assigned');
    await waitForPicker(workbench, '(2 of 7): in which resource group');
    await pick(workbench, 'New resource group…');
    await waitForPicker(workbench, 'name of the new resource group');
    await typeIn(workbench, 'rg-orders-dev');
    await problemSaid(workbench, 'There is a resource group rg-orders-dev already');
    await typeIn(workbench, 'rg-first');
    await accept(workbench);
    await waitForPicker(workbench, 'in which region');
    await pick(workbench, 'North Europe');
    await waitForPicker(workbench, ': name');
    await typeIn(workbench, 'id-first');
    await accept(workbench);
    await waitForPicker(workbench, ': tags');
    await pick(workbench, 'Go on without tags');
    await waitForPicker(workbench, 'who may use it');
    await pick(workbench, 'Resources in any region');
    await waitForPicker(workbench, ': review');
    await pickerRow(workbench, 'Contoso Dev has not registered the provider yet').waitFor();
    await pickerRow(workbench, /PUT …\/resourceGroups\/rg-first/).waitFor();
    await picture(workbench, 'dark', 'register');
    await pick(workbench, 'Create the resource group and the identity');
    await dialog(workbench).getByText('It may take a few minutes').waitFor();
    await answerDialog(
      workbench,
      'Contoso Dev has not registered the provider of managed identities',
      'Register',
    );
    await notification(workbench, 'Sample: Created id-first.').waitFor();
    await row(workbench, 'id-first, rg-first · North Europe').waitFor();
    assert.ok(
      !(await childNames(workbench, 'Contoso Dev')).some((name) => name.startsWith('No user-assigned')),
    );
  });
});

describe('creating an identity with the keyboard', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ theme: 'light', size: { width: 1280, height: 900 } });
    await openView(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('goes through every question by typing and Enter, and back with what was answered', async () => {
    await row(workbench, 'Contoso Shared').waitFor();
    await runCommand(workbench, commandTitle('managedIdentities.createIdentity'));
    await answer('(1 of 8): system-assigned or user-assigned', 'User-assigned');
    await answer('(2 of 8): in which subscription', 'Contoso Shared');
    await answer('(3 of 8): in which resource group', 'rg-platform');
    await answer('(4 of 8): in which region', 'North Europe');
    await waitForPicker(workbench, '(5 of 8): name');
    await typeIn(workbench, 'id-nightly');
    await accept(workbench);
    await waitForPicker(workbench, '(6 of 8): tags');
    await goBack(workbench);
    await waitForPicker(workbench, '(5 of 8): name');
    assert.equal(
      await quickInput(workbench).locator('input[type="text"]').first().inputValue(),
      'id-nightly',
    );
    await goBack(workbench);
    await waitForPicker(workbench, '(4 of 8): in which region');
    await pickerRow(workbench, /North Europe/)
      .and(workbench.page.locator('.focused'))
      .waitFor();
    await picture(workbench, 'light', 'region');
    await accept(workbench);
    await waitForPicker(workbench, '(5 of 8): name');
    await accept(workbench);
    await answer('(6 of 8): tags', 'Go on without tags');
    await answer('(7 of 8): who may use it', 'Only resources');
    await waitForPicker(workbench, '(8 of 8): review');
    await pickerRow(workbench, /Regional isolation: Azure refuses to attach/).waitFor();
    await picture(workbench, 'light', 'review');
    await accept(workbench);
    await notification(workbench, 'Sample: Created id-nightly.').waitFor();
    await row(workbench, 'id-nightly, rg-platform · North Europe').waitFor();
    await picture(workbench, 'light', 'done');
    await clearNotifications(workbench);
  });

  it('changes nothing on Escape', async () => {
    await runCommand(workbench, commandTitle('managedIdentities.createIdentity'));
    await answer('(1 of 8): system-assigned or user-assigned', 'User-assigned');
    await answer('(2 of 8): in which subscription', 'Contoso Shared');
    await waitForPicker(workbench, '(3 of 8): in which resource group');
    await workbench.page.keyboard.press('Escape');
    await quickInput(workbench).waitFor({ state: 'hidden' });
    assert.equal(await notification(workbench, 'Created').count(), 0);
  });

  async function answer(question: string, text: string): Promise<void> {
    await waitForPicker(workbench, question);
    await pickerRow(workbench, text).waitFor();
    await typeIn(workbench, text);
    await accept(workbench);
  }
});
