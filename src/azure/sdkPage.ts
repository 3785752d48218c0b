/** Pages of the SDK's lists: one at a time with its link, or all with what failed on the way. */

import { isCancelled, toFailure } from '../model/failure';
import { listing, type Listing } from '../model/listing';
import { cutShort } from './arm';

/** What the SDK's list methods return, as far as it is used here. */
export interface SdkList<T> {
  byPage(settings?: { continuationToken?: string }): AsyncIterableIterator<T[]>;
}

const mostPages = 100;

/** One request: the first page, or the one after `next`. `linkOf` is `getContinuationToken` of the list's own package. */
export async function onePage<T>(
  list: SdkList<T>,
  next: string | undefined,
  linkOf: (page: unknown) => string | undefined,
): Promise<Listing<T>> {
  const pages = list.byPage(next === undefined ? {} : { continuationToken: next });
  const first = await pages.next();
  if (first.done === true) return listing<T>([]);
  const link = linkOf(first.value);
  return listing(first.value, [], link === '' ? undefined : link);
}

/** Every page. Throws when the first one fails; a later failure is a problem at `where` beside what was read. */
export async function allPages<T>(list: SdkList<T>, where: string): Promise<Listing<T>> {
  const items: T[] = [];
  let pages = 0;
  try {
    for await (const page of list.byPage()) {
      items.push(...page);
      pages++;
      if (pages === mostPages) return listing(items, [cutShort(where)]);
    }
    return listing(items);
  } catch (error) {
    if (pages === 0 || isCancelled(error)) throw toFailure(error);
    return listing(items, [{ where, failure: toFailure(error) }]);
  }
}
