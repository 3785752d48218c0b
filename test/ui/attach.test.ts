/** Attaching and detaching by menus and pickers: with the mouse in a dark window, with the keyboard in a light one. */

import assert from 'node:assert/strict';
import { answerDialog, answerNotification, clearNotifications, dialog, notification } from './dialogs';
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
import {
  bringIntoSight,
  childNames,
  chooseFocused,
  chooseFromMenu,
  clickInline,
  expand,
  openSubmenu,
  openView,
  row,
} from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('attach');

describe('attaching and detaching with the mouse', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ theme: 'dark', size: { width: 1280, height: 1000 } });
    await openView(workbench);
    await expand(workbench, 'Contoso Prod');
  });

  afterEach(async () => {
    // What a failed test leaves open would fail the next one.
    await workbench.page.keyboard.press('Escape');
    await quickInput(workbench).waitFor({ state: 'hidden' });
    await clearNotifications(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('lists what can carry the identity, shows the exact request, and the app stands below it at once', async () => {
    await expand(workbench, 'id-orders-web', 'Used by');
    await chooseFromMenu(workbench, 'id-orders-web', 'Attach to Resource…');
    await waitForPicker(workbench, 'Sample: Attach id-orders-web (1 of 2): to which resource');
    await pickerRow(workbench, /app-orders \/ canary.*carries it already/s).waitFor();
    await picture(workbench, 'dark', 'resources');
    await typeIn(workbench, 'aks');
    await pickerRow(workbench, /aks-contoso.*pods take a federated credential/s).waitFor();
    await typeIn(workbench, 'app-orders');
    await pick(workbench, /^app-orders\s*App Service · rg-orders · West Europe/);
    await waitForPicker(workbench, '(2 of 2): review');
    await pickerRow(workbench, 'The app restarts').waitFor();
    await pickerRow(workbench, /PATCH …\/sites\/app-orders/).waitFor();
    await pickerRow(workbench, /id-orders-api/).waitFor();
    await picture(workbench, 'dark', 'review');
    await pick(workbench, 'Attach');
    await notification(
      workbench,
      'Sample: Attached id-orders-web to app-orders, which restarts now.',
    ).waitFor();
    await row(workbench, 'app-orders, App Service · rg-orders').waitFor();
    await picture(workbench, 'dark', 'done');
  });

  it('leads on to the settings of the app, whose values nobody sees', async () => {
    await chooseFromMenu(workbench, 'id-orders-web', 'Attach to Resource…');
    await waitForPicker(workbench, '(1 of 2): to which resource');
    await typeIn(workbench, 'func-orders');
    await pick(workbench, 'func-orders-worker');
    await waitForPicker(workbench, '(2 of 2): review');
    await pick(workbench, 'Attach');
    await answerNotification(workbench, 'Attached id-orders-web to func-orders-worker', 'Set app identity…');
    await waitForPicker(workbench, 'Identity settings of func-orders-worker (1 of 2): what to set');
    await pickerRow(workbench, /Connection AzureWebJobsStorage.*now id-orders-worker/s).waitFor();
    await picture(workbench, 'dark', 'settings');
    await accept(workbench);
    await waitForPicker(workbench, '(2 of 2): review');
    await pickerRow(workbench, /other settings, without looking at their values/).waitFor();
    assert.doesNotMatch((await pickerRows(workbench)).join('\n'), /SharedAccessKey/);
    await picture(workbench, 'dark', 'settings-review');
    await pick(workbench, 'Set these settings');
    await notification(workbench, 'func-orders-worker is set to use id-orders-web, and restarts.').waitFor();
  });

  it('detaches from the row of a resource after a review, and Undo attaches again', async () => {
    await clickInline(workbench, 'app-orders, App Service · rg-orders', /^Detach from Resource/);
    await waitForPicker(workbench, 'Sample: Detach from app-orders: review');
    await pickerRow(workbench, /To be detached|id-orders-web/).waitFor();
    await picture(workbench, 'dark', 'detach');
    await pick(workbench, 'Detach');
    await row(workbench, 'app-orders, App Service · rg-orders').waitFor({ state: 'detached' });
    await answerNotification(workbench, 'Detached id-orders-web from app-orders', 'Undo');
    await row(workbench, 'app-orders, App Service · rg-orders').waitFor();
  });

  it('names what dies with a system-assigned identity, and keeps it on Cancel', async () => {
    await openSubmenu(workbench, 'app-orders, App Service · rg-orders', 'Identities of This Resource');
    await chooseFocused(workbench, 'Turn Off System-Assigned Identity…');
    await waitForPicker(workbench, 'Identity for app-orders: review');
    await pickerRow(workbench, 'Loses Key Vault Secrets User on kv-orders').waitFor();
    await pick(workbench, 'Turn off and delete');
    await dialog(workbench).getByText('Lost: Key Vault Secrets User on kv-orders').waitFor();
    await picture(workbench, 'dark', 'dies');
    await answerDialog(workbench, 'Delete the system-assigned identity of app-orders for good?', 'Cancel');
    assert.equal(await notification(workbench, 'is deleted').count(), 0);
  });

  it('says why a cluster takes a federated credential instead, and goes on in the list', async () => {
    await chooseFromMenu(workbench, 'id-orders-web', 'Attach to Resource…');
    await waitForPicker(workbench, '(1 of 2): to which resource');
    await typeIn(workbench, 'aks-contoso');
    await pick(workbench, 'aks-contoso');
    await dialog(workbench).getByText('Issuer of the cluster').waitFor();
    await picture(workbench, 'dark', 'cluster');
    await answerDialog(workbench, 'aks-contoso cannot be given an identity here', 'Cancel');
    await waitForPicker(workbench, '(1 of 2): to which resource');
  });

  it('marks what is out of order: gone, of another tenant, switched off', async () => {
    // A click closes it, so that the rows below are in sight.
    await (await bringIntoSight(workbench, 'Contoso Prod')).click();
    await expand(workbench, 'Attached, but gone');
    await (await bringIntoSight(workbench, 'app-portal-legacy, id-portal-retired is gone')).waitFor();
    await expand(workbench, 'Contoso Shared', 'id-event-router', 'Used by', 'func-event-router');
    await row(workbench, 'Token endpoint switched off').waitFor();
    await row(workbench, /token endpoint switched off/).waitFor();
    await row(
      workbench,
      'id-intake-moved, rg-messaging · North Europe · belongs to another tenant',
    ).waitFor();
    await picture(workbench, 'dark', 'marks');
  });
});

describe('attaching and detaching with the keyboard', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ theme: 'light', size: { width: 1280, height: 1000 } });
    await openView(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('attaches from the palette, with Back keeping what was answered, and follows a machine to the end', async () => {
    await row(workbench, 'Contoso Prod').waitFor();
    await runCommand(workbench, commandTitle('managedIdentities.attachToResource'));
    await waitForPicker(workbench, 'Sample: Attach identity (1 of 3): which identities');
    await typeIn(workbench, 'id-telemetry-writer');
    await pick(workbench, 'id-telemetry-writer');
    await accept(workbench);
    await waitForPicker(workbench, 'Attach id-telemetry-writer (2 of 3): to which resource');
    await goBack(workbench);
    await waitForPicker(workbench, '(1 of 3): which identities');
    await waitForPicker(workbench, '1 Selected');
    await accept(workbench);
    await waitForPicker(workbench, 'Attach id-telemetry-writer (2 of 3): to which resource');
    await typeIn(workbench, 'vm-reports');
    await picture(workbench, 'light', 'resources');
    await accept(workbench);
    await waitForPicker(workbench, '(3 of 3): review');
    await goBack(workbench);
    await waitForPicker(workbench, '(2 of 3): to which resource');
    await quickInput(workbench).locator('.monaco-list-row.focused', { hasText: 'vm-reports-01' }).waitFor();
    await accept(workbench);
    await waitForPicker(workbench, '(3 of 3): review');
    await pickerRow(workbench, 'Azure goes on with this after its answer').waitFor();
    await picture(workbench, 'light', 'review');
    await accept(workbench);
    await notification(workbench, 'Sample: Attached id-telemetry-writer to vm-reports-01.').waitFor();
    await expand(workbench, 'Contoso Prod', 'id-telemetry-writer', 'Used by');
    const users = await childNames(workbench, 'Used by');
    assert.ok(
      users.some((name) => name.startsWith('vm-reports-01')),
      users.join('\n'),
    );
    await picture(workbench, 'light', 'done');
  });

  it('turns a system-assigned identity on after the choice of both kinds', async () => {
    await clearNotifications(workbench);
    await runCommand(workbench, commandTitle('managedIdentities.enableSystemAssigned'));
    await waitForPicker(workbench, 'in which subscription');
    await typeIn(workbench, 'Contoso Dev');
    await accept(workbench);
    await waitForPicker(workbench, 'to which resource');
    await typeIn(workbench, 'app-orders-dev');
    await accept(workbench);
    await waitForPicker(workbench, 'Identity for app-orders-dev (2 of 3): system-assigned or user-assigned');
    await picture(workbench, 'light', 'kind');
    await typeIn(workbench, 'System');
    await accept(workbench);
    await waitForPicker(workbench, '(3 of 3): review');
    await pickerRow(workbench, 'Turn on').waitFor();
    await accept(workbench);
    await notification(
      workbench,
      /app-orders-dev has a system-assigned identity now\. Its object ID is 5a3b1e00-/,
    ).waitFor();
    await quickInput(workbench).waitFor({ state: 'hidden' });
  });
});
