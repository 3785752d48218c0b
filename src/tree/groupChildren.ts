/** The tree by resource group, region or tag: the identities of all subscriptions in groups, and beside them what was not read. */

import type { Store } from '../access/store';
import type { SubscriptionInTenant } from '../access/roots';
import { sameId } from '../model/armId';
import { firstOf, standsFirst, tagValue, type Arrangement } from '../model/arrangement';
import { bounded } from '../model/bounded';
import { grouped } from '../model/grouped';
import type { ManagedIdentity } from '../model/identity';
import { listing, type Listing } from '../model/listing';
import { regionName } from '../ui/regionNames';
import { identityNodes, listedIn, type Listed } from './identityNodes';
import { nodeKey } from './keys';
import type { Node, ProblemNode } from './nodes';
import type { IdentityGroupNode, LoadMoreNode, SystemAssignedGroupNode } from './nodes/lists';

/** Lists read side by side. */
const readAtOnce = 5;

/** What stands beside the groups is below no node. */
const beside = 'groups';

interface List extends SubscriptionInTenant {
  readonly kind: ManagedIdentity['kind'];
  readonly found: Listing<Listed>;
}

/**
 * The groups by name, that of the workspace's identity first, then what of the subscriptions could not be read, and a line
 * for each of which there is more. By tag the system-assigned identities, which have no tags, stand by subscription.
 */
export async function groupNodes(
  store: Store,
  arrangement: Arrangement,
  roots: readonly SubscriptionInTenant[],
  signal: AbortSignal,
): Promise<Node[]> {
  const lists = await readLists(store, arrangement, roots, signal);
  const listed = lists.flatMap(({ found }) => found.items);
  const groups = [...grouped(listed, (each) => nodeKey(groupOf(arrangement, each))).values()].map(
    (members): IdentityGroupNode => {
      const [first] = members;
      const group = first === undefined ? emptyGroup : groupOf(arrangement, first);
      const isWhole = lists
        .filter(({ subscription }) => isOf(group, subscription.subscriptionId))
        .every(({ found }) => found.next === undefined && found.problems.length === 0);
      return { ...group, ...(isWhole && { count: members.length }) };
    },
  );
  const own = listed
    .filter(({ identity }) => standsFirst(arrangement, identity))
    .map((each) => nodeKey(groupOf(arrangement, each)));
  const apart =
    arrangement.by === 'tag' && !arrangement.unusedOnly
      ? roots.map(({ subscription }): SystemAssignedGroupNode => ({
          kind: 'systemAssignedGroup',
          subscription,
          apart: true,
        }))
      : [];
  const problems = problemsOf(lists);
  const more = lists.flatMap(moreOf);
  return [
    ...firstOf(groups.sort(byName), (group) => own.includes(nodeKey(group))),
    ...(groups.length === 0 && problems.length === 0 && more.length === 0 ? [nothing(arrangement)] : []),
    ...problems,
    ...more,
    ...apart,
  ];
}

function nothing({ unusedOnly }: Arrangement): Node {
  return { kind: 'empty', of: unusedOnly ? 'unused' : 'groups', parentKey: beside };
}

/** The identities of one group, from lists that were read for its own node. */
export async function groupChildren(
  store: Store,
  arrangement: Arrangement,
  group: IdentityGroupNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const roots = await store.roots(signal);
  const mine = roots.items.filter(({ subscription }) => isOf(group, subscription.subscriptionId));
  const lists = await readLists(store, arrangement, mine, signal);
  const key = nodeKey(group);
  const members = lists
    .flatMap(({ found }) => found.items)
    .filter((each) => nodeKey(groupOf(arrangement, each)) === key);
  return identityNodes(arrangement, members.sort(byKindAndName));
}

/** The group that an identity stands in, without how many there are. */
export function groupOf(
  { by, tag = '' }: Arrangement,
  { identity, subscription }: Listed,
): IdentityGroupNode {
  const { resourceGroup, location } = identity;
  if (by === 'resourceGroup') return { kind: 'identityGroup', by, name: resourceGroup, subscription };
  if (by === 'tag') {
    const value = tagValue(identity, tag);
    return { kind: 'identityGroup', by, tag, ...(value !== undefined && { name: value }) };
  }
  return { kind: 'identityGroup', by: 'region', name: location };
}

const emptyGroup: IdentityGroupNode = { kind: 'identityGroup', by: 'region', name: '' };

/** Both kinds of identities, but where system-assigned ones have no place in the groups. A list that cannot be read is one of nothing but its problem. */
async function readLists(
  store: Store,
  arrangement: Arrangement,
  roots: readonly SubscriptionInTenant[],
  signal: AbortSignal,
): Promise<readonly List[]> {
  const kinds =
    arrangement.by === 'tag' || arrangement.unusedOnly
      ? (['userAssigned'] as const)
      : (['userAssigned', 'systemAssigned'] as const);
  const wanted = roots.flatMap((root) => kinds.map((kind) => ({ ...root, kind })));
  const read = ({ subscription, kind }: (typeof wanted)[number]) =>
    listedIn(store, arrangement, subscription, kind, signal);
  const outcomes = await bounded(wanted, readAtOnce, read, signal);
  return wanted.map((each, at): List => {
    const outcome = outcomes[at];
    if (outcome === undefined) return { ...each, found: listing([]) };
    if ('value' in outcome) return { ...each, found: outcome.value };
    const { subscriptionId, displayName } = each.subscription;
    const where = `/subscriptions/${subscriptionId}`;
    return { ...each, found: listing([], [{ where, whereName: displayName, failure: outcome.failure }]) };
  });
}

/** The same of a subscription once: who may not read it may read neither list of it. */
function problemsOf(lists: readonly List[]): readonly ProblemNode[] {
  const problems = lists.flatMap(({ found, subscription }) =>
    found.problems.map(({ failure }): ProblemNode => ({
      kind: 'problem',
      where: `/subscriptions/${subscription.subscriptionId}`,
      whereName: subscription.displayName,
      failure,
      parentKey: `${beside}:${failure.code}`,
    })),
  );
  return [...grouped(problems, nodeKey).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

function moreOf({ found, kind, subscription, tenant }: List): readonly LoadMoreNode[] {
  if (found.next === undefined) return [];
  const parent: LoadMoreNode['parent'] =
    kind === 'userAssigned'
      ? { kind: 'subscription', subscription, tenant }
      : { kind: 'systemAssignedGroup', subscription };
  return [{ kind: 'loadMore', parent, apart: true }];
}

function isOf({ subscription }: IdentityGroupNode, subscriptionId: string): boolean {
  return subscription === undefined || sameId(subscription.subscriptionId, subscriptionId);
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** As they are written on the rows; those without the tag last. */
function byName(a: IdentityGroupNode, b: IdentityGroupNode): number {
  if (a.name === undefined || b.name === undefined)
    return a.name === b.name ? 0 : a.name === undefined ? 1 : -1;
  const written = ({ by, name = '' }: IdentityGroupNode) => (by === 'region' ? regionName(name) : name);
  return (
    collator.compare(written(a), written(b)) ||
    collator.compare(a.subscription?.displayName ?? '', b.subscription?.displayName ?? '')
  );
}

function byKindAndName(a: Listed, b: Listed): number {
  if (a.identity.kind !== b.identity.kind) return a.identity.kind === 'userAssigned' ? -1 : 1;
  return collator.compare(a.identity.name, b.identity.name);
}
