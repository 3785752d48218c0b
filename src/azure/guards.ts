/** What stands against an assignment or against the caller: denials, locks, and the caller's own rights. */

import { getContinuationToken } from '@azure/arm-authorization';
import type { DenyAssignment as SdkDenial } from '@azure/arm-authorization';
import { sameId } from '../model/armId';
import { listing } from '../model/listing';
import type { Guards } from '../model/ports';
import type { DenyAssignment, Lock } from '../model/role';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { at, present, text, type Json } from './decode';
import { mapped, whole } from './pages';
import { below, guidOrThrow, pathOf } from './paths';
import { permissionOf } from './roleShapes';
import { allPages } from './sdkPage';

/** Stands for everybody in a deny assignment. */
const everyone = '00000000-0000-0000-0000-000000000000';

export function createGuards(connect: Connect): Guards {
  return {
    /** At the scope and above it. A filter by principal would leave out the denials that mean everybody. */
    async denyAssignments(tenantId, scope, principalId, signal) {
      const principal = guidOrThrow(principalId, 'principalId');
      const { denyAssignments } = connect(tenantId).authorization;
      const list = denyAssignments.listForScope(pathOf(scope), { filter: 'atScope()', abortSignal: signal });
      const all = whole(await allPages(list, scope, getContinuationToken));
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

function denies(item: SdkDenial, scope: string, principal: string): boolean {
  const names = (principals: SdkDenial['principals'], id: string): boolean =>
    (principals ?? []).some((one) => one.id?.toLowerCase() === id);
  if (item.doNotApplyToChildScopes === true && !sameId(item.scope ?? '', scope)) return false;
  if (names(item.excludePrincipals, principal)) return false;
  return names(item.principals, principal) || names(item.principals, everyone);
}

function denialOf(item: SdkDenial): DenyAssignment | undefined {
  const { id, scope } = item;
  if (id === undefined || scope === undefined) return undefined;
  return {
    id,
    name: item.denyAssignmentName ?? item.name ?? '',
    scope,
    principalIds: (item.principals ?? []).flatMap((one) => one.id ?? []),
    permissions: (item.permissions ?? []).map(permissionOf),
    ...present('description', text(item.description)),
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
