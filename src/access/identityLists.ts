/** The identities of subscriptions, in pages of at most 500 over the pages that ARM gives. */

import { isCancelled, toFailure } from '../model/failure';
import type { ManagedIdentity, SystemAssignedIdentity, UserAssignedIdentity } from '../model/identity';
import { listing } from '../model/listing';
import type { Listing, Problem } from '../model/listing';
import type { Azure } from '../model/ports';
import type { Subscription } from '../model/tenancy';
import { createCache } from './cache';
import type { IdentityIndex } from './identityIndex';

/** How many identities "Load more" adds at most, so that the tree is never held up by drawing thousands. */
export const shownPage = 500;

export interface PagedLists<T> {
  /** What is loaded so far, by name; `next` when there is more. */
  read(subscription: Subscription, signal: AbortSignal): Promise<Listing<T>>;
  /** Shows up to 500 more. */
  more(subscription: Subscription, signal: AbortSignal): Promise<Listing<T>>;
  /** Forgets one subscription's list, or all. With `sameLength` the next read shows as many as were shown before. */
  drop(subscriptionId?: string, sameLength?: boolean): void;
}

/** What ARM gave, `shown` of it shown, and where ARM goes on. */
interface Pages<T> {
  readonly items: readonly T[];
  readonly shown: number;
  /** How many of the items were there before this page. */
  readonly known: number;
  /** Those that are shown, by name. */
  readonly byName: readonly T[];
  readonly next?: string;
  readonly problems: readonly Problem[];
  /** Why the page at `next` did not come; asked for again by "Load more". */
  readonly halt?: Problem;
}

type ReadPage<T> = (
  subscription: Subscription,
  next: string | undefined,
  signal: AbortSignal,
) => Promise<Listing<T>>;

export function userAssignedLists(azure: Azure, index: IdentityIndex): PagedLists<UserAssignedIdentity> {
  return pagedLists('userAssigned', (...page) => azure.identities.userAssigned(...page), index);
}

export function systemAssignedLists(azure: Azure, index: IdentityIndex): PagedLists<SystemAssignedIdentity> {
  return pagedLists('systemAssigned', (...page) => azure.identities.systemAssigned(...page), index);
}

function pagedLists<T extends ManagedIdentity>(
  kind: T['kind'],
  readPage: ReadPage<T>,
  index: IdentityIndex,
): PagedLists<T> {
  const lists = createCache<Pages<T>>();
  const continuations = createCache<Pages<T>>(false);
  const inIndex = new WeakSet<Pages<T>>();
  /** How many the next first read shows, where that is more than a page. */
  const lengths = new Map<string, number>();
  const keyOf = (subscription: Subscription) => subscription.subscriptionId.toLowerCase();

  async function fill(
    subscription: Subscription,
    from: Pages<T> | undefined,
    signal: AbortSignal,
  ): Promise<Pages<T>> {
    const items = [...(from?.items ?? [])];
    let sorted = from?.byName ?? [];
    const problems = [...(from?.problems ?? [])];
    const target =
      from === undefined ? (lengths.get(keyOf(subscription)) ?? shownPage) : from.shown + shownPage;
    let next = from?.next;
    let halt: Problem | undefined;
    let more = from === undefined || next !== undefined;
    while (more && items.length < target) {
      try {
        const page = await readPage(subscription, next, signal);
        items.push(...page.items);
        // Page by page: sorting thousands at once would hold the editor up.
        sorted = withMore(sorted, items.slice(sorted.length, target));
        problems.push(...page.problems);
        next = page.next;
        more = next !== undefined;
      } catch (error) {
        // What came before stays visible; without anything before, the list itself has failed.
        if (isCancelled(error) || next === undefined) throw error;
        halt = problemOf(subscription, error);
        more = false;
      }
    }
    const shown = Math.min(target, items.length);
    return {
      items,
      shown,
      known: from?.items.length ?? 0,
      byName: withMore(sorted, items.slice(sorted.length, shown)),
      problems,
      ...(next !== undefined && { next }),
      ...(halt !== undefined && { halt }),
    };
  }

  // Only what is kept enters the index: an answer that a refresh has overtaken would bring back what is gone.
  function indexed(subscription: Subscription, pages: Pages<T>): Pages<T> {
    if (lists.peek(keyOf(subscription)) !== pages || inIndex.has(pages)) return pages;
    inIndex.add(pages);
    const complete = pages.next === undefined && pages.problems.length === 0;
    if (complete) index.add(pages.items, { complete: { subscriptionId: subscription.subscriptionId, kind } });
    else index.add(pages.items.slice(pages.known));
    return pages;
  }

  const loaded = (subscription: Subscription, signal: AbortSignal) =>
    lists.read(keyOf(subscription), (shared) => fill(subscription, undefined, shared), signal);

  return {
    async read(subscription, signal) {
      return shownOf(indexed(subscription, await loaded(subscription, signal)));
    },
    async more(subscription, signal) {
      const before = await loaded(subscription, signal);
      const after = await continuations.read(
        `${keyOf(subscription)} ${String(before.shown)}`,
        (shared) => fill(subscription, before, shared),
        signal,
      );
      // A list that was refreshed meanwhile stays as it is.
      lists.replace(keyOf(subscription), before, after);
      return shownOf(indexed(subscription, lists.peek(keyOf(subscription)) ?? after));
    },
    drop(subscriptionId, sameLength = false) {
      const key = subscriptionId?.toLowerCase();
      const before = key === undefined ? undefined : lists.peek(key)?.shown;
      if (key === undefined) lengths.clear();
      else if (sameLength && before !== undefined) lengths.set(key, Math.max(before, shownPage));
      else if (!sameLength) lengths.delete(key);
      const matches = (each: string) => key === undefined || each.startsWith(key);
      lists.drop(matches);
      continuations.drop(matches);
    },
  };
}

function shownOf<T>(pages: Pages<T>): Listing<T> {
  const hidden = pages.items.length > pages.shown;
  const problems = pages.halt === undefined ? pages.problems : [...pages.problems, pages.halt];
  return listing(pages.byName, problems, pages.next ?? (hidden ? 'loaded' : undefined));
}

function problemOf(subscription: Subscription, error: unknown): Problem {
  return {
    where: `/subscriptions/${subscription.subscriptionId}`,
    whereName: subscription.displayName,
    failure: toFailure(error),
  };
}

/** Two sorted runs: putting them together takes one pass. */
function withMore<T extends ManagedIdentity>(sorted: readonly T[], fresh: readonly T[]): readonly T[] {
  return fresh.length === 0 ? sorted : [...sorted, ...[...fresh].sort(byName)].sort(byName);
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function byName(a: ManagedIdentity, b: ManagedIdentity): number {
  return collator.compare(a.name, b.name);
}
