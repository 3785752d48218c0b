/** Reads what someone pastes as a place: an ARM ID, bare or quoted, or the address of a resource in the portal. */

import { nestedName } from '../model/resourceName';
import { scopeOf } from '../model/scope';
import type { NamedScope } from './ports';

/** `undefined` when the text names no resource, group, subscription or management group. */
export function pastedScope(text: string): NamedScope | undefined {
  const bare = text
    .trim()
    .replace(/^["'`]+|["'`,;]+$/g, '')
    .trim();
  const id =
    /\/resource(\/(?:subscriptions|providers\/Microsoft\.Management)\/[^?#]+)/i.exec(bare)?.[1] ?? bare;
  if (!/^\/(subscriptions|providers)\//i.test(id)) return undefined;
  const trimmed = decoded(id.replace(/\/+$/, ''));
  // A portal address ends in the name of a page, which makes the number of segments odd.
  const scope =
    scopeOf(trimmed) ?? (id === bare ? undefined : scopeOf(trimmed.slice(0, trimmed.lastIndexOf('/'))));
  if (scope === undefined || scope.kind === 'root') return undefined;
  return { scope, name: scope.kind === 'resource' ? nestedName(scope.id) : scope.name };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return text;
  }
}
