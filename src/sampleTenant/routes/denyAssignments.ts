/** Deny assignments, read only: lists at any scope, and one by its GUID. */

import { idKey } from '../../model/armId';
import { ArmError, badRequest } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import type { SampleDenyAssignment } from '../data/shape';
import type { JsonObject } from '../json';
import { parseFilter } from '../odata';
import { demandScope } from '../scopeCheck';
import { listedAt } from '../scopes';
import { permissionJson } from './permissions';

const type = 'Microsoft.Authorization/denyAssignments';
const read = `${type}/read`;
const everybody = '00000000-0000-0000-0000-000000000000';

export const denyAssignmentRoutes: readonly Route[] = [
  { method: 'GET', path: '/{*scope}/providers/Microsoft.Authorization/denyAssignments', type, handle: list },
  {
    method: 'GET',
    path: '/{*scope}/providers/Microsoft.Authorization/denyAssignments/{guid}',
    type,
    handle: get,
  },
];

function denyJson(denial: SampleDenyAssignment): JsonObject {
  const { guid, name, description, scope, permissions, principals, excludePrincipals } = denial;
  return {
    id: `${scope === '/' ? '' : scope}/providers/${type}/${guid}`,
    type,
    name: guid,
    properties: {
      denyAssignmentName: name,
      description,
      permissions: permissions.map(permissionJson),
      scope,
      doNotApplyToChildScopes: false,
      principals: principals.map(({ id, type: kind }) => ({ id, type: kind })),
      excludePrincipals: excludePrincipals.map(({ id, type: kind }) => ({ id, type: kind })),
      isSystemProtected: true,
    },
  };
}

function list(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  call.access.demand(read, scope);
  const { atScope, fits } = denyFilter(call.query.get('$filter'));
  const here = listedAt(call.state, scope, atScope);
  return ok({
    value: call.state.denyAssignments.filter((one) => here(one.scope) && fits(one)).map(denyJson),
  });
}

function get(call: Call): Reply {
  const scope = demandScope(call.state, param(call, 'scope'));
  call.access.demand(read, scope);
  const guid = param(call, 'guid').toLowerCase();
  const found = call.state.denyAssignments.find(
    (one) => one.guid === guid && idKey(one.scope) === idKey(scope),
  );
  if (found === undefined)
    throw new ArmError(404, 'DenyAssignmentNotFound', `The deny assignment '${guid}' is not found.`);
  return ok(denyJson(found));
}

function denyFilter(text: string | undefined): {
  atScope: boolean;
  fits: (denial: SampleDenyAssignment) => boolean;
} {
  if (text === undefined || text === '') return { atScope: false, fits: () => true };
  const filter = parseFilter(text);
  const [clause, second] = filter?.clauses ?? [];
  if (clause !== undefined && second === undefined) {
    if (clause.kind === 'call' && clause.name === 'atscope') return { atScope: true, fits: () => true };
    if (clause.kind === 'compare' && clause.op === 'eq') {
      const value = clause.value.toLowerCase();
      if (clause.field === 'denyassignmentname')
        return { atScope: false, fits: (one) => one.name.toLowerCase() === value };
      if (clause.field === 'principalid' || clause.field === 'gdprexportprincipalid') {
        return {
          atScope: false,
          fits: (one) => one.principals.some(({ id }) => id === value || id === everybody),
        };
      }
    }
  }
  throw badRequest(
    'UnsupportedQuery',
    `The filter '${text}' is not supported. Supported filters are 'atScope()', 'denyAssignmentName eq', 'principalId eq' and 'gdprExportPrincipalId eq'.`,
  );
}
