/** The tables of Resource Graph, built from what the ARM lists answer from, for one caller and one scope of query. */

import type { Access } from './accessCheck';
import type { SampleResource } from './data/shape';
import { assignmentRows, definitionRows } from './graphAuthorization';
import { containerRows } from './graphContainers';
import { isCovered, row, type GraphScope } from './graphRow';
import { identityJson } from './identityOf';
import type { Row } from './kql/value';
import { armName } from './resourceJson';
import { trackedResources } from './routes/resourceLists';
import type { SampleState } from './state';

/**
 * Rows the caller may read, by the tables' lower-case names. Resource Graph writes `type` in lower case
 * and IDs as they are. Tables whose name is nowhere in the query are left out.
 */
export function graphTables(
  state: SampleState,
  access: Access,
  scope: GraphScope,
  query: string,
): Readonly<Record<string, readonly Row[]>> {
  const makers: Readonly<Record<string, () => readonly Row[]>> = {
    resources: () => resourceRows(state, access, scope),
    resourcecontainers: () => containerRows(state, access, scope),
    authorizationresources: () => [...assignmentRows(state, access, scope), ...definitionRows(state, scope)],
  };
  const words = new Set(query.toLowerCase().match(/\w+/g));
  const named = Object.entries(makers).filter(([name]) => words.has(name));
  return Object.fromEntries(named.map(([name, make]) => [name, make()]));
}

function resourceRows(state: SampleState, access: Access, scope: GraphScope): Row[] {
  return trackedResources(state.resources.values())
    .filter((one) => isCovered(scope, one.id) && access.allows(`${one.type}/read`, one.id))
    .map((one) => resourceRow(state, one));
}

function resourceRow(state: SampleState, resource: SampleResource): Row {
  const { id, type, kind, location, managedBy, sku, tags, identity, extendedLocation, properties } = resource;
  const block = identityJson(identity, state.tenantId);
  return row(state, {
    id,
    name: armName(resource),
    type,
    kind,
    location,
    managedBy,
    sku,
    tags,
    identity: block,
    extendedLocation,
    properties,
  });
}
