/** Roles and assignments out of what the SDK and Resource Graph give for them. */

import type { DenyAssignmentPermission, RoleAssignment as SdkAssignment } from '@azure/arm-authorization';
import { lastSegment } from '../model/armId';
import type { Permission, RoleAssignment, RoleDefinition } from '../model/role';
import { present, record, records, text, texts, type Json } from './decode';

/** An assignment as the SDK flattens it. It names no role: the definition has the name. */
export function assignmentOf(item: SdkAssignment): RoleAssignment | undefined {
  return assignment({
    id: item.id,
    scope: item.scope,
    roleGuid: item.roleDefinitionId,
    principalId: item.principalId,
    principalType: item.principalType,
    condition: item.condition,
    description: item.description,
    createdOn: isoDate(item.createdOn),
    createdBy: item.createdBy,
  });
}

/** A row of Resource Graph's `assignmentsOfQuery`; its empty texts are absent values. */
export function assignmentOfRow(row: Json): RoleAssignment | undefined {
  return assignment(row);
}

/** An assignment as ARM writes it. */
export function assignmentOfArm(item: Json): RoleAssignment | undefined {
  const properties = record(item['properties']);
  return assignment({ ...properties, id: item['id'], roleGuid: properties['roleDefinitionId'] });
}

function assignment(fields: Json): RoleAssignment | undefined {
  const id = text(fields['id']);
  const role = text(fields['roleGuid']);
  const principalId = text(fields['principalId']);
  const scope = text(fields['scope']);
  if (id === undefined || role === undefined || principalId === undefined || scope === undefined)
    return undefined;
  return {
    id,
    scope,
    roleGuid: lastSegment(role).toLowerCase(),
    principalId,
    ...present('roleName', text(fields['roleName'])),
    ...present('roleType', roleTypeOf(text(fields['roleType']))),
    ...present('principalType', text(fields['principalType'])),
    ...present('condition', text(fields['condition'])),
    ...present('description', text(fields['description'])),
    ...present('createdOn', text(fields['createdOn'])),
    ...present('createdBy', text(fields['createdBy'])),
  };
}

/** A role definition as ARM writes it. */
export function definitionOf(item: Json): RoleDefinition | undefined {
  const properties = record(item['properties']);
  const id = text(item['id']);
  const roleName = text(properties['roleName']);
  if (id === undefined || roleName === undefined) return undefined;
  return {
    guid: (text(item['name']) ?? lastSegment(id)).toLowerCase(),
    id,
    roleName,
    description: text(properties['description']) ?? '',
    type: roleTypeOf(text(properties['type'])) ?? 'CustomRole',
    permissions: records(properties['permissions']).map(permissionOf),
    assignableScopes: texts(properties['assignableScopes']),
  };
}

/** One entry of a role, a denial or the caller's rights; lists that are missing are empty. */
export function permissionOf(entry: DenyAssignmentPermission | Json): Permission {
  const fields: Json = { ...entry };
  return {
    actions: texts(fields['actions']),
    notActions: texts(fields['notActions']),
    dataActions: texts(fields['dataActions']),
    notDataActions: texts(fields['notDataActions']),
    ...present('condition', text(fields['condition'])),
  };
}

function roleTypeOf(type: string | undefined): 'BuiltInRole' | 'CustomRole' | undefined {
  const lower = type?.toLowerCase();
  if (lower === 'builtinrole') return 'BuiltInRole';
  return lower === 'customrole' ? 'CustomRole' : undefined;
}

function isoDate(date: Date | undefined): string | undefined {
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
