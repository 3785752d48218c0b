/** Opens what a node or an ID names in the Azure portal of the cloud in use. */

import { portalUrl } from '../ui/portal';
import { connect } from './connect';
import type { Gesture } from './deps';
import { locate } from './idOfNode';

export const openInPortal: Gesture = (deps) => async (input) => {
  const connection = await connect(deps);
  const { cloud, sample } = connection;
  const located = await locate(deps, connection, input, { doing: 'openInPortal' });
  if (located === undefined) return;
  const url = sample ? undefined : portalUrl(cloud.portalUrl, located.tenantId, located.id, located.page);
  if (url === undefined) deps.ui.tell({ news: 'noPortal', sample }, sample);
  else await deps.ui.openExternal(url);
};
