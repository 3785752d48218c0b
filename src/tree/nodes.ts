/** The nodes of the tree: what each one is about, without how it looks. Only nodes have a `kind`. */

import type { AccessPolicy } from '../model/accessPolicies';
import type { Account } from '../model/account';
import type { Against } from '../access/against';
import type { DeadReference } from '../access/attach/deadReferences';
import type { Orphan } from '../access/orphans/findOrphans';
import type { Recent } from '../access/lately';
import type { Failure } from '../model/failure';
import type { FederatedCredential } from '../model/federation';
import type { IdentityUser, ManagedIdentity, UserAssignedIdentity } from '../model/identity';
import type { RoleAssignment, TargetFacts } from '../model/role';
import type { Tenant } from '../model/tenancy';
import type {
  FilterNode,
  IdentityGroupNode,
  IdentityNode,
  LoadMoreNode,
  SubscriptionNode,
  SystemAssignedGroupNode,
} from './nodes/lists';

/** A tenant that gave no subscriptions, with the reason. */
export interface TenantProblemNode {
  readonly kind: 'tenantProblem';
  readonly tenant: Tenant;
  readonly failure: Failure;
}

/** A VS Code account that is there but has not consented yet: one click uses it. */
export interface AccountOfferNode {
  readonly kind: 'accountOffer';
  readonly account: Account;
}

/** Something to do where there is nothing to show yet. */
export interface ActionNode {
  readonly kind: 'action';
  readonly action: 'otherSignIn' | 'openSample';
}

export type IdentifierKind = 'clientId' | 'objectId' | 'resourceId' | 'tenantId';

export interface IdentifierNode {
  readonly kind: 'identifier';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  readonly identifier: IdentifierKind;
  /** Absent for a system-assigned client ID that was not read yet. */
  readonly value?: string;
}

export interface RoleAssignmentsNode {
  readonly kind: 'roleAssignments';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
}

export interface RoleAssignmentNode {
  readonly kind: 'roleAssignment';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  readonly assignment: RoleAssignment;
  readonly target?: TargetFacts;
  /** The group that holds it, when the identity has it through one. */
  readonly group?: string;
  /** Made in this window a short while ago: milliseconds since 1970. */
  readonly madeAt?: number;
}

/** A line of detail below an assignment. */
export interface AssignmentDetailNode {
  readonly kind: 'assignmentDetail';
  readonly assignment: RoleAssignment;
  readonly detail:
    | {
        readonly what: 'scope' | 'condition' | 'description' | 'createdOn' | 'createdBy';
        readonly value: string;
      }
    /** By its object ID, and the tenant that knows its name. */
    | { readonly what: 'group'; readonly value: string; readonly tenantId: string }
    | Against;
}

export interface ThroughGroupsNode {
  readonly kind: 'throughGroups';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
}

/** What an identity may do by access policies of key vaults, read when it is opened. */
export interface AccessPoliciesNode {
  readonly kind: 'accessPolicies';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
}

export interface AccessPolicyNode {
  readonly kind: 'accessPolicy';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  readonly policy: AccessPolicy;
  /** Added to in this window a short while ago: milliseconds since 1970. */
  readonly madeAt?: number;
}

/** Cosmos DB's own roles, read when it is opened: an account at a time. */
export interface CosmosRolesNode {
  readonly kind: 'cosmosRoles';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
}

export interface CosmosRoleNode {
  readonly kind: 'cosmosRole';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  /** `scope` is Resource Manager's ID of the account, database or container. */
  readonly assignment: RoleAssignment;
  /** Made in this window a short while ago: milliseconds since 1970. */
  readonly madeAt?: number;
}

/** What this window took away a short while ago, where it stood: the access that it gave may last. */
export interface TakenNode {
  readonly kind: 'taken';
  readonly change: Recent;
  readonly parentKey: string;
}

export interface UsedByNode {
  readonly kind: 'usedBy';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  readonly moved?: true;
}

export interface UserNode {
  readonly kind: 'user';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  readonly user: IdentityUser;
  /** The identity belongs to another tenant, and so is of no use to the resource. */
  readonly moved?: true;
}

/** What an app is told of its identity, below the identity that the app owns. Read when it is opened. */
export interface AppFactsNode {
  readonly kind: 'appFacts';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
}

/** One thing that an app is told; `mine` when it names the identity that it stands below. */
export interface AppFactNode {
  readonly kind: 'appFact';
  readonly resourceId: string;
  readonly tenantId: string;
  readonly fact:
    | { readonly what: 'clientId' | 'registry'; readonly value: string; readonly mine: boolean }
    /** A setting whose value is not shown, or that is not there. */
    | { readonly what: 'clientIdOther' | 'clientIdUnset' | 'endpointOff' }
    | {
        readonly what: 'vault';
        /** Absent for the app's own identity. */
        readonly value?: string;
        readonly mine: boolean;
        readonly references: number;
      };
  readonly parentKey: string;
}

/** Stands below all subscriptions: identities that are gone and that resources still name. Read when it is opened. */
export interface DeadReferencesNode {
  readonly kind: 'deadReferences';
}

export interface DeadReferenceNode {
  readonly kind: 'deadReference';
  readonly reference: DeadReference;
}

export interface FederatedCredentialsNode {
  readonly kind: 'federatedCredentials';
  readonly identity: UserAssignedIdentity;
  readonly tenantId: string;
}

export interface FederatedCredentialNode {
  readonly kind: 'federatedCredential';
  readonly identity: UserAssignedIdentity;
  readonly tenantId: string;
  readonly credential: FederatedCredential;
}

/** A part of a credential, to be copied. */
export interface FederatedDetailNode {
  readonly kind: 'federatedDetail';
  readonly credential: FederatedCredential;
  readonly detail: 'issuer' | 'subject' | 'audience';
  readonly value: string;
}

/** Stands below all subscriptions: role assignments in any tenant whose principal is gone. Read when it is opened. */
export interface OrphansNode {
  readonly kind: 'orphans';
}

export interface OrphanNode {
  readonly kind: 'orphan';
  readonly orphan: Orphan;
}

/** Those of which nobody can say whether their principal is gone. */
export interface DoubtfulOrphansNode {
  readonly kind: 'doubtfulOrphans';
  readonly orphans: readonly Orphan[];
}

/** Read, and there is nothing: `of` says what there is none of. */
export interface EmptyNode {
  readonly kind: 'empty';
  readonly of:
    | 'identities'
    | 'groups'
    | 'unused'
    | 'systemAssigned'
    | 'roleAssignments'
    | 'throughGroups'
    | 'usedBy'
    | 'cosmosRoles'
    | 'accessPolicies'
    | 'federatedCredentials'
    | 'orphans'
    | 'deadReferences';
  readonly parentKey: string;
}

/** Something that could not be read, with the reason and a remedy. */
export interface ProblemNode {
  readonly kind: 'problem';
  readonly where: string;
  readonly whereName?: string;
  readonly failure: Failure;
  readonly parentKey: string;
}

/** A fact about what the list does not hold. */
export interface NoteNode {
  readonly kind: 'note';
  readonly note: 'entraRolesNotShown';
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  readonly parentKey: string;
}

export type Node =
  | SubscriptionNode
  | TenantProblemNode
  | AccountOfferNode
  | ActionNode
  | IdentityNode
  | IdentityGroupNode
  | FilterNode
  | SystemAssignedGroupNode
  | IdentifierNode
  | RoleAssignmentsNode
  | RoleAssignmentNode
  | AssignmentDetailNode
  | ThroughGroupsNode
  | AccessPoliciesNode
  | AccessPolicyNode
  | CosmosRolesNode
  | CosmosRoleNode
  | TakenNode
  | UsedByNode
  | UserNode
  | FederatedCredentialsNode
  | FederatedCredentialNode
  | FederatedDetailNode
  | OrphansNode
  | OrphanNode
  | DoubtfulOrphansNode
  | EmptyNode
  | ProblemNode
  | LoadMoreNode
  | NoteNode
  | AppFactsNode
  | AppFactNode
  | DeadReferencesNode
  | DeadReferenceNode;

/** Whether a command's argument is one of our nodes; argument objects have no `kind`. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
