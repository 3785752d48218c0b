/** The settings of an app that name its identity: what is needed of Azure to read them and to change them. */

import type { AppIdentityChange, AppIdentityState } from './appIdentity';
import type { Failure } from './failure';
import type { Carrier } from './identityBlocksPort';
import type { PlannedRequest } from './plannedRequest';

/** The app or slot, and the version it was read with. */
export type App = Pick<Carrier, 'id' | 'apiVersion'>;

/** The app of a slot; an app itself is its own. */
export function siteOf({ id, apiVersion }: App): App {
  return { id: id.replace(/\/slots\/[^/]+$/i, ''), apiVersion };
}

export interface AppChanged {
  /** How many of the requests were made, and why the next one was not. */
  readonly made: number;
  readonly failure?: Failure;
  /** What those requests changed of what was to change. */
  readonly part: AppIdentityChange;
  /** What stayed with its slot right before; empty where nothing of that was to change. */
  readonly stuck: NonNullable<AppIdentityState['stuck']>;
  /** Settings that were there before, were not to go, and are not in Azure's answer. */
  readonly lost: readonly string[];
}

export interface AppIdentities {
  /** Names of settings and what names an identity; the values of all others go no further than the answer. */
  read(tenantId: string, app: App, signal: AbortSignal): Promise<AppIdentityState>;
  /** What `change` sends, in its order; values of settings that stay are left out of what is shown. */
  changeRequests(app: App, state: AppIdentityState, change: AppIdentityChange): readonly PlannedRequest[];
  /**
   * Sends the change, request by request. Settings are read once more right before they are written whole, as ARM demands, and every other
   * one is written back as it is. Throws what the first request is refused with, and `conflict` when a setting that is to
   * be changed is no longer as `state` has it.
   */
  change(
    tenantId: string,
    app: App,
    state: AppIdentityState,
    change: AppIdentityChange,
    signal: AbortSignal,
  ): Promise<AppChanged>;
}
