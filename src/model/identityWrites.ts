/** Making, changing and deleting user-assigned identities: the port that `azure/` fills, and what goes into it. */

import type { UserAssignedIdentity } from './identity';
import type { PlannedRequest } from './plannedRequest';

/** Who may use the identity: any resource, or only those in its own region. */
export type IsolationScope = 'None' | 'Regional';

export type Tags = Readonly<Record<string, string>>;

export interface NewIdentity {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** Such as `westeurope`. */
  readonly location: string;
  readonly name: string;
  readonly tags?: Tags;
  /** Azure's default, `None`, when absent. */
  readonly isolationScope?: IsolationScope;
}

/** What is to be different; whatever is absent stays as it is. */
export interface IdentityChange {
  readonly identityId: string;
  /** All the tags that the identity is to have. */
  readonly tags?: Tags;
  readonly isolationScope?: IsolationScope;
}

/** Every method has beside it what it sends. */
export interface IdentityWrites {
  /**
   * Azure writes over an identity of the same name, and its tags and isolation scope are lost then: whether the name is
   * free is the caller's to ask before.
   */
  create(tenantId: string, wanted: NewIdentity, signal: AbortSignal): Promise<UserAssignedIdentity>;
  createRequest(wanted: NewIdentity): PlannedRequest;
  update(tenantId: string, change: IdentityChange, signal: AbortSignal): Promise<UserAssignedIdentity>;
  updateRequest(change: IdentityChange): PlannedRequest;
  /** Federated credentials go with it, role assignments do not. `gone` when it was not there any more. */
  delete(tenantId: string, identityId: string, signal: AbortSignal): Promise<'deleted' | 'gone'>;
  deleteRequest(identityId: string): PlannedRequest;
}
