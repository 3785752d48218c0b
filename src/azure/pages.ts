/** Lists that come in pages: followed to their end, never in a circle, and saying what they lack. */

import { Failure, isCancelled, toFailure, type Missing } from '../model/failure';
import { listing, type Listing, type Problem } from '../model/listing';
import { placeName } from './paths';

/** Where following stops: a list this long is not for a person to read. */
const mostPages = 100;

/**
 * Every page of a list; `read` gets the link that the page before gave, none for the first. Throws when the first page
 * fails; a later failure is a problem at `where` beside what was read.
 */
export async function everyPage<T>(
  read: (next: string | undefined) => Promise<Listing<T>>,
  where: string,
): Promise<Listing<T>> {
  const items: T[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    try {
      const page = await read(next);
      items.push(...page.items);
      problems.push(...page.problems);
      next = page.next;
    } catch (error) {
      if (next === undefined || isCancelled(error)) throw toFailure(error);
      return listing(items, [...problems, { where, ...placeName(where), failure: toFailure(error) }]);
    }
    if (next !== undefined) {
      if (seen.has(next) || seen.size === mostPages)
        return listing(items, [...problems, incomplete(where, 'more')]);
      seen.add(next);
    }
  } while (next !== undefined);
  return listing(items, problems);
}

/** The page that was read from the link `from`. One that goes on where it began would never end: it ends the list here. */
export function onward<T>(page: Listing<T>, from: string | undefined, where: string): Listing<T> {
  if (page.next === undefined || page.next !== from) return page;
  return listing(page.items, [...page.problems, incomplete(where, 'more')]);
}

/**
 * Reads every item of a list as what it should be. Those that cannot be read are one problem, which names the item if it is
 * only one and has an ID, else `where`.
 */
export function mapped<S extends { readonly id?: unknown }, T>(
  list: Listing<S>,
  read: (item: S) => T | undefined,
  where: string,
): Listing<T> {
  const items: T[] = [];
  const unread: S[] = [];
  for (const item of list.items) {
    const one = read(item);
    if (one === undefined) unread.push(item);
    else items.push(one);
  }
  if (unread.length === 0) return listing(items, list.problems, list.next);
  const id = unread.length === 1 ? unread[0]?.id : undefined;
  const place = typeof id === 'string' && id !== '' ? id : where;
  const values = { missing: 'unreadable' satisfies Missing, count: String(unread.length) };
  const failure = new Failure('incomplete', { resource: place, values });
  const problem = { where: place, ...placeName(place), failure };
  return listing(items, [...list.problems, problem], list.next);
}

/** The problem that stands in a list for what was left out of it, with what the service said if that is why. */
export function incomplete(where: string, missing: Missing, cause?: unknown): Problem {
  const said = cause === undefined ? {} : toFailure(cause).details;
  const details = { ...said, resource: where, values: { missing } };
  return { where, ...placeName(where), failure: new Failure('incomplete', details, { cause }) };
}

/** The items of a list that is worth nothing unless whole, as roles and locks are. Throws what kept it from being that. */
export function whole<T>(list: Listing<T>): readonly T[] {
  const [problem] = list.problems;
  if (problem !== undefined) throw problem.failure;
  return list.items;
}
