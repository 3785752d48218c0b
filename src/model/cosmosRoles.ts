/** The port to Cosmos DB's own roles: they open the data of an account, and Azure's role assignments do not. */

import type { Begun } from './identityBlocksPort';
import type { Listing } from './listing';
import type { PlannedRequest } from './plannedRequest';
import type { RoleAssignment, RoleDefinition } from './role';

export interface CosmosAccount {
  readonly id: string;
  readonly name: string;
}

/** What one assignment is made of; a second call with the same values is the same assignment. */
export interface NewCosmosAssignment {
  readonly accountId: string;
  /** `/`, `/dbs/orders` or `/dbs/orders/colls/invoices`. */
  readonly path: string;
  readonly roleGuid: string;
  readonly principalId: string;
}

export interface CosmosRoles {
  /** Accounts that have such roles (those of the NoSQL interface), in the whole tenant. */
  accounts(tenantId: string, signal: AbortSignal): Promise<Listing<CosmosAccount>>;
  /** Built-in and custom roles of one account; their `id` is below the account. */
  definitions(tenantId: string, accountId: string, signal: AbortSignal): Promise<Listing<RoleDefinition>>;
  /** Everybody's assignments in one account, without the names of their roles; `scope` is Resource Manager's ID of the place. */
  assignments(tenantId: string, accountId: string, signal: AbortSignal): Promise<Listing<RoleAssignment>>;
  /** Sends an assignment under its deterministic name. Throws `principalNotFound` while the directory does not know the principal. */
  beginAssign(tenantId: string, assignment: NewCosmosAssignment, signal: AbortSignal): Promise<Begun>;
  /** What `beginAssign` sends. */
  assignRequest(assignment: NewCosmosAssignment): PlannedRequest;
  /** Sends a removal; `undefined` for one that was not there. */
  beginRemove(tenantId: string, assignmentId: string, signal: AbortSignal): Promise<Begun | undefined>;
  /** What `beginRemove` sends. */
  removeRequest(assignmentId: string): PlannedRequest;
  /** Waits for the end of what was begun. Throws what it failed with; `cancelled` leaves it to go on in Azure. */
  finish(tenantId: string, begun: Begun, signal: AbortSignal): Promise<void>;
}
