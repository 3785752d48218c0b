/** `/resources` of a subscription or a group: what the caller may read of it, by the filters ARM takes. */

import { idKey, isAtOrBelow, parseArmId } from '../../model/armId';
import { resourceTypeNamed } from '../apiVersions';
import { badRequest } from '../armError';
import { ok, type Call, type Reply, type Route } from '../call';
import type { SampleResource } from '../data/shape';
import { isUserAssigned } from '../identityOf';
import { parseFilter, type Clause } from '../odata';
import { paged } from '../paging';
import { armName, listedJson } from '../resourceJson';
import { resourceGroupId } from '../state';
import { groupOf } from './resourceGroups';
import { subscriptionOf, subscriptionScope } from './subscriptions';

const type = 'Microsoft.Resources/resources';
const read = 'Microsoft.Resources/subscriptions/resources/read';

export const resourceListRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/subscriptions/{subscription}/resources',
    type,
    handle: (call) => list(call, subscriptionScope(subscriptionOf(call))),
  },
  {
    method: 'GET',
    path: '/subscriptions/{subscription}/resourceGroups/{group}/resources',
    type,
    handle: (call) =>
      list(call, resourceGroupId(groupOf(call, 'Microsoft.Resources/subscriptions/resourceGroups/read'))),
  },
];

/** Resources that stand in ARM's own lists and in Resource Graph, in the order of their IDs. */
export function trackedResources(resources: Iterable<SampleResource>): SampleResource[] {
  return [...resources]
    .filter((resource) => resourceTypeNamed(resource.type)?.tracked === true)
    .map((resource) => ({ resource, key: idKey(resource.id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ resource }) => resource);
}

function list(call: Call, scope: string): Reply {
  const text = call.query.get('$filter');
  const filter = text === undefined || text === '' ? undefined : resourceFilter(text);
  const seen = trackedResources(call.state.resources.values()).filter(
    (resource) => isAtOrBelow(resource.id, scope) && call.access.allows(`${resource.type}/read`, resource.id),
  );
  if (seen.length === 0) call.access.demand(read, scope);
  const fitting = filter === undefined ? seen : seen.filter(filter.fits);
  const shown = fitting.map((resource) => {
    const { tags, ...rest } = listedJson(resource, call.state.tenantId);
    return filter?.byTag === true || tags === undefined ? rest : { ...rest, tags };
  });
  return ok(paged(call, shown));
}

interface ResourceFilter {
  readonly fits: (resource: SampleResource) => boolean;
  /** ARM leaves the tags out of what it finds by tag. */
  readonly byTag: boolean;
}

type Test = (resource: SampleResource) => boolean;

/**
 * Joined by `and`: comparisons of the fields below, of which a principal ID goes with no other field but `identity`; a tag's
 * name with its value; `substringof` with a type. Joined by `or`: resource types only. All else is refused.
 */
function resourceFilter(text: string): ResourceFilter {
  const filter = parseFilter(text);
  const tests = filter?.clauses.map(testOf);
  if (
    filter === undefined ||
    tests === undefined ||
    !tests.every((test) => test !== undefined) ||
    !combines(filter.clauses, filter.joined)
  ) {
    throw badRequest(
      'InvalidFilterInQueryString',
      `Invalid $filter '${text}' specified in the query string.`,
    );
  }
  const byTag = filter.clauses.some((clause) => fieldOf(clause).startsWith('tag'));
  const tagPair = byTag && filter.clauses.length === 2 ? tagTest(filter.clauses) : undefined;
  if (tagPair !== undefined) return { fits: tagPair, byTag };
  const fits: Test =
    filter.joined === 'and'
      ? (resource) => tests.every((test) => test(resource))
      : (resource) => tests.some((test) => test(resource));
  return { fits, byTag };
}

function fieldOf(clause: Clause): string {
  return clause.kind === 'compare'
    ? clause.field
    : (clause.args[clause.name === 'substringof' ? 1 : 0] ?? '');
}

function combines(clauses: readonly Clause[], joined: 'and' | 'or'): boolean {
  if (clauses.length === 1) return fieldOf(clauses[0] ?? { kind: 'call', name: '', args: [] }) !== 'tagvalue';
  const fields = clauses.map(fieldOf);
  const only = (...allowed: string[]): boolean => fields.every((field) => allowed.includes(field));
  if (joined === 'or')
    return only('resourcetype') && clauses.every((clause) => clause.kind === 'compare' && clause.op === 'eq');
  if (fields.includes('identity/principalid')) return only('identity/principalid', 'identity');
  if (fields.some((field) => field.startsWith('tag')))
    return only('tagname', 'tagvalue') && new Set(fields).size === 2;
  if (clauses.some((clause) => clause.kind === 'call')) {
    return clauses.every((clause) => clause.kind === 'call' || clause.field === 'resourcetype');
  }
  return true;
}

function testOf(clause: Clause): Test | undefined {
  if (clause.kind === 'call') return callTest(clause.name, clause.args);
  const { field, op, value } = clause;
  const wanted = value.toLowerCase();
  const values = valuesOf(field);
  if (values === undefined) return undefined;
  return (resource) => values(resource).some((one) => one.toLowerCase() === wanted) === (op === 'eq');
}

function valuesOf(field: string): ((resource: SampleResource) => string[]) | undefined {
  switch (field) {
    case 'resourcetype':
      return (resource) => [resource.type];
    case 'name':
      return (resource) => [armName(resource)];
    case 'location':
      return (resource) => [resource.location ?? ''];
    case 'resourcegroup':
      return (resource) => [parseArmId(resource.id)?.resourceGroup ?? ''];
    // Finds by the system-assigned identity only; the map of user-assigned ones is not searched.
    case 'identity/principalid':
      return (resource) =>
        isUserAssigned(resource) || !resource.identity?.principalId ? [] : [resource.identity.principalId];
    case 'identity':
      return (resource) => Object.keys(resource.identity?.userAssigned ?? {});
    case 'tagname':
      return (resource) => Object.keys(resource.tags ?? {});
    case 'tagvalue':
      return (resource) => Object.values(resource.tags ?? {});
    default:
      return undefined;
  }
}

function callTest(name: string, args: readonly string[]): Test | undefined {
  const [first = '', second = ''] = args;
  if (args.length !== 2) return undefined;
  if (name === 'substringof' && (second === 'name' || second === 'resourcegroup')) {
    const values = valuesOf(second);
    return (resource) =>
      values?.(resource).some((one) => one.toLowerCase().includes(first.toLowerCase())) === true;
  }
  if (name === 'startswith' && first === 'tagname') {
    return (resource) =>
      Object.keys(resource.tags ?? {}).some((tag) => tag.toLowerCase().startsWith(second.toLowerCase()));
  }
  return undefined;
}

/** Name and value must be those of the same tag. */
function tagTest(clauses: readonly Clause[]): Test {
  const valueOf = (field: string): string => {
    const clause = clauses.find((one) => fieldOf(one) === field);
    return clause?.kind === 'compare' ? clause.value : '';
  };
  const [name, value] = [valueOf('tagname').toLowerCase(), valueOf('tagvalue')];
  return (resource) =>
    Object.entries(resource.tags ?? {}).some(([key, held]) => key.toLowerCase() === name && held === value);
}
