/** The modules that inserted Go needs. */

import { clientNeeds } from '../clients/tables';
import type { CredentialRequest, PackageNeed } from '../request';
import { azcore, azidentity } from './imports';

/** `ClientID` and `ResourceID` have their present form since 1.0; `ObjectID` came with 1.8.0, says its changelog. */
export function goNeeds({ identifier, flavour, target }: CredentialRequest): PackageNeed[] {
  const client = flavour === 'client' ? clientNeeds('go', target) : [];
  // The SQL driver brings what it signs in with.
  const isSql = flavour === 'client' && target?.service === 'sql';
  return [
    ...(isSql ? [] : [{ name: azidentity, minimum: identifier === 'objectId' ? '1.8.0' : '1.0.0' }]),
    ...(flavour === 'localAndAzure' ? [{ name: azcore, minimum: '1.0.0' }] : []),
    ...client,
  ];
}
