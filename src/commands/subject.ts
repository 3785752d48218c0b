/** Which identities a command is about: from nodes, from IDs, or asked for. */

import type { Connection } from '../access/connection';
import { idKey } from '../model/armId';
import type { ManagedIdentity } from '../model/identity';
import type { Node } from '../tree/nodes';
import type { Picked } from '../ui/listPicker';
import type { LocatedIdentity } from '../ui/ports';
import type { Step } from '../ui/step';
import { identityId, textsOf, valuesOf } from './arguments';
import type { CommandDeps, CommandInput } from './deps';

/** The identities of nodes, each once: an identity's own node or any below it. */
export function identitiesOf(nodes: readonly Node[]): readonly LocatedIdentity[] {
  const found = new Map<string, LocatedIdentity>();
  for (const node of nodes) {
    if (!('identity' in node) || !('tenantId' in node)) continue;
    const key = `${node.identity.kind} ${idKey(node.identity.id)}`;
    if (!found.has(key)) found.set(key, { identity: node.identity, tenantId: node.tenantId });
  }
  return [...found.values()];
}

/** The identities that the call names; `undefined` when it names none. Throws `badArgument`, `notFound`. */
export async function namedIdentities(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<readonly LocatedIdentity[] | undefined> {
  if (input.from === 'nodes') {
    const found = identitiesOf(input.nodes);
    return found.length === 0 ? undefined : found;
  }
  const values = valuesOf(input);
  const field = values['identityIds'] === undefined ? 'identityId' : 'identityIds';
  const ids = textsOf(values, 'identityId', 'identityIds')?.map((id) => identityId(id, field));
  if (ids === undefined) return undefined;
  return deps.ui.busyInView((signal) =>
    Promise.all(ids.map((id) => connection.store.identityById(id, signal))),
  );
}

/**
 * Asks for one identity, what is selected in the tree, the workspace's and the one used last offered first.
 * @param kind only those of this kind.
 * @param chosen the answer given before, which Enter gives again.
 */
export async function askForIdentity(
  deps: CommandDeps,
  connection: Connection,
  step: Step,
  kind?: ManagedIdentity['kind'],
  back = false,
  chosen: readonly LocatedIdentity[] = [],
): Promise<Picked<readonly LocatedIdentity[]>> {
  const last = deps.identities.last();
  return deps.ui.pick.identity({
    step,
    back,
    several: false,
    checked: chosen.map(({ identity }) => identity.id),
    first: [
      ...identitiesOf(deps.tree.selection).map(({ identity }) => identity.id),
      deps.settings.workspaceIdentity(),
      ...(last?.sample === connection.sample ? [last.id] : []),
    ].filter((id) => id !== ''),
    // A slash is in every resource ID, so this finds all there are.
    load: async (signal) => {
      const found = await connection.store.find('/', signal);
      return {
        ...found,
        items: found.items.filter(({ identity }) => identity.kind === (kind ?? identity.kind)),
      };
    },
  });
}

/** The one identity of a call that takes one, asked for when it names none; `undefined` when the person left. */
export async function oneIdentity(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
  purpose: Step['purpose'],
): Promise<LocatedIdentity | undefined> {
  const named = await namedIdentities(deps, connection, input);
  if (named !== undefined) return named[0];
  const picked = await askForIdentity(deps, connection, {
    purpose,
    number: 1,
    total: 1,
    sample: connection.sample,
  });
  return picked === 'back' || picked === 'cancelled' ? undefined : picked[0];
}
