/** The door of the `azure` chunk, which is loaded when something first needs Azure: makes the ports over ARM. */

import type { TokenCredential } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { Cloud } from '../model/account';
import type { Azure, Clock, Log } from '../model/ports';
import { createConnect } from './connection';
import { createAccessPolicies } from './accessPolicies';
import { createCosmosRoles } from './cosmosRoles';
import { createFederatedCredentials } from './federatedCredentials';
import { createGuards } from './guards';
import { createAppIdentities } from './appIdentities';
import { createIdentityBlocks } from './identityBlocks';
import { createIdentities } from './identities';
import { createIdentityWrites } from './identityWrites';
import { createProvisioning } from './provisioning';
import { createOrphanSearch } from './orphanSearch';
import { createRoleAssignments } from './roleAssignments';
import { createRoleDefinitions } from './roleDefinitions';
import { createScopes } from './scopes';
import { systemClock } from './systemClock';
import { createTenancy } from './tenancy';
import { createWaits, type Waiting } from './waits';

export { createStore } from '../access/store';
export { commandLineSources } from '../auth/commandLines';
export { sampleHttpClient } from './sampleHttpClient';
export type { ChallengeOptions } from './authentication';
export type { Waiting } from './waits';

export interface AzureOptions {
  readonly cloud: Cloud;
  /** Asked before every request: a credential keeps its own token. `undefined` is for calls that any tenant's token serves. */
  readonly credentialFor: (tenantId: string | undefined) => TokenCredential;
  /** The network when absent. */
  readonly httpClient?: HttpClient;
  readonly log: Log;
  /** Told when requests wait because Azure asked them to, and `undefined` once none does any more. */
  readonly onWaiting?: (waiting: Waiting | undefined) => void;
  /** The machine's own when absent. */
  readonly clock?: Clock;
}

/** One Azure for one cloud and one account. Throws nothing by itself; the ports throw `Failure`. */
export function createAzure(options: AzureOptions): Azure {
  const { onWaiting, clock = systemClock } = options;
  const waits = createWaits(onWaiting ?? (() => undefined));
  const connect = createConnect({ ...options, clock, waits });
  return {
    tenancy: createTenancy(connect),
    identities: createIdentities(connect),
    identityWrites: createIdentityWrites(connect),
    roleAssignments: createRoleAssignments(connect),
    roleDefinitions: createRoleDefinitions(connect),
    scopes: createScopes(connect),
    provisioning: createProvisioning(connect),
    guards: createGuards(connect),
    federatedCredentials: createFederatedCredentials(connect, clock),
    identityBlocks: createIdentityBlocks(connect, clock),
    accessPolicies: createAccessPolicies(connect),
    cosmosRoles: createCosmosRoles(connect, clock),
    appIdentities: createAppIdentities(connect),
    orphanSearch: createOrphanSearch(connect),
  };
}
