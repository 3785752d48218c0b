/** Resource providers: which types and versions the sample tenant has, all of them registered. */

import { ArmError } from '../armError';
import { providerNamespaces, typesOfNamespace } from '../apiVersions';
import { ok, param, type Call, type Reply, type Route } from '../call';
import { locations } from '../data/locations';
import type { JsonObject } from '../json';
import { paged } from '../paging';
import { subscriptionOf, subscriptionScope } from './subscriptions';

const type = 'Microsoft.Resources/providers';

export const providerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/subscriptions/{subscription}/providers',
    type,
    handle: (call) => {
      const scope = demandRead(call);
      return ok(
        paged(
          call,
          providerNamespaces().map((namespace) => providerJson(scope, namespace)),
        ),
      );
    },
  },
  { method: 'GET', path: '/subscriptions/{subscription}/providers/{namespace}', type, handle: one },
  {
    method: 'POST',
    path: '/subscriptions/{subscription}/providers/{namespace}/register',
    type,
    handle: register,
  },
];

function demandRead(call: Call): string {
  const scope = subscriptionScope(subscriptionOf(call));
  call.access.demand('Microsoft.Resources/subscriptions/providers/read', scope);
  return scope;
}

function one(call: Call): Reply {
  return ok(providerJson(demandRead(call), namespaceOf(call)));
}

function register(call: Call): Reply {
  const scope = subscriptionScope(subscriptionOf(call));
  const namespace = namespaceOf(call);
  call.access.demand(`${namespace}/register/action`, scope);
  return ok(providerJson(scope, namespace));
}

function namespaceOf(call: Call): string {
  const asked = param(call, 'namespace');
  const namespace = providerNamespaces().find((name) => name.toLowerCase() === asked.toLowerCase());
  if (namespace === undefined)
    throw new ArmError(404, 'InvalidResourceNamespace', `The resource namespace '${asked}' is invalid.`);
  return namespace;
}

function providerJson(scope: string, namespace: string): JsonObject {
  const regions = locations
    .filter((location) => location.logical === undefined)
    .map((location) => location.displayName);
  return {
    id: `${scope}/providers/${namespace}`,
    namespace,
    registrationPolicy: 'RegistrationRequired',
    registrationState: 'Registered',
    resourceTypes: typesOfNamespace(namespace).map((one) => ({
      resourceType: one.name.slice(namespace.length + 1),
      locations: one.tracked ? regions : [],
      apiVersions: [...one.versions].reverse(),
      capabilities:
        one.patch === 'identity' ? 'SystemAssignedResourceIdentity, SupportsTags, SupportsLocation' : 'None',
    })),
  };
}
