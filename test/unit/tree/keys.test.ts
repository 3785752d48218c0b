/** Keys and flags of nodes: stable after a refresh, unique, and what the menus match. */

import assert from 'node:assert/strict';
import { contextValue, identityKey, nodeKey } from '../../../src/tree/keys';
import type { Node } from '../../../src/tree/nodes';
import {
  anAssignment,
  anIdentity,
  aRole,
  aSubscription,
  aSystemAssigned,
  aTenant,
  storageScope,
} from '../fakes/builders';

const tenantId = aTenant().tenantId;
const identity = anIdentity();

describe('the key of a node', () => {
  it('does not change with the case of an ARM ID', () => {
    const shouted = { ...identity, id: identity.id.toUpperCase() };
    assert.equal(
      nodeKey({ kind: 'identity', identity, tenantId }),
      nodeKey({ kind: 'identity', identity: shouted, tenantId }),
    );
  });

  it('tells identities apart by subscription, resource group, name and kind, and leaves out what every such ID has', () => {
    const provider = 'providers/Microsoft.ManagedIdentity/userAssignedIdentities';
    const keyAt = (id: string, kind: 'userAssigned' | 'systemAssigned' = 'userAssigned') =>
      identityKey(kind, id);
    const site = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/n';
    const keys = [
      keyAt(`/subscriptions/s/resourceGroups/g/${provider}/n`),
      keyAt(`/subscriptions/t/resourceGroups/g/${provider}/n`),
      keyAt(`/subscriptions/s/resourceGroups/h/${provider}/n`),
      keyAt(`/subscriptions/s/resourceGroups/g/${provider}/m`),
      keyAt(site, 'systemAssigned'),
      keyAt(`${site}/slots/n`, 'systemAssigned'),
      keyAt('/subscriptions/s/resourceGroups/g/providers/Microsoft.App/containerApps/n', 'systemAssigned'),
    ];
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(keys[0], 'identity:userAssigned:s/g/n');
  });

  it('tells two roles on one scope apart', () => {
    const scope = storageScope(aSubscription());
    const [one, two] = ['A', 'B'].map((name) => anAssignment(identity, aRole(name), scope));
    assert.ok(one && two);
    const key = (assignment: typeof one) =>
      nodeKey({ kind: 'roleAssignment', identity, tenantId, assignment });
    assert.notEqual(key(one), key(two));
  });

  it('tells the parts of two identities apart', () => {
    const key = (of: Node) => nodeKey(of);
    const other = aSystemAssigned();
    assert.notEqual(
      key({ kind: 'roleAssignments', identity, tenantId }),
      key({ kind: 'roleAssignments', identity: other, tenantId }),
    );
  });
});

describe('the flags of a node', () => {
  it('are ordered words in one text', () => {
    assert.equal(
      contextValue({ kind: 'identity', identity, tenantId }),
      'identity;userAssigned;deletable;assignable;federatable;recreatable;refreshable;portal;properties',
    );
  });

  it('let an assignment through a group not be removed or copied as the identity’s own', () => {
    const assignment = anAssignment(identity, aRole(), storageScope(aSubscription()));
    const node: Node = { kind: 'roleAssignment', identity, tenantId, assignment };
    assert.match(contextValue(node), /\bremovable\b/);
    assert.doesNotMatch(contextValue({ ...node, group: 'g' }), /\b(removable|recreatable)\b/);
  });

  it('offer no copy of an ID that could not be read', () => {
    assert.equal(contextValue({ kind: 'identifier', identity, tenantId, identifier: 'clientId' }), '');
  });
});
