/** Identity blocks of resources: what is needed of Azure to read one and to change it. */

import type { BlockChange, IdentityBlock } from './identityBlock';
import type { HostVerdict } from './identityHosts';
import type { Listing } from './listing';
import type { PlannedRequest } from './plannedRequest';
import type { Subscription } from './tenancy';

/** A resource or slot as it was read, with its block and what tells how the block can be changed. */
export interface Carrier {
  readonly id: string;
  /** With the names above it, as in `app-orders/staging` of a slot. */
  readonly name: string;
  readonly type: string;
  readonly kind?: string;
  readonly location: string;
  readonly block: IdentityBlock;
  readonly verdict: HostVerdict;
  /** The version it was read with, and is changed with. */
  readonly apiVersion: string;
  /** A scale set whose instances take a change only when they are upgraded by hand. */
  readonly manualUpgrade?: true;
  /** Of a cluster: where the tokens of its service accounts come from, when it gives such tokens. */
  readonly issuer?: string;
}

/** A change that Azure has taken; `operation` is where it says how that goes on, absent when it is done. */
export interface Begun {
  /** The ID of what is being changed. */
  readonly resource: string;
  readonly operation?: string;
  /** What ARM asks to wait before looking, in seconds. */
  readonly waitSeconds?: number;
}

/** A resource of a type that the table knows, as a list gives it. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly kind?: string;
  readonly location: string;
  /** Runs elsewhere than in Azure itself. */
  readonly extended: boolean;
  readonly block: IdentityBlock;
}

export interface IdentityBlocks {
  /** The resources and slots of a subscription that could carry an identity, by ID; at most 1000. */
  candidates(
    subscription: Pick<Subscription, 'tenantId' | 'subscriptionId'>,
    signal: AbortSignal,
  ): Promise<Listing<Candidate>>;
  /** Every resource and slot of a subscription, of any type, that names user-assigned identities in its block. */
  carriers(subscription: Subscription, signal: AbortSignal): Promise<Listing<Candidate>>;
  /** One request for what its provider can, once for each provider and subscription, and one for the resource. */
  read(tenantId: string, resourceId: string, signal: AbortSignal): Promise<Carrier>;
  /** What `begin` sends; `undefined` when there is nothing to change. */
  changeRequest(carrier: Carrier, change: BlockChange): PlannedRequest | undefined;
  /** Sends the change. Throws `badArgument` for a resource whose block cannot be changed so. */
  begin(tenantId: string, carrier: Carrier, change: BlockChange, signal: AbortSignal): Promise<Begun>;
  /**
   * Waits for the end of what was begun, at the pace that Azure asks for. Throws what the operation failed with, and
   * `cancelled` when the signal fires: the operation goes on in Azure all the same.
   */
  finish(tenantId: string, begun: Begun, signal: AbortSignal): Promise<void>;
}
