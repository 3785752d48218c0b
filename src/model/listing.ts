/** A list that says what could not be read: how a partial answer is carried everywhere. */

import type { Failure } from './failure';

/** One thing that could not be read while listing; `where` is its ARM ID or tenant ID. */
export interface Problem {
  readonly where: string;
  readonly whereName?: string;
  readonly failure: Failure;
}

/** Items beside the problems met on the way. No items and no problems means: read, and there is nothing. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly problems: readonly Problem[];
  /** Opaque: hand it back for the next page. Absent on the last one. */
  readonly next?: string;
}

export function listing<T>(
  items: readonly T[],
  problems: readonly Problem[] = [],
  next?: string,
): Listing<T> {
  return { items, problems, ...(next !== undefined && { next }) };
}

/** Joins lists that were read side by side; there is no next page of such a list. */
export function joined<T>(parts: readonly Listing<T>[]): Listing<T> {
  return listing(
    parts.flatMap((part) => part.items),
    parts.flatMap((part) => part.problems),
  );
}
