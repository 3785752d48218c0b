/** Copies one of an identity's IDs, or those of all selected identities, one a line; the resource ID of any other node too. */

import { Failure } from '../model/failure';
import type { IdentifierKind } from '../tree/nodes';
import type { LocatedIdentity } from '../ui/ports';
import { lastSegment } from '../model/armId';
import { connect } from './connect';
import type { Connection } from '../access/connection';
import type { CommandInput, Gesture } from './deps';
import { locatedNode } from './idOfNode';
import { namedIdentities, oneIdentity } from './subject';

export function copyId(what: IdentifierKind): Gesture {
  return (deps) => async (input) => {
    const connection = await connect(deps);
    const copied = async (values: readonly string[], names: readonly string[]): Promise<string> => {
      const text = values.join('\n');
      await deps.ui.copy(text);
      deps.ui.tell({ news: 'copied', what, identity: names.join(', ') }, connection.sample);
      return text;
    };
    const own = what === 'resourceId' ? idsOfNodes(input) : [];
    if (own.length > 0) return copied(own, own.map(lastSegment));
    const named = await namedIdentities(deps, connection, input);
    const asked =
      named === undefined ? await oneIdentity(deps, connection, input, { doing: 'copy', what }) : undefined;
    const identities = named ?? (asked === undefined ? [] : [asked]);
    if (identities.length === 0) return undefined;
    const values = await deps.ui.busyInView((signal) =>
      Promise.all(identities.map((located) => valueOf(connection, located, what, signal))),
    );
    return copied(
      values,
      identities.map(({ identity }) => identity.name),
    );
  };
}

/** What each node stands for itself, each once: a role assignment, a resource, an identity. */
function idsOfNodes(input: CommandInput): readonly string[] {
  const nodes = input.from === 'nodes' ? input.nodes : [];
  return [
    ...new Set(
      nodes.flatMap((node) => {
        const located = locatedNode(node);
        return located?.document ?? located?.id ?? [];
      }),
    ),
  ];
}

async function valueOf(
  { store }: Connection,
  { identity, tenantId }: LocatedIdentity,
  what: IdentifierKind,
  signal: AbortSignal,
): Promise<string> {
  switch (what) {
    case 'clientId': {
      const clientId = await store.clientIdOf(identity, tenantId, signal);
      if (clientId === undefined) throw new Failure('notFound', { resource: identity.id });
      return clientId;
    }
    case 'objectId':
      return identity.principalId;
    case 'resourceId':
      return identity.id;
    case 'tenantId':
      return identity.tenantId;
  }
}
