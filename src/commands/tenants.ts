/** Which tenant's token a place is read with, and that a role is assigned in the tenant of its identity. */

import type { Connection } from '../access/connection';
import { parseArmId, sameId } from '../model/armId';
import { Failure, isCancelled, toFailure } from '../model/failure';
import type { Scope } from '../model/scope';
import type { LocatedIdentity } from '../ui/ports';
import { badArgument } from './arguments';
import type { CommandDeps } from './deps';

/**
 * The tenant that reads an ID: of what lies in a subscription the tenant of that, of a management group or the root the
 * first one that answers for it. Throws `notFound` when there is no tenant, and else why none gave an answer.
 */
export async function readingTenant(
  { ui }: Pick<CommandDeps, 'ui'>,
  connection: Connection,
  id: string,
): Promise<string> {
  const subscriptionId = parseArmId(id)?.subscriptionId;
  return ui.busyInView((signal) =>
    subscriptionId === undefined
      ? firstThatAnswers(connection, id, signal)
      : connection.store.tenantOf(subscriptionId, signal),
  );
}

async function firstThatAnswers({ azure }: Connection, id: string, signal: AbortSignal): Promise<string> {
  const { items } = await azure.tenancy.tenants(signal);
  const [only] = items;
  if (only !== undefined && items.length === 1) return only.tenantId;
  let failure = new Failure('notFound', { resource: id });
  let refusing: string | undefined;
  for (const { tenantId } of items) {
    try {
      // What the caller may do there: it can be asked at every scope, whatever lies there.
      await azure.guards.permissions(tenantId, placeOf(id), signal);
      return tenantId;
    } catch (error) {
      if (isCancelled(error)) throw error;
      failure = toFailure(error);
      // It gives a token at least, and may still let read what it does not let be asked about.
      if (failure.code === 'forbidden') refusing ??= tenantId;
    }
  }
  if (refusing !== undefined) return refusing;
  throw failure;
}

/** The scope that an ID lies at: an assignment's or a definition's is what stands before it. */
function placeOf(id: string): string {
  return id.replace(/\/providers\/Microsoft\.Authorization\/.*$/i, '') || '/';
}

/** The tenant of all the identities: the flow refuses a mix before it comes here. */
export function sharedTenant(identities: readonly LocatedIdentity[]): string {
  return identities[0]?.tenantId ?? '';
}

/** Throws `badArgument` for a place in another tenant than the identities; one that nobody knows is Azure's to judge. */
export async function checkTenant(
  { store }: Connection,
  identities: readonly LocatedIdentity[],
  scope: Scope,
  signal: AbortSignal,
): Promise<void> {
  const own = sharedTenant(identities);
  if (scope.subscriptionId === undefined || own === '') return;
  const other = await tenantIfKnown(store, scope.subscriptionId, signal);
  if (other !== undefined && !sameId(own, other)) throw badArgument('scope', 'otherTenant', scope.id);
}

async function tenantIfKnown(
  store: Connection['store'],
  subscriptionId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return await store.tenantOf(subscriptionId, signal);
  } catch (error) {
    if (toFailure(error).code !== 'notFound') throw error;
    return undefined;
  }
}
