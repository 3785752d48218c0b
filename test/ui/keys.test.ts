/** The view by keyboard alone: what is selected is copied, shown, changed and removed, and typing in a search removes nothing. */

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { waitFor } from '../host/waitFor';
import { ordersApi } from '../../src/sampleTenant/data/identities';
import { answerDialog, clearNotifications, dialog, notification } from './dialogs';
import { quickInput, waitForPicker } from './quickInput';
import { expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const role = 'Storage Blob Data Contributor, stordersprod';

describe('the view by keyboard', () => {
  let workbench: Workbench;
  const press = (keys: string): Promise<void> => workbench.page.keyboard.press(keys);
  const clipboard = (): Promise<string> =>
    workbench.page.evaluate('navigator.clipboard.readText()').then(String);

  before(async () => {
    workbench = await openWorkbench({ size: { width: 1280, height: 1000 } });
    await openView(workbench);
    await expand(workbench, 'Contoso Prod');
    await expand(workbench, 'id-orders-api', 'Role assignments');
  });

  after(async () => {
    await workbench.close();
  });

  /** Goes to a row by the arrow keys, from where the focus is, and selects it. */
  const select = async (name: string): Promise<void> => {
    const focused = row(workbench, name).and(workbench.page.locator('.focused'));
    await workbench.page.locator('.part.sidebar .monaco-list').first().focus();
    await press('Home');
    await waitFor(`the focus on ${name}`, async () => {
      if ((await focused.count()) > 0) return true;
      await press('ArrowDown');
      return false;
    });
    await press('Enter');
    await row(workbench, name).and(workbench.page.locator('.selected')).waitFor();
  };

  /** Once, in the moment the row is selected. */
  const pressFor = async (keys: string, shown: Locator): Promise<void> => {
    await press(keys);
    await shown.waitFor();
  };

  it('copies the value of a line, and the ID and the name of a resource and an assignment', async () => {
    const copies = async (name: string, keys: string, wanted: RegExp): Promise<void> => {
      await select(name);
      await press(keys);
      await waitFor(`${name} to be copied`, async () => wanted.test(await clipboard()));
    };
    await copies('Client ID — for code', 'ControlOrMeta+C', /^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    await copies(
      role,
      'Shift+Alt+C',
      /\/providers\/Microsoft\.Authorization\/roleAssignments\/[0-9a-f-]{36}$/i,
    );
    await copies(role, 'ControlOrMeta+C', /^Storage Blob Data Contributor$/);
    await copies('id-orders-api', 'Shift+Alt+C', new RegExp(`^${ordersApi.id}$`, 'i'));
  });

  it('shows the properties of a role assignment', async () => {
    // Enter has closed what it selected.
    await expand(workbench, 'id-orders-api', 'Role assignments');
    await select(role);
    const line = workbench.page.locator('.editor-instance .view-line', { hasText: '"roleDefinitionId"' });
    await pressFor('Alt+Enter', line);
  });

  it('asks before it removes, and Escape keeps what is there', async () => {
    await select(role);
    const question = 'Remove Storage Blob Data Contributor on stordersprod from id-orders-api?';
    await pressFor('Delete', dialog(workbench).filter({ hasText: question }));
    await press('Escape');
    await dialog(workbench).waitFor({ state: 'hidden' });
    await row(workbench, role).waitFor();
    await select(role);
    await pressFor('Delete', dialog(workbench).filter({ hasText: question }));
    await answerDialog(workbench, question, 'Remove');
    await row(workbench, role).waitFor({ state: 'detached' });
    await notification(workbench, 'Removed Storage Blob Data Contributor').waitFor();
    await clearNotifications(workbench);
  });

  it('begins to change an identity, and to assign to it', async () => {
    await select('id-orders-worker');
    await pressFor('F2', quickInput(workbench));
    await waitForPicker(workbench, 'Update id-orders-worker');
    await press('Escape');
    await quickInput(workbench).waitFor({ state: 'hidden' });
    await select('id-orders-worker');
    await pressFor('Insert', quickInput(workbench));
    await waitForPicker(workbench, 'Assign role to id-orders-worker (1 of 3): where');
    await press('Escape');
    await quickInput(workbench).waitFor({ state: 'hidden' });
  });

  it('removes nothing while a name is searched in the tree', async () => {
    await select('id-orders-worker');
    await press('ControlOrMeta+Alt+F');
    await workbench.page
      .locator('.part.sidebar .tree-find-container, .part.sidebar .monaco-tree-type-filter')
      .first()
      .waitFor();
    await workbench.page.keyboard.type('ordersx');
    await press('Backspace');
    await press('ArrowLeft');
    await press('Delete');
    assert.equal(await dialog(workbench).count(), 0);
    assert.equal(await quickInput(workbench).isVisible(), false);
    await press('Escape');
  });
});
