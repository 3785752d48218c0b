/** Access policies of the fake Azure's vaults: written at once, and Resource Graph knows at once. */

import {
  policyKinds,
  type AccessPolicies,
  type AccessPolicy,
  type PolicyChange,
} from '../../../src/model/accessPolicies';
import { sameId } from '../../../src/model/armId';
import { Failure } from '../../../src/model/failure';
import { listing } from '../../../src/model/listing';
import type { Traffic } from './traffic';
import type { World } from './world';

export function fakeAccessPolicies(world: World, traffic: Traffic): AccessPolicies {
  const vaultOf = (id: string) => {
    const vault = world.vaults.find((each) => sameId(each.id, id));
    if (vault === undefined) throw new Failure('notFound', { resource: id });
    return vault;
  };
  const change = (operation: 'add' | 'remove', { vault: { id }, principalId, permissions }: PolicyChange) => {
    const vault = vaultOf(id);
    const old = vault.policies.find((each) => each.principalId === principalId);
    const list = (kind: (typeof policyKinds)[number]) => {
      const held = old?.permissions[kind] ?? [];
      const rest = held.filter((one) => !permissions[kind].includes(one));
      return operation === 'add' ? [...rest, ...permissions[kind]] : rest;
    };
    const made: AccessPolicy = {
      vaultId: id,
      principalId,
      ignored: !vault.usesAccessPolicies,
      permissions: { secrets: list('secrets'), keys: list('keys'), certificates: list('certificates') },
    };
    const empty = policyKinds.every((kind) => made.permissions[kind].length === 0);
    const policies = [...vault.policies.filter((each) => each !== old), ...(empty ? [] : [made])];
    world.vaults = world.vaults.map((each) => (each === vault ? { ...vault, policies } : each));
  };
  return {
    vaults: (tenantId, signal) => traffic.call(['vaults', tenantId], signal, () => listing(world.vaults)),
    vaultsOf: (tenantId, principalId, signal) =>
      traffic.call(['vaultsOf', tenantId, principalId], signal, () =>
        listing(
          world.vaults.filter(({ policies }) => policies.some((each) => each.principalId === principalId)),
        ),
      ),
    vault: (tenantId, id, signal) => traffic.call(['vault', tenantId, id], signal, () => vaultOf(id)),
    add: (tenantId, wanted, signal) =>
      traffic.call(['policyAdd', tenantId, wanted.vault.id], signal, () => {
        change('add', wanted);
      }),
    remove: (tenantId, wanted, signal) =>
      traffic.call(['policyRemove', tenantId, wanted.vault.id], signal, () => {
        change('remove', wanted);
      }),
    changeRequest: (operation, body) => ({
      method: 'PUT',
      path: `${body.vault.id}/accessPolicies/${operation}`,
      apiVersion: 'fake',
      body,
    }),
  };
}
