/** Locks, read only: at any scope, those at, above and below it; with `atScope()` those at or above. */

import { idKey } from '../../model/armId';
import { ArmError, badRequest } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import type { SampleLock } from '../data/shape';
import type { JsonObject } from '../json';
import { demandScope } from '../scopeCheck';
import { listedAt } from '../scopes';

const type = 'Microsoft.Authorization/locks';
const read = `${type}/read`;

export const lockRoutes: readonly Route[] = [
  { method: 'GET', path: '/{*scope}/providers/Microsoft.Authorization/locks', type, handle: list },
  { method: 'GET', path: '/{*scope}/providers/Microsoft.Authorization/locks/{name}', type, handle: get },
];

function lockJson(lock: SampleLock): JsonObject {
  const { scope, name, level, notes } = lock;
  return {
    id: `${scope}/providers/${type}/${name}`,
    type,
    name,
    properties: { level, ...(notes !== undefined && { notes }) },
  };
}

function list(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  call.access.demand(read, scope);
  const text = call.query.get('$filter') ?? '';
  if (text !== '' && text.toLowerCase().trim() !== 'atscope()') {
    throw badRequest(
      'InvalidFilterInQueryString',
      `Invalid $filter '${text}' specified in the query string.`,
    );
  }
  const here = listedAt(call.state, scope, text !== '');
  return ok({ value: call.state.locks.filter((lock) => here(lock.scope)).map(lockJson) });
}

function get(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  call.access.demand(read, scope);
  const name = param(call, 'name').toLowerCase();
  const found = call.state.locks.find(
    (lock) => lock.name.toLowerCase() === name && idKey(lock.scope) === idKey(scope),
  );
  if (found === undefined) throw new ArmError(404, 'LockNotFound', `The lock '${name}' could not be found.`);
  return ok(lockJson(found));
}
