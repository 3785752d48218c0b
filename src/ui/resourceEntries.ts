/** Resources as lines of a list, grouped by type: what roles are usually assigned on comes first. */

import { grouped } from '../model/grouped';
import { parseArmId, resourceTypeOf } from '../model/armId';
import { childTypesOf } from '../model/childTypes';
import { nestedName } from '../model/resourceName';
import { scopeOf } from '../model/scope';
import type { Resource } from '../model/tenancy';
import type { ListEntry, ListLine } from './listPicker';
import type { NamedScope } from './ports';
import { regionName } from './regionNames';
import type { Words } from './words';
import { plain } from './words';

/** Types that apps call with an identity, in the order they are listed. */
const usualTargets = [
  'microsoft.storage/storageaccounts',
  'microsoft.keyvault/vaults',
  'microsoft.servicebus/namespaces',
  'microsoft.eventhub/namespaces',
  'microsoft.sql/servers',
  'microsoft.documentdb/databaseaccounts',
  'microsoft.appconfiguration/configurationstores',
  'microsoft.containerregistry/registries',
  'microsoft.cognitiveservices/accounts',
  'microsoft.search/searchservices',
];

/** Whether ARM lists something below the resource that can hold a role of its own. */
export function hasChildren(resource: Resource): boolean {
  return childTypesOf(resource.type).length > 0;
}

export function namedResource(resource: Resource): NamedScope | undefined {
  const scope = scopeOf(resource.id);
  if (scope === undefined) return undefined;
  return {
    scope,
    name: nestedName(resource.id),
    ...(resource.kind !== undefined && { resourceKind: resource.kind }),
  };
}

/** Lines under a heading per type. `valueOf` gives what choosing one means; without a value it is left out. */
export function resourceEntries<T>(
  words: Words,
  resources: readonly Resource[],
  valueOf: (resource: Resource) => T | undefined,
): ListEntry<T>[] {
  const byType = grouped(resources, (resource) => words.typeName(resource.type, resource.kind));
  const groups = [...byType].sort(
    ([nameA, a], [nameB, b]) => rankOf(a[0]) - rankOf(b[0]) || nameA.localeCompare(nameB),
  );
  return groups.flatMap(([name, members]) => {
    const lines = [...members].sort(byName).flatMap((resource) => lineOf(words, resource, valueOf(resource)));
    return lines.length === 0 ? [] : [{ heading: name }, ...lines];
  });
}

function lineOf<T>(words: Words, resource: Resource, value: T | undefined): ListLine<T>[] {
  if (value === undefined) return [];
  const description = resourceFacts(words, resource);
  const type = resourceTypeOf(resource.id) ?? resource.type;
  return [
    { label: plain(nestedName(resource.id)), description, icon: words.typeIcon(type, resource.kind), value },
  ];
}

/** What stands beside the name of a resource: its type too, since typing finds lines and not headings. */
export function resourceFacts(words: Words, resource: Resource): string {
  const group = parseArmId(resource.id)?.resourceGroup;
  const facts = [words.typeName(resource.type, resource.kind), group, regionName(resource.location ?? '')];
  return plain(facts.filter((fact) => fact !== undefined && fact !== '').join(' · '));
}

function rankOf(resource: Resource | undefined): number {
  const at = usualTargets.indexOf(resource?.type.toLowerCase() ?? '');
  return at < 0 ? usualTargets.length : at;
}

function byName(a: Resource, b: Resource): number {
  return nestedName(a.id).localeCompare(nestedName(b.id), undefined, { numeric: true });
}
