/** What lies below resources that carry identities: what an app is told to use, and the resources that name what is gone. */

import { isEndpointOff, settingNamed, clientIdSetting, type AppIdentityState } from '../model/appIdentity';
import { sameId } from '../model/armId';
import { isCancelled, toFailure } from '../model/failure';
import { isAppService } from '../model/identityHosts';
import type { ManagedIdentity } from '../model/identity';
import { joined, listing, type Listing } from '../model/listing';
import type { DeadReference } from '../access/attach/deadReferences';
import type { Store } from '../access/store';
import { emptyUnlessProblems, problemNodes } from './endings';
import type { OnProgress } from './identityChildren';
import { nodeKey } from './keys';
import type { AppFactNode, AppFactsNode, DeadReferencesNode, Node, UserNode } from './nodes';

/** One node for each thing the app is told. Other resources than apps have none. */
export async function appFactNodes(
  store: Store,
  parent: UserNode | AppFactsNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const { identity, tenantId } = parent;
  const resourceId = parent.kind === 'user' ? parent.user.id : identity.id;
  if (parent.kind === 'user' && !isAppService(parent.user)) return [];
  const state = await store.appState(tenantId, resourceId, signal);
  const parentKey = nodeKey(parent);
  return factsOf(state, identity).map((fact): Node => ({
    kind: 'appFact',
    resourceId,
    tenantId,
    fact,
    parentKey,
  }));
}

function factsOf(state: AppIdentityState, identity: ManagedIdentity): readonly AppFactNode['fact'][] {
  const { vaultIdentity = '', vaultReferences, registry } = state;
  const own = identity.kind === 'systemAssigned';
  const client = settingNamed(state.settings, clientIdSetting);
  const isMine = (clientId: string | undefined) =>
    !own && clientId?.toLowerCase() === identity.clientId.toLowerCase();
  const vaultOwn = !vaultIdentity.startsWith('/');
  return [
    ...(isEndpointOff(state) ? [{ what: 'endpointOff' } as const] : []),
    client === undefined
      ? { what: 'clientIdUnset' }
      : client.shown === undefined
        ? { what: 'clientIdOther' }
        : { what: 'clientId', value: client.shown, mine: isMine(client.shown) },
    {
      what: 'vault',
      mine: vaultOwn ? own : sameId(vaultIdentity, identity.id),
      references: vaultReferences,
      ...(!vaultOwn && { value: vaultIdentity }),
    },
    ...(registry.usesIdentity
      ? [
          {
            what: 'registry',
            value: registry.clientId ?? '',
            mine: registry.clientId === undefined ? own : isMine(registry.clientId),
          } as const,
        ]
      : []),
  ];
}

/** Over the chosen subscriptions, one after the other; one that cannot be read is a problem beside the others. */
export async function deadReferenceNodes(
  store: Store,
  parent: DeadReferencesNode,
  signal: AbortSignal,
  onProgress?: OnProgress,
): Promise<Node[]> {
  const roots = await store.roots(signal);
  const parts: Listing<DeadReference>[] = [];
  for (const { subscription } of roots.items) {
    onProgress?.(parts.length, roots.items.length);
    try {
      parts.push(await store.deadReferences(subscription, signal));
    } catch (error) {
      if (isCancelled(error)) throw error;
      const where = `/subscriptions/${subscription.subscriptionId}`;
      const problem = { where, whereName: subscription.displayName, failure: toFailure(error) };
      parts.push(listing<DeadReference>([], [problem]));
    }
  }
  onProgress?.(roots.items.length, roots.items.length);
  const found = joined(parts);
  return [
    ...found.items.map((reference): Node => ({ kind: 'deadReference', reference })),
    ...emptyUnlessProblems(found, 'deadReferences', parent),
    ...problemNodes(found, parent),
  ];
}
