/** One row of any table of Resource Graph, and what a query is over. */

import type { Json as Written, JsonObject } from './json';
import type { Json, Row } from './kql/value';
import type { SampleState } from './state';

export type ScopeFilter = 'AtScopeAndBelow' | 'AtScopeAndAbove' | 'AtScopeExact' | 'AtScopeAboveAndBelow';

export interface GraphScope {
  /** Subscriptions, management groups, or the root: what the query is over. */
  readonly bases: readonly string[];
  /** Lower-case IDs of the subscriptions under the bases. */
  readonly subscriptions: ReadonlySet<string>;
  readonly filter: ScopeFilter;
}

/** Whether an ID lies in one of the subscriptions asked about. */
export function isCovered(scope: GraphScope, id: string): boolean {
  return scope.subscriptions.has(place.exec(id)?.[1]?.toLowerCase() ?? '');
}

interface Cells {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly kind?: string | undefined;
  readonly location?: string | undefined;
  readonly managedBy?: string | undefined;
  readonly sku?: Written | undefined;
  readonly tags?: Written | undefined;
  readonly identity?: Written | undefined;
  readonly extendedLocation?: Written | undefined;
  readonly properties: Written;
}

/** Subscription and resource group of an ID: of thousands, so that taking each apart would cost seconds. */
const place = /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?/i;

/** Text columns are empty where there is nothing, the others null. */
export function row(state: SampleState, cells: Cells): Row {
  const [, subscriptionId = '', resourceGroup = ''] = place.exec(cells.id) ?? [];
  return {
    id: cells.id,
    name: cells.name,
    type: cells.type.toLowerCase(),
    tenantId: state.tenantId,
    kind: cells.kind ?? '',
    location: cells.location ?? '',
    resourceGroup: resourceGroup.toLowerCase(),
    subscriptionId: subscriptionId,
    managedBy: cells.managedBy ?? '',
    sku: plain(cells.sku),
    plan: null,
    properties: plain(cells.properties),
    tags: plain(cells.tags),
    identity: plain(cells.identity),
    zones: null,
    extendedLocation: plain(cells.extendedLocation),
  };
}

function plain(value: Written | undefined): Json {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (isList(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => (held === undefined ? [] : [[key, plain(held)]])),
  );
}

function isList(value: readonly Written[] | JsonObject): value is readonly Written[] {
  return Array.isArray(value);
}
