/** The vcpkg ports that inserted C++ needs. */

import { clientNeeds } from '../clients/tables';
import type { CredentialRequest, PackageNeed } from '../request';

/** `ManagedIdentityId` came, with all its factories, in 1.10.0. */
export function cppNeeds({ flavour, target }: CredentialRequest): PackageNeed[] {
  return [
    { name: 'azure-identity-cpp', minimum: '1.10.0' },
    ...clientNeeds('cpp', flavour === 'client' ? target : undefined),
  ];
}
