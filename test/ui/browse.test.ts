/** Browsing the sample tenant: what each level of the tree says, finding an identity, and doing it all by keyboard. */

import assert from 'node:assert/strict';
import { paymentsWorker } from '../../src/sampleTenant/data/identities';
import { waitFor } from '../host/waitFor';
import { accept, commandTitle, pickerRow, quickInput, runCommand, typeIn, waitForPicker } from './quickInput';
import {
  childNames,
  clickInline,
  clickTitleButton,
  expand,
  menuItems,
  openView,
  row,
  rowNames,
} from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

describe('browsing the sample tenant', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ size: { width: 1280, height: 1200 } });
    await openView(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('labels every subscription, and the tenant that refuses, as sample', async () => {
    await row(workbench, 'fabrikam.example').waitFor();
    const names = await rowNames(workbench);
    assert.deepEqual(names, [
      'Contoso Dev, Sample · contoso.example',
      'Contoso Locked, Sample · contoso.example',
      'Contoso Prod, Sample · contoso.example',
      'Contoso Shared, Sample · contoso.example',
      'fabrikam.example, Sample · wants one more sign-in step',
      'Orphaned role assignments',
      'Attached, but gone',
    ]);
    await workbench.page
      .locator('.part.sidebar .message', { hasText: 'Sample tenant: not in Azure' })
      .waitFor();
  });

  it('says that there is nothing in Contoso Dev, and why Contoso Locked shows nothing', async () => {
    await expand(workbench, 'Contoso Dev', 'Contoso Locked');
    await row(workbench, 'You may not read this, Show log').waitFor();
    await row(workbench, 'Contoso Locked, Sample · you may not read this subscription · Show log').waitFor();
    assert.equal(
      (await childNames(workbench, 'Contoso Dev'))[0],
      'No user-assigned identities here yet. Create one…',
    );
    await row(workbench, 'Contoso Dev').click();
    await row(workbench, 'Contoso Locked').click();
  });

  it('labels the IDs of an identity by what they are for', async () => {
    await expand(workbench, 'Contoso Prod', 'id-orders-api');
    await row(workbench, 'Used by').waitFor();
    const names = await childNames(workbench, 'id-orders-api, rg-orders · West Europe');
    assert.match(names[0] ?? '', /^Client ID — for code, 5a3b1e00-/);
    assert.match(names[1] ?? '', /^Object ID — for role assignments, 5a3b1e00-/);
    assert.match(names[2] ?? '', /^Resource ID, …\/userAssignedIdentities\/id-orders-api$/);
    assert.match(names[3] ?? '', /^Tenant ID, 5a3b1e00-/);
  });

  it('says where each role holds, and which one has no effect', async () => {
    await expand(workbench, 'Role assignments');
    await row(workbench, 'Role assignments, 4').waitFor();
    const names = await childNames(workbench, 'Role assignments');
    assert.deepEqual(names, [
      'Key Vault Secrets User, kv-orders · no effect: the vault uses access policies',
      'Storage Blob Data Contributor, stordersprod',
      'Reader, subscription Contoso Prod',
      'Monitoring Reader, management group Platform',
      'Through groups',
      'Key vault access policies',
      'Cosmos DB data roles',
      'Entra app roles are not shown here',
    ]);
  });

  it('shows what an identity may do through its groups only when asked', async () => {
    await expand(workbench, 'Through groups');
    await row(workbench, 'Azure Service Bus Data Sender, sb-orders').waitFor();
    // A subscription that cannot be read may hold more of them, so there is no number.
    await row(workbench, 'Contoso Locked, you may not read this · Show log').waitFor();
    await row(workbench, 'Through groups')
      .and(workbench.page.locator('[aria-label="Through groups"]'))
      .waitFor();
  });

  it('lists the resources that use an identity, slots by their own name', async () => {
    await expand(workbench, 'Used by');
    await row(workbench, 'Used by, 2').waitFor();
    assert.deepEqual(await childNames(workbench, 'Used by'), [
      'app-orders, App Service · rg-orders',
      'app-orders / staging, App Service slot · rg-orders',
    ]);
    await row(workbench, 'id-orders-api').click();
  });

  it('keeps the system-assigned identity of a slot apart from that of its app', async () => {
    await expand(workbench, /^System-assigned/);
    await row(workbench, 'System-assigned, 13').waitFor();
    const names = await childNames(workbench, 'System-assigned, 13');
    const apps = names.filter((name) => name.startsWith('app-orders'));
    assert.deepEqual(apps, [
      'app-orders, App Service · rg-orders',
      'app-orders / canary, App Service slot · rg-orders',
      'app-orders / staging, App Service slot · rg-orders',
    ]);
  });

  it('puts the client ID on the clipboard in one click', async () => {
    await expand(workbench, 'id-orders-web');
    const clientId = row(workbench, 'Client ID — for code');
    await clientId.waitFor();
    const spoken = (await clientId.getAttribute('aria-label')) ?? '';
    await clickInline(workbench, 'Client ID — for code', 'Copy Client ID');
    const copied = await waitFor('something on the clipboard', async () => {
      const text = await workbench.page.evaluate<string>('navigator.clipboard.readText()');
      return text === '' ? undefined : text;
    });
    assert.equal(copied, spoken.replace('Client ID — for code, ', ''));
    await row(workbench, 'id-orders-web').click();
  });

  it('finds an identity by a part of its ID and shows it in the tree', async () => {
    await clickTitleButton(workbench, 'Find Identity…');
    await waitForPicker(workbench, 'Sample: Find identity: which identity');
    await typeIn(workbench, '5a3b1e00-64b0-471e');
    await pickerRow(workbench, 'id-payments-worker').waitFor();
    await accept(workbench);
    const found = row(workbench, 'id-payments-worker');
    await found.and(workbench.page.locator('.focused.selected')).waitFor();
  });

  it('finds an identity by an ID that was copied with its quotes', async () => {
    const id = paymentsWorker.properties['clientId'];
    assert.ok(typeof id === 'string');
    await clickTitleButton(workbench, 'Find Identity…');
    await waitForPicker(workbench, 'Sample: Find identity: which identity');
    await typeIn(workbench, `"${id}",`);
    await pickerRow(workbench, 'id-payments-worker').waitFor();
    await accept(workbench);
    await row(workbench, 'id-payments-worker').and(workbench.page.locator('.focused.selected')).waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = workbench;
    // Closed before, so that what opens is in sight.
    await clickTitleButton(workbench, 'Collapse All');
    await page.locator('.part.sidebar .monaco-list').first().focus();
    await page.keyboard.press('Home');
    await press(workbench, 'ArrowDown', 'Contoso Shared');
    await page.keyboard.press('ArrowRight');
    await row(workbench, 'id-acr-puller').waitFor();
    await press(workbench, 'ArrowDown', 'id-acr-puller');
    await page.keyboard.press('Enter');
    await page.locator('.part.sidebar .monaco-list-row.focused[aria-expanded="true"]').waitFor();
    await page.keyboard.press('ContextMenu');
    await page.locator('.monaco-menu .action-item').first().waitFor();
    assert.equal((await menuItems(workbench))[0], 'Assign Role…');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await waitForPicker(workbench, 'Sample: Assign role to id-acr-puller (1 of 3): where');
    await page.keyboard.press('Escape');
    await quickInput(workbench).waitFor({ state: 'hidden' });
  });

  it('says who the sample is in the title of its pickers', async () => {
    await runCommand(workbench, commandTitle('managedIdentities.selectSubscriptions'));
    await waitForPicker(workbench, 'Sample: Select subscriptions');
    await workbench.page.keyboard.press('Escape');
  });
});

/** Presses a key until the focus is on a row. */
async function press({ page }: Workbench, key: string, name: string): Promise<void> {
  const there = page.locator(`.part.sidebar .monaco-list-row.focused[aria-label^="${name}"]`);
  await waitFor(`the focus on ${name}`, async () => {
    if (await there.isVisible()) return true;
    await page.keyboard.press(key);
    return false;
  });
}
