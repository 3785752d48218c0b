/** PUT of a resource that is there: tags, properties, and the identity block, which stands for all of it. */

import { idKey } from '../../model/armId';
import { isOnArc } from '../../model/onArc';
import { resourceTypeNamed } from '../apiVersions';
import { badRequest, methodNotAllowed } from '../armError';
import { bodyObject, objectMember, tagsMember, textMember, type Call } from '../call';
import type { SampleIdentityBlock, SampleResource } from '../data/shape';
import { demandUnlocked } from '../guards';
import type { JsonObject } from '../json';
import { changedIdentity } from './identityPatch';

/** The resource as the body writes it, kept in the state. Properties that it leaves out are read-only ones here. */
export function putResource(call: Call, resource: SampleResource): SampleResource {
  if (resourceTypeNamed(resource.type)?.put !== true) throw methodNotAllowed('PUT');
  const body = bodyObject(call);
  if (textMember(body, 'location') === undefined)
    throw badRequest('LocationRequired', 'The location property is required for this definition.');
  demandUnlocked(call.state, resource.id, 'write');
  const given = objectMember(body, 'identity');
  const identity = given ?? { type: 'None' };
  if (isOnArc(resource.type, resource.kind, resource.extendedLocation !== undefined) && !isNone(identity))
    throw badRequest('BadRequest', 'Managed identity is not supported for apps on a connected cluster.');
  const block = changedIdentity(call, resource, asChange(identity, resource.identity));
  const tags = tagsMember(body) ?? (resource.tags && {});
  const changed: SampleResource = {
    ...resource,
    ...(tags && { tags }),
    ...((given ?? resource.identity) && { identity: block }),
    properties: { ...resource.properties, ...objectMember(body, 'properties') },
  };
  call.state.resources.set(idKey(resource.id), changed);
  return changed;
}

/** What replaces a block, as the change that comes to the same: whatever is not named goes. */
function asChange(identity: JsonObject, before: SampleIdentityBlock | undefined): JsonObject {
  const named = objectMember(identity, 'userAssignedIdentities') ?? {};
  if (Object.values(named).includes(null)) {
    throw badRequest(
      'InvalidRequestContent',
      "The 'UserAssignedIdentities' property keys should only be empty null during PATCH requests.",
    );
  }
  const keys = new Set(Object.keys(named).map(idKey));
  const gone = Object.keys(before?.userAssigned ?? {}).filter((id) => !keys.has(idKey(id)));
  return {
    ...identity,
    userAssignedIdentities: { ...Object.fromEntries(gone.map((id) => [id, null])), ...named },
  };
}

function isNone(identity: JsonObject): boolean {
  return (textMember(identity, 'type') ?? 'None').toLowerCase() === 'none';
}
