/** The user-assigned identity that a command on federated credentials is about. */

import type { FederatedIdentity } from '../../access/federation/writes';
import type { Connection } from '../../access/connection';
import type { Operation } from '../../access/managementTasks';
import { isCancelled } from '../../model/failure';
import { listing } from '../../model/listing';
import type { Picked } from '../../ui/listPicker';
import type { LocatedIdentity } from '../../ui/ports';
import type { Step } from '../../ui/step';
import { badArgument } from '../arguments';
import type { CommandDeps, CommandInput } from '../deps';
import { mayGoOn } from '../permission';
import { identitiesOf, namedIdentities } from '../subject';

/** The one that the call names. Throws `badArgument` for a system-assigned one, which cannot have any. */
export async function namedFederated(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<FederatedIdentity | undefined> {
  const [located] = (await namedIdentities(deps, connection, input)) ?? [];
  if (located === undefined) return undefined;
  const federated = federatedOf(located);
  if (federated === undefined) throw badArgument('identityId', 'userAssignedOnly', located.identity.id);
  return federated;
}

/** Asks for one among those that can have some. */
export async function askForFederated(
  deps: CommandDeps,
  { store, sample }: Connection,
  step: Step,
): Promise<Picked<FederatedIdentity>> {
  const last = deps.identities.last();
  const picked = await deps.ui.pick.identity({
    step,
    back: false,
    several: false,
    first: [
      ...identitiesOf(deps.tree.selection).map(({ identity }) => identity.id),
      deps.settings.workspaceIdentity(),
      ...(last?.sample === sample ? [last.id] : []),
    ].filter((id) => id !== ''),
    load: async (signal) => {
      const { items, problems } = await store.find('/', signal);
      return listing(
        items.filter(({ identity }) => identity.kind === 'userAssigned'),
        problems,
      );
    },
  });
  if (picked === 'back' || picked === 'cancelled') return picked;
  const [located] = picked;
  return (located && federatedOf(located)) ?? 'cancelled';
}

function federatedOf({ identity, tenantId }: LocatedIdentity): FederatedIdentity | undefined {
  return identity.kind === 'userAssigned' ? { identity, tenantId } : undefined;
}

/** Whether to go on, by what the caller seems to be allowed on the identity. */
export function mayFederate(
  deps: CommandDeps,
  connection: Connection,
  { identity, tenantId }: FederatedIdentity,
  action: typeof Operation.writeFederated | typeof Operation.deleteFederated,
): Promise<boolean> {
  return mayGoOn(deps, connection, {
    tenantId,
    needs: [{ action, scope: identity.id }],
    message: ['federation.mayNotWrite', identity.name],
  });
}

/** Names of the locks that may stop it: any stops deleting, read-only ones writing too. Who may not read them is told by Azure. */
export async function locksAgainst(
  { azure }: Connection,
  { identity, tenantId }: FederatedIdentity,
  doing: 'write' | 'delete',
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const { items } = await azure.guards.locks(tenantId, identity.id, signal);
    return items.filter(({ level }) => doing === 'delete' || level === 'ReadOnly').map(({ name }) => name);
  } catch (error) {
    if (isCancelled(error)) throw error;
    return [];
  }
}
