/** Tenants of the account, and the endpoints of this cloud. */

import { ok, type Call, type Route } from '../call';
import { paged } from '../paging';
import { refusedTenantDomain, refusedTenantId } from '../signIn';

export const tenantRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/tenants',
    type: 'Microsoft.Resources/tenants',
    handle: (call) => {
      const { tenantId, displayName, defaultDomain } = call.state;
      return ok(
        paged(call, [
          tenantJson(tenantId, displayName, defaultDomain, 'Home'),
          tenantJson(refusedTenantId, 'Fabrikam (sample)', refusedTenantDomain, 'ProjectedBy'),
        ]),
      );
    },
  },
  {
    method: 'GET',
    path: '/metadata/endpoints',
    type: 'Microsoft.Resources/metadata',
    handle: (call) => ok(endpoints(call)),
  },
];

function tenantJson(
  tenantId: string,
  displayName: string,
  domain: string,
  category: string,
): Record<string, string | string[]> {
  return {
    id: `/tenants/${tenantId}`,
    tenantId,
    countryCode: 'NL',
    displayName,
    domains: [domain],
    defaultDomain: domain,
    tenantType: 'AAD',
    tenantCategory: category,
  };
}

/** Nothing here exists outside the sample: every host is under `.invalid`, which resolves nowhere (RFC 2606). */
function endpoints(call: Call): Record<string, string | Record<string, string | string[]>> {
  const { endpoint } = call.behaviour;
  return {
    name: 'SampleCloud',
    resourceManager: `${endpoint}/`,
    portal: 'https://portal.sample.invalid',
    graph: 'https://graph.sample.invalid/',
    microsoftGraphResourceId: 'https://graph.sample.invalid/',
    authentication: {
      loginEndpoint: 'https://login.sample.invalid/',
      audiences: [endpoint, `${endpoint}/`],
      tenant: 'common',
      identityProvider: 'AAD',
    },
    suffixes: {
      storage: 'core.sample.invalid',
      keyVaultDns: 'vault.sample.invalid',
      sqlServerHostname: 'database.sample.invalid',
      acrLoginServer: 'azurecr.sample.invalid',
    },
  };
}
