/** Access policies by principal and by vault: from Resource Graph, but for vaults that this window has changed, which are read themselves. */

import { idKey } from '../../model/armId';
import type { AccessPolicy, VaultAccess } from '../../model/accessPolicies';
import { bounded } from '../../model/bounded';
import { listing } from '../../model/listing';
import type { Listing, Problem } from '../../model/listing';
import type { Azure, Clock } from '../../model/ports';
import { createCache } from '../cache';
import { ownWriteMilliseconds } from '../ownWrites';

export interface PolicyAccess {
  /** The vaults that the caller can see, without their policies. */
  vaults(tenantId: string, signal: AbortSignal): Promise<Listing<VaultAccess>>;
  /** What a principal may do by policies, in all of them. */
  ofPrincipal(tenantId: string, principalId: string, signal: AbortSignal): Promise<Listing<AccessPolicy>>;
  /** One vault as it is now. */
  vault(tenantId: string, vaultId: string, signal: AbortSignal): Promise<VaultAccess>;
  /** Takes note that this window changed a vault's policies: Resource Graph may not know for a while. */
  recordChange(tenantId: string, vaultId: string): void;
  drop(): void;
}

/** How many vaults are read side by side. */
const vaultsAtOnce = 4;

export function createPolicyAccess(
  { accessPolicies }: Pick<Azure, 'accessPolicies'>,
  clock: Clock,
): PolicyAccess {
  const lists = createCache<Listing<AccessPolicy>>();
  const vaultLists = createCache<Listing<VaultAccess>>();
  const changed = new Map<
    string,
    { readonly tenantId: string; readonly vaultId: string; readonly at: number }
  >();

  /** The vaults of a tenant that this window changed a short while ago, read themselves. */
  async function changedVaults(tenantId: string, signal: AbortSignal): Promise<Listing<VaultAccess>> {
    for (const [key, { at }] of changed) if (clock.now() - at >= ownWriteMilliseconds) changed.delete(key);
    const own = [...changed.values()].filter((each) => each.tenantId === tenantId.toLowerCase());
    const outcomes = await bounded(
      own,
      vaultsAtOnce,
      ({ vaultId }) => accessPolicies.vault(tenantId, vaultId, signal),
      signal,
    );
    const vaults: VaultAccess[] = [];
    const problems: Problem[] = [];
    for (const [at, outcome] of outcomes.entries()) {
      if ('value' in outcome) vaults.push(outcome.value);
      else problems.push({ where: own[at]?.vaultId ?? '', failure: outcome.failure });
    }
    return listing(vaults, problems);
  }

  async function read(tenantId: string, principalId: string, signal: AbortSignal) {
    const [found, own] = await Promise.all([
      accessPolicies.vaultsOf(tenantId, principalId, signal),
      changedVaults(tenantId, signal),
    ]);
    const byId = new Map([...found.items, ...own.items].map((vault) => [idKey(vault.id), vault]));
    const policies = [...byId.values()]
      .flatMap((vault) => vault.policies)
      .filter((policy) => policy.principalId.toLowerCase() === principalId.toLowerCase());
    return listing(policies, [...found.problems, ...own.problems]);
  }

  return {
    vaults: (tenantId, signal) =>
      vaultLists.read(tenantId.toLowerCase(), (shared) => accessPolicies.vaults(tenantId, shared), signal),
    ofPrincipal: (tenantId, principalId, signal) =>
      lists.read(
        `${tenantId}\n${principalId}`.toLowerCase(),
        (shared) => read(tenantId, principalId, shared),
        signal,
      ),
    vault: (tenantId, vaultId, signal) => accessPolicies.vault(tenantId, vaultId, signal),
    recordChange(tenantId, vaultId) {
      changed.set(idKey(vaultId), { tenantId: tenantId.toLowerCase(), vaultId, at: clock.now() });
      lists.drop(() => true);
    },
    drop() {
      lists.drop(() => true);
      vaultLists.drop(() => true);
    },
  };
}
