/** What holds the IDs of an identity that has to be made anew: access policies, and what apps are told. */

import type { AccessPolicy } from '../../model/accessPolicies';
import { sameId } from '../../model/armId';
import { bounded } from '../../model/bounded';
import type { IdentityUser, UserAssignedIdentity } from '../../model/identity';
import { isAppService } from '../../model/identityHosts';
import { isMoved } from '../attach/refusals';
import { collecting } from '../collecting';
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

type Needs = Pick<Store, 'subscriptions' | 'usedBy' | 'policies' | 'appState'>;

const appsAtOnce = 4;

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
  const { problems, items } = collecting(identity.id, identity.name);
  const [users, policies] = await Promise.all([
    items(store.usedBy(identity, tenantId, signal)),
    items(store.policies.ofPrincipal(tenantId, identity.principalId, signal)),
  ]);
  const apps = users.filter((user) => isAppService(user));
  const states = await bounded(apps, appsAtOnce, ({ id }) => store.appState(tenantId, id, signal), signal);
  const told = states.flatMap((outcome, at): readonly OldIdHolder[] => {
    const app = apps[at];
    if (app === undefined) return [];
    if ('failure' in outcome) {
      problems.push({ where: app.id, whereName: app.name, failure: outcome.failure });
      return [];
    }
    const { settings, vaultIdentity = '', registry } = outcome.value;
    const names = (value = '') =>
      [identity.clientId, identity.principalId, identity.id].some((id) => sameId(id, value));
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
