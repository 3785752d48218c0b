/** Pages of the SDK's lists: one at a time with its link, or all with what failed on the way. */

import { listing, type Listing } from '../model/listing';
import { everyPage } from './pages';

/** What the SDK's list methods return, as far as it is used here. */
export interface SdkList<T> {
  byPage(settings?: { continuationToken?: string }): AsyncIterableIterator<T[]>;
}

/** `getContinuationToken` of the package that the list comes from. */
export type LinkOf = (page: unknown) => string | undefined;

/** One request: the first page, or the one after `next`. */
export async function onePage<T>(
  list: SdkList<T>,
  next: string | undefined,
  linkOf: LinkOf,
): Promise<Listing<T>> {
  const pages = list.byPage(next === undefined ? {} : { continuationToken: next });
  const first = await pages.next();
  if (first.done === true) return listing<T>([]);
  const link = linkOf(first.value);
  return listing(first.value, [], link === '' ? undefined : link);
}

/** Every page. Throws when the first one fails; a later failure is a problem at `where` beside what was read. */
export function allPages<T>(list: SdkList<T>, where: string, linkOf: LinkOf): Promise<Listing<T>> {
  return everyPage((next) => onePage(list, next, linkOf), where);
}
