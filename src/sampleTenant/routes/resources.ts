/**
 * Any other resource at its provider's own path: one by ID, a collection at the end of a path, PATCH of tags and identity,
 * PUT of what is there.
 * Paths with a name for every type word are a resource; those that end in a type word are a list.
 */

import { idKey, isAtOrBelow } from '../../model/armId';
import { methodNotAllowed, resourceNotFound } from '../armError';
import { ok, param, type Call, type Reply, type Route } from '../call';
import { resourceTypeNamed } from '../apiVersions';
import type { SampleResource } from '../data/shape';
import type { JsonObject } from '../json';
import { accepted } from '../operations';
import { paged } from '../paging';
import { resourceJson } from '../resourceJson';
import { copyOf } from '../state';
import { patchResource } from './resourcePatch';
import { putResource } from './resourcePut';
import { groupIdOf, groupNamed } from './resourceGroups';
import { subscriptionOf, subscriptionScope } from './subscriptions';

const inGroup = '/subscriptions/{subscription}/resourceGroups/{group}/providers/{namespace}/{+rest}';
const inSubscription = '/subscriptions/{subscription}/providers/{namespace}/{+rest}';

export const resourceRoutes: readonly Route[] = [
  { method: 'GET', path: inGroup, type: typeOf, handle: get },
  { method: 'PATCH', path: inGroup, type: typeOf, handle: (call) => write(call, patchResource, 202) },
  { method: 'PUT', path: inGroup, type: typeOf, handle: (call) => write(call, putResource, 201) },
  { method: 'GET', path: inSubscription, type: typeOf, handle: listOfSubscription },
];

/** The type a path speaks of. `default` between a service and its containers stands for no name of its own. */
function typeOf(params: Readonly<Record<string, string>>): string {
  const words = wordsOf(params).filter((_, at) => at % 2 === 0);
  return [params['namespace'] ?? '', ...words].join('/');
}

function wordsOf(params: Readonly<Record<string, string>>): string[] {
  return (params['rest'] ?? '').split('/');
}

function idOf(call: Call): string {
  return `${groupIdOf(call)}/providers/${param(call, 'namespace')}/${param(call, 'rest')}`;
}

function get(call: Call): Reply {
  const id = idOf(call);
  const words = wordsOf(call.params);
  const read = `${typeOf(call.params)}/read`;
  if (words.length % 2 === 0) {
    call.access.demand(read, id);
    return ok(resourceJson(existing(call, id), call.state.tenantId, call.apiVersion));
  }
  const parent = words.length === 1 ? groupIdOf(call) : id.slice(0, id.lastIndexOf('/'));
  call.access.demand(read, parent);
  if (words.length === 1) groupNamed(call);
  else existing(call, parent.replace(service, ''));
  return list(call, parent);
}

/** `blobServices/default` and its like exist with their account and are not kept as resources. */
const service = /\/\w+Services\/default$/i;

function listOfSubscription(call: Call): Reply {
  if (wordsOf(call.params).length !== 1) throw methodNotAllowed(call.method);
  const scope = subscriptionScope(subscriptionOf(call));
  call.access.demand(`${typeOf(call.params)}/read`, scope);
  return list(call, scope);
}

function list(call: Call, parent: string): Reply {
  const type = typeOf(call.params).toLowerCase();
  const found = [...call.state.resources.values()].filter(
    (resource) => resource.type.toLowerCase() === type && isAtOrBelow(resource.id, parent),
  );
  const shown = found.map((resource) => resourceJson(resource, call.state.tenantId, call.apiVersion));
  return ok(paged(call, shown, { spelling: '$skipToken' }));
}

function existing(call: Call, id: string): SampleResource {
  groupNamed(call);
  const resource = call.state.resources.get(idKey(id));
  if (resource === undefined) throw resourceNotFound(id);
  return resource;
}

/** @param goesOn the status that says that the change goes on after the answer. */
function write(call: Call, changed: typeof patchResource, goesOn: number): Reply {
  if (wordsOf(call.params).length % 2 !== 0) throw methodNotAllowed(call.method);
  const id = idOf(call);
  call.access.demand(`${typeOf(call.params)}/write`, id);
  const resource = existing(call, id);
  const style = resourceTypeNamed(resource.type)?.longRunning;
  const json = (shown: SampleResource): JsonObject =>
    resourceJson(shown, call.state.tenantId, call.apiVersion);
  if (style === undefined) return ok(json(changed(call, resource)));
  // What is wrong with a request is said at once; what it changes is there when the operation has ended.
  changed({ ...call, state: copyOf(call.state) }, resource);
  const updating = { ...resource.properties, provisioningState: 'Updating' };
  const begun = accepted(call, resource, style, json({ ...resource, properties: updating }), () => {
    changed(call, existing(call, id));
  });
  return { ...begun, status: goesOn };
}
