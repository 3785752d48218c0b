/** What a resource is called where its parents matter: many slots are called `staging`, many containers `data`. */

import { lastSegment, parseArmId } from './armId';

/** A resource's name with its parents in front; the one service that a storage account always has is left out. */
export function nestedName(id: string): string {
  const names = parseArmId(id)?.names ?? [];
  const kept = names.filter((name, at) => at === names.length - 1 || name.toLowerCase() !== 'default');
  return kept.length === 0 ? lastSegment(id) : kept.join(' / ');
}
