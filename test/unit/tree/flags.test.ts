/** The flags that menus match are exactly those that some node has. */

import assert from 'node:assert/strict';
import { noPermissions } from '../../../src/model/accessPolicies';
import { Failure } from '../../../src/model/failure';
import { allFlags, contextValue } from '../../../src/tree/keys';
import type { Node } from '../../../src/tree/nodes';
import {
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  aSystemAssigned,
  aTenant,
  aUser,
  storageScope,
} from '../fakes/builders';

const tenant = aTenant();
const { tenantId } = tenant;
const subscription = aSubscription();
const identity = anIdentity();
const assignment = anAssignment(identity, aRole(), storageScope(subscription));

/** One node of each kind that has flags. */
const nodes: readonly Node[] = [
  { kind: 'subscription', subscription, tenant },
  { kind: 'tenantProblem', tenant, failure: new Failure('tenantRefuses') },
  { kind: 'identity', identity, tenantId },
  { kind: 'identity', identity: aSystemAssigned(), tenantId },
  ...(['clientId', 'objectId', 'resourceId', 'tenantId'] as const).map((identifier): Node => ({
    kind: 'identifier',
    identity,
    tenantId,
    identifier,
    value: 'x',
  })),
  { kind: 'roleAssignment', identity, tenantId, assignment },
  { kind: 'assignmentDetail', assignment, detail: { what: 'group', value: 'g', tenantId } },
  { kind: 'federatedCredentials', identity, tenantId },
  {
    kind: 'federatedCredential',
    identity,
    tenantId,
    credential: {
      id: `${identity.id}/federatedIdentityCredentials/a`,
      name: 'a',
      issuer: 'i',
      audiences: [],
    },
  },
  { kind: 'user', identity, tenantId, user: aUser('app-orders', subscription) },
  { kind: 'appFact', resourceId: '/x', tenantId, fact: { what: 'endpointOff' }, parentKey: '' },
  { kind: 'orphans' },
  { kind: 'roleAssignment', identity, tenantId, assignment, target: { id: '', usesAccessPolicies: true } },
  { kind: 'accessPolicies', identity, tenantId },
  {
    kind: 'accessPolicy',
    identity,
    tenantId,
    policy: { vaultId: '/v', principalId: 'p', permissions: noPermissions, ignored: false },
  },
  { kind: 'orphan', orphan: { assignment, tenantId } },
];

describe('the flags of all nodes', () => {
  it('are the ones that the manifest is held against', () => {
    const had = new Set(nodes.flatMap((node) => contextValue(node).split(';')));
    assert.deepEqual([...had].sort(), [...allFlags].sort());
  });

  it('are plain words, so that each can be matched on its own', () => {
    for (const flag of allFlags) assert.match(flag, /^\w+$/);
    assert.equal(new Set(allFlags).size, allFlags.length);
  });
});
