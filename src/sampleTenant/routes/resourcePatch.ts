/** PATCH of a resource: tags, and the identity block by the rules of Azure Resource Manager. */

import { idKey } from '../../model/armId';
import { isOnArc } from '../../model/onArc';
import { resourceTypeNamed } from '../apiVersions';
import { badRequest, invalidContent, methodNotAllowed } from '../armError';
import { bodyObject, objectMember, onlyMembers, tagsMember, textMember, type Call } from '../call';
import type { SampleResource } from '../data/shape';
import { demandUnlocked } from '../guards';
import { changedIdentity } from './identityPatch';

/** The resource as the body changes it, kept in the state. Members the type does not take are refused. */
export function patchResource(call: Call, resource: SampleResource): SampleResource {
  const type = resourceTypeNamed(resource.type);
  const rule = type?.patch ?? 'none';
  if (rule === 'none') throw methodNotAllowed('PATCH');
  const body = bodyObject(call);
  onlyMembers(
    body,
    resource.type,
    rule === 'identity' ? ['identity', 'tags', 'location', 'properties'] : ['tags'],
  );
  demandUnlocked(call.state, resource.id, 'write');
  const location = textMember(body, 'location');
  if (type?.location === 'required' && location === undefined)
    throw badRequest('LocationRequired', 'The location property is required for this definition.');
  if (type?.location === 'refused' && location !== undefined)
    throw invalidContent(`Could not find member 'location' on object of type '${resource.type}'`);
  const identity = objectMember(body, 'identity');
  if (
    identity !== undefined &&
    isOnArc(resource.type, resource.kind, resource.extendedLocation !== undefined)
  )
    throw badRequest('BadRequest', 'Managed identity is not supported for apps on a connected cluster.');
  const tags = tagsMember(body);
  const changed: SampleResource = {
    ...resource,
    ...(tags && { tags }),
    ...(identity && { identity: changedIdentity(call, resource, identity) }),
    properties: { ...resource.properties, ...objectMember(body, 'properties') },
  };
  call.state.resources.set(idKey(resource.id), changed);
  return changed;
}
