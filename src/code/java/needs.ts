/** The packages that inserted Java needs. */

import type { ClientForm } from '../clients/client';
import { takesCredential } from '../clients/tables';
import type { CredentialRequest, Identifier, PackageNeed } from '../request';

/** The first `azure-identity` whose builder has each selector. */
const minimum: Readonly<Record<Identifier, string>> = {
  systemAssigned: '1.0.0',
  clientId: '1.0.0',
  resourceId: '1.5.0',
  objectId: '1.14.0',
};

/** What the credential needs, where the client takes one, and what the client needs. */
export function javaNeeds({ identifier }: CredentialRequest, form?: ClientForm): PackageNeed[] {
  const identity = { name: 'com.azure:azure-identity', minimum: minimum[identifier] };
  const packages = form?.packages ?? [];
  return form && !takesCredential(form) ? [...packages] : [identity, ...packages];
}
