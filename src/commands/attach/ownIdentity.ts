/** What goes when a resource's own identity is turned off: its principal, and what that may do. */

import type { Connection } from '../../access/connection';
import { systemIdentityOf } from '../../access/ownCarriers';
import { lastSegment } from '../../model/armId';
import { isCancelled } from '../../model/failure';
import { neededChange } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import type { Note } from '../../ui/formPorts';
import type { FollowUps } from '../../ui/ports';
import type { Said } from '../../ui/said';
import type { CommandDeps } from '../deps';
import { removeRoleAssignment } from '../removeRoleAssignment';
import { note } from './changePlan';
import type { Order } from './orders';

export interface DyingIdentity {
  readonly carrier: Carrier;
  readonly principalId: string;
  readonly roles: readonly { readonly id: string; readonly roleName: string; readonly place: string }[];
  /** Whether these are all that it holds. */
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
  if (identity === undefined) return { carrier, principalId, roles: [], complete: true };
  try {
    const { items, problems } = await store.roleAssignments(identity, tenantId, signal);
    const roles = items.map(({ assignment, target }) => ({
      id: assignment.id,
      roleName: assignment.roleName ?? assignment.roleGuid,
      place: target?.displayName ?? (lastSegment(assignment.scope) || '/'),
    }));
    return { carrier, principalId, roles, complete: problems.length === 0 };
  } catch (error) {
    if (isCancelled(error)) throw error;
    return { carrier, principalId, roles: [], complete: false };
  }
}

/** What a modal lists: the rest of a long list is counted. */
export function dyingDetail(identities: readonly DyingIdentity[]): readonly Said[] {
  return identities.flatMap(({ principalId, roles, complete }): Said[] => [
    ['system.principal', principalId],
    ...roles.slice(0, mostListed).map(({ roleName, place }): Said => ['system.role', roleName, place]),
    ...(roles.length > mostListed ? [['system.moreRoles', roles.length - mostListed] satisfies Said] : []),
    ...(roles.length > 0 ? [['system.rolesStay'] satisfies Said] : []),
    ...(complete ? [] : [['system.rolesUnread'] satisfies Said]),
    ...(complete && roles.length === 0 ? [['system.noRoles'] satisfies Said] : []),
  ]);
}

const mostListed = 10;

export function dyingNotes(identities: readonly DyingIdentity[]): readonly Note[] {
  return identities.flatMap(({ principalId, roles, complete }): Note[] => [
    note('warning', ['system.note.dies', principalId]),
    ...roles.map(({ roleName, place }) => note('warning', ['system.note.role', roleName, place])),
    ...(complete ? [] : [note('info', ['system.rolesUnread'])]),
  ]);
}

/** Offers to remove what Azure leaves behind of an identity that is gone. */
export function removeWhatStays(
  deps: CommandDeps,
  identities: readonly DyingIdentity[],
): NonNullable<FollowUps['more']> {
  const ids = identities.flatMap(({ roles }) => roles.map(({ id }) => id));
  if (ids.length === 0) return [];
  return [
    {
      label: ['system.next.removeRoles', ids.length],
      run: async () => {
        await removeRoleAssignment(deps)({ from: 'arguments', values: { roleAssignmentIds: ids } });
      },
    },
  ];
}
