/** The columns that Resource Graph's tables declare, whether or not a row fills them. */
import type { Column, ScalarType } from './value';

/** The columns of a table, in the order in which they come out when nothing projects them. */
export type TableSchema = readonly Column[];

function columns(names: readonly string[], type: ScalarType): Column[] {
  return names.map((name) => ({ name, type }));
}

const identification = columns(
  ['id', 'name', 'type', 'tenantId', 'kind', 'location', 'resourceGroup', 'subscriptionId', 'managedBy'],
  'string',
);

const description = columns(
  ['sku', 'plan', 'properties', 'tags', 'identity', 'zones', 'extendedLocation'],
  'dynamic',
);

/**
 * The columns of `resources`; the other tables of Resource Graph declare the same ones.
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/explore-resources
 */
const resourceColumns: TableSchema = [...identification, ...description];

/** The tables that are there without rows too, by their lower-case name. */
export const resourceGraphSchemas: Readonly<Record<string, TableSchema>> = {
  resources: resourceColumns,
  resourcecontainers: resourceColumns,
  authorizationresources: resourceColumns,
};
