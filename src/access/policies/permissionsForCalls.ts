/** The access policy that code needs, where a vault goes by policies: the least for what it calls. */

import type { Operation, Service } from '../../code/clients/client';
import { noPermissions } from '../../model/accessPolicies';
import type { PolicyKind, PolicyPermissions } from '../../model/accessPolicies';

type Needs = Readonly<Partial<Record<Operation, readonly string[]>>>;

/** A client that uses a key reads it first; one that writes may make, import or renew. */
const needs: Readonly<Partial<Record<Service, readonly [PolicyKind, Needs]>>> = {
  keyVaultSecrets: ['secrets', { read: ['get', 'list'], write: ['set'], delete: ['delete'] }],
  keyVaultKeys: [
    'keys',
    {
      read: ['get', 'list'],
      use: ['get', 'encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'sign', 'verify'],
      write: ['create', 'import', 'rotate'],
      delete: ['delete'],
    },
  ],
  keyVaultCertificates: [
    'certificates',
    { read: ['get', 'list'], write: ['create', 'import', 'update'], delete: ['delete'] },
  ],
};

/** `undefined` for a service whose data is in no key vault. */
export function permissionsFor(
  service: Service,
  operations: readonly Operation[],
): PolicyPermissions | undefined {
  const [kind, of] = needs[service] ?? [];
  if (kind === undefined || of === undefined) return undefined;
  return { ...noPermissions, [kind]: [...new Set(operations.flatMap((one) => of[one] ?? []))] };
}
