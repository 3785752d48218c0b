/** The packages that inserted Python needs. */

import { formFor, takesCredential } from '../clients/tables';
import { mergedNeeds } from '../mergedNeeds';
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
export function pythonNeeds(request: CredentialRequest, isAsync = false): readonly PackageNeed[] {
  const { flavour, target } = request;
  const form = flavour === 'client' && target ? formFor('python', target) : undefined;
  const identity = { name: 'azure-identity', minimum: minimum[request.identifier] };
  // A client may want a later version of the credential's package.
  return mergedNeeds([
    ...(!form || takesCredential(form) ? [identity] : []),
    ...(isAsync ? [{ name: 'aiohttp', minimum: '3.0.0' }] : []),
    ...(form?.packages ?? []),
  ]);
}
