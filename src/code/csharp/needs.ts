/** The packages that inserted C# needs. */

import { formFor, takesCredential } from '../clients/tables';
import type { CredentialRequest, PackageNeed } from '../request';
import { clientOf } from './client';

/** `ManagedIdentityId` and its factories came, all at once, with 1.13.0. */
export const identityPackage: PackageNeed = { name: 'Azure.Identity', minimum: '1.13.0' };

/** What `AddAzureClients` is from, and all that its lambda calls since the first version. */
export const registrationPackage: PackageNeed = { name: 'Microsoft.Extensions.Azure', minimum: '1.0.0' };

/** From version 7 the modes of Entra ID stand in a package of their own. */
export const sqlPackages: readonly PackageNeed[] = formFor('csharp', { service: 'sql' })?.packages ?? [];

export function csharpNeeds(request: CredentialRequest): PackageNeed[] {
  const form = clientOf(request)?.form;
  return [...(!form || takesCredential(form) ? [identityPackage] : []), ...(form?.packages ?? [])];
}
