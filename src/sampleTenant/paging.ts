/** The one place for paging: a short page, and a `nextLink` that brings the rest. */

import { badRequest } from './armError';
import type { Call } from './call';
import { isObject, parseJson, type Json, type JsonObject } from './json';

/**
 * One page of `items` with the link to the next. The link repeats the query, so it carries the `api-version`.
 * `spelling`: providers differ in how they write the parameter; both are read. `size`: entries per page.
 */
export function paged(
  call: Call,
  items: readonly Json[],
  { spelling = '$skiptoken', size = call.behaviour.pageSize }: { spelling?: string; size?: number } = {},
): JsonObject {
  const start = offsetIn(call.query.get('$skiptoken'), items.length);
  const top = topOf(call);
  const end = start + Math.min(size, top ?? size);
  const value = items.slice(start, end);
  return end < items.length ? { value, nextLink: linkTo(call, spelling, end) } : { value };
}

/** `$top`, where a client sent one; refused unless a whole number above zero. */
export function topOf(call: Call): number | undefined {
  const text = call.query.get('$top');
  if (text === undefined) return undefined;
  const top = Number(text);
  if (!Number.isInteger(top) || top < 1) {
    throw badRequest(
      'InvalidTopInQueryString',
      `The value '${text}' of $top is invalid: it must be a positive number.`,
    );
  }
  return top;
}

/** Makes an opaque token for "from this entry on". */
export function skipToken(offset: number): string {
  return btoa(JSON.stringify({ from: offset })).replaceAll('=', '');
}

/** Where a token points; 0 for none. Throws for a token that was not made here. */
export function offsetIn(token: string | undefined, count: number): number {
  if (token === undefined || token === '') return 0;
  const from = decoded(token);
  if (from === undefined || from > count)
    throw badRequest('InvalidSkipToken', 'The skip token is invalid or has expired.');
  return from;
}

function decoded(token: string): number | undefined {
  try {
    const value = parseJson(atob(token));
    const from = isObject(value) ? value['from'] : undefined;
    return typeof from === 'number' && Number.isInteger(from) && from > 0 ? from : undefined;
  } catch {
    return undefined;
  }
}

function linkTo(call: Call, spelling: string, offset: number): string {
  const query = [...call.query]
    .filter(([name]) => name !== '$skiptoken')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  query.push(`${spelling}=${encodeURIComponent(skipToken(offset))}`);
  return `${call.behaviour.endpoint}${call.path}?${query.join('&')}`;
}
