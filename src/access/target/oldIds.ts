/** What holds the IDs of an identity that has to be made anew, since it is of another tenant or gone: access policies, and what apps are told. */

import type { AccessPolicy } from '../../model/accessPolicies';
import { lastSegment, sameId } from '../../model/armId';
import { bounded } from '../../model/bounded';
import type { IdentityUser, UserAssignedIdentity } from '../../model/identity';
import { isAppService } from '../../model/identityHosts';
import type { DeadReference } from '../attach/deadReferences';
import { isMoved } from '../attach/refusals';
import { collecting, type Collecting } from '../collecting';
import type { Problem } from '../../model/listing';
import type { Store } from '../storePort';

/** One thing that has to name the new identity in its place. */
export type OldIdHolder =
  | { readonly in: 'policy'; readonly policy: AccessPolicy }
  /** `name` is that of the app setting. */
  | { readonly in: 'setting'; readonly app: IdentityUser; readonly name: string }
  | { readonly in: 'vaultReferences' | 'registry'; readonly app: IdentityUser }
  /** A resource that carries it. */
  | { readonly in: 'block'; readonly resource: IdentityUser };

export interface OldIds {
  readonly holders: readonly OldIdHolder[];
  readonly problems: readonly Problem[];
}

type Needs = Pick<Store, 'subscriptions' | 'usedBy' | 'deadReferences' | 'policies' | 'appState'>;

const atOnce = 4;

/** @returns `undefined` for an identity that belongs where it lies. Throws `cancelled` only. */
export async function oldIdsOf(
  store: Needs,
  identity: UserAssignedIdentity,
  tenantId: string,
  signal: AbortSignal,
): Promise<OldIds | undefined> {
  const reading = collecting(identity.id, identity.name);
  const subscriptions = await reading.items(store.subscriptions(signal));
  const own = subscriptions.find(({ subscription }) =>
    sameId(subscription.subscriptionId, identity.subscriptionId),
  );
  if (own === undefined || !isMoved(identity, own.subscription)) return undefined;
  const carriers = collecting(identity.id, identity.name);
  const users = carriers.items(store.usedBy(identity, tenantId, signal));
  return heldBy(store, { ...identity, tenantId }, users, carriers, signal);
}

/** Of an identity that is gone: whatever names it by its resource ID, and by its other IDs where a carrier still has them. Throws `cancelled` only. */
export async function oldIdsOfGone(
  store: Needs,
  { identityId, tenantId, principalId, clientId }: DeadReference,
  signal: AbortSignal,
): Promise<OldIds> {
  const reading = collecting(identityId, lastSegment(identityId));
  const all = (await reading.items(store.subscriptions(signal))).filter(({ subscription }) =>
    sameId(subscription.tenantId, tenantId),
  );
  const lists = bounded(
    all,
    atOnce,
    async ({ subscription: { subscriptionId, displayName }, subscription }) => {
      const each = collecting(`/subscriptions/${subscriptionId}`, displayName);
      const found = await each.items(store.deadReferences(subscription, signal));
      reading.problems.push(...each.problems);
      return found.filter((one) => sameId(one.identityId, identityId)).map(({ carrier }) => carrier);
    },
    signal,
  );
  const users = lists.then((found) => found.flatMap((one) => ('value' in one ? one.value : [])));
  const ids = {
    id: identityId,
    tenantId,
    ...(principalId !== undefined && { principalId }),
    ...(clientId !== undefined && { clientId }),
  };
  return heldBy(store, ids, users, reading, signal);
}

interface Ids {
  readonly id: string;
  /** Whose token reads what holds them. */
  readonly tenantId: string;
  readonly principalId?: string;
  readonly clientId?: string;
}

async function heldBy(
  store: Needs,
  { id, tenantId, principalId, clientId }: Ids,
  carriers: Promise<readonly IdentityUser[]>,
  { problems, items }: Collecting,
  signal: AbortSignal,
): Promise<OldIds> {
  const [users, policies] = await Promise.all([
    carriers,
    principalId === undefined ? [] : items(store.policies.ofPrincipal(tenantId, principalId, signal)),
  ]);
  const apps = users.filter((user) => isAppService(user));
  const states = await bounded(apps, atOnce, (app) => store.appState(tenantId, app.id, signal), signal);
  const told = states.flatMap((outcome, at): readonly OldIdHolder[] => {
    const app = apps[at];
    if (app === undefined) return [];
    if ('failure' in outcome) {
      problems.push({ where: app.id, whereName: app.name, failure: outcome.failure });
      return [];
    }
    const { settings, vaultIdentity = '', registry } = outcome.value;
    const names = (value = '') =>
      [clientId, principalId, id].some((each) => each !== undefined && sameId(each, value));
    return [
      ...settings
        .filter(({ shown }) => names(shown))
        .map(({ name }): OldIdHolder => ({ in: 'setting', app, name })),
      ...(names(vaultIdentity) ? [{ in: 'vaultReferences', app } as const] : []),
      ...(registry.usesIdentity && names(registry.clientId) ? [{ in: 'registry', app } as const] : []),
    ];
  });
  return {
    holders: [
      ...users.map((resource): OldIdHolder => ({ in: 'block', resource })),
      ...told,
      ...policies.map((policy): OldIdHolder => ({ in: 'policy', policy })),
    ],
    problems,
  };
}
