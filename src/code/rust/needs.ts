/** The crates that inserted Rust needs. */

import { clientNeeds, formFor } from '../clients/tables';
import type { CredentialRequest, PackageNeed } from '../request';

/**
 * `UserAssignedId` and `DeveloperToolsCredential` are older, but every 0.x release of `azure_identity` wants an
 * `azure_core` of its own, whose `TokenCredential` is another trait: only from 1.0.0 on do the crates fit together.
 */
export function rustNeeds({ flavour, idSource, identifier, target }: CredentialRequest): PackageNeed[] {
  const client = flavour === 'client' ? target : undefined;
  const modules = Object.values((client && formFor('rust', client)?.imports) ?? {});
  const reads = idSource !== 'literal' && identifier !== 'systemAssigned';
  const needsCore =
    flavour === 'localAndAzure' || reads || modules.some((path) => path.startsWith('azure_core::'));
  return [
    ...(needsCore ? [{ name: 'azure_core', minimum: '1.0.0' }] : []),
    { name: 'azure_identity', minimum: '1.0.0' },
    ...clientNeeds('rust', client),
    // What the streams of the SDK are read with is in no crate of it.
    ...(client?.call === true && modules.includes('futures') ? [{ name: 'futures', minimum: '0.3.0' }] : []),
  ];
}
