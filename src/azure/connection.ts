/** The clients of one tenant, all on its one pipeline, made when first needed and kept. */

import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ManagedServiceIdentityClient } from '@azure/arm-msi';
import type { TokenCredential } from '@azure/core-auth';
import { ServiceClient } from '@azure/core-client';
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import { tokenScope } from '../model/account';
import { Failure } from '../model/failure';
import { createArm, type Arm } from './arm';
import { createTenantPipeline, type PipelineOptions } from './pipeline';

export interface Connection {
  readonly arm: Arm;
  readonly authorization: AuthorizationManagementClient;
  identitiesOf(subscriptionId: string): ManagedServiceIdentityClient;
}

/** The connection of a tenant; of whichever tenant the account is at home in for `undefined`. */
export type Connect = (tenantId: string | undefined) => Connection;

export interface ConnectionOptions extends PipelineOptions {
  readonly httpClient?: HttpClient;
}

export function createConnect(options: ConnectionOptions): Connect {
  const httpClient = options.httpClient ?? createDefaultHttpClient();
  return remembered((tenantId) => connect({ ...options, httpClient }, tenantId));
}

/**
 * `apiVersion` and `additionalPolicies` are not among the options on purpose: a client would write them into the pipeline
 * that all share. The credential is a formality, never asked, since the pipeline brings its own authentication.
 */
function connect(
  options: ConnectionOptions & { httpClient: HttpClient },
  tenantId: string | undefined,
): Connection {
  const { cloud, httpClient } = options;
  const pipeline = createTenantPipeline(options, tenantId);
  const shared = {
    pipeline,
    httpClient,
    endpoint: cloud.resourceManagerUrl.replace(/\/+$/, ''),
    credentialScopes: tokenScope(cloud),
  };
  const credential: TokenCredential = { getToken: () => Promise.reject(new Failure('signInNeeded')) };
  const unused = '00000000-0000-0000-0000-000000000000';
  return {
    arm: createArm(new ServiceClient({ pipeline, httpClient }), cloud.resourceManagerUrl),
    authorization: new AuthorizationManagementClient(credential, unused, shared),
    identitiesOf: remembered(
      (subscriptionId) => new ManagedServiceIdentityClient(credential, subscriptionId ?? unused, shared),
    ),
  };
}

/** Makes one value for each key, in whatever case the key comes. */
function remembered<T>(make: (key: string | undefined) => T): (key: string | undefined) => T {
  const kept = new Map<string | undefined, T>();
  return (key) => {
    const name = key?.toLowerCase();
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = make(name);
    kept.set(name, made);
    return made;
  };
}
