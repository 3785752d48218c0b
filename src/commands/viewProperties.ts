/** Shows the whole ARM document behind a node or an ID, read-only. */

import { lastSegment } from '../model/armId';
import { connect } from './connect';
import type { Gesture } from './deps';
import { locate } from './idOfNode';

export const viewProperties: Gesture = (deps) => async (input) => {
  const connection = await connect(deps);
  const located = await locate(deps, connection, input, { doing: 'viewProperties' });
  if (located === undefined) return;
  const { tenantId, id: place, document: id = place } = located;
  const document = await deps.ui.busy({ doing: 'read', name: lastSegment(id) }, (signal) =>
    connection.azure.scopes.document(tenantId, id, signal),
  );
  await deps.ui.documents.showProperties(id, document, connection.sample);
};
