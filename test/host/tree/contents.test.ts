/** What the tree shows of the sample tenant, level by level: labels, what stands beside them, and what menus match. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSampleView, labelOf, type SampleView } from '../sampleView';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

describe('the tree over the sample tenant', () => {
  let view: SampleView;

  before(async () => {
    view = await openSampleView();
  });

  after(() => {
    view.dispose();
  });

  const labels = async (...path: readonly string[]): Promise<string[]> => [
    ...(await view.items(path.length === 0 ? undefined : await view.at(...path))).keys(),
  ];

  it('begins with the subscriptions by name, then the tenant that refuses, then what was left behind', async () => {
    const roots = await view.items();
    assert.deepEqual(
      [...roots.keys()],
      [
        ...['Contoso Dev', 'Contoso Locked', 'Contoso Prod', 'Contoso Shared', 'fabrikam.example'],
        'Orphaned role assignments',
        'Attached, but gone',
      ],
    );
    const prod = roots.get('Contoso Prod');
    assert.equal(prod?.contextValue, 'subscription;refreshable;portal;properties;armId;text');
    assert.match(String(prod.description), /Sample.*contoso\.example/);
    assert.equal(prod.collapsibleState, Collapsed);
    assert.deepEqual(view.states, ['connected']);
  });

  it('has below the orphans what deleted identities held, with place and age, to be removed', async () => {
    const orphans = await view.items(await view.at('Orphaned role assignments'));
    const reader = orphans.get('Reader');
    assert.match(
      String(reader?.description),
      /^subscription Contoso Shared · made (a|\d+) (day|month|year)s? ago$/,
    );
    assert.equal(reader?.contextValue, 'portal;properties;orphan;armId;text');
    assert.deepEqual([...orphans.keys()].sort(), ['Contributor', 'Reader', 'Storage Blob Data Contributor']);
    const group = (await view.items()).get('Orphaned role assignments');
    assert.deepEqual([group?.description, group?.contextValue], ['4', 'refreshable;orphans']);
  });

  it('says why the tenant refuses', async () => {
    const fabrikam = (await view.items()).get('fabrikam.example');
    assert.match(String(fabrikam?.description), /sign-in|sign in/);
    assert.match(fabrikam?.contextValue ?? '', /\btenant\b.*\bsignIn\b/);
  });

  it('has the identities of a subscription, then the group of system-assigned ones', async () => {
    const below = await labels('Contoso Prod');
    assert.ok(below.length > 15, below.join(', '));
    assert.ok(below.includes('id-orders-api') && below.includes('id_data_ML-2'));
    assert.equal(below.at(-1), 'System-assigned');
    const identity = await view.drawn(await view.at('Contoso Prod', 'id-orders-api'));
    assert.equal(identity.description, 'rg-orders · West Europe');
    assert.equal(
      identity.contextValue,
      'identity;userAssigned;deletable;assignable;federatable;recreatable;refreshable;portal;properties',
    );
    assert.equal(identity.collapsibleState, Collapsed);
  });

  it('has slots among the owners of system-assigned identities', async () => {
    const owners = await view.items(await view.at('Contoso Prod', 'System-assigned'));
    const slot = owners.get('app-orders / staging');
    assert.ok(owners.has('app-orders') && slot, [...owners.keys()].join(', '));
    assert.match(String(slot.description), /slot.*rg-orders/i);
    assert.equal(
      slot.contextValue,
      'identity;systemAssigned;assignable;carrier;recreatable;refreshable;portal;properties',
    );
  });

  it('labels each ID by what it is for', async () => {
    const below = await view.items(await view.at('Contoso Prod', 'id-orders-api'));
    assert.deepEqual(
      [...below.keys()],
      [
        'Client ID — for code',
        'Object ID — for role assignments',
        'Resource ID',
        'Tenant ID',
        'Role assignments',
        'Used by',
        'Federated credentials',
      ],
    );
    assert.match(String(below.get('Client ID — for code')?.description), /^5a3b1e00-/);
    assert.match(String(below.get('Resource ID')?.description), /^…\/userAssignedIdentities\/id-orders-api$/);
    const values = ['clientId', 'objectId', 'resourceId', 'tenantId'];
    assert.deepEqual(
      [...below.values()].slice(0, 4).map(({ contextValue }) => contextValue),
      values,
    );
    for (const item of [...below.values()].slice(0, 4)) assert.equal(item.collapsibleState, None);
  });

  it('reads the client ID of a system-assigned identity when it is opened', async () => {
    const below = await view.items(await view.at('Contoso Prod', 'System-assigned', 'app-orders'));
    assert.match(String(below.get('Client ID — for code')?.description), /^5a3b1e00-/);
    assert.ok(below.has('Resource ID of the owner'));
    assert.equal(below.has('Used by'), false);
  });

  it('shows every role assignment with its own scope', async () => {
    const roles = await view.items(await view.at('Contoso Prod', 'id-orders-api', 'Role assignments'));
    const shown = [...roles].map(([label, item]) => [label, item.description]);
    for (const wanted of [
      ['Storage Blob Data Contributor', 'stordersprod'],
      ['Reader', 'subscription Contoso Prod'],
      ['Monitoring Reader', 'management group Platform'],
    ]) {
      assert.ok(
        shown.some(([label, where]) => label === wanted[0] && where === wanted[1]),
        `${wanted.join(' at ')} not in ${JSON.stringify(shown)}`,
      );
    }
    assert.deepEqual(
      shown.slice(-4).map(([label]) => label),
      [
        'Through groups',
        'Key vault access policies',
        'Cosmos DB data roles',
        'Entra app roles are not shown here',
      ],
    );
    const reader = roles.get('Reader');
    assert.equal(
      reader?.contextValue,
      'roleAssignment;removable;roleDefinition;recreatable;refreshable;portal;properties;armId;text',
    );
  });

  it('marks a role that has no effect, one with a condition, and one at the root', async () => {
    const vault = (await view.items(await view.at('Contoso Prod', 'id-orders-api', 'Role assignments'))).get(
      'Key Vault Secrets User',
    );
    assert.match(String(vault?.description), /kv-orders · no effect: the vault uses access policies/);
    const worker = await view.items(await view.at('Contoso Prod', 'id-orders-worker', 'Role assignments'));
    assert.match(String(worker.get('Storage Blob Data Reader')?.description), /with a condition/);
    assert.ok(worker.has('Contoso Order Queue Operator'));
    const scan = await view.items(await view.at('Contoso Shared', 'id-governance-scan', 'Role assignments'));
    assert.equal(scan.get('Reader')?.description, 'the whole tenant');
  });

  it('shows what comes through groups on its own node, which cannot be removed there', async () => {
    const groups = await view.items(
      await view.at('Contoso Prod', 'id-orders-api', 'Role assignments', 'Through groups'),
    );
    assert.ok(groups.has('App Configuration Data Reader'), [...groups.keys()].join(', '));
    for (const item of groups.values()) assert.doesNotMatch(item.contextValue ?? '', /removable/);
  });

  it('shows the roles that Cosmos DB has itself with their database or container, to be removed', async () => {
    const path = ['Contoso Prod', 'id-orders-worker', 'Role assignments', 'Cosmos DB data roles'] as const;
    const roles = await view.items(await view.at(...path));
    assert.deepEqual(
      [...roles].map(([label, item]) => [label, item.description, item.contextValue]),
      [
        [
          'Cosmos DB Built-in Data Reader',
          'cosmos-orders / orders / invoices',
          'removable;refreshable;portal;properties;armId;text',
        ],
        [
          'Contoso Orders Appender',
          'cosmos-orders / orders',
          'removable;refreshable;portal;properties;armId;text',
        ],
      ],
    );
    assert.deepEqual(
      await labels('Contoso Prod', 'id-old-invoices', 'Role assignments', 'Cosmos DB data roles'),
      ['No Cosmos DB data roles'],
    );
  });

  it('says in words whom federated credentials trust, and copies their parts', async () => {
    const path = ['Contoso Shared', 'id-github-deploy', 'Federated credentials'] as const;
    const group = await view.at(...path);
    assert.equal((await view.drawn(group)).description, undefined);
    const github = await view.items(group);
    assert.equal(github.get('orders-main')?.description, 'contoso-sample/orders · branch main');
    assert.equal(github.get('orders-pull-requests')?.description, 'contoso-sample/orders · pull requests');
    assert.equal(
      github.get('orders-main')?.contextValue,
      'federatedCredential;recreatable;portal;properties;armId;text',
    );
    assert.equal((await view.drawn(group)).description, '12');
    const parts = await view.items(await view.at(...path, 'orders-main'));
    assert.equal(parts.get('Subject')?.description, 'repo:contoso-sample/orders:ref:refs/heads/main');
    assert.deepEqual([...parts.keys()], ['Issuer', 'Subject', 'Audience']);
    const pods = await view.items(
      await view.at('Contoso Prod', 'id-aks-workload-orders', 'Federated credentials'),
    );
    assert.equal(
      pods.get('orders-api')?.description,
      'Kubernetes service account orders-api in namespace orders',
    );
    const others = await view.items(
      await view.at('Contoso Prod', 'id-payments-reconcile', 'Federated credentials'),
    );
    assert.equal(
      others.get('payments-any-branch')?.description,
      'matches by an expression that is not shown here',
    );
    assert.deepEqual(await labels('Contoso Prod', 'id-orders-api', 'Federated credentials'), [
      'Nothing outside Azure is trusted: right-click to add one',
    ]);
    const [refused] = await labels('Contoso Shared', 'id-policy-remediation', 'Federated credentials');
    assert.equal(refused, 'Not offered in New Zealand North');
  });

  it('shows who uses an identity, slots included', async () => {
    const users = await view.items(await view.at('Contoso Prod', 'id-orders-api', 'Used by'));
    assert.ok(users.has('app-orders') && users.has('app-orders / staging'), [...users.keys()].join(', '));
    assert.match(String(users.get('app-orders')?.description), /App Service/);
    for (const item of users.values())
      assert.equal(item.contextValue, 'carrier;resource;recreatable;portal;properties;armId;text');
  });

  it('says of what is empty that there is nothing', async () => {
    assert.deepEqual(await labels('Contoso Dev'), [
      'No user-assigned identities here yet. Create one…',
      'System-assigned',
    ]);
    assert.deepEqual(await labels('Contoso Dev', 'System-assigned'), [
      'No resource here has a system-assigned identity',
    ]);
    assert.deepEqual(await labels('Contoso Prod', 'id-old-invoices', 'Used by'), [
      'No resource uses this identity',
    ]);
    const [none] = await labels('Contoso Prod', 'id-old-invoices', 'Role assignments');
    assert.match(none ?? '', /^No roles yet/);
  });

  it('has a spoken name on every item, and no two with one key', async () => {
    const ids = new Set<string>();
    const visit = async (
      parent: vscode.TreeItem | undefined,
      node: Parameters<SampleView['items']>[0],
      depth: number,
    ): Promise<void> => {
      for (const child of await view.provider.getChildren(node)) {
        const item = await view.drawn(child);
        const label = labelOf(item);
        assert.ok(
          item.id !== undefined && !ids.has(item.id),
          `${label} below ${parent === undefined ? 'the root' : labelOf(parent)}: ${String(item.id)}`,
        );
        ids.add(item.id);
        const spoken = item.accessibilityInformation?.label ?? '';
        assert.ok(spoken.includes(label), `${label} is spoken as ${spoken}`);
        if (item.description !== undefined) assert.ok(spoken.length > label.length, spoken);
        if (depth > 0 && item.collapsibleState === Collapsed) await visit(item, child, depth - 1);
      }
    };
    await visit(undefined, undefined, 2);
    assert.ok(ids.size > 150, `${ids.size} items`);
  });
});
