/** Access policies of key vaults: found by Resource Graph, read and changed at the vault itself. */

import { lastSegment } from '../model/armId';
import { policyKinds } from '../model/accessPolicies';
import type { AccessPolicies, AccessPolicy, PolicyChange, VaultAccess } from '../model/accessPolicies';
import { Failure } from '../model/failure';
import { listing, type Listing } from '../model/listing';
import type { PlannedRequest } from '../model/plannedRequest';
import type { Subscription } from '../model/tenancy';
import { versionOfType } from './apiVersions';
import type { Connect } from './connection';
import { at, isRecord, present, records, text, texts, type Json } from './decode';
import { inEverySubscription } from './everySubscription';
import { mapped } from './pages';
import { graphPath, guidOrThrow, pathOf } from './paths';
import { vaultsQuery, vaultsOfQuery } from './queries';
import { askAll, mayFallBack } from './resourceGraph';

const vaultType = 'Microsoft.KeyVault/vaults';
const apiVersion = versionOfType(vaultType) ?? '';

export function createAccessPolicies(connect: Connect): AccessPolicies {
  return {
    vaults: (tenantId, signal) => vaultsBy(connect, tenantId, vaultsQuery, signal),
    async vaultsOf(tenantId, principalId, signal) {
      const principal = guidOrThrow(principalId, 'principalId');
      const found = await vaultsBy(connect, tenantId, vaultsOfQuery(principal), signal);
      const holding = ({ policies }: VaultAccess): boolean =>
        policies.some((policy) => policy.principalId.toLowerCase() === principal);
      return listing(found.items.filter(holding), found.problems);
    },
    async vault(tenantId, vaultId, signal) {
      const body = await connect(tenantId).arm.get({ path: `/${pathOf(vaultId)}`, apiVersion }, signal);
      const vault = isRecord(body) ? vaultOf(flat(body)) : undefined;
      if (vault === undefined) throw new Failure('untrustedAnswer', { resource: vaultId });
      return vault;
    },
    add: async (tenantId, change, signal) => send(connect, tenantId, changeRequest('add', change), signal),
    remove: async (tenantId, change, signal) =>
      send(connect, tenantId, changeRequest('remove', change), signal),
    changeRequest,
  };
}

async function send(
  connect: Connect,
  tenantId: string,
  { path, body }: PlannedRequest,
  signal: AbortSignal,
): Promise<void> {
  await connect(tenantId).arm.put({ path: `/${pathOf(path)}`, apiVersion }, body, signal);
}

function changeRequest(operation: 'add' | 'remove', change: PolicyChange): PlannedRequest {
  const { vault, principalId, permissions } = change;
  const { secrets, keys, certificates } = permissions;
  const policy = {
    tenantId: guidOrThrow(vault.tenantId, 'tenantId'),
    objectId: guidOrThrow(principalId, 'principalId'),
    permissions: { secrets, keys, certificates },
  };
  return {
    method: 'PUT',
    path: `${vault.id}/accessPolicies/${operation}`,
    apiVersion,
    body: { properties: { accessPolicies: [policy] } },
  };
}

async function vaultsBy(
  connect: Connect,
  tenantId: string,
  query: string,
  signal: AbortSignal,
): Promise<Listing<VaultAccess>> {
  try {
    const rows = await askAll(connect(tenantId).arm, { query }, signal);
    return mapped(rows, vaultOf, graphPath);
  } catch (error) {
    if (!mayFallBack(error)) throw error;
    const read = async ({ subscriptionId }: Subscription): Promise<Listing<VaultAccess>> => {
      const path = `/subscriptions/${pathOf(subscriptionId)}/providers/${vaultType}`;
      const found = await connect(tenantId).arm.list({ path, apiVersion }, signal);
      return mapped({ ...found, items: found.items.map(flat) }, vaultOf, path);
    };
    return inEverySubscription(connect, tenantId, read, signal);
  }
}

/** A vault as its provider writes it, with the columns of the queries. */
function flat(item: Json): Json {
  const { tenantId, enableRbacAuthorization, accessPolicies } = isRecord(item['properties'])
    ? item['properties']
    : {};
  return { ...item, vaultTenant: tenantId, rbac: String(enableRbacAuthorization), policies: accessPolicies };
}

function vaultOf(row: Json): VaultAccess | undefined {
  const id = text(row['id']);
  const tenantId = text(row['vaultTenant']);
  if (id === undefined || tenantId === undefined) return undefined;
  // Azure RBAC is on only where the vault says so; access policies are its default.
  const usesAccessPolicies = text(row['rbac'])?.toLowerCase() !== 'true';
  const policies = records(row['policies']).flatMap(
    (policy) => policyOf(id, !usesAccessPolicies, policy) ?? [],
  );
  return { id, name: text(row['name']) ?? lastSegment(id), tenantId, usesAccessPolicies, policies };
}

function policyOf(vaultId: string, ignored: boolean, policy: Json): AccessPolicy | undefined {
  const principalId = text(policy['objectId']);
  if (principalId === undefined) return undefined;
  const [secrets = [], keys = [], certificates = []] = policyKinds.map((kind) =>
    texts(at(policy, 'permissions', kind)),
  );
  return {
    vaultId,
    principalId,
    permissions: { secrets, keys, certificates },
    ignored,
    ...present('applicationId', text(policy['applicationId'])),
  };
}
