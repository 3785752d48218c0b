/** The package that a credential in TypeScript or JavaScript needs. */

import type { CredentialRequest, PackageNeed } from '../request';
import { identityPackage } from './imports';

/** Read in the type declarations of the packages: options objects came with 2.1.0, `objectId` with 4.5.0. */
const minimums = {
  clientId: '2.1.0',
  resourceId: '2.1.0',
  objectId: '4.5.0',
  systemAssigned: '1.0.0',
} as const;

/** `getBearerTokenProvider` came later than any credential. */
export const providerNeed = { name: identityPackage, minimum: '4.2.0' } as const;

export function needsOf(request: CredentialRequest): readonly PackageNeed[] {
  return [{ name: identityPackage, minimum: minimums[request.identifier] }];
}
