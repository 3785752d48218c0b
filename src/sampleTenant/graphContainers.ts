/** The table `resourcecontainers`: subscriptions, resource groups and management groups. */

import type { Access } from './accessCheck';
import { isCovered, row, type GraphScope } from './graphRow';
import { groupName, groupNames, groupTitle } from './groups';
import type { Json as Written } from './json';
import type { Row } from './kql/value';
import { subscriptionPolicies } from './routes/subscriptions';
import { groupNamesUpFrom, groupOfSubscription, isWithin, managementGroupId } from './scopes';
import { resourceGroupId, type SampleState } from './state';

export function containerRows(state: SampleState, access: Access, scope: GraphScope): Row[] {
  const chainOf = (names: readonly string[]): Written =>
    names.map((name) => ({ name: groupName(state, name), displayName: groupTitle(state, name) }));
  const subscriptions = [...state.subscriptions.values()]
    .map((one) => ({ ...one, id: `/subscriptions/${one.subscriptionId}` }))
    .filter(
      (one) => isCovered(scope, one.id) && access.allows('Microsoft.Resources/subscriptions/read', one.id),
    )
    .map(({ id, displayName, subscriptionId, tags }) => {
      const above = groupNamesUpFrom(state, groupOfSubscription(state, subscriptionId));
      const properties = {
        state: 'Enabled',
        subscriptionPolicies,
        managementGroupAncestorsChain: chainOf(above),
        managedByTenants: [],
      };
      return row(state, {
        id,
        name: displayName,
        type: 'microsoft.resources/subscriptions',
        tags,
        properties,
      });
    });
  const groups = [...state.resourceGroups.values()]
    .map((one) => ({ ...one, id: resourceGroupId(one) }))
    .filter(
      (one) =>
        isCovered(scope, one.id) &&
        access.allows('Microsoft.Resources/subscriptions/resourceGroups/read', one.id),
    )
    .map(({ id, name, location, tags }) =>
      row(state, {
        id,
        name,
        type: 'microsoft.resources/subscriptions/resourcegroups',
        location,
        tags,
        properties: { provisioningState: 'Succeeded' },
      }),
    );
  const managementGroups = groupNames(state)
    .map((name) => ({ name, id: managementGroupId(groupName(state, name)) }))
    .filter(
      ({ id }) =>
        scope.bases.some((base) => isWithin(state, id, base)) &&
        access.allows('Microsoft.Management/managementGroups/read', id),
    )
    .map(({ name, id }) => {
      const above = groupNamesUpFrom(state, name).slice(1);
      const parent = above[0];
      const details = {
        ...(parent !== undefined && {
          parent: {
            id: managementGroupId(groupName(state, parent)),
            name: groupName(state, parent),
            displayName: groupTitle(state, parent),
          },
        }),
        managementGroupAncestorsChain: chainOf(above),
      };
      const properties = { tenantId: state.tenantId, displayName: groupTitle(state, name), details };
      return row(state, {
        id,
        name: groupName(state, name),
        type: 'microsoft.management/managementgroups',
        properties,
      });
    });
  return [...subscriptions, ...groups, ...managementGroups];
}
