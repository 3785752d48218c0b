/** The modules that inserted Go needs. */

import { clientNeeds } from '../clients/tables';
import type { CredentialRequest, PackageNeed } from '../request';
import { azcore, azidentity } from './imports';

/**
 * `ClientID` and `ResourceID` have their present form since 1.0; workload identity came with 1.3.0 and `ObjectID` with
 * 1.8.0, says its changelog.
 */
export function goNeeds({ identifier, flavour, workload, target }: CredentialRequest): PackageNeed[] {
  const client = flavour === 'client' ? clientNeeds('go', target) : [];
  // The SQL driver brings what it signs in with.
  const isSql = flavour === 'client' && target?.service === 'sql';
  const minimum = identifier === 'objectId' ? '1.8.0' : workload ? '1.3.0' : '1.0.0';
  return [
    ...(isSql ? [] : [{ name: azidentity, minimum }]),
    ...(flavour === 'localAndAzure' ? [{ name: azcore, minimum: '1.0.0' }] : []),
    ...client,
  ];
}
