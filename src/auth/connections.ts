/** Makes the two kinds of connection: to the Azure of a sign-in, and to the embedded sample. Each has its own store. */

import { chosenEntries } from '../access/chosenEntries';
import type { Connection } from '../access/connection';
import type * as azureEntry from '../azure/entry';
import type { Cloud } from '../model/account';
import { Failure } from '../model/failure';
import type { Clock, Log } from '../model/ports';
import type { RoleAssignment } from '../model/role';
import type { Tenant } from '../model/tenancy';
import type * as sampleEntry from '../sampleTenant/entry';
import { publicCloud } from './clouds';
import type { SignedIn } from './source';

type AzureChunk = typeof azureEntry;
type SampleChunk = typeof sampleEntry;

export interface ConnectionOptions {
  loadAzure(): Promise<AzureChunk>;
  loadSample(): Promise<SampleChunk>;
  /** Chosen subscriptions as `tenantId/subscriptionId`; empty means all. */
  subscriptions(): readonly string[];
  /** Told of the direct assignments of an identity whenever they were read whole. */
  readonly onAssignments?: (identityId: string, assignments: readonly RoleAssignment[]) => void;
  readonly onWaiting: NonNullable<Parameters<AzureChunk['createAzure']>[0]['onWaiting']>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Connections {
  connect(signedIn: SignedIn, cloud: Cloud): Promise<Connection>;
  connectSample(): Promise<Connection>;
}

export function createConnections(options: ConnectionOptions): Connections {
  const { clock, log, onWaiting } = options;
  const heard = options.onAssignments && { onAssignments: options.onAssignments };
  const filter = (sample: boolean) => (tenants: readonly Tenant[]) =>
    chosenEntries(options.subscriptions(), sample, tenants);
  return {
    connect: async ({ account, credentialFor }, cloud) => {
      const { createAzure, createStore } = await options.loadAzure();
      const azure = createAzure({ cloud, credentialFor, log, onWaiting });
      const store = createStore({ azure, clock, subscriptionFilter: filter(false), ...heard });
      return { account, cloud, sample: false, azure, store, index: store.index };
    },
    connectSample: async () => {
      const [{ createAzure, createStore, sampleHttpClient }, sample] = await Promise.all([
        options.loadAzure(),
        options.loadSample(),
      ]);
      const tenant = sample.createSampleTenant();
      const { oid, displayName } = sample.sampleCallers.owner;
      const cloud: Cloud = {
        ...publicCloud,
        name: 'Sample',
        resourceManagerUrl: sample.sampleEndpoint,
        audience: sample.sampleEndpoint,
      };
      const azure = createAzure({
        cloud,
        // No account: the sample's own person, whose token means nothing anywhere else.
        credentialFor: (tenantId = sample.sampleTenantId) => ({
          getToken: () => {
            if (tenantId === sample.refusedTenantId) {
              return Promise.reject(new Failure('tenantRefuses', { tenantId }));
            }
            return Promise.resolve({
              token: sample.sampleToken(oid, tenantId),
              expiresOnTimestamp: Infinity,
            });
          },
        }),
        httpClient: sampleHttpClient((request, signal) => tenant.handle(request, signal)),
        log,
        onWaiting,
      });
      const store = createStore({ azure, clock, subscriptionFilter: filter(true), ...heard });
      return {
        account: { kind: 'sample', label: displayName },
        cloud,
        sample: true,
        azure,
        store,
        index: store.index,
      };
    },
  };
}
