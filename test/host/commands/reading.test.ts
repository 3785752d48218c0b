/** Commands that read and show: found, copied, opened, remembered, each with its argument object. */

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { call, refusalOf, role, sample } from '../calls';
import { closeEditors, setting } from '../editors';
import { waitFor } from '../waitFor';
import { sampleTenantId } from '../../../src/sampleTenant/entry';
import { prod } from '../../../src/sampleTenant/data/organisation';

interface Identity {
  readonly id: string;
  readonly name: string;
}

const clipboard = (): Thenable<string> => vscode.env.clipboard.readText();
const settingOf = (name: string): unknown => vscode.workspace.getConfiguration('managedIdentities').get(name);

/** The text of the document that a command has opened. */
async function opened(): Promise<vscode.TextDocument> {
  return waitFor('a document of the extension', () => {
    const { document } = vscode.window.activeTextEditor ?? {};
    return document?.uri.scheme === 'managed-identities' ? document : undefined;
  });
}

describe('commands that read', () => {
  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  afterEach(closeEditors);

  it('find an identity by part of its name, and by each of its IDs', async () => {
    for (const query of [
      'orders-a',
      sample.clientIdOfOrdersApi,
      sample.principalOfOrdersApi,
      ` "${sample.ordersApi}" `,
    ]) {
      const found = await call<Identity | undefined>('findIdentity', { query });
      assert.equal(found?.name, 'id-orders-api', query);
    }
    assert.equal(await call('findIdentity', { query: 'id-nobody-made-this' }), undefined);
  });

  it('copy each ID to the clipboard and give it back', async () => {
    const copied = {
      copyClientId: sample.clientIdOfOrdersApi,
      copyObjectId: sample.principalOfOrdersApi,
      copyResourceId: sample.ordersApi,
      copyTenantId: sampleTenantId,
    } as const;
    for (const [name, value] of Object.entries(copied)) {
      const given = await call(name as keyof typeof copied, { identityId: sample.ordersApi.toUpperCase() });
      assert.equal(String(given).toLowerCase(), value.toLowerCase(), name);
      assert.equal(await clipboard(), given, name);
    }
  });

  it('copy a name, of an identity and of any other resource', async () => {
    assert.equal(await call('copyText', { identityId: sample.ordersApi }), 'id-orders-api');
    assert.equal(await clipboard(), 'id-orders-api');
    assert.equal(await call('copyText', { id: sample.appOrders }), 'app-orders');
    assert.equal(await clipboard(), 'app-orders');
  });

  it('copy the client ID of a system-assigned identity, named by its owner', async () => {
    const given = await call<string>('copyClientId', { identityId: sample.appOrders });
    assert.match(given, /^[0-9a-f-]{36}$/);
    assert.notEqual(given, await call('copyObjectId', { identityId: sample.appOrders }));
  });

  it('write a request for the owner of a place, open it and copy it', async () => {
    const action = 'Microsoft.ManagedIdentity/userAssignedIdentities/write';
    const scope = sample.ordersApi.replace(/\/providers\/.*$/, '');
    const text = await call<string>('requestAccess', { action, scope });
    assert.equal((await opened()).getText(), text);
    assert.equal(await clipboard(), text);
    assert.match(text, /## `Managed Identity Contributor`/);
    assert.ok(text.includes(`--role e40ec5ca-96e0-45a2-b4ff-59039f2c2b59 --scope ${scope}`), text);
  });

  it('open what a role allows, read-only', async () => {
    await call('viewRoleDefinition', { roleDefinitionId: role.blobReader, scope: sample.storage });
    const document = await opened();
    assert.match(document.getText(), /Storage Blob Data Reader/);
    assert.match(document.getText(), /blobServices\/containers\/blobs\/read/);
    assert.match(document.uri.path, /sample/i);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'x');
    assert.equal(
      (await vscode.workspace.applyEdit(edit).then(
        (done) => done,
        () => false,
      )) && document.isDirty,
      false,
    );
  });

  it('compare two roles in a diff of what they allow, both sides read-only', async () => {
    await call('compareRoles', { roleDefinitionIds: [role.reader, role.blobReader], scope: sample.storage });
    const shown = await waitFor('the diff of two roles', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    const [left, right] = await Promise.all(
      [shown.original, shown.modified].map(async (uri) =>
        (await vscode.workspace.openTextDocument(uri)).getText(),
      ),
    );
    assert.match(left ?? '', /\n {2}Microsoft\.Storage\/storageAccounts\n( {4}\S+\n| {6}\S+\n)* {4}read\n/);
    assert.match(right ?? '', /blobServices\/containers\/blobs\/read/);
    assert.match(
      vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      /Reader ↔ Storage Blob Data Reader \(sample\)/,
    );
  });

  it('open what Azure knows of a resource as JSON', async () => {
    await call('viewProperties', { id: sample.ordersApi });
    const document = await opened();
    assert.equal(document.languageId, 'json');
    const { id } = JSON.parse(document.getText()) as Identity;
    assert.equal(id.toLowerCase(), sample.ordersApi.toLowerCase());
  });

  it('open nothing in the portal for what does not exist in Azure', async () => {
    assert.equal(await call('openInPortal', { id: sample.ordersApi }), undefined);
  });

  it('read again one identity, one subscription, or everything', async () => {
    for (const values of [{ id: sample.ordersApi }, { id: `/subscriptions/${prod.subscriptionId}` }, {}])
      await call('refresh', values);
    assert.equal((await refusalOf('refresh', { id: 'orders' })).field, 'id');
  });

  it('find an identity also while everything is read again', async () => {
    const query = 'id-orders-api';
    for (let time = 0; time < 8; time++) {
      const finding = call<Identity | undefined>('findIdentity', { query });
      await sleep(time * 15);
      await call('refresh');
      assert.equal((await finding)?.name, query);
    }
  });

  it('copy the log, with the version and without a token', async () => {
    await call('copyLog');
    const text = await clipboard();
    assert.match(text, /^managed-identities\.azure-managed-identities \d+\.\d+\.\d+/);
    assert.match(text, /GET sample\.management\.invalid/);
    assert.doesNotMatch(text, /eyJ|Bearer/);
    await call('showLog');
  });
});

describe('commands that write settings', () => {
  before(() => call('openSampleTenant'));

  after(async () => {
    await setting('workspaceIdentity', undefined);
    await setting('subscriptions', undefined);
  });

  it('make an identity the workspace’s', async () => {
    await call('setWorkspaceIdentity', { identityId: sample.ordersApi.toLowerCase() });
    assert.equal(String(settingOf('workspaceIdentity')).toLowerCase(), sample.ordersApi.toLowerCase());
  });

  it('choose subscriptions, and all of them again', async () => {
    const chosen = `${sampleTenantId}/${prod.subscriptionId}`;
    await call('selectSubscriptions', { subscriptions: [chosen] });
    assert.deepEqual(settingOf('subscriptions'), [chosen]);
    await call('selectSubscriptions', { subscriptions: [] });
    assert.deepEqual(settingOf('subscriptions'), []);
    const { code, field } = await refusalOf('selectSubscriptions', { subscriptions: ['Contoso Prod'] });
    assert.deepEqual([code, field], ['badArgument', 'subscriptions']);
  });
});
