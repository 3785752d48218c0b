/** Which regions take resources of a type: not every provider is everywhere. */

import { badRequest } from './armError';
import { resourceTypeNamed } from './apiVersions';
import { locationNamed, locations, type SampleLocation } from './data/locations';
import type { ResourceType } from './data/resourceTypes';

export function regionsOf(type: ResourceType): readonly SampleLocation[] {
  if (!type.tracked) return [];
  return locations.filter(
    ({ name, logical }) => logical === undefined && type.notIn?.includes(name) !== true,
  );
}

/** A region's name however it was written. Throws what ARM answers for one that does not have the type. */
export function regionFor(typeName: string, text: string): string {
  const type = resourceTypeNamed(typeName);
  const regions = type === undefined ? [] : regionsOf(type).map(({ name }) => name);
  const name = locationNamed(text);
  if (name !== undefined && regions.includes(name)) return name;
  throw badRequest(
    'LocationNotAvailableForResourceType',
    `The provided location '${text}' is not available for resource type '${typeName}'. ` +
      `List of available regions for the resource type is '${regions.join(',')}'.`,
  );
}
