/** Shows the whole ARM document behind a node or an ID, read-only. */

import { isUserAssignedId, lastSegment } from '../model/armId';
import { orUnknown } from '../model/orUnknown';
import { appRoleOffers } from './appRoleOffers';
import { connect } from './connect';
import type { Gesture } from './deps';
import { locate } from './idOfNode';

export const viewProperties: Gesture = (deps) => async (input) => {
  const connection = await connect(deps);
  const located = await locate(deps, connection, input, { doing: 'viewProperties' });
  if (located === undefined) return;
  const { tenantId, id: place, document: id = place } = located;
  const node = input.from === 'nodes' ? input.nodes[0] : undefined;
  const [document, offers] = await deps.ui.busy({ doing: 'read', name: lastSegment(id) }, async (signal) => {
    const read = await connection.azure.scopes.document(tenantId, id, signal);
    const own =
      node?.kind === 'identity'
        ? node
        : isUserAssignedId(id)
          ? await orUnknown(connection.store.identityById(id, signal))
          : undefined;
    return [read, own === undefined ? [] : await appRoleOffers(connection, own, signal)] as const;
  });
  await deps.ui.documents.showProperties(id, document, connection.sample, offers);
};
