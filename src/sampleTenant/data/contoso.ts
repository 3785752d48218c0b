/** The sample tenant the product shows, put together. */

import { sampleCallers, sampleTenantDomain, sampleTenantId, sampleTenantName } from '../signIn';
import { cosmosData } from './cosmosData';
import { denyAssignments, locks } from './denials';
import { customRoleScopes, identitiesInGroups, roleAssignments } from './grants';
import { hosts } from './hosts';
import { federatedCredentials, identities } from './identities';
import { outOfOrder } from './outOfOrder';
import { managementGroups, peopleInGroups, principals, resourceGroups, subscriptions } from './organisation';
import { policies, unregistered } from './policies';
import { builtInRoles, customRole } from './roleDefinitions';
import { services } from './services';
import type { SampleData } from './shape';

/** "Contoso (sample)": nothing in it exists. */
export function contoso(): SampleData {
  return {
    tenantId: sampleTenantId,
    displayName: sampleTenantName,
    defaultDomain: sampleTenantDomain,
    callers: Object.values(sampleCallers).map((caller) => caller.oid),
    managementGroups,
    subscriptions,
    resourceGroups,
    resources: [...identities, ...hosts, ...services, ...cosmosData, ...outOfOrder],
    federatedCredentials,
    roleDefinitions: [...builtInRoles, customRole(customRoleScopes)],
    principals,
    memberships: [...peopleInGroups, ...identitiesInGroups],
    roleAssignments,
    denyAssignments,
    locks,
    policies,
    unregistered,
  };
}
