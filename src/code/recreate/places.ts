/** Where an ARM ID lies, as a deployment sees it: the place to deploy to, and the resource within. */

import { idKey, parseArmId } from '../../model/armId';

export type Level = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

export interface Place {
  readonly level: Level;
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  readonly managementGroup?: string;
}

export interface Located {
  readonly place: Place;
  /** Absent when the ID is that of the place itself. */
  readonly type?: string;
  /** One for each segment of the type after the provider. */
  readonly names: readonly string[];
  /** The resource in its place as the `scope` of an extension: `Microsoft.Storage/storageAccounts/st`. */
  readonly path: string;
}

export function locatedAt(id: string): Located {
  const parsed = parseArmId(id);
  const { subscriptionId, resourceGroup, managementGroup, provider, types = [], names = [] } = parsed ?? {};
  const place: Place =
    resourceGroup !== undefined && subscriptionId !== undefined
      ? { level: 'resourceGroup', subscriptionId, resourceGroup }
      : subscriptionId !== undefined
        ? { level: 'subscription', subscriptionId }
        : managementGroup !== undefined
          ? { level: 'managementGroup', managementGroup }
          : { level: 'tenant' };
  if (provider === undefined || managementGroup !== undefined) return { place, names: [], path: '' };
  const path = id.slice(id.toLowerCase().indexOf('/providers/') + '/providers/'.length).replace(/\/+$/, '');
  return { place, type: [provider, ...types].join('/'), names, path };
}

export function samePlace(a: Place, b: Place): boolean {
  return idKey(placeId(a)) === idKey(placeId(b));
}

export function placeId({ subscriptionId, resourceGroup, managementGroup }: Place): string {
  if (managementGroup !== undefined)
    return `/providers/Microsoft.Management/managementGroups/${managementGroup}`;
  if (subscriptionId === undefined) return '/';
  const group = resourceGroup === undefined ? '' : `/resourceGroups/${resourceGroup}`;
  return `/subscriptions/${subscriptionId}${group}`;
}

/** Whether a deployment at `main` can deploy to `other`: ARM lets none from a group or subscription reach above. */
export function reaches(main: Place, other: Place): boolean {
  return samePlace(main, other) || (main.subscriptionId !== undefined && other.subscriptionId !== undefined);
}

/** What a person calls the place or the resource, to make names of. */
export function calledHere({ place, names }: Located): string {
  if (names.length > 0) return names.join(' ');
  const { resourceGroup, subscriptionId, managementGroup } = place;
  return resourceGroup ?? managementGroup ?? (subscriptionId === undefined ? 'tenant' : 'subscription');
}

/** The name of a resource as a template writes it: those of its parents in front. */
export function wholeName({ names }: Pick<Located, 'names'>): string {
  return names.join('/');
}
