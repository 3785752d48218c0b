/** Which identity apps are told to use: read when somebody looks, kept until it is refreshed or changed here. */

import { idKey, isAtOrBelow } from '../../model/armId';
import type { AppIdentityState } from '../../model/appIdentity';
import type { Azure } from '../../model/ports';
import { createCache } from '../cache';

export interface AppStates {
  read(tenantId: string, resourceId: string, signal: AbortSignal): Promise<AppIdentityState>;
  /** Forgets what lies at or below an ARM ID, everything without one. */
  drop(id?: string): void;
}

export function createAppStates({ identityBlocks, appIdentities }: Azure): AppStates {
  const cache = createCache<AppIdentityState>();
  return {
    read: (tenantId, resourceId, signal) =>
      cache.read(
        idKey(resourceId),
        async (shared) => {
          const app = await identityBlocks.read(tenantId, resourceId, shared);
          return appIdentities.read(tenantId, app, shared);
        },
        signal,
      ),
    drop(id) {
      cache.drop((key) => id === undefined || isAtOrBelow(key, id));
    },
  };
}
