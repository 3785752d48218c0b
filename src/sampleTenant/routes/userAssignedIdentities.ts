/** User-assigned identities: PUT, PATCH and DELETE. Reading and listing them is as for any resource. */

import { idKey, isAtOrBelow } from '../../model/armId';
import { ArmError, badRequest, resourceNotFound } from '../armError';
import {
  bodyObject,
  objectMember,
  ok,
  onlyMembers,
  param,
  tagsMember,
  textMember,
  type Call,
  type Reply,
  type Route,
} from '../call';
import { locationNamed } from '../data/locations';
import type { SampleResource } from '../data/shape';
import { newGuid } from '../guid';
import { demandUnlocked } from '../guards';
import { idsOf, userAssignedType, type IdentityIds } from '../identityOf';
import type { JsonObject } from '../json';
import { demandAllowedByPolicy } from '../policyCheck';
import { regionFor } from '../regions';
import { demandRegistered } from '../registration';
import { knowsIsolation, knowsRestrictions, userAssignedJson } from '../resourceJson';
import { groupIdOf, groupNamed } from './resourceGroups';

const path =
  '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}';
const type = userAssignedType;

export const userAssignedIdentityRoutes: readonly Route[] = [
  { method: 'PUT', path, type, handle: put },
  { method: 'PATCH', path, type, handle: patch },
  { method: 'DELETE', path, type, handle: remove },
];

const members = ['id', 'name', 'type', 'systemData', 'location', 'tags', 'properties'];

function idOf(call: Call): string {
  return `${groupIdOf(call)}/providers/${type}/${param(call, 'name')}`;
}

function put(call: Call): Reply {
  const { state } = call;
  const id = idOf(call);
  call.access.demand(`${type}/write`, id);
  demandRegistered(call, groupNamed(call).subscriptionId, 'Microsoft.ManagedIdentity');
  const name = param(call, 'name');
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/.test(name)) {
    throw badRequest(
      'InvalidResourceName',
      `The resource name '${name}' is invalid: 3 to 128 letters, digits, hyphens and underscores.`,
    );
  }
  const body = bodyObject(call);
  onlyMembers(body, 'Identity', members);
  const text = textMember(body, 'location');
  if (text === undefined)
    throw badRequest('LocationRequired', 'The location property is required for this definition.');
  const location = regionFor(type, text);
  const existing = state.resources.get(idKey(id));
  if (existing !== undefined && existing.location !== location) {
    throw new ArmError(
      409,
      'InvalidResourceLocation',
      `The resource '${name}' already exists in location '${existing.location ?? ''}'.`,
    );
  }
  demandUnlocked(state, id, 'write');
  const tags = tagsMember(body) ?? {};
  demandAllowedByPolicy(state, id, tags);
  const own = (existing && idsOf(existing)) ?? newPrincipal(call, name);
  const resource: SampleResource = {
    id: existing?.id ?? id,
    type,
    location,
    tags,
    properties: {
      tenantId: state.tenantId,
      ...own,
      ...settingsOf(call, objectMember(body, 'properties') ?? {}),
    },
  };
  state.resources.set(idKey(id), resource);
  return { status: existing === undefined ? 201 : 200, body: userAssignedJson(resource, call.apiVersion) };
}

function patch(call: Call): Reply {
  const id = idOf(call);
  call.access.demand(`${type}/write`, id);
  const existing = existingIdentity(call, id);
  const body = bodyObject(call);
  onlyMembers(body, 'IdentityUpdate', members);
  const location = textMember(body, 'location');
  if (location !== undefined && locationNamed(location) !== existing.location) {
    throw badRequest('InvalidResourceLocation', 'The location of an identity cannot be changed.');
  }
  demandUnlocked(call.state, id, 'write');
  const tags = tagsMember(body);
  demandAllowedByPolicy(call.state, id, tags ?? existing.tags ?? {});
  const changed: SampleResource = {
    ...existing,
    ...(tags && { tags }),
    properties: { ...existing.properties, ...settingsOf(call, objectMember(body, 'properties') ?? {}) },
  };
  call.state.resources.set(idKey(id), changed);
  return ok(userAssignedJson(changed, call.apiVersion));
}

/** Takes the identity's federated credentials and its directory entry along; its role assignments stay behind, orphaned. */
function remove(call: Call): Reply {
  const { state } = call;
  const id = idOf(call);
  call.access.demand(`${type}/delete`, id);
  groupNamed(call);
  const existing = state.resources.get(idKey(id));
  if (existing === undefined) return { status: 204 };
  demandUnlocked(state, id, 'delete');
  for (const key of [...state.federatedCredentials.keys()].filter((one) => isAtOrBelow(one, id))) {
    state.federatedCredentials.delete(key);
  }
  const ids = idsOf(existing);
  if (ids !== undefined) state.principals.delete(ids.principalId.toLowerCase());
  state.resources.delete(idKey(id));
  return { status: 200 };
}

/** The identity with that ID; throws 404 for a missing one, and for a missing group first. */
export function existingIdentity(call: Call, id: string): SampleResource {
  groupNamed(call);
  const existing = call.state.resources.get(idKey(id));
  if (existing === undefined) throw resourceNotFound(id);
  return existing;
}

/** The settable properties; read-only ones are passed over, unknown ones (to this version) refused. */
function settingsOf(call: Call, properties: JsonObject): JsonObject {
  const isolation = knowsIsolation(call.apiVersion);
  const restrictions = knowsRestrictions(call.apiVersion);
  onlyMembers(properties, 'UserAssignedIdentityProperties', [
    ...['tenantId', 'principalId', 'clientId'],
    ...(isolation ? ['isolationScope'] : []),
    ...(restrictions ? ['assignmentRestrictions'] : []),
  ]);
  const scope = textMember(properties, 'isolationScope');
  if (scope !== undefined && scope !== 'None' && scope !== 'Regional') {
    throw badRequest('InvalidIsolationScope', `The isolation scope '${scope}' is none of None, Regional.`);
  }
  const restricted = objectMember(properties, 'assignmentRestrictions');
  return {
    ...(scope && { isolationScope: scope }),
    ...(restricted && { assignmentRestrictions: restricted }),
  };
}

function newPrincipal(call: Call, displayName: string): IdentityIds {
  const made = { principalId: newGuid(), clientId: newGuid() };
  call.state.principals.set(made.principalId, {
    objectId: made.principalId,
    type: 'ServicePrincipal',
    displayName,
    createdAt: call.behaviour.now(),
  });
  return made;
}
