/** Which nodes stand below a node, above all when something could not be read. */

import assert from 'node:assert/strict';
import { createStore, type Store } from '../../../src/access/store';
import { childNodes, rootNodes } from '../../../src/tree/children';
import type { Node } from '../../../src/tree/nodes';
import {
  aFailure,
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  aSystemAssigned,
  aTenant,
  aUser,
  storageScope,
} from '../fakes/builders';
import { createFakeAzure, type FakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import type { World } from '../fakes/world';

const never = new AbortController().signal;
const tenant = aTenant();
const subscription = aSubscription();
const identity = anIdentity();
const role = aRole('Storage Blob Data Reader');

function start(world: Partial<World>): { store: Store; azure: FakeAzure } {
  const azure = createFakeAzure({ tenants: [tenant], subscriptions: [subscription], ...world });
  return { azure, store: createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => [] }) };
}

function kinds(nodes: readonly Node[]): string[] {
  return nodes.map((node) => node.kind);
}

describe('the roots of the tree', () => {
  it('are the subscriptions, a tenant that refuses as a node with the reason, and what was left behind', async () => {
    const other = aTenant('fabrikam');
    const { store, azure } = start({ tenants: [tenant, other] });
    azure.traffic.fail(`subscriptions ${other.tenantId}`, aFailure('tenantRefuses'));
    const nodes = await rootNodes(store, never);
    assert.deepEqual(kinds(nodes), ['subscription', 'tenantProblem', 'orphans', 'deadReferences']);
    const problem = nodes[1];
    assert.ok(problem?.kind === 'tenantProblem');
    assert.equal(problem.failure.code, 'tenantRefuses');
    assert.equal(problem.tenant.displayName, 'fabrikam.example');
  });
});

describe('below the orphaned role assignments', () => {
  const parent: Node = { kind: 'orphans' };
  const old = { createdOn: '2024-01-01T00:00:00Z' };
  const gone = anAssignment({ principalId: 'gone' }, role, storageScope(subscription), old);
  const unsure = anAssignment({ principalId: 'unsure' }, role, storageScope(subscription), old);

  it('stand the proven ones, then those that could not be checked', async () => {
    const { store, azure } = start({ assignments: [gone, unsure], gone: ['gone', 'unsure'] });
    azure.traffic.fail(`isInDirectory ${tenant.tenantId} ${unsure.scope} unsure`, aFailure('throttled'));
    const nodes = await childNodes(store, parent, never);
    assert.deepEqual(kinds(nodes), ['orphan', 'doubtfulOrphans']);
    const [, doubtful] = nodes;
    assert.ok(doubtful);
    const [below] = await childNodes(store, doubtful, never);
    assert.ok(below?.kind === 'orphan' && below.orphan.doubt?.code === 'throttled');
  });

  it('an empty list says that none is known', async () => {
    const { store } = start({});
    assert.deepEqual(kinds(await childNodes(store, parent, never)), ['empty']);
  });

  it('a tenant that cannot be asked is a problem, never an empty list', async () => {
    const { store, azure } = start({ assignments: [gone], gone: ['gone'] });
    azure.traffic.fail('strangers', aFailure('forbidden'));
    assert.deepEqual(kinds(await childNodes(store, parent, never)), ['problem']);
  });
});

describe('below a subscription', () => {
  const parent: Node = { kind: 'subscription', subscription, tenant };

  it('stand its identities, then the group of system-assigned ones', async () => {
    const { store } = start({ identities: [identity, aSystemAssigned()] });
    assert.deepEqual(kinds(await childNodes(store, parent, never)), ['identity', 'systemAssignedGroup']);
  });

  it('an empty list says that there is nothing', async () => {
    const { store } = start({});
    assert.deepEqual(kinds(await childNodes(store, parent, never)), ['empty', 'systemAssignedGroup']);
  });

  it('a refused list is a problem, never an empty one', async () => {
    const { store, azure } = start({ identities: [identity] });
    azure.traffic.fail('userAssigned', aFailure('forbidden'));
    const nodes = await childNodes(store, parent, never);
    assert.deepEqual(kinds(nodes), ['problem']);
    assert.ok(nodes[0]?.kind === 'problem' && nodes[0].failure.code === 'forbidden');
  });

  it('more than 500 identities end in "load more"', async () => {
    const many = Array.from({ length: 501 }, (_, at) => anIdentity(`id-${at}`));
    const { store, azure } = start({ identities: many });
    azure.pageSize = 100;
    const nodes = await childNodes(store, parent, never);
    assert.equal(nodes.filter((node) => node.kind === 'identity').length, 500);
    assert.deepEqual(kinds(nodes).slice(-2), ['loadMore', 'systemAssignedGroup']);
  });
});

describe('below an identity', () => {
  it('stand its four IDs, its roles and who uses it, without a request', async () => {
    const { store, azure } = start({ identities: [identity] });
    const nodes = await childNodes(store, { kind: 'identity', identity, tenantId: tenant.tenantId }, never);
    assert.deepEqual(kinds(nodes), [
      'identifier',
      'identifier',
      'identifier',
      'identifier',
      'roleAssignments',
      'usedBy',
      'federatedCredentials',
    ]);
    const values = nodes.flatMap((node) =>
      node.kind === 'identifier' ? [[node.identifier, node.value]] : [],
    );
    assert.deepEqual(values, [
      ['clientId', identity.clientId],
      ['objectId', identity.principalId],
      ['resourceId', identity.id],
      ['tenantId', identity.tenantId],
    ]);
    assert.equal(azure.traffic.calls.length, 0);
  });

  it('a system-assigned one reads its client ID once, and shows the rest when that fails', async () => {
    const owner = aSystemAssigned();
    const { store, azure } = start({ identities: [owner], clientIds: { [owner.id]: 'c1' } });
    const parent: Node = { kind: 'identity', identity: owner, tenantId: tenant.tenantId };
    azure.traffic.fail('get', aFailure('offline'));
    const failed = await childNodes(store, parent, never);
    assert.deepEqual(kinds(failed), [
      'identifier',
      'identifier',
      'identifier',
      'identifier',
      'problem',
      'roleAssignments',
      'appFacts',
    ]);
  });

  it('its role assignments come with what the list does not hold', async () => {
    const assignment = anAssignment(identity, role, storageScope(subscription));
    const { store } = start({ identities: [identity], assignments: [assignment], roles: [role] });
    const nodes = await childNodes(
      store,
      { kind: 'roleAssignments', identity, tenantId: tenant.tenantId },
      never,
    );
    assert.deepEqual(kinds(nodes), [
      'roleAssignment',
      'throughGroups',
      'accessPolicies',
      'cosmosRoles',
      'note',
    ]);
  });

  it('federated credentials are read when they are opened, a flexible one has no subject to copy', async () => {
    const id = `${identity.id}/federatedIdentityCredentials/any`;
    const credential = { id, name: 'any', issuer: 'https://x.example', audiences: ['a'] };
    const { store } = start({
      identities: [identity],
      federated: [{ identityId: identity.id, credential }],
    });
    const [one] = await childNodes(
      store,
      { kind: 'federatedCredentials', identity, tenantId: tenant.tenantId },
      never,
    );
    assert.equal(one?.kind, 'federatedCredential');
    const parts = await childNodes(store, one, never);
    assert.deepEqual(
      parts.map((node) => node.kind === 'federatedDetail' && node.detail),
      ['issuer', 'audience'],
    );
  });

  it('the resources that use it are nodes of their own', async () => {
    const { store } = start({
      identities: [identity],
      users: [{ identityId: identity.id, user: aUser('app-orders', subscription) }],
    });
    assert.deepEqual(
      kinds(await childNodes(store, { kind: 'usedBy', identity, tenantId: tenant.tenantId }, never)),
      ['user'],
    );
  });
});

describe('below a role assignment', () => {
  it('stand its scope and condition, then what defeats it', async () => {
    const scope = storageScope(subscription);
    const assignment = anAssignment(identity, role, scope, { condition: '@x' });
    const lock = {
      id: `${scope}/providers/Microsoft.Authorization/locks/l`,
      name: 'l',
      level: 'CanNotDelete',
    } as const;
    const { store } = start({ identities: [identity], locks: [{ scope, lock }] });
    const nodes = await childNodes(
      store,
      { kind: 'roleAssignment', identity, tenantId: tenant.tenantId, assignment },
      never,
    );
    const details = nodes.flatMap((node) => (node.kind === 'assignmentDetail' ? [node.detail.what] : []));
    assert.deepEqual(details, ['scope', 'condition', 'lock']);
  });
});
