/** The packages that inserted Python needs. */

import type { CredentialRequest, Identifier, PackageNeed } from '../request';

/**
 * The first `azure-identity` that honours each selector. Before MSAL took over, the keys of `identity_config` went into
 * the token request as they are: `object_id` worked by chance of its name from 1.9, `resource_id` did not before 1.19.
 */
const minimum: Readonly<Record<Identifier, string>> = {
  systemAssigned: '1.4.0',
  clientId: '1.4.0',
  objectId: '1.9.0',
  resourceId: '1.19.0',
};

/** With `isAsync` also the transport that the asynchronous credentials open by default. */
export function pythonNeeds(request: CredentialRequest, isAsync = false): PackageNeed[] {
  const identity = { name: 'azure-identity', minimum: minimum[request.identifier] };
  return isAsync ? [identity, { name: 'aiohttp', minimum: '3.0.0' }] : [identity];
}
