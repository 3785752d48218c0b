/** What the fake Azure is made of. */

import type { VaultAccess } from '../../../src/model/accessPolicies';
import type { CosmosAccount } from '../../../src/model/cosmosRoles';
import type { FederatedCredential } from '../../../src/model/federation';
import type { IdentityBlock } from '../../../src/model/identityBlock';
import type { IdentityUser, ManagedIdentity } from '../../../src/model/identity';
import type {
  DenyAssignment,
  Lock,
  Permission,
  RoleAssignment,
  RoleDefinition,
  TargetFacts,
} from '../../../src/model/role';
import type {
  ManagementGroup,
  Resource,
  ResourceGroup,
  Subscription,
  Tenant,
} from '../../../src/model/tenancy';

/** All that there is; tests change it as they go. */
export interface World {
  tenants: Tenant[];
  /** A subscription shared with a second tenant stands here twice, with the `tenantId` it is read through. */
  subscriptions: Subscription[];
  identities: ManagedIdentity[];
  /** Client IDs of system-assigned identities, by resource ID: only `get` gives them. */
  clientIds: Record<string, string>;
  users: { readonly identityId: string; readonly user: IdentityUser }[];
  assignments: RoleAssignment[];
  /** Held by a group that the principal is in. */
  throughGroups: { readonly principalId: string; readonly assignment: RoleAssignment }[];
  roles: RoleDefinition[];
  targets: TargetFacts[];
  denyAssignments: DenyAssignment[];
  locks: { readonly scope: string; readonly lock: Lock }[];
  permissions: { readonly scope: string; readonly permissions: readonly Permission[] }[];
  managementGroups: ManagementGroup[];
  resourceGroups: ResourceGroup[];
  resources: Resource[];
  /** Containers, queues and the like, below the resource whose ID begins theirs. */
  children: Resource[];
  documents: Record<string, unknown>;
  federated: { readonly identityId: string; readonly credential: FederatedCredential }[];
  /** Identity blocks of resources that can be changed, by ID. */
  blocks: Record<string, IdentityBlock>;
  /** Cosmos DB accounts, the roles below them, and who holds one. */
  cosmos: { accounts: CosmosAccount[]; roles: RoleDefinition[]; assignments: RoleAssignment[] };
  vaults: VaultAccess[];
  /** Object IDs that the directory does not know any more. */
  gone: string[];
}

export function emptyWorld(): World {
  return {
    tenants: [],
    subscriptions: [],
    identities: [],
    clientIds: {},
    users: [],
    assignments: [],
    throughGroups: [],
    roles: [],
    targets: [],
    denyAssignments: [],
    locks: [],
    permissions: [],
    managementGroups: [],
    resourceGroups: [],
    resources: [],
    children: [],
    documents: {},
    federated: [],
    blocks: {},
    cosmos: { accounts: [], roles: [], assignments: [] },
    vaults: [],
    gone: [],
  };
}
