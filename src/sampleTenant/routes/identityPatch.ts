/** The identity block in a PATCH: what it adds, what null removes, and what its `type` drops without being asked. */

import { idKey, lastSegment, resourceTypeOf } from '../../model/armId';
import { badRequest, invalidContent, linkedAuthorizationFailed } from '../armError';
import { objectMember, onlyMembers, textMember, type Call } from '../call';
import type { SampleIdentityBlock, SampleResource } from '../data/shape';
import { newGuid } from '../guid';
import { idsOf, userAssignedType, type IdentityIds } from '../identityOf';
import { isObject, type JsonObject } from '../json';

const assign = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

/**
 * The block after the change. Entries with `{}` are added or kept, those with null go, absent ones stay; `type` rules over
 * all: without `SystemAssigned` the system-assigned identity is gone for good, without `UserAssigned` so are all entries.
 */
export function changedIdentity(
  call: Call,
  resource: SampleResource,
  change: JsonObject,
): SampleIdentityBlock {
  onlyMembers(change, 'Identity', ['type', 'userAssignedIdentities', 'principalId', 'tenantId']);
  const before: SampleIdentityBlock = resource.identity ?? { userAssigned: {} };
  const entries = Object.entries(objectMember(change, 'userAssignedIdentities') ?? {});
  const added = entries.filter(([, value]) => value !== null);
  if (added.some(([, value]) => !isObject(value)))
    throw invalidContent('An identity must be an object or null');
  demandAssign(
    call,
    resource,
    added.map(([id]) => id),
  );

  const removed = new Set(entries.filter(([, value]) => value === null).map(([id]) => idKey(id)));
  const named = new Set(added.map(([id]) => idKey(id)));
  const kept = Object.entries(before.userAssigned)
    .filter(([id]) => !removed.has(idKey(id)))
    // One that is named is looked up again: it may have been made anew since.
    .map(([id, ids]) => [id, named.has(idKey(id)) ? attachable(call, resource, id) : ids] as const);
  const known = new Set(kept.map(([id]) => idKey(id)));
  const fresh = added
    .filter(([id]) => !known.has(idKey(id)))
    .map(([id]) => [id, attachable(call, resource, id)] as const);
  // A dead reference defeats every change of the block but the one that removes it.
  const dead = kept.find(([id]) => !call.state.resources.has(idKey(id)));
  if (dead !== undefined) throw failed(resource, `Resource '${dead[0]}' was not found.`);
  const attached = Object.fromEntries([...kept, ...fresh]);

  const wants = wantedTypes(textMember(change, 'type'), before, attached);
  if (wants.user && Object.keys(attached).length === 0) {
    throw badRequest(
      'MissingIdentityIds',
      "The identity ids must not be null or empty for 'UserAssigned' identity type.",
    );
  }
  if (!wants.user && added.length > 0) {
    throw badRequest('InvalidIdentityIds', 'The identity ids must be null or empty for this identity type.');
  }
  return { ...systemAfter(call, resource, before, wants.system), userAssigned: wants.user ? attached : {} };
}

function wantedTypes(
  text: string | undefined,
  before: SampleIdentityBlock,
  attached: SampleIdentityBlock['userAssigned'],
): { system: boolean; user: boolean } {
  if (text === undefined)
    return { system: before.principalId !== undefined, user: Object.keys(attached).length > 0 };
  const words = text
    .toLowerCase()
    .split(',')
    .map((word) => word.trim());
  if (
    words.some((word) => !['none', 'systemassigned', 'userassigned'].includes(word)) ||
    (words.includes('none') && words.length > 1)
  ) {
    throw invalidContent(`The identity type '${text}' is not one of None, SystemAssigned, UserAssigned`);
  }
  return { system: words.includes('systemassigned'), user: words.includes('userassigned') };
}

/** Keeps, makes or drops the resource's own identity; the directory follows. */
function systemAfter(
  call: Call,
  resource: SampleResource,
  before: SampleIdentityBlock,
  wanted: boolean,
): Pick<SampleIdentityBlock, 'principalId' | 'clientId'> {
  const { principalId, clientId } = before;
  if (!wanted) {
    if (principalId !== undefined) call.state.principals.delete(principalId.toLowerCase());
    return {};
  }
  if (principalId !== undefined) return { principalId, ...(clientId !== undefined && { clientId }) };
  const made = { principalId: newGuid(), clientId: newGuid() };
  call.state.principals.set(made.principalId, {
    objectId: made.principalId,
    type: 'ServicePrincipal',
    displayName: lastSegment(resource.id),
    createdAt: call.behaviour.now(),
  });
  return made;
}

/** Attaching needs a right on every identity named; removing needs none. */
function demandAssign(call: Call, resource: SampleResource, ids: readonly string[]): void {
  for (const id of ids) {
    if (resourceTypeOf(id)?.toLowerCase() !== userAssignedType.toLowerCase()) {
      throw badRequest(
        'LinkedInvalidPropertyId',
        `Property id '${id}' at path 'identity.userAssignedIdentities' is invalid.`,
      );
    }
  }
  const refused = ids.filter((id) => !call.access.allows(assign, id));
  if (refused.length > 0) throw linkedAuthorizationFailed(call.access.objectId, resource.id, assign, refused);
}

function attachable(call: Call, resource: SampleResource, id: string): IdentityIds {
  const identity = call.state.resources.get(idKey(id));
  const ids = identity && idsOf(identity);
  if (identity === undefined || ids === undefined) throw failed(resource, `Resource '${id}' was not found.`);
  if (identity.properties['tenantId'] !== call.state.tenantId)
    throw failed(resource, `The identity '${id}' belongs to another tenant.`);
  if (identity.properties['isolationScope'] === 'Regional' && identity.location !== resource.location) {
    throw failed(resource, `The identity '${id}' may be used in its own region only.`);
  }
  return ids;
}

function failed(resource: SampleResource, why: string): Error {
  return badRequest(
    'FailedIdentityOperation',
    `Identity operation for resource '${resource.id}' failed with error 'Failed to perform resource identity operation. ` +
      `Status: 'BadRequest'. Response: '{"error":{"code":"BadRequest","message":"${why}"}}'.'.`,
  );
}
