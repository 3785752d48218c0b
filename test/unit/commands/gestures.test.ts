/** The small commands: finding, copying, choosing, refreshing, opening. */

import assert from 'node:assert/strict';
import { copyId } from '../../../src/commands/copyId';
import { findIdentity } from '../../../src/commands/findIdentity';
import { openInPortal } from '../../../src/commands/openInPortal';
import { refresh } from '../../../src/commands/refresh';
import { setWorkspaceIdentity } from '../../../src/commands/setWorkspaceIdentity';
import { signIn } from '../../../src/commands/signIn';
import { viewProperties } from '../../../src/commands/viewProperties';
import { viewRoleDefinition } from '../../../src/commands/viewRoleDefinition';
import { idKey } from '../../../src/model/armId';
import { Failure } from '../../../src/model/failure';
import type { Node } from '../../../src/tree/nodes';
import { aTenant, anAssignment, guid } from '../fakes/builders';
import { identitiesNamed, leave, rolesNamed } from './fakeUi';
import {
  app,
  billing,
  blobReader,
  identityNode,
  office,
  orders,
  prod,
  reader,
  storage,
  tenant,
  wholeSubscription,
} from './office';

const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;
const nothing = { from: 'nothing' } as const;
const signal = () => new AbortController().signal;

describe('finding an identity', () => {
  it('shows the one that has the client ID, without asking', async () => {
    const { deps, ui, revealed } = office();
    await findIdentity(deps)(call({ query: orders.clientId }));
    assert.deepEqual(revealed, [orders.id]);
    assert.deepEqual(ui.asked, []);
  });

  it('asks which one when several match', async () => {
    const { deps, revealed } = office({ identity: [identitiesNamed('id-billing')] });
    await findIdentity(deps)(call({ query: 'id-' }));
    assert.deepEqual(revealed, [billing.id]);
  });

  it('says so when there is none, and whether everything was read', async () => {
    const { deps, ui } = office();
    await findIdentity(deps)(call({ query: 'nobody' }));
    assert.deepEqual(ui.told, [{ news: 'noneFound', query: 'nobody', unread: 0 }]);
  });

  it('lists all of them from the palette', async () => {
    const { deps, revealed } = office({ identity: [identitiesNamed('app-orders')] });
    await findIdentity(deps)(nothing);
    assert.deepEqual(revealed, [app.id]);
  });
});

describe('copying IDs', () => {
  it('copies each kind of ID of the identity named', async () => {
    const { deps, ui } = office();
    for (const what of ['clientId', 'objectId', 'resourceId', 'tenantId'] as const) {
      await copyId(what)(deps)(call({ identityId: orders.id }));
    }
    assert.deepEqual(ui.copied, [orders.clientId, orders.principalId, orders.id, orders.tenantId]);
  });

  it('reads the client ID of a system-assigned identity, which no list has', async () => {
    const { deps, ui } = office();
    await copyId('clientId')(deps)({ from: 'nodes', nodes: [identityNode(app)] });
    assert.deepEqual(ui.copied, [guid('client app-orders')]);
  });

  it('copies those of all selected nodes, one a line', async () => {
    const { deps, ui } = office();
    await copyId('objectId')(deps)({ from: 'nodes', nodes: [identityNode(orders), identityNode(app)] });
    assert.deepEqual(ui.copied, [`${orders.principalId}\n${app.principalId}`]);
  });

  it('copies nothing when the person leaves the picker', async () => {
    const { deps, ui } = office({ identity: [leave] });
    await copyId('objectId')(deps)(nothing);
    assert.deepEqual(ui.copied, []);
  });
});

describe('signing in, and the workspace identity', () => {
  it('signs in to the tenant of a node, or the one named', async () => {
    const { deps, signIns } = office();
    const failure = new Failure('tenantRefuses');
    await signIn(deps)({ from: 'nodes', nodes: [{ kind: 'tenantProblem', tenant, failure }] });
    await signIn(deps)(call({ tenantId: 'fabrikam.example' }));
    await signIn(deps)(nothing);
    assert.deepEqual(signIns, [tenant.tenantId, 'fabrikam.example', undefined]);
    await assert.rejects(signIn(deps)(call({ tenantId: 'no tenant' })), { code: 'badArgument' });
  });

  it('writes the identity, and one that is given also when nobody is signed in', async () => {
    const known = office();
    await setWorkspaceIdentity(known.deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    assert.equal(known.written.workspaceIdentity, orders.id);
    assert.equal(known.deps.identities.recall(orders.id)?.clientId, orders.clientId);
    const signedOut = office({}, { signedOut: true });
    await setWorkspaceIdentity(signedOut.deps)(call({ identityId: `"${app.id}"` }));
    assert.equal(signedOut.written.workspaceIdentity, app.id);
  });
});

describe('the workspace identity of the sample', () => {
  it('is asked about, and stays unset when that is declined; a call that names it has answered', async () => {
    const { deps, ui, written } = office({ confirm: [false, true] }, { sample: true });
    const node = { from: 'nodes', nodes: [identityNode(orders)] } as const;
    await setWorkspaceIdentity(deps)(node);
    assert.equal(written.workspaceIdentity, '');
    assert.deepEqual(ui.questions, [{ ask: 'workspaceFromSample', identity: 'id-orders' }]);
    await setWorkspaceIdentity(deps)(node);
    assert.equal(written.workspaceIdentity, orders.id);
    await setWorkspaceIdentity(deps)(call({ identityId: billing.id }));
    assert.equal(written.workspaceIdentity, billing.id);
  });
});

describe('refreshing', () => {
  it('reads one identity again and leaves the subscriptions alone', async () => {
    const { deps, store, azure } = office();
    await store.roots(signal());
    await store.roleAssignments(orders, tenant.tenantId, signal());
    await refresh(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    await store.roots(signal());
    await store.roleAssignments(orders, tenant.tenantId, signal());
    assert.equal(azure.traffic.count('ofPrincipal'), 2);
    assert.equal(azure.traffic.count('subscriptions'), 1);
  });

  it('reads the identity itself again, with its list as long as it was', async () => {
    const { deps, store, azure } = office();
    await store.userAssigned(prod, signal());
    azure.world.identities = [{ ...orders, location: 'northeurope' }, billing, app];
    await refresh(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    const { items } = await store.userAssigned(prod, signal());
    assert.equal(items.find(({ name }) => name === 'id-orders')?.location, 'northeurope');
  });

  it('of a problem reads again what it stands below, and nothing else', async () => {
    const { deps, store, azure, shown } = office();
    const parent: Node = { kind: 'roleAssignments', identity: orders, tenantId: tenant.tenantId };
    shown.set('roleAssignments:orders', parent);
    await store.roots(signal());
    await store.roleAssignments(orders, tenant.tenantId, signal());
    const where = '/providers/Microsoft.ResourceGraph/resources';
    const failure = new Failure('throttled');
    const problem: Node = { kind: 'problem', where, failure, parentKey: 'roleAssignments:orders' };
    await refresh(deps)({ from: 'nodes', nodes: [problem] });
    await store.roots(signal());
    await store.roleAssignments(orders, tenant.tenantId, signal());
    assert.equal(azure.traffic.count('ofPrincipal'), 2);
    assert.equal(azure.traffic.count('subscriptions'), 1);
  });

  it('reads everything again without an ID', async () => {
    const { deps, store, azure } = office();
    await store.roots(signal());
    await refresh(deps)(nothing);
    await store.roots(signal());
    assert.equal(azure.traffic.count('subscriptions'), 2);
  });
});

describe('opening what a node or an ID names', () => {
  it('opens a resource in the portal of the cloud, in its tenant', async () => {
    const { deps, ui } = office();
    await openInPortal(deps)(call({ id: storage }));
    assert.deepEqual(ui.opened, [`https://portal.azure.com/#@${tenant.tenantId}/resource${storage}`]);
  });

  it('opens the access list of an assignment’s scope', async () => {
    const { deps, ui } = office();
    const assignment = anAssignment(orders, reader, wholeSubscription);
    await openInPortal(deps)({
      from: 'nodes',
      nodes: [{ kind: 'roleAssignment', identity: orders, tenantId: tenant.tenantId, assignment }],
    });
    assert.equal(ui.opened[0]?.endsWith(`/resource${wholeSubscription}/users`), true);
  });

  it('says that the portal does not know the sample', async () => {
    const { deps, ui } = office({}, { sample: true });
    await openInPortal(deps)(call({ id: storage }));
    assert.deepEqual(ui.opened, []);
    assert.deepEqual(ui.told, [{ news: 'noPortal', sample: true }]);
  });

  it('shows the document behind an ID', async () => {
    const { deps, ui, azure } = office();
    azure.world.documents = { [idKey(storage)]: { name: 'stordersprod' } };
    await viewProperties(deps)(call({ id: storage }));
    assert.deepEqual(ui.documents.properties, [{ name: 'stordersprod' }]);
    await assert.rejects(viewProperties(deps)(call({ id: 'stordersprod' })), { code: 'badArgument' });
  });

  it('reads what lies above subscriptions through the tenant that answers for it', async () => {
    const { deps, ui, azure } = office();
    const fabrikam = aTenant('fabrikam');
    const group = '/providers/Microsoft.Management/managementGroups/mg';
    azure.world.tenants = [fabrikam, tenant];
    azure.world.documents = { [idKey(group)]: { name: 'mg' } };
    azure.traffic.fail(`permissions ${group}`, new Failure('signInNeeded'), 1);
    await viewProperties(deps)(call({ id: group }));
    assert.deepEqual(ui.documents.properties, [{ name: 'mg' }]);
    assert.equal(azure.traffic.count(`document ${tenant.tenantId} ${group}`), 1);
    assert.equal(azure.traffic.count('document'), 1);
    azure.world.tenants = [];
    await assert.rejects(viewProperties(deps)(call({ id: group })), { code: 'notFound' });
  });

  it('shows what went wrong when a definition cannot be opened from its button', async () => {
    const { deps, ui } = office({
      roles: [
        async (request) => {
          const { jobFunction } = await request.load(signal());
          const [first] = jobFunction;
          assert(first !== undefined);
          request.open(first.role);
          return leave();
        },
      ],
    });
    const failure = new Failure('service');
    ui.documents.showRole = () => Promise.reject(failure);
    await viewRoleDefinition(deps)(nothing);
    await new Promise(setImmediate);
    assert.deepEqual(ui.shown, [failure]);
  });

  it('opens the definition of a role by GUID, and asks which one otherwise', async () => {
    const { deps, ui } = office({ roles: [rolesNamed('Reader')] });
    await viewRoleDefinition(deps)(call({ roleDefinitionId: blobReader.guid.toUpperCase() }));
    await viewRoleDefinition(deps)(nothing);
    assert.deepEqual(
      ui.documents.roles.map(({ roleName }) => roleName),
      ['Storage Blob Data Reader', 'Reader'],
    );
  });
});
