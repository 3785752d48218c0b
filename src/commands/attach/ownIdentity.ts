/** What goes when a resource's own identity is turned off: its principal, and what that may do. */

import type { Connection } from '../../access/connection';
import { collecting } from '../../access/collecting';
import { systemIdentityOf } from '../../access/ownCarriers';
import { idKey, lastSegment } from '../../model/armId';
import { neededChange } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import { nestedName } from '../../model/resourceName';
import type { Note } from '../../ui/formPorts';
import type { FollowUps } from '../../ui/ports';
import type { Said } from '../../ui/said';
import type { CommandDeps } from '../deps';
import { removePoliciesLeft, type PolicyHolder } from '../policies/removeAccessPolicy';
import { removeRoleAssignment } from '../removeRoleAssignment';
import { note } from './changePlan';
import type { Order } from './orders';

export interface DyingIdentity {
  readonly carrier: Carrier;
  readonly principalId: string;
  /** Azure's and Cosmos DB's own. */
  readonly roles: readonly { readonly id: string; readonly roleName: string; readonly place: string }[];
  /** The names of the key vaults that have an access policy of it. */
  readonly vaults: readonly string[];
  /** Of those policies the ones that can be removed here. */
  readonly policies: readonly PolicyHolder[];
  /** Whether these are all the roles and access policies that it has. */
  readonly complete: boolean;
}

/** The identities that die with these changes, each with what it holds. Throws `cancelled` only. */
export async function dyingIn(
  { ui }: Pick<CommandDeps, 'ui'>,
  connection: Connection,
  orders: readonly Order[],
): Promise<readonly DyingIdentity[]> {
  const ending = orders.filter(({ carrier, change }) => neededChange(carrier.block, change).system === 'off');
  if (ending.length === 0) return [];
  return ui.busyInView((signal) => Promise.all(ending.map((order) => dying(connection, order, signal))));
}

async function dying(
  { store }: Connection,
  { carrier, tenantId }: Order,
  signal: AbortSignal,
): Promise<DyingIdentity> {
  const identity = systemIdentityOf(carrier, tenantId);
  const principalId = identity?.principalId ?? '';
  if (identity === undefined)
    return { carrier, principalId, roles: [], vaults: [], policies: [], complete: true };
  const reading = collecting(carrier.id, carrier.name);
  const [assigned, inCosmos, policies] = await Promise.all([
    reading.items(store.roleAssignments(identity, tenantId, signal)),
    reading.items(store.cosmos.ofPrincipal(tenantId, principalId, signal)),
    reading.items(store.policies.ofPrincipal(tenantId, principalId, signal)),
  ]);
  const roles = [
    ...assigned.map(({ assignment, target }) => ({ assignment, place: target?.displayName })),
    ...inCosmos.map((assignment) => ({ assignment, place: nestedName(assignment.scope) })),
  ].map(({ assignment: { id, roleName, roleGuid, scope }, place }) => ({
    id,
    roleName: roleName ?? roleGuid,
    place: place ?? (lastSegment(scope) || '/'),
  }));
  const vaults = [...new Set(policies.map(({ vaultId }) => lastSegment(vaultId)))];
  const own = policies.filter(({ applicationId }) => applicationId === undefined);
  const vaultIds = new Map(own.map(({ vaultId }) => [idKey(vaultId), vaultId])).values();
  return {
    ...{ carrier, principalId, roles, vaults },
    policies: [...vaultIds].map((vaultId) => ({ located: { identity, tenantId }, vaultId })),
    complete: reading.problems.length === 0,
  };
}

/** What a modal lists: the rest of a long list is counted. */
export function dyingDetail(identities: readonly DyingIdentity[]): readonly Said[] {
  return identities.flatMap(({ principalId, roles, vaults, complete }): Said[] => {
    const lost: Said[] = [
      ...vaults.map((vault): Said => ['system.policy', vault]),
      ...roles.map(({ roleName, place }): Said => ['system.role', roleName, place]),
    ];
    return [
      ['system.principal', principalId],
      ...lost.slice(0, mostListed),
      ...(lost.length > mostListed ? [['system.moreRoles', lost.length - mostListed] satisfies Said] : []),
      ...(roles.length > 0 ? [['system.rolesStay'] satisfies Said] : []),
      ...(vaults.length > 0 ? [['system.policiesStay'] satisfies Said] : []),
      ...(complete ? [] : [['system.rolesUnread'] satisfies Said]),
      ...(complete && lost.length === 0 ? [['system.noRoles'] satisfies Said] : []),
      ['system.beyond'],
    ];
  });
}

const mostListed = 10;

export function dyingNotes(identities: readonly DyingIdentity[]): readonly Note[] {
  return identities.flatMap(({ principalId, roles, vaults, complete }): Note[] => [
    note('warning', ['system.note.dies', principalId]),
    ...vaults.map((vault) => note('warning', ['system.note.policy', vault])),
    ...roles.map(({ roleName, place }) => note('warning', ['system.note.role', roleName, place])),
    ...(roles.length > 0 ? [note('info', ['system.rolesStay'])] : []),
    ...(vaults.length > 0 ? [note('info', ['system.policiesStay'])] : []),
    ...(complete ? [] : [note('info', ['system.rolesUnread'])]),
    note('info', ['system.beyond']),
  ]);
}

/** Offers to remove what Azure leaves behind of an identity that is gone. */
export function removeWhatStays(
  deps: CommandDeps,
  connection: Connection,
  identities: readonly DyingIdentity[],
): NonNullable<FollowUps['more']> {
  const ids = identities.flatMap(({ roles }) => roles.map(({ id }) => id));
  const policies = identities.flatMap((each) => each.policies);
  const removeRoles = async () => {
    await removeRoleAssignment(deps)({ from: 'arguments', values: { roleAssignmentIds: ids } });
  };
  return [
    ...(ids.length === 0
      ? []
      : [{ label: ['system.next.removeRoles', ids.length] as const, run: removeRoles }]),
    ...(policies.length === 0
      ? []
      : [
          {
            label: ['system.next.removePolicies', policies.length] as const,
            run: () => removePoliciesLeft(deps, connection, policies),
          },
        ]),
  ];
}
