/** What somebody sees who is not signed in to Azure, and the way into the sample tenant and back. */

import assert from 'node:assert/strict';
import { clearNotifications, notification } from './dialogs';
import { clickMenuItem, clickTitleButton, openView, row } from './sideBar';
import { openWorkbench } from './workbench';
import type { Workbench } from './workbench';

describe('without a sign-in', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ sample: false, env: { PATH: '/nowhere' } });
    await openView(workbench);
  });

  after(async () => {
    await workbench.close();
  });

  it('the view says so and offers to sign in, to try again and to explore', async () => {
    const welcome = workbench.page.locator('.part.sidebar .welcome-view-content');
    await welcome.getByText('You are not signed in to Azure').waitFor();
    const buttons = await welcome.getByRole('button').allInnerTexts();
    assert.deepEqual(buttons, ['Sign in to Azure', 'Try again', 'Explore the sample tenant']);
  });

  it('signing in says which ways there are, where the editor has no Microsoft accounts', async () => {
    const welcome = workbench.page.locator('.part.sidebar .welcome-view-content');
    await welcome.getByRole('button', { name: 'Sign in to Azure' }).click();
    await notification(workbench, 'This editor has no Microsoft accounts to sign in with.').waitFor();
    await clearNotifications(workbench);
  });

  it('the sample tenant opens from there, and closing it leads back', async () => {
    const welcome = workbench.page.locator('.part.sidebar .welcome-view-content');
    await welcome.getByRole('button', { name: 'Explore the sample tenant' }).click();
    await row(workbench, 'Contoso Prod, Sample').waitFor();
    await clickTitleButton(workbench, /Views and More Actions/);
    await clickMenuItem(workbench, 'Close the Sample Tenant');
    await welcome.getByRole('button', { name: 'Sign in to Azure' }).waitFor();
    assert.equal(await row(workbench, 'Contoso Prod').count(), 0);
  });
});
