/** The sample tenant satisfies the real SDK clients: they read its lists over pages, write to it, and meet its errors. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as authorization from '@azure/arm-authorization';
import type * as msi from '@azure/arm-msi';
import {
  createHttpHeaders,
  isRestError,
  type HttpClient,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/core-auth';
import { root } from '../host/launch/paths';
import { orders, prod } from '../../src/sampleTenant/data/organisation';
import {
  createSampleTenant,
  sampleCallers,
  sampleEndpoint,
  sampleTenantId,
  sampleToken,
} from '../../src/sampleTenant/entry';

// From the packages themselves: of what this is bundled with, the operations that the extension does not use are left out.
const packages = createRequire(join(root, 'package.json'));
const { AuthorizationManagementClient } = packages('@azure/arm-authorization') as typeof authorization;
const { ManagedServiceIdentityClient } = packages('@azure/arm-msi') as typeof msi;

const scope = `subscriptions/${prod.subscriptionId}`;
const senderRole = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a';

function clients(caller: keyof typeof sampleCallers = 'owner'): {
  msi: msi.ManagedServiceIdentityClient;
  access: authorization.AuthorizationManagementClient;
} {
  const tenant = createSampleTenant({ replicationSeconds: 0, pageSize: 4 });
  const httpClient: HttpClient = {
    sendRequest: async (request): Promise<PipelineResponse> => {
      const body = typeof request.body === 'string' ? request.body : undefined;
      const sent = {
        method: request.method,
        url: request.url,
        headers: request.headers.toJSON(),
        ...(body !== undefined && { body }),
      };
      const { status, headers, body: bodyAsText } = await tenant.handle(sent);
      return { request, status, headers: createHttpHeaders(headers), bodyAsText };
    },
  };
  const credential: TokenCredential = {
    getToken: () =>
      Promise.resolve({
        token: sampleToken(sampleCallers[caller].oid, sampleTenantId),
        expiresOnTimestamp: Date.now() + 3_600_000,
      }),
  };
  const options = { endpoint: sampleEndpoint, httpClient };
  return {
    msi: new ManagedServiceIdentityClient(credential, prod.subscriptionId, options),
    access: new AuthorizationManagementClient(credential, prod.subscriptionId, options),
  };
}

async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

async function codeOf(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    assert.ok(isRestError(error));
    return error.code;
  }
}

describe('sample tenant under the SDK clients', () => {
  it('lists identities and their federated credentials over pages', async () => {
    const { msi } = clients();
    const all = await collect(msi.userAssignedIdentities.listBySubscription());
    assert.equal(all.length, 25);
    assert.ok(all.every((one) => one.principalId && one.clientId && one.tenantId === sampleTenantId));
    const inGroup = await collect(msi.userAssignedIdentities.listByResourceGroup(orders.name));
    assert.equal(inGroup.length, 5);
    const trusted = await collect(msi.federatedIdentityCredentials.list('rg-aks', 'id-aks-workload-orders'));
    assert.deepEqual(
      trusted.map((one) => one.name),
      ['orders-api', 'orders-worker'],
    );
  });

  it('makes, updates and deletes an identity', async () => {
    const { msi } = clients();
    const made = await msi.userAssignedIdentities.createOrUpdate(orders.name, 'id-new', {
      location: 'westeurope',
      isolationScope: 'Regional',
    });
    assert.ok(made.principalId);
    const updated = await msi.userAssignedIdentities.update(orders.name, 'id-new', { tags: { a: 'b' } });
    assert.deepEqual([updated.tags, updated.isolationScope], [{ a: 'b' }, 'Regional']);
    const credential = {
      issuer: 'https://issuer.example',
      subject: 's',
      audiences: ['api://AzureADTokenExchange'],
    };
    await msi.federatedIdentityCredentials.createOrUpdate(orders.name, 'id-new', 'one', credential);
    assert.equal((await msi.federatedIdentityCredentials.get(orders.name, 'id-new', 'one')).subject, 's');
    await msi.federatedIdentityCredentials.delete(orders.name, 'id-new', 'one');
    await msi.userAssignedIdentities.delete(orders.name, 'id-new');
    assert.equal(await codeOf(msi.userAssignedIdentities.get(orders.name, 'id-new')), 'ResourceNotFound');
  });

  it('reads a system-assigned identity by its owner', async () => {
    const { msi } = clients();
    const slot = `${scope}/resourceGroups/rg-orders/providers/Microsoft.Web/sites/app-orders/slots/staging`;
    const identity = await msi.systemAssignedIdentities.getByScope(slot);
    assert.ok(identity.clientId && identity.principalId && identity.clientSecretUrl);
  });

  it('lists roles, permissions, deny assignments and role assignments', async () => {
    const { access } = clients();
    const roles = await collect(access.roleDefinitions.list(scope, { filter: "type eq 'BuiltInRole'" }));
    assert.ok(
      roles.length > 80 && roles.every((role) => role.roleType === 'BuiltInRole' && role.permissions?.length),
    );
    assert.equal(
      (await access.roleDefinitions.get(scope, senderRole)).roleName,
      'Storage Queue Data Message Sender',
    );
    assert.ok((await collect(access.permissions.listForResourceGroup(orders.name))).length > 0);
    assert.equal((await collect(access.denyAssignments.list())).length, 1);
    const all = await collect(access.roleAssignments.listForSubscription());
    const here = await collect(access.roleAssignments.listForScope(scope, { filter: 'atScope()' }));
    assert.ok(all.length > here.length && here.length > 3);
  });

  it('assigns and removes a role', async () => {
    const { msi, access } = clients();
    const { principalId = '' } = await msi.userAssignedIdentities.get(orders.name, 'id-orders-api');
    const at = `${scope}/resourceGroups/rg-orders/providers/Microsoft.Storage/storageAccounts/stordersprod`;
    const name = '11111111-1111-4111-8111-111111111111';
    const roleDefinitionId = `/${scope}/providers/Microsoft.Authorization/roleDefinitions/${senderRole}`;
    const body = { roleDefinitionId, principalId, principalType: 'ServicePrincipal' };
    const made = await access.roleAssignments.create(at, name, body);
    assert.equal(made.scope, `/${at}`);
    assert.ok(made.createdOn instanceof Date);
    const twin = access.roleAssignments.create(at, '22222222-2222-4222-8222-222222222222', body);
    assert.equal(await codeOf(twin), 'RoleAssignmentExists');
    assert.equal((await access.roleAssignments.delete(at, name)).name, name);
    assert.equal((await access.roleAssignments.delete(at, name)).name, undefined);
  });

  it('meets a refusal as an error with ARM’s code', async () => {
    const { msi, access } = clients('operator');
    const put = msi.userAssignedIdentities.createOrUpdate(orders.name, 'id-new', { location: 'westeurope' });
    assert.equal(await codeOf(put), 'AuthorizationFailed');
    assert.equal(
      await codeOf(collect(access.roleAssignments.listForSubscription({ filter: "scope eq 'x'" }))),
      'UnsupportedQuery',
    );
  });
});
