/** Copies one of an identity's IDs, or those of all selected identities, one a line. */

import { Failure } from '../model/failure';
import type { IdentifierKind } from '../tree/nodes';
import type { LocatedIdentity } from '../ui/ports';
import { connect } from './connect';
import type { Connection } from '../access/connection';
import type { Gesture } from './deps';
import { namedIdentities, oneIdentity } from './subject';

export function copyId(what: IdentifierKind): Gesture {
  return (deps) => async (input) => {
    const connection = await connect(deps);
    const named = await namedIdentities(deps, connection, input);
    const asked =
      named === undefined ? await oneIdentity(deps, connection, input, { doing: 'copy', what }) : undefined;
    const identities = named ?? (asked === undefined ? [] : [asked]);
    if (identities.length === 0) return undefined;
    const values = await deps.ui.busyInView((signal) =>
      Promise.all(identities.map((located) => valueOf(connection, located, what, signal))),
    );
    const text = values.join('\n');
    await deps.ui.copy(text);
    const names = identities.map(({ identity }) => identity.name).join(', ');
    deps.ui.tell({ news: 'copied', what, identity: names }, connection.sample);
    return text;
  };
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
