/** What leads from the properties of an identity to its app roles in Microsoft Entra ID, which are no part of them. */

import { appRoleCmdlets, appRoleCommands, appRolesPage } from '../access/appRoles';
import type { Connection } from '../access/connection';
import { orUnknown } from '../model/orUnknown';
import type { DocumentOffer } from '../ui/documentPort';
import type { LocatedIdentity } from '../ui/ports';

/** The page in the portal where there is one, and the lines to copy. Throws `cancelled` only. */
export async function appRoleOffers(
  { store, cloud, sample }: Connection,
  { identity, tenantId }: LocatedIdentity,
  signal: AbortSignal,
): Promise<readonly DocumentOffer[]> {
  const clientId = await orUnknown(store.clientIdOf(identity, tenantId, signal));
  const { principalId } = identity;
  const principal = { tenantId, principalId, ...(clientId !== undefined && { clientId }) };
  const page = sample ? undefined : appRolesPage(cloud, principal);
  return [
    ...(page === undefined ? [] : [{ label: ['appRoles.open'] as const, open: page }]),
    { label: ['appRoles.copy'], copy: appRoleCommands(cloud, principal) },
    { label: ['appRoles.copyPowerShell'], copy: appRoleCmdlets(cloud, principal) },
  ];
}
