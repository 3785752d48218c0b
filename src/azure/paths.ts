/** ARM IDs as parts of a URL. */

import { Failure } from '../model/failure';
import { isGuid, isUserAssignedId, lastSegment, parseArmId } from '../model/armId';

/**
 * An ID without its leading slash, odd characters encoded: SDK clients put it behind a slash of their own, unencoded.
 * The root scope gives an empty text.
 */
export function pathOf(id: string): string {
  return id
    .split('/')
    .filter((segment) => segment !== '')
    .map(encodeURIComponent)
    .join('/');
}

/** The path of a provider's resource at a scope, with one leading slash whatever the scope. */
export function below(scope: string, rest: string): string {
  return `/${[pathOf(scope), rest].filter((part) => part !== '').join('/')}`;
}

/** Where problems of Resource Graph's answers stand: they are of no one subscription. */
export const graphPath = '/providers/Microsoft.ResourceGraph/resources';

/** What a place is called that has no name in Azure's answers, for a problem there to be told by. */
export function placeName(where: string): { readonly whereName?: string } {
  return where === graphPath ? { whereName: 'Azure Resource Graph' } : {};
}

/** Where a user-assigned identity lies and what it is called. Throws `badArgument` for any other ID. */
export function identityPlace(id: string) {
  const { subscriptionId, resourceGroup } = parseArmId(id) ?? {};
  if (subscriptionId === undefined || resourceGroup === undefined || !isUserAssignedId(id))
    throw new Failure('badArgument', { field: 'identityId' });
  return { subscriptionId, resourceGroup, name: lastSegment(id) };
}

/** A GUID to stand in a filter; throws `badArgument` naming the field for anything else, so nothing else gets in. */
export function guidOrThrow(value: string, field: string): string {
  if (!isGuid(value)) throw new Failure('badArgument', { field });
  return value.toLowerCase();
}
