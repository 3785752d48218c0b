/** The secrets of container apps and jobs, by the right to list them: those of the sample have none. */

import { idKey } from '../../model/armId';
import { resourceNotFound } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import { demandUnlocked } from '../guards';
import { groupIdOf, groupNamed } from './resourceGroups';

const base = '/subscriptions/{subscription}/resourceGroups/{group}/providers';

export const appSecretRoutes: readonly Route[] = ['Microsoft.App/containerApps', 'Microsoft.App/jobs'].map(
  (type) => ({
    method: 'POST',
    path: `${base}/${type}/{name}/listSecrets`,
    type,
    handle: (call) => list(call, type),
  }),
);

function list(call: Call, type: string): Reply {
  const id = `${groupIdOf(call)}/providers/${type}/${param(call, 'name')}`;
  call.access.demand(`${type}/listSecrets/action`, id);
  groupNamed(call);
  if (!call.state.resources.has(idKey(id))) throw resourceNotFound(id);
  // A read-only lock keeps every POST out, since it could change something.
  demandUnlocked(call.state, id, 'write');
  return ok({ value: [] });
}
