/** How the tree draws what is out of order: identities of another tenant, those that are gone, endpoints switched off. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSampleView, tooltipOf, type SampleView } from '../sampleView';

const iconOf = ({ iconPath }: vscode.TreeItem): string =>
  iconPath instanceof vscode.ThemeIcon ? iconPath.id : '';

describe('the tree over resources that carry identities', () => {
  let view: SampleView;

  before(async () => {
    view = await openSampleView();
  });

  after(() => {
    view.dispose();
  });

  const item = async (...path: readonly string[]): Promise<vscode.TreeItem> =>
    view.drawn(await view.at(...path));

  it('warns of an identity that belongs to another tenant, with the steps', async () => {
    const moved = await item('Contoso Shared', 'id-intake-moved');
    assert.match(String(moved.description), /belongs to another tenant$/);
    assert.equal(iconOf(moved), 'warning');
    assert.match(
      tooltipOf(moved),
      /Create the identity anew.*Attach it.*Assign its roles.*Replace the old client ID/s,
    );
    const user = await item('Contoso Shared', 'id-intake-moved', 'Used by', 'app-intake');
    assert.match(String(user.description), /no tokens: the identity is of another tenant/);
    assert.equal(iconOf(user), 'warning');
  });

  it('lists resources that name an identity which is gone, to be detached', async () => {
    const dead = await item('Attached, but gone', 'app-portal-legacy');
    assert.equal(dead.description, 'id-portal-retired is gone');
    assert.equal(dead.contextValue, 'carrier;resource;portal;properties;armId;text');
    assert.match(tooltipOf(dead), /until the dead one is detached/);
    const group = await item('Attached, but gone');
    assert.equal(group.contextValue, 'refreshable');
  });

  it('shows below an app what it is told, and marks one whose token endpoint is off once that is known', async () => {
    const path = ['Contoso Shared', 'id-event-router', 'Used by', 'func-event-router'];
    const app = await view.at(...path);
    assert.equal((await view.drawn(app)).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    const facts = await view.items(app);
    assert.deepEqual(
      [...facts.keys()],
      ['Token endpoint switched off', 'AZURE_CLIENT_ID', 'Key Vault references'],
    );
    assert.equal(facts.get('AZURE_CLIENT_ID')?.description, 'not set');
    assert.equal(facts.get('Key Vault references')?.description, 'system-assigned identity');
    assert.equal(facts.get('AZURE_CLIENT_ID')?.contextValue, 'appFact');
    const marked = await view.drawn(app);
    assert.match(String(marked.description), /token endpoint switched off$/);
    assert.equal(iconOf(marked), 'warning');
  });

  it('has nothing to open below what is no app', async () => {
    const machine = await item('Contoso Prod', 'id-orders-reports', 'Used by', 'vm-reports-01');
    assert.equal(machine.collapsibleState, vscode.TreeItemCollapsibleState.None);
    assert.match(machine.contextValue ?? '', /^carrier;resource;/);
  });
});
