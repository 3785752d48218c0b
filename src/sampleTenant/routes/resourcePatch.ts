/** PATCH of a resource: tags, and the identity block by the rules of arm.md section 6. */

import { idKey } from '../../model/armId';
import { resourceTypeNamed } from '../apiVersions';
import { methodNotAllowed } from '../armError';
import { bodyObject, objectMember, onlyMembers, tagsMember, textMember, type Call } from '../call';
import type { SampleResource } from '../data/shape';
import { demandUnlocked } from '../guards';
import { changedIdentity } from './identityPatch';

/** The resource as the body changes it, kept in the state. Members the type does not take are refused. */
export function patchResource(call: Call, resource: SampleResource): SampleResource {
  const rule = resourceTypeNamed(resource.type)?.patch ?? 'none';
  if (rule === 'none') throw methodNotAllowed('PATCH');
  const body = bodyObject(call);
  onlyMembers(
    body,
    resource.type,
    rule === 'identity' ? ['identity', 'tags', 'location', 'properties'] : ['tags'],
  );
  demandUnlocked(call.state, resource.id, 'write');
  textMember(body, 'location');
  const identity = objectMember(body, 'identity');
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
