/** The one user-assigned identity that a command is about: from a node, from its ID, or asked for. */

import type { Connection } from '../access/connection';
import type { LocatedUserAssigned } from '../model/identity';
import type { Picked } from '../ui/listPicker';
import type { LocatedIdentity } from '../ui/ports';
import type { Step } from '../ui/step';
import { badArgument } from './arguments';
import type { CommandDeps, CommandInput } from './deps';
import { askForIdentity, namedIdentities } from './subject';

/**
 * Those that the call names; `undefined` when it names none. Throws `badArgument` for a system-assigned one, which has no
 * life of its own, and `notFound`.
 */
export async function namedUserAssigned(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<readonly LocatedUserAssigned[] | undefined> {
  const named = await namedIdentities(deps, connection, input);
  return named?.map((located) => {
    const own = userAssignedOf(located);
    if (own === undefined) throw badArgument('identityId', 'onlyUserAssigned', located.identity.id);
    return own;
  });
}

export async function askForUserAssigned(
  deps: CommandDeps,
  connection: Connection,
  step: Step,
): Promise<Picked<LocatedUserAssigned>> {
  const picked = await askForIdentity(deps, connection, step, 'userAssigned');
  if (picked === 'back' || picked === 'cancelled') return picked;
  const [located] = picked;
  return (located && userAssignedOf(located)) ?? 'cancelled';
}

function userAssignedOf({ identity, tenantId }: LocatedIdentity): LocatedUserAssigned | undefined {
  return identity.kind === 'userAssigned' ? { identity, tenantId } : undefined;
}
