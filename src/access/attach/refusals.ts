/** What keeps an identity from being attached to a resource, known before anything is sent. */

import { sameId } from '../../model/armId';
import type { UserAssignedIdentity } from '../../model/identity';
import type { Carrier } from '../../model/identityBlocksPort';
import type { NoHost } from '../../model/identityHosts';
import type { Subscription } from '../../model/tenancy';

export type Refusal =
  | { readonly why: NoHost }
  /** It lives in another tenant than the resource: no identity works across tenants. */
  | { readonly why: 'otherTenant'; readonly identity: UserAssignedIdentity }
  /** Its subscription has come from another tenant, where the identity still belongs. */
  | { readonly why: 'moved'; readonly identity: UserAssignedIdentity }
  /** Its isolation scope keeps it to its own region. */
  | { readonly why: 'otherRegion'; readonly identity: UserAssignedIdentity };

export interface ToAttach {
  readonly identity: UserAssignedIdentity;
  /** Whose token reads it. */
  readonly tenantId: string;
  /** Its own, where that is known. */
  readonly subscription?: Subscription;
}

/** The first reason found; `undefined` when none is known. */
export function refusalOf(
  carrier: Pick<Carrier, 'verdict' | 'location'>,
  tenantId: string,
  identities: readonly ToAttach[],
): Refusal | undefined {
  if (!carrier.verdict.can) return { why: carrier.verdict.why };
  for (const { identity, tenantId: own, subscription } of identities) {
    if (!sameId(own, tenantId)) return { why: 'otherTenant', identity };
    if (subscription !== undefined && isMoved(identity, subscription)) return { why: 'moved', identity };
    if (identity.isolationScope === 'Regional' && !sameRegion(identity.location, carrier.location))
      return { why: 'otherRegion', identity };
  }
  return undefined;
}

/** Whether an identity belongs to another tenant than the subscription it lies in. */
export function isMoved(
  { tenantId }: { readonly tenantId: string },
  { tenantId: reading, ownTenantId = reading }: Pick<Subscription, 'tenantId' | 'ownTenantId'>,
): boolean {
  return tenantId !== '' && !sameId(tenantId, ownTenantId);
}

function sameRegion(a: string, b: string): boolean {
  const key = (region: string) => region.toLowerCase().replaceAll(' ', '');
  return key(a) === key(b);
}
