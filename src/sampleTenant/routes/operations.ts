/** Operations under way: their status, or the result itself once it is there. */

import { idKey } from '../../model/armId';
import { ArmError } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import { lookAgain, lookAt } from '../operations';
import { resourceJson } from '../resourceJson';

const place = '/subscriptions/{subscription}/providers/{namespace}/locations/{location}';
const type = (params: Readonly<Record<string, string>>): string => `${params['namespace'] ?? ''}/locations`;

export const operationRoutes: readonly Route[] = [
  { method: 'GET', path: `${place}/operationStatuses/{name}`, type, handle: status },
  { method: 'GET', path: `${place}/operationResults/{name}`, type, handle: result },
];

function status(call: Call): Reply {
  const name = param(call, 'name');
  const operation = lookAt(call, name);
  const { status: state, fails } = operation;
  return {
    ...ok({
      id: call.path,
      name,
      status: state,
      startTime: new Date(operation.begunAt).toISOString(),
      ...(state === 'Failed' && fails !== undefined && { error: { ...fails } }),
    }),
    ...(state === 'InProgress' && { headers: lookAgain }),
  };
}

function result(call: Call): Reply {
  const operation = lookAt(call, param(call, 'name'));
  if (operation.status === 'InProgress') return { status: 202, headers: lookAgain };
  const resource = call.state.resources.get(idKey(operation.resourceId));
  if (operation.fails !== undefined || resource === undefined)
    throw new ArmError(409, operation.fails?.code ?? 'Conflict', operation.fails?.message ?? '');
  return ok(resourceJson(resource, call.state.tenantId, call.apiVersion));
}
