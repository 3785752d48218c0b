/** Resource groups: list, read, create, delete. */

import { idKey, isAtOrBelow } from '../../model/armId';
import { badRequest, resourceGroupNotFound } from '../armError';
import {
  bodyObject,
  objectMember,
  ok,
  onlyMembers,
  param,
  tagsMember,
  textMember,
  type Call,
  type Reply,
  type Route,
} from '../call';
import { locationNamed } from '../data/locations';
import type { SampleResourceGroup } from '../data/shape';
import { demandUnlocked } from '../guards';
import { idsOf } from '../identityOf';
import type { JsonObject } from '../json';
import { parseFilter } from '../odata';
import { paged } from '../paging';
import { resourceGroupId } from '../state';
import { subscriptionOf, subscriptionScope } from './subscriptions';

const type = 'Microsoft.Resources/resourceGroups';
const read = 'Microsoft.Resources/subscriptions/resourceGroups/read';
const write = 'Microsoft.Resources/subscriptions/resourceGroups/write';

export const resourceGroupRoutes: readonly Route[] = [
  { method: 'GET', path: '/subscriptions/{subscription}/resourceGroups', type, handle: list },
  {
    method: 'GET',
    path: '/subscriptions/{subscription}/resourceGroups/{group}',
    type,
    handle: (call) => ok(resourceGroupJson(groupOf(call, read))),
  },
  { method: 'PUT', path: '/subscriptions/{subscription}/resourceGroups/{group}', type, handle: put },
  { method: 'DELETE', path: '/subscriptions/{subscription}/resourceGroups/{group}', type, handle: remove },
];

/** The group of the route's path, after the caller's right to `action` on it: ARM says 403 before it says 404. */
export function groupOf(call: Call, action: string): SampleResourceGroup {
  call.access.demand(action, groupIdOf(call));
  return groupNamed(call);
}

/** The group of the route's path, for a caller whose right was judged already. */
export function groupNamed(call: Call): SampleResourceGroup {
  const group = call.state.resourceGroups.get(idKey(groupIdOf(call)));
  if (group === undefined) throw resourceGroupNotFound(param(call, 'group'));
  return group;
}

/** The ID of the group of the route's path, whether or not there is one. */
export function groupIdOf(call: Call): string {
  return resourceGroupId({ subscriptionId: subscriptionOf(call).subscriptionId, name: param(call, 'group') });
}

export function resourceGroupJson(group: SampleResourceGroup): JsonObject {
  return {
    id: resourceGroupId(group),
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    ...(group.tags && { tags: group.tags }),
    properties: { provisioningState: 'Succeeded' },
  };
}

function list(call: Call): Reply {
  const subscription = subscriptionOf(call);
  const fits = tagFilter(call.query.get('$filter'));
  const seen = [...call.state.resourceGroups.values()].filter(
    (group) =>
      group.subscriptionId === subscription.subscriptionId &&
      call.access.allows(read, resourceGroupId(group)),
  );
  if (seen.length === 0) call.access.demand(read, subscriptionScope(subscription));
  return ok(paged(call, seen.filter(fits).map(resourceGroupJson)));
}

/** The only filter the list takes: a tag's name, alone or with its value. */
function tagFilter(text: string | undefined): (group: SampleResourceGroup) => boolean {
  if (text === undefined) return () => true;
  const wanted = new Map<string, string>();
  const filter = parseFilter(text);
  for (const clause of filter?.clauses ?? []) {
    if (clause.kind === 'compare' && clause.op === 'eq') wanted.set(clause.field, clause.value);
  }
  const name = wanted.get('tagname');
  const others = [...wanted.keys()].filter((field) => field !== 'tagname' && field !== 'tagvalue');
  if (
    name === undefined ||
    filter?.joined !== 'and' ||
    wanted.size !== filter.clauses.length ||
    others.length > 0
  ) {
    throw badRequest(
      'InvalidFilterInQueryString',
      `Invalid $filter '${text}' specified in the query string.`,
    );
  }
  const value = wanted.get('tagvalue');
  return ({ tags = {} }) =>
    Object.entries(tags).some(
      ([key, held]) => key.toLowerCase() === name.toLowerCase() && (value === undefined || held === value),
    );
}

function put(call: Call): Reply {
  const name = param(call, 'group');
  const { subscriptionId } = subscriptionOf(call);
  const id = resourceGroupId({ subscriptionId, name });
  call.access.demand(write, id);
  if (name.length > 90 || !/^[-\p{L}\p{N}_.()]+$/u.test(name) || name.endsWith('.')) {
    throw badRequest(
      'InvalidResourceGroup',
      `The provided resource group name '${name}' has invalid characters or is too long.`,
    );
  }
  const body = bodyObject(call);
  onlyMembers(body, 'ResourceGroup', ['id', 'name', 'type', 'location', 'tags', 'managedBy', 'properties']);
  objectMember(body, 'properties');
  const text = textMember(body, 'location');
  if (text === undefined)
    throw badRequest('LocationRequired', 'The location property is required for this definition.');
  const location = locationNamed(text);
  if (location === undefined)
    throw badRequest(
      'LocationNotAvailableForResourceGroup',
      `The provided location '${text}' is not available.`,
    );
  const existing = call.state.resourceGroups.get(idKey(id));
  if (existing !== undefined && existing.location !== location) {
    throw badRequest(
      'InvalidResourceGroupLocation',
      `The resource group '${name}' already exists in location '${existing.location}'.`,
    );
  }
  demandUnlocked(call.state, id, 'write');
  const tags = tagsMember(body);
  const group: SampleResourceGroup = {
    subscriptionId,
    name: existing?.name ?? name,
    location,
    ...(tags && { tags }),
  };
  call.state.resourceGroups.set(idKey(id), group);
  return { status: existing === undefined ? 201 : 200, body: resourceGroupJson(group) };
}

/** With all that is in it. */
function remove(call: Call): Reply {
  const { state } = call;
  const id = groupIdOf(call);
  groupOf(call, 'Microsoft.Resources/subscriptions/resourceGroups/delete');
  const kept = [...state.resources.values()].filter((one) => isAtOrBelow(one.id, id));
  for (const one of [id, ...kept.map((each) => each.id)]) demandUnlocked(state, one, 'delete');
  for (const one of kept) {
    state.principals.delete(idsOf(one)?.principalId.toLowerCase() ?? '');
    state.resources.delete(idKey(one.id));
  }
  state.resourceGroups.delete(idKey(id));
  return { status: 200 };
}
