/** Which scopes lie above a scope: resource, group, subscription, management groups, root. */

import { idKey, isAtOrBelow } from '../model/armId';
import type { SampleState } from './state';

const managementGroupPrefix = '/providers/microsoft.management/managementgroups/';

export function managementGroupId(name: string): string {
  return `/providers/Microsoft.Management/managementGroups/${name}`;
}

/** The scope itself and all above it, nearest first, as keys (lower case); the last is `/`. */
export function scopesUpFrom(state: SampleState, scope: string): readonly string[] {
  const chain: string[] = [];
  for (let key: string | undefined = idKey(scope); key !== undefined; key = scopeAbove(state, key))
    chain.push(key);
  return chain;
}

/** The scope one step above a key: parent resource, resource group, subscription, management groups, root, and nothing. */
export function scopeAbove(state: SampleState, key: string): string | undefined {
  if (key === '/') return undefined;
  if (!key.startsWith('/subscriptions/')) {
    const name = key.startsWith(managementGroupPrefix) ? key.slice(managementGroupPrefix.length) : undefined;
    const parent = groupNamesUpFrom(state, name)[1];
    return parent === undefined ? '/' : managementGroupPrefix + parent;
  }
  const parent = key.slice(0, key.lastIndexOf('/', key.lastIndexOf('/') - 1));
  if (parent === '')
    return managementGroupPrefix + groupOfSubscription(state, key.slice('/subscriptions/'.length));
  const provider = parent.lastIndexOf('/');
  return parent.endsWith('/providers', provider) ? parent.slice(0, provider - '/providers'.length) : parent;
}

/** Management groups from `name` up to the tenant's root group, in lower case; empty for no name. */
export function groupNamesUpFrom(state: SampleState, name: string | undefined): readonly string[] {
  const names: string[] = [];
  for (let at = name?.toLowerCase(); at !== undefined;) {
    names.push(at);
    const group = state.managementGroups.get(at);
    at = at === state.tenantId ? undefined : (group?.parent ?? state.tenantId).toLowerCase();
  }
  return names;
}

/** Lower-case name of the management group a subscription is in. */
export function groupOfSubscription(state: SampleState, subscriptionId: string): string {
  const group = state.subscriptions.get(subscriptionId.toLowerCase())?.managementGroup;
  return (group ?? state.tenantId).toLowerCase();
}

/** Whether `inner` is `outer` or lies below it, management groups included. */
export function isWithin(state: SampleState, inner: string, outer: string): boolean {
  return isAtOrBelow(inner, outer) || scopesUpFrom(state, inner).includes(idKey(outer));
}

/**
 * Whether something bound to `held` (an assignment, a lock, a denial) is listed at `scope`: bound there or above, and below
 * unless `atScope()` was asked. A list of a management group or of the root does not reach down into subscriptions.
 */
export function listedAt(state: SampleState, scope: string, atScope: boolean): (held: string) => boolean {
  const above = new Set(scopesUpFrom(state, scope));
  const inSubscription = idKey(scope).startsWith('/subscriptions/');
  return (held) => {
    if (above.has(idKey(held))) return true;
    if (atScope) return false;
    if (inSubscription) return isAtOrBelow(held, scope);
    return !idKey(held).startsWith('/subscriptions/') && isWithin(state, held, scope);
  };
}
