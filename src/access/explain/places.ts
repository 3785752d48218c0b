/** Where a role would have to be held: the place in an error, brought to where roles are assigned; or the resource behind a host. */

import { parseArmId, resourceTypeOf, sameId } from '../../model/armId';
import { isCancelled } from '../../model/failure';
import type { Azure } from '../../model/ports';
import { scopeOf } from '../../model/scope';
import type { Subscription } from '../../model/tenancy';
import { resourceNamed } from '../hostResources';
import type { FoundIdentity } from '../identitySearch';
import { factsOf } from '../placeFacts';
import type { Store } from '../storePort';
import type { Place, Where } from './explanation';
import type { Refusal } from './refusal';
import { resourceTypes } from './resourceTypes';

export interface PlaceNeeds {
  readonly store: Pick<Store, 'tenantOf' | 'roots' | 'subscriptions'>;
  readonly azure: {
    readonly scopes: Pick<Azure['scopes'], 'resources'>;
    readonly roleAssignments: Pick<Azure['roleAssignments'], 'targets'>;
  };
}

/**
 * Finds the place. Throws what keeps a list of subscriptions from being read, and `cancelled`.
 * @param identity where its resources lie is looked first.
 */
export async function whereIs(
  needs: PlaceNeeds,
  refusal: Refusal,
  identity: FoundIdentity | undefined,
  signal: AbortSignal,
): Promise<Where> {
  const [id] = refusal.scopes;
  if (id !== undefined) return placeOfScope(needs, refusal, id, identity, signal);
  const { resourceName: name } = refusal;
  if (name === undefined) return { is: 'notSaid' };
  const wanted = { types: resourceTypes[refusal.by], name };
  if (wanted.types.length === 0) return { is: 'notFound', name };
  const asked = new Set<string>();
  for (const read of [needs.store.roots, needs.store.subscriptions]) {
    const { items } = await read(signal);
    const open = items
      .map(({ subscription }) => subscription)
      .filter(({ subscriptionId }) => !asked.has(subscriptionId));
    const found = await resourceNamed(needs.azure.scopes, homeFirst(open, identity), wanted, signal);
    if (found !== undefined) return placeAt(needs, found.tenantId, found.resource.id, signal);
    for (const { subscriptionId } of open) asked.add(subscriptionId);
  }
  return { is: 'notFound', name };
}

function homeFirst(
  subscriptions: readonly Subscription[],
  identity: FoundIdentity | undefined,
): readonly Subscription[] {
  const home = identity?.identity.subscriptionId ?? '';
  const isHome = ({ subscriptionId }: Subscription) => Number(sameId(subscriptionId, home));
  const isOwn = ({ tenantId }: Subscription) => Number(sameId(tenantId, identity?.tenantId ?? ''));
  return [...subscriptions].sort((a, b) => isHome(b) - isHome(a) || isOwn(b) - isOwn(a));
}

async function placeOfScope(
  needs: PlaceNeeds,
  refusal: Refusal,
  id: string,
  identity: FoundIdentity | undefined,
  signal: AbortSignal,
): Promise<Where> {
  const place = assignableAt(id, refusal);
  const tenantId = await tenantFor(needs, place, identity, signal);
  if (tenantId === undefined) return { is: 'notFound', name: place };
  const at = await placeAt(needs, tenantId, place, signal);
  // A resource that was about to be made is not there to hold a role: the one above it is.
  const makes = refusal.operations.some(({ plane, anyOf }) => plane === 'control' && anyOf.some(isWrite));
  if (!makes || at.isKnown || at.scope.kind !== 'resource') return at;
  return placeAt(needs, tenantId, above(place), signal);
}

function isWrite(action: string): boolean {
  return /\/write$/i.test(action);
}

/**
 * The place that an operation's scope lies at: of a role assignment, a deployment and the like what they belong to; of
 * what a resource holds for its data the resource.
 */
function assignableAt(id: string, { by }: Refusal): string {
  const belonging =
    /^(.*)\/providers\/Microsoft\.(?:Authorization|Resources|Insights)\/[^/]+\/[^/]+\/*$/i.exec(id);
  const own = belonging?.[1];
  if (own !== undefined && resourceTypeOf(id)?.toLowerCase() !== 'microsoft.insights/components')
    return own === '' ? '/' : own;
  return by === 'arm' ? id : topResource(id);
}

function topResource(id: string): string {
  return /^.*?\/providers\/[^/]+\/[^/]+\/[^/]+/i.exec(id)?.[0] ?? id;
}

/** The resource that a child belongs to, else the group. */
function above(id: string): string {
  const parsed = parseArmId(id);
  const up = (parsed?.types.length ?? 0) > 1 ? /\/[^/]+\/[^/]+\/*$/ : /\/providers\/.*$/i;
  return id.replace(up, '') || '/';
}

async function tenantFor(
  { store }: PlaceNeeds,
  id: string,
  identity: FoundIdentity | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const subscriptionId = parseArmId(id)?.subscriptionId;
  try {
    if (subscriptionId !== undefined) return await store.tenantOf(subscriptionId, signal);
    return identity?.tenantId ?? (await store.roots(signal)).items[0]?.subscription.tenantId;
  } catch (error) {
    if (isCancelled(error)) throw error;
    return undefined;
  }
}

/** The place with what Azure knows of it; a name that could not be looked up is no obstacle. */
export async function placeAt(
  { azure }: Pick<PlaceNeeds, 'azure'>,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<Place & { readonly isKnown: boolean }> {
  const facts = await factsOf(azure.roleAssignments, tenantId, id, signal);
  const scope = scopeOf(id) ?? { id, kind: 'resource', name: id };
  return {
    is: 'place',
    tenantId,
    scope,
    ...(facts?.kind !== undefined && { resourceKind: facts.kind }),
    ...(facts?.usesAccessPolicies !== undefined && { usesAccessPolicies: facts.usesAccessPolicies }),
    isKnown: facts !== undefined,
  };
}
