/** Federated credentials by the pickers, in both themes: seen, added from a workflow, checked, mended, deleted. */

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialog, answerNotification, clearNotifications, notification } from './dialogs';
import { savedText } from './editorPane';
import {
  accept,
  pick,
  pickerRow,
  pickerRows,
  quickInput,
  runCommand,
  typeIn,
  waitForPicker,
} from './quickInput';
import { picturesOf } from './screenshot';
import { childNames, chooseFromMenu, clickInline, expand, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

const picture = picturesOf('federate');

/** What a clone of the sample app would have. */
function asClone(folder: string): void {
  const git = join(folder, '.git');
  mkdirSync(join(git, 'refs', 'remotes', 'origin'), { recursive: true });
  writeFileSync(join(git, 'config'), '[remote "origin"]\n\turl = git@github.com:contoso-sample/orders.git\n');
  writeFileSync(join(git, 'refs', 'remotes', 'origin', 'HEAD'), 'ref: refs/remotes/origin/main\n');
}

describe('federated credentials with the mouse', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ theme: 'dark', size: { width: 1280, height: 1000 } });
    asClone(workbench.folder);
    await openView(workbench);
    await expand(workbench, 'Contoso Shared');
  });

  afterEach(async () => {
    await workbench.page.keyboard.press('Escape');
    await clearNotifications(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('stand below the identity in words, and are counted once they were read', async () => {
    await expand(workbench, 'id-github-terraform', 'Federated credentials');
    await row(workbench, 'Federated credentials, 2').waitFor();
    const names = await childNames(workbench, 'Federated credentials');
    assert.deepEqual(names, [
      'infra-plan, contoso-sample/infra · pull requests',
      'infra-apply, contoso-sample/infra · environment production',
    ]);
    await expand(workbench, 'infra-plan');
    await row(workbench, 'Subject, repo:contoso-sample/infra:pull_request').click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Copied: repo:' }).waitFor();
    await picture(workbench, 'dark', 'tree');
  });

  it('are composed from the workflow, reviewed together, and stand in the tree at once', async () => {
    await clickInline(workbench, 'Federated credentials', /^Add Federated Credential/);
    await waitForPicker(workbench, 'Sample: Add federated credential to id-github-terraform');
    // The files of the workspace are read first.
    await pickerRow(workbench, 'GitHub Actions').waitFor();
    assert.match(
      (await pickerRows(workbench))[0] ?? '',
      /GitHub Actions.*2 in this workspace · recommended/s,
    );
    await picture(workbench, 'dark', 'kinds');
    await pick(workbench, 'GitHub Actions');
    await waitForPicker(workbench, 'which runs');
    await pick(workbench, 'environment staging');
    await pick(workbench, 'branch main');
    await picture(workbench, 'dark', 'runs');
    await accept(workbench);
    await waitForPicker(workbench, 'the repository, as its tokens say it');
    await typeIn(workbench, 'orders');
    await quickInput(workbench)
      .locator('.quick-input-message', { hasText: 'owner/name or owner@123/name@456 is wanted' })
      .waitFor();
    await typeIn(workbench, 'contoso-sample/orders');
    await accept(workbench);
    await waitForPicker(workbench, 'review');
    await pickerRow(workbench, 'orders-staging').waitFor();
    await pickerRow(workbench, 'Works after some minutes').waitFor();
    await picture(workbench, 'dark', 'review');
    await pick(workbench, 'Add these 2 credentials');
    await notification(workbench, 'Sample: Added 2 federated credentials to id-github-terraform').waitFor();
    await row(workbench, 'Federated credentials, 4').waitFor();
    await row(workbench, 'orders-staging, contoso-sample/orders · environment staging').waitFor();
  });

  it('are deleted after a question that says what stops working, and Undo brings them back', async () => {
    const name = 'orders-staging, contoso-sample/orders · environment staging';
    await clickInline(workbench, name, /^Delete Federated Credential/);
    await workbench.page
      .locator('.monaco-dialog-box', { hasText: 'will not get the identity any more' })
      .waitFor();
    await picture(workbench, 'dark', 'delete');
    await answerDialog(workbench, 'Delete the federated credential orders-staging', 'Delete');
    await row(workbench, name).waitFor({ state: 'detached' });
    await answerNotification(workbench, 'Sample: Deleted orders-staging', 'Undo');
    await row(workbench, name).waitFor();
  });
});

describe('the doctor for federated credentials with the keyboard', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ theme: 'light', size: { width: 1280, height: 1000 } });
    asClone(workbench.folder);
    await openView(workbench);
    await expand(workbench, 'Contoso Shared');
  });

  after(async () => {
    await workbench.close();
  });

  it('reports what would fail, and adds what is missing with one review', async () => {
    await runCommand(workbench, 'Managed Identities: Check Federated Credentials');
    await waitForPicker(workbench, 'Check federated credentials');
    await typeIn(workbench, 'id-github-deploy');
    await pickerRow(workbench, 'id-github-deploy').waitFor();
    await accept(workbench);
    const { page } = workbench;
    await notification(workbench, /sign-ins of this workspace would fail/).waitFor();
    await page.locator('.tab.active', { hasText: 'federation id-github-deploy (sample).md' }).waitFor();
    await page.locator('.view-line', { hasText: 'orders-production differs in' }).waitFor();
    await answerNotification(workbench, /sign-ins of this workspace would fail/, 'Add what is missing…');
    await waitForPicker(workbench, 'which are missing');
    await picture(workbench, 'light', 'missing');
    // Which cluster it is only a person knows: it is left for another time.
    await pick(workbench, 'Kubernetes service account orders-api in namespace shop');
    await accept(workbench);
    await waitForPicker(workbench, 'review');
    await picture(workbench, 'light', 'review');
    await page.keyboard.press('Enter');
    await notification(workbench, /Sample: Added 2 federated credentials to id-github-deploy/).waitFor();
    await clearNotifications(workbench);
  });

  it('leads to the line of the file', async () => {
    const { page } = workbench;
    await picture(workbench, 'light', 'report');
    const place = page.locator('.view-line', { hasText: 'ship.yml:35' }).locator('.detected-link').first();
    // By place, not by element: the editor draws the line anew as soon as the key is down over a link.
    await place.hover();
    const box = await place.boundingBox();
    assert.ok(box);
    await page.keyboard.down('ControlOrMeta');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.up('ControlOrMeta');
    await page.locator('.tab.active', { hasText: 'ship.yml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 35' }).waitFor();
  });

  it('changes the files that can be mended', async () => {
    await chooseFromMenu(workbench, 'id-github-deploy', 'Check Federated Credentials');
    await answerNotification(workbench, /sign-ins of this workspace would fail/, 'Fix 2 files');
    const { page } = workbench;
    await page.locator('.tab.active', { hasText: 'ship.yml' }).waitFor();
    await savedText(
      workbench,
      '.github/workflows/ship.yml',
      /contents: read\n      id-token: write\n    steps:/,
    );
    await picture(workbench, 'light', 'fixed');
  });
});
