/** Finding identities: by part of a name or ID over all tenants, and one by its resource ID. */

import { idKey, isAtOrBelow, parseArmId, sameId } from '../model/armId';
import { Failure } from '../model/failure';
import type { ManagedIdentity } from '../model/identity';
import { listing } from '../model/listing';
import type { Listing, Problem } from '../model/listing';
import type { Azure } from '../model/ports';
import { bounded } from '../model/bounded';
import { createCache } from './cache';
import type { IdentityIndex } from './identityIndex';
import type { Roots } from './roots';

export interface FoundIdentity {
  readonly identity: ManagedIdentity;
  /** The tenant whose token reads the identity's subscription. */
  readonly tenantId: string;
}

export interface IdentitySearch {
  find(text: string, signal: AbortSignal): Promise<Listing<FoundIdentity>>;
  /** Reads one identity whole, its client ID included; once until it is dropped. */
  read(tenantId: string, id: string, signal: AbortSignal): Promise<ManagedIdentity>;
  byId(id: string, signal: AbortSignal): Promise<FoundIdentity>;
  tenantOf(subscriptionId: string, signal: AbortSignal): Promise<string>;
  /** Forgets what was read of one identity, which the index knows better. */
  forget(id: string): void;
  /** Forgets what was read at or below an ARM ID, everything without one. */
  drop(id?: string): void;
}

/** How many tenants are searched side by side. */
const tenantsAtOnce = 5;

export function createIdentitySearch(azure: Azure, roots: Roots, index: IdentityIndex): IdentitySearch {
  const searches = createCache<Listing<FoundIdentity>>(false);
  const reads = createCache<ManagedIdentity>();
  /** Refreshed since they entered the index, and so to be read again. */
  const outdated = new Set<string>();

  async function findIn(
    tenantId: string,
    text: string,
    signal: AbortSignal,
  ): Promise<Listing<FoundIdentity>> {
    const { items, problems } = await azure.identities.find(tenantId, text, signal);
    index.add(items);
    return listing(
      items.map((identity) => ({ identity, tenantId })),
      problems,
    );
  }

  async function findEverywhere(text: string, signal: AbortSignal): Promise<Listing<FoundIdentity>> {
    const tenants = await roots.tenants(signal);
    const outcomes = await bounded(
      tenants.items,
      tenantsAtOnce,
      ({ tenantId }) => findIn(tenantId, text, signal),
      signal,
    );
    const found = new Map<string, FoundIdentity>();
    const problems: Problem[] = [...tenants.problems];
    for (const [at, outcome] of outcomes.entries()) {
      const tenant = tenants.items[at];
      if ('failure' in outcome) {
        problems.push({
          where: tenant?.tenantId ?? '',
          ...(tenant !== undefined && { whereName: tenant.defaultDomain ?? tenant.displayName }),
          failure: outcome.failure,
        });
        continue;
      }
      problems.push(...outcome.value.problems);
      // A subscription shared with another tenant is found through both.
      for (const item of outcome.value.items) {
        const key = idKey(item.identity.id);
        if (!found.has(key)) found.set(key, item);
      }
    }
    return listing([...found.values()].sort(closestTo(text)), problems);
  }

  async function tenantOf(subscriptionId: string, signal: AbortSignal): Promise<string> {
    const wanted = subscriptionId.toLowerCase();
    // The chosen ones first: they are known as a rule, and the other tenants need not be asked.
    for (const read of [roots.chosen, roots.all]) {
      const { items } = await read(signal);
      const found = items.find(({ subscription }) => subscription.subscriptionId.toLowerCase() === wanted);
      if (found !== undefined) return found.subscription.tenantId;
    }
    throw new Failure('notFound', { resource: `/subscriptions/${subscriptionId}` });
  }

  async function read(tenantId: string, id: string, signal: AbortSignal): Promise<ManagedIdentity> {
    const key = idKey(id);
    const identity = await reads.read(key, (shared) => azure.identities.get(tenantId, id, shared), signal);
    // Not when a refresh has overtaken the answer: the index would be given what is gone.
    if (reads.peek(key) === identity) {
      outdated.delete(key);
      index.add([identity]);
    }
    return identity;
  }

  return {
    tenantOf,
    read,
    find: (text, signal) =>
      searches.read(text.toLowerCase(), (shared) => findEverywhere(text, shared), signal),
    async byId(id, signal) {
      const subscriptionId = parseArmId(id)?.subscriptionId;
      if (subscriptionId === undefined)
        throw new Failure('badArgument', { field: 'identityId', resource: id });
      const tenantId = await tenantOf(subscriptionId, signal);
      const known = outdated.has(idKey(id)) ? undefined : index.lookup(id)?.identity;
      return { identity: known ?? (await read(tenantId, id, signal)), tenantId };
    },
    forget(id) {
      reads.drop((key) => sameId(key, id));
      outdated.delete(idKey(id));
    },
    drop(id) {
      searches.drop(() => true);
      reads.drop((key) => id === undefined || isAtOrBelow(key, id));
      if (id === undefined) outdated.clear();
      else outdated.add(idKey(id));
    },
  };
}

/** Whole IDs and names first, then names that begin with the text, then the rest by name. */
function closestTo(text: string): (a: FoundIdentity, b: FoundIdentity) => number {
  const wanted = text.toLowerCase();
  const distance = ({ identity }: FoundIdentity) => {
    const name = identity.name.toLowerCase();
    const ids = [identity.clientId, identity.principalId, identity.id].map((value) => value?.toLowerCase());
    if (ids.includes(wanted) || name === wanted) return 0;
    return name.startsWith(wanted) ? 1 : 2;
  };
  return (a, b) => distance(a) - distance(b) || a.identity.name.localeCompare(b.identity.name);
}
