/** Which resource a client is written for: named by the call, or asked for. */

import type { RememberedIdentity } from '../access/identityMemory';
import { targetFor } from '../access/targets';
import type { ClientTarget } from '../code/clients/client';
import { parseArmId } from '../model/armId';
import { armIdOf, badArgument } from './arguments';
import { subscriptionsIn } from './assignSteps';
import { connect } from './connect';
import type { Arguments, CommandDeps, InsertRequest } from './deps';
import { recentScopes } from './recentScopes';

/** The ARM ID of what a client is asked for, checked before anything is asked. Throws `badArgument`. */
export function targetIdOf(
  { suffixes }: CommandDeps,
  values: Arguments,
  { flavour }: Pick<InsertRequest, 'flavour'>,
): string | undefined {
  const id = armIdOf(values, 'target');
  if (id === undefined) return undefined;
  if (flavour !== undefined && flavour !== 'client') throw badArgument('flavour', 'oneOf', flavour, 'client');
  if (targetFor(id, [], suffixes()) === undefined) throw badArgument('target', 'noClient', id);
  return id;
}

/**
 * The client that is asked for, if one is. Of a resource that has several services the one that the identity may use;
 * asked for when the call names none. `none` when the person left.
 */
export async function targetOf(
  deps: CommandDeps,
  { flavour }: Pick<InsertRequest, 'flavour'>,
  named: string | undefined,
  identity: RememberedIdentity | undefined,
): Promise<ClientTarget | 'none' | undefined> {
  if (flavour !== 'client' && named === undefined) return undefined;
  const id = named ?? (await askForTarget(deps, identity));
  if (id === undefined) return 'none';
  const roles = identity === undefined ? [] : deps.roles.of(identity.id);
  const target = targetFor(id, roles, deps.suffixes());
  if (target === undefined) throw badArgument('target', 'noClient', id);
  // The call is an offer of its own; whoever asks for a client gets the client.
  return { ...target, call: false };
}

async function askForTarget(
  deps: CommandDeps,
  identity: RememberedIdentity | undefined,
): Promise<string | undefined> {
  const connection = await connect(deps);
  const subscriptionId = identity && parseArmId(identity.id)?.subscriptionId;
  const tenantId = await deps.ui.busyInView(async (signal) => {
    if (subscriptionId !== undefined) return connection.store.tenantOf(subscriptionId, signal);
    const [first] = (await connection.store.roots(signal)).items;
    return first?.subscription.tenantId ?? '';
  });
  const picked = await deps.ui.pick.scope({
    step: { purpose: { doing: 'insertCredential' }, number: 1, total: 1, sample: connection.sample },
    back: false,
    tenantId,
    ...(subscriptionId !== undefined && { homeSubscriptionId: subscriptionId }),
    recent: recentScopes(deps.memory, connection.sample, tenantId),
    scopes: connection.azure.scopes,
    subscriptions: (signal) => subscriptionsIn(connection, tenantId, signal),
  });
  return picked === 'back' || picked === 'cancelled' ? undefined : picked.scope.id;
}
