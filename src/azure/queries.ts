/** Every Resource Graph query of the product. Each gives an `id` and sorts by it: without both, pages are lost or overlap. */

import { kqlString, kqlStrings } from './kql';

/** Roles are joined by GUID, since a role's ID is written with a subscription in one place and without in another. */
const withRole = `| extend roleGuid = tolower(extract('([^/]+)$', 1, tostring(properties.roleDefinitionId)))
| join kind=leftouter (
    authorizationresources
    | where type =~ 'microsoft.authorization/roledefinitions'
    | project roleGuid = tolower(extract('([^/]+)$', 1, id)), roleName = tostring(properties.roleName), roleType = tostring(properties.type)
  ) on roleGuid
| project id, scope = tostring(properties.scope), roleGuid, roleName, roleType,
    principalId = tostring(properties.principalId), principalType = tostring(properties.principalType),
    condition = tostring(properties.condition), description = tostring(properties.description),
    createdOn = tostring(properties.createdOn), createdBy = tostring(properties.createdBy)
| order by id asc`;

/** Direct role assignments of one principal, each with its role's name. */
export function assignmentsOfQuery(principalId: string): string {
  return `authorizationresources
| where type =~ 'microsoft.authorization/roleassignments'
| where tostring(properties.principalId) =~ ${kqlString(principalId)}
${withRole}`;
}

/**
 * Role assignments of service principals that are no managed identity in sight: of applications, of identities that the
 * caller may not see, and of whatever is gone.
 */
export const strangersQuery = `authorizationresources
| where type =~ 'microsoft.authorization/roleassignments'
| where tostring(properties.principalType) =~ 'ServicePrincipal'
| extend holder = tolower(tostring(properties.principalId))
| join kind=leftouter (
    resources
    | extend holder = tolower(iff(type =~ 'microsoft.managedidentity/userassignedidentities', tostring(properties.principalId), tostring(identity.principalId)))
    | where isnotempty(holder)
    | project holder, identityId = id
  ) on holder
| where isempty(identityId)
${withRole}`;

/**
 * Resources that may carry this user-assigned identity: in their identity map, or as the identity of a cluster's nodes. The
 * closing quote keeps out identities whose names only begin like this one; the caller compares whole IDs again.
 */
export function usersOfQuery(identityId: string): string {
  const literal = kqlString(`${identityId.toLowerCase()}"`);
  return `resources
| extend profile = properties.identityProfile
| where tolower(tostring(identity.userAssignedIdentities)) contains ${literal} or tolower(tostring(profile)) contains ${literal}
| project id, type, kind, identity, profile
| order by id asc`;
}

/** Every resource that carries user-assigned identities, in its identity map or for a cluster's nodes. */
export const attachmentsQuery = `resources
| extend profile = properties.identityProfile
| where isnotempty(tostring(identity.userAssignedIdentities)) or isnotempty(tostring(profile))
| project id, type, kind, identity, profile
| order by id asc`;

/** Resources, slots included, that have a system-assigned identity; the subscription goes beside the query. */
export const systemAssignedQuery = `resources
| where tostring(identity.type) contains 'SystemAssigned'
| project id, type, kind, location, tenantId = tostring(identity.tenantId), principalId = tostring(identity.principalId)
| order by id asc`;

/** Resources of these types, slots included, with their identity blocks; the subscription goes beside the query. */
export function candidatesQuery(types: readonly string[]): string {
  return `resources
| where type in~ ${kqlStrings(types)}
| project id, type, kind, location, identity, extended = tostring(extendedLocation.name)
| order by id asc`;
}

/** Subscriptions, each with the management groups above it, the nearest first. */
export const ancestryQuery = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, chain = properties.managementGroupAncestorsChain
| order by id asc`;

/** Key vaults, and whether each goes by roles. */
export const vaultsQuery = `resources
| where type =~ 'microsoft.keyvault/vaults'
| project id, name, vaultTenant = tostring(properties.tenantId), rbac = tostring(properties.enableRbacAuthorization)
| order by id asc`;

/**
 * Key vaults that may have an access policy of this principal, with all their policies: taking those apart in the query
 * would lose some of a vault that has many. The caller looks for the principal again.
 */
export function vaultsOfQuery(principalId: string): string {
  return `resources
| where type =~ 'microsoft.keyvault/vaults'
| where tostring(properties.accessPolicies) contains ${kqlString(principalId)}
| project id, name, vaultTenant = tostring(properties.tenantId), rbac = tostring(properties.enableRbacAuthorization),
    policies = properties.accessPolicies
| order by id asc`;
}

/** Cosmos DB accounts that may have roles of their own; what else they can do tells whether they have. */
export const cosmosAccountsQuery = `resources
| where type =~ 'microsoft.documentdb/databaseaccounts'
| where kind =~ 'GlobalDocumentDB'
| project id, name, kind, capabilities = properties.capabilities
| order by id asc`;

/** Resources of any type, slots included, that name user-assigned identities; the subscription goes beside the query. */
export const carriersQuery = `resources
| where tostring(identity.type) contains 'UserAssigned'
| project id, type, kind, location, identity, extended = tostring(extendedLocation.name)
| order by id asc`;

/** Identities of both kinds with a text in their name or in any of their IDs. A system-assigned one has no client ID here. */
export function findQuery(part: string): string {
  const literal = kqlString(part);
  return `resources
| extend isUserAssigned = type =~ 'microsoft.managedidentity/userassignedidentities'
| where isUserAssigned or tostring(identity.type) contains 'SystemAssigned'
| extend principalId = iff(isUserAssigned, tostring(properties.principalId), tostring(identity.principalId))
| extend clientId = iff(isUserAssigned, tostring(properties.clientId), '')
| extend home = iff(isUserAssigned, tostring(properties.tenantId), tostring(identity.tenantId))
| where name contains ${literal} or id contains ${literal} or principalId contains ${literal} or clientId contains ${literal}
| project id, type, kind, location, tags, tenantId = home, principalId, clientId, isolationScope = tostring(properties.isolationScope)
| order by id asc`;
}

/** Identities of both kinds by their principals. */
export function identitiesOfQuery(principalIds: readonly string[]): string {
  return `resources
| extend isUserAssigned = type =~ 'microsoft.managedidentity/userassignedidentities'
| extend principalId = iff(isUserAssigned, tostring(properties.principalId), tostring(identity.principalId))
| where principalId in~ ${kqlStrings(principalIds)}
| project id, type, kind, location, tags, principalId, clientId = iff(isUserAssigned, tostring(properties.clientId), ''),
    tenantId = iff(isUserAssigned, tostring(properties.tenantId), tostring(identity.tenantId)),
    isolationScope = tostring(properties.isolationScope)
| order by id asc`;
}

/**
 * Resources and containers (subscriptions, groups of both kinds) by ID: what they are called, and how a key vault or
 * a container registry judges access. At least one of the lists must hold something.
 */
export function targetsQuery(resources: readonly string[], containers: readonly string[]): string {
  const ofResources = `resources
| where id in~ ${kqlStrings(resources)}
| project id, name, type, kind, displayName = '', rbac = tostring(properties.enableRbacAuthorization),
    mode = tostring(properties.roleAssignmentMode)`;
  const ofContainers = `resourcecontainers
| where id in~ ${kqlStrings(containers)}
| project id, name, type, kind, displayName = tostring(properties.displayName), rbac = '', mode = ''`;
  if (containers.length === 0) return `${ofResources}\n| order by id asc`;
  if (resources.length === 0) return `${ofContainers}\n| order by id asc`;
  return `${ofResources}\n| union (\n${ofContainers}\n)\n| order by id asc`;
}

/** Kubernetes clusters with the address that issues tokens for their service accounts; Azure Arc spells it in its own way. */
export const clustersQuery = `resources
| where type in~ ('microsoft.containerservice/managedclusters', 'microsoft.kubernetes/connectedclusters')
| project id, type, issuer = tostring(properties.oidcIssuerProfile.issuerURL), arcIssuer = tostring(properties.oidcIssuerProfile.issuerUrl),
    workloadIdentity = tostring(properties.securityProfile.workloadIdentity.enabled)
| order by id asc`;
