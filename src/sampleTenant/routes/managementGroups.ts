/**
 * Management groups: list, get (with `$expand`), descendants, and `getEntities`, which gives the whole ancestry at once.
 * Shapes of api-version 2020-05-01 and later.
 */

import { ArmError } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import type { Json, JsonObject } from '../json';
import { paged } from '../paging';
import { groupName, groupNames, groupTitle, parentGroup } from '../groups';
import { groupNamesUpFrom, groupOfSubscription, managementGroupId } from '../scopes';
import type { SampleState } from '../state';
import { subscriptionScope } from './subscriptions';

const type = 'Microsoft.Management/managementGroups';
const read = 'Microsoft.Management/managementGroups/read';

export const managementGroupRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/providers/Microsoft.Management/managementGroups',
    type,
    handle: (call) =>
      ok(
        paged(
          call,
          readableGroups(call).map((name) => listed(call.state, name)),
        ),
      ),
  },
  { method: 'GET', path: '/providers/Microsoft.Management/managementGroups/{name}', type, handle: get },
  {
    method: 'GET',
    path: '/providers/Microsoft.Management/managementGroups/{name}/descendants',
    type,
    handle: descendants,
  },
  {
    method: 'POST',
    path: '/providers/Microsoft.Management/getEntities',
    type: 'Microsoft.Management/getEntities',
    handle: (call) => {
      const entities = entitiesOf(call);
      return ok({ ...paged(call, entities), count: entities.length });
    },
  },
];

function readableGroups(call: Call): readonly string[] {
  return groupNames(call.state).filter((name) => call.access.allows(read, managementGroupId(name)));
}

function listed(state: SampleState, name: string): JsonObject {
  return {
    id: managementGroupId(groupName(state, name)),
    type: 'Microsoft.Management/managementGroups',
    name: groupName(state, name),
    properties: { tenantId: state.tenantId, displayName: groupTitle(state, name) },
  };
}

function reference(state: SampleState, name: string): JsonObject {
  return {
    id: managementGroupId(groupName(state, name)),
    name: groupName(state, name),
    displayName: groupTitle(state, name),
  };
}

function demandGroup(call: Call): string {
  const name = param(call, 'name').toLowerCase();
  call.access.demand(read, managementGroupId(param(call, 'name')));
  if (!groupNames(call.state).includes(name)) {
    throw new ArmError(404, 'NotFound', `The management group '${param(call, 'name')}' cannot be found.`);
  }
  return name;
}

function get(call: Call): Reply {
  const { state } = call;
  const name = demandGroup(call);
  const expand = (call.query.get('$expand') ?? '').toLowerCase().split(',');
  const above = groupNamesUpFrom(state, name).slice(1);
  const parent = above[0];
  const details: JsonObject = {
    ...(parent !== undefined && { parent: reference(state, parent) }),
    ...(expand.includes('ancestors') && {
      managementGroupAncestors: above.map((one) => groupName(state, one)),
      managementGroupAncestorsChain: above.map((one) => ({
        name: groupName(state, one),
        displayName: groupTitle(state, one),
      })),
    }),
  };
  const body = listed(state, name);
  const properties = { tenantId: state.tenantId, displayName: groupTitle(state, name), details };
  const withChildren = expand.includes('children')
    ? { ...properties, children: childrenOf(state, name) }
    : properties;
  return ok({ ...body, properties: withChildren });
}

function childrenOf(state: SampleState, name: string): Json[] {
  const groups = groupNames(state).filter((one) => parentGroup(state, one) === name);
  const subscriptions = [...state.subscriptions.values()].filter(
    (one) => groupOfSubscription(state, one.subscriptionId) === name,
  );
  return [
    ...groups.map((one) => ({ type: 'Microsoft.Management/managementGroups', ...reference(state, one) })),
    ...subscriptions.map((one) => ({
      type: '/subscriptions',
      id: subscriptionScope(one),
      name: one.subscriptionId,
      displayName: one.displayName,
    })),
  ];
}

function descendants(call: Call): Reply {
  const name = demandGroup(call);
  const below = everything(call.state).filter((entity) => entity.chain.slice(1).includes(name));
  return ok(
    paged(
      call,
      below.map(({ id, type: kind, name: own, displayName, chain }) => ({
        id,
        type: kind === '/subscriptions' ? '/subscriptions' : 'Microsoft.Management/managementGroups',
        name: own,
        properties: { displayName, parent: { id: managementGroupId(groupName(call.state, chain[1] ?? '')) } },
      })),
    ),
  );
}

interface Entity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly displayName: string;
  /** Lower-case names from itself (a subscription by its ID) up to the root group. */
  readonly chain: readonly string[];
}

function everything(state: SampleState): Entity[] {
  return [
    ...groupNames(state).map((name) => ({
      id: managementGroupId(groupName(state, name)),
      type: 'Microsoft.Management/managementGroups',
      name: groupName(state, name),
      displayName: groupTitle(state, name),
      chain: groupNamesUpFrom(state, name),
    })),
    ...[...state.subscriptions.values()].map((one) => ({
      id: subscriptionScope(one),
      type: '/subscriptions',
      name: one.subscriptionId,
      displayName: one.displayName,
      chain: [one.subscriptionId, ...groupNamesUpFrom(state, groupOfSubscription(state, one.subscriptionId))],
    })),
  ];
}

/** Every group and subscription the caller has a role at, above or below; what only leads to one has no access itself. */
function entitiesOf(call: Call): Json[] {
  const { state, access } = call;
  return everything(state)
    .filter((entity) => access.touches(entity.id))
    .map((entity) => {
      const above = entity.chain.slice(1);
      const parent = above[0];
      const names = above.map((one) => groupName(state, one)).reverse();
      const allowed = entity.type === '/subscriptions' ? 'Microsoft.Resources/subscriptions/read' : read;
      return {
        id: entity.id,
        type: entity.type,
        name: entity.name,
        properties: {
          tenantId: state.tenantId,
          displayName: entity.displayName,
          parent: { id: parent === undefined ? null : managementGroupId(groupName(state, parent)) },
          parentNameChain: names,
          parentDisplayNameChain: [...above].reverse().map((one) => groupTitle(state, one)),
          permissions: access.allows(allowed, entity.id) ? 'view' : 'noaccess',
        },
      };
    });
}
