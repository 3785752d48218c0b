/** What stands against an assignment or against the caller: denials, locks, and the caller's own rights. */

import { sameId } from '../model/armId';
import { listing } from '../model/listing';
import type { Guards } from '../model/ports';
import type { DenyAssignment, Lock } from '../model/role';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { at, present, records, text, type Json } from './decode';
import { mapped, whole } from './pages';
import { below, guidOrThrow } from './paths';
import { permissionOf } from './roleShapes';

/** Stands for everybody in a deny assignment. */
const everyone = '00000000-0000-0000-0000-000000000000';

export function createGuards(connect: Connect): Guards {
  return {
    /** At the scope and above it. A filter by principal would leave out the denials that mean everybody. */
    async denyAssignments(tenantId, scope, principalId, signal) {
      const principal = guidOrThrow(principalId, 'principalId');
      const path = below(scope, 'providers/Microsoft.Authorization/denyAssignments');
      const call = { path, apiVersion: apiVersions.denyAssignments, filter: 'atScope()' };
      const all = whole(await connect(tenantId).arm.list(call, signal));
      const against = all.filter((item) => denies(item, scope, principal));
      return mapped(listing(against), denialOf, scope);
    },
    async locks(tenantId, scope, signal) {
      const path = below(scope, 'providers/Microsoft.Authorization/locks');
      const call = { path, apiVersion: apiVersions.locks, filter: 'atScope()' };
      const all = whole(await connect(tenantId).arm.list(call, signal));
      return mapped(listing(all.filter(locks)), lockOf, scope);
    },
    async permissions(tenantId, scope, signal) {
      // Not through the SDK, which cannot ask at a subscription and doubles a slash at a resource.
      const path = below(scope, 'providers/Microsoft.Authorization/permissions');
      const call = { path, apiVersion: apiVersions.permissions };
      return whole(await connect(tenantId).arm.list(call, signal)).map(permissionOf);
    },
  };
}

function denies(item: Json, scope: string, principal: string): boolean {
  const named = (list: string, id: string): boolean =>
    records(at(item, 'properties', list)).some((one) => text(one['id'])?.toLowerCase() === id);
  const own = text(at(item, 'properties', 'scope')) ?? '';
  if (at(item, 'properties', 'doNotApplyToChildScopes') === true && !sameId(own, scope)) return false;
  if (named('excludePrincipals', principal)) return false;
  return named('principals', principal) || named('principals', everyone);
}

function denialOf(item: Json): DenyAssignment | undefined {
  const id = text(item['id']);
  const scope = text(at(item, 'properties', 'scope'));
  if (id === undefined || scope === undefined) return undefined;
  return {
    id,
    name: text(at(item, 'properties', 'denyAssignmentName')) ?? text(item['name']) ?? '',
    scope,
    principalIds: records(at(item, 'properties', 'principals')).flatMap((one) => text(one['id']) ?? []),
    permissions: records(at(item, 'properties', 'permissions')).map(permissionOf),
    ...present('description', text(at(item, 'properties', 'description'))),
  };
}

/** Azure's third level, `NotSpecified`, keeps nothing from being changed. */
function locks(item: Json): boolean {
  return at(item, 'properties', 'level') !== 'NotSpecified';
}

function lockOf(item: Json): Lock | undefined {
  const id = text(item['id']);
  const level = text(at(item, 'properties', 'level'));
  if (id === undefined || (level !== 'CanNotDelete' && level !== 'ReadOnly')) return undefined;
  const notes = text(at(item, 'properties', 'notes'));
  return { id, name: text(item['name']) ?? '', level, ...present('notes', notes) };
}
