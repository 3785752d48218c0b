/** Everything that hangs on a user-assigned identity, read anew: who uses it, what it holds, and what keeps it from going. */

import { bounded } from '../../model/bounded';
import { idKey, lastSegment, sameId } from '../../model/armId';
import { toFailure } from '../../model/failure';
import type { FederatedCredential } from '../../model/federation';
import type { IdentityUser, LocatedUserAssigned } from '../../model/identity';
import { isAttached } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import { listing, type Listing, type Problem } from '../../model/listing';
import type { Azure } from '../../model/ports';
import type { Lock } from '../../model/role';
import { scopeOf } from '../../model/scope';
import { collecting } from '../collecting';
import type { AssignmentView } from '../identityAccess';
import { Operation } from '../managementTasks';
import { mayI } from '../mayI';
import type { Store } from '../store';
import { standsAgainst, type StandsAgainst } from './standsAgainst';

/** A direct role assignment of the identity, and what keeps it from being removed as far as that is known. */
export interface HeldRole extends AssignmentView {
  readonly locks: readonly Lock[];
  /** The caller does not seem to be allowed to remove it. */
  readonly mayNot: boolean;
}

export interface Footprint extends LocatedUserAssigned {
  readonly users: readonly IdentityUser[];
  /** Those of the users whose identity block was read, to be written down. */
  readonly carriers: readonly Carrier[];
  readonly roles: readonly HeldRole[];
  readonly credentials: readonly FederatedCredential[];
  /** Against the deletion of the identity itself. */
  readonly against: StandsAgainst;
  /** Whether the caller seems not to be allowed to delete it. */
  readonly mayNot: boolean;
  /** All that could not be read: each may hide something that hangs on the identity. */
  readonly problems: readonly Problem[];
}

export interface FootprintNeeds {
  readonly azure: Pick<Azure, 'guards' | 'identityBlocks' | 'roleAssignments'>;
  readonly store: Pick<Store, 'invalidate' | 'usedBy' | 'roleAssignments' | 'federatedCredentials'>;
}

const readsAtOnce = 4;

/** @param located as it was just read. Throws `cancelled` only: what cannot be read is a problem. */
export async function readFootprint(
  { azure, store }: FootprintNeeds,
  located: LocatedUserAssigned,
  signal: AbortSignal,
): Promise<Footprint> {
  const { identity, tenantId } = located;
  const { problems, items } = collecting(identity.id, identity.name);
  // Lists that were read a while ago may lack what came since.
  store.invalidate(identity.id);
  const [users, listed, credentials, against] = await Promise.all([
    items(store.usedBy(identity, tenantId, signal)),
    items(store.roleAssignments(identity, tenantId, signal)),
    items(credentialsOf(store, located, signal)),
    standsAgainst(azure.guards, tenantId, { scope: identity.id, action: Operation.deleteIdentity }, signal),
  ]);
  const held = await exactly(azure, tenantId, listed, problems, signal);
  const needs = [
    { action: Operation.deleteIdentity, scope: identity.id },
    ...held.map(({ assignment }) => ({ action: Operation.deleteAssignment, scope: assignment.scope })),
  ];
  const [carriers, locks, { missing }] = await Promise.all([
    carriersOf(azure, located, users, problems, signal),
    locksAt(azure, tenantId, held, signal),
    mayI(azure.guards, tenantId, needs, signal),
  ]);
  const lacks = (action: string, scope: string) =>
    missing.some((need) => need.action === action && sameId(need.scope, scope));
  return {
    ...located,
    users,
    carriers,
    roles: held.map((view) => ({
      ...view,
      locks: locks.get(idKey(view.assignment.scope)) ?? [],
      mayNot: lacks(Operation.deleteAssignment, view.assignment.scope),
    })),
    credentials,
    against,
    mayNot: lacks(Operation.deleteIdentity, identity.id),
    problems: [...problems, ...against.problems],
  };
}

/**
 * The assignments as ARM has them, with the names that they were listed with: Resource Graph takes out of descriptions
 * what it takes for personal, and lists for a while what is gone.
 */
async function exactly(
  { roleAssignments }: FootprintNeeds['azure'],
  tenantId: string,
  listed: readonly AssignmentView[],
  problems: Problem[],
  signal: AbortSignal,
): Promise<readonly AssignmentView[]> {
  const read = await bounded(
    listed,
    readsAtOnce,
    ({ assignment }) => roleAssignments.get(tenantId, assignment.id, signal),
    signal,
  );
  return listed.flatMap((view, at): AssignmentView[] => {
    const outcome = read[at];
    if (outcome === undefined) return [view];
    const { roleName, roleType } = view.assignment;
    const names = {
      ...(roleName !== undefined && { roleName }),
      ...(roleType !== undefined && { roleType }),
    };
    if ('value' in outcome) return [{ ...view, assignment: { ...names, ...outcome.value } }];
    if (outcome.failure.code === 'notFound') return [];
    problems.push({
      where: view.assignment.id,
      whereName: roleName ?? view.assignment.id,
      failure: outcome.failure,
    });
    return [view];
  });
}

/** In regions that have no federated credentials there are none. */
async function credentialsOf(
  store: FootprintNeeds['store'],
  { identity, tenantId }: LocatedUserAssigned,
  signal: AbortSignal,
): Promise<Listing<FederatedCredential>> {
  try {
    return await store.federatedCredentials(identity, tenantId, signal);
  } catch (error) {
    if (toFailure(error).code !== 'unsupportedRegion') throw error;
    return listing<FederatedCredential>([]);
  }
}

/** A cluster whose nodes use the identity has it in no identity block: it stays among the users alone. */
async function carriersOf(
  { identityBlocks }: FootprintNeeds['azure'],
  { identity, tenantId }: LocatedUserAssigned,
  users: readonly IdentityUser[],
  problems: Problem[],
  signal: AbortSignal,
): Promise<readonly Carrier[]> {
  const read = await bounded(
    users,
    readsAtOnce,
    ({ id }) => identityBlocks.read(tenantId, id, signal),
    signal,
  );
  return read.flatMap((outcome, at) => {
    if ('value' in outcome) return isAttached(outcome.value.block, identity.id) ? [outcome.value] : [];
    const user = users[at];
    const where = user?.id ?? identity.id;
    problems.push({ where, whereName: user?.name ?? lastSegment(where), failure: outcome.failure });
    return [];
  });
}

/** The locks at each scope that has some. Where they cannot be read, Azure's answer to the removal tells. */
async function locksAt(
  { guards }: FootprintNeeds['azure'],
  tenantId: string,
  held: readonly AssignmentView[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Lock[]>> {
  const scopes = [...new Map(held.map(({ assignment: { scope } }) => [idKey(scope), scope])).values()];
  // Locks exist at subscriptions and below only.
  const lockable = scopes.filter((scope) => scopeOf(scope)?.subscriptionId !== undefined);
  const read = await bounded(lockable, readsAtOnce, (scope) => guards.locks(tenantId, scope, signal), signal);
  return new Map(
    lockable.flatMap((scope, at) => {
      const outcome = read[at];
      return outcome !== undefined && 'value' in outcome
        ? [[idKey(scope), outcome.value.items] as const]
        : [];
    }),
  );
}
