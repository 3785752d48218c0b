/** Resource providers: which types, versions and regions the sample tenant has, and where they are registered. */

import { ArmError } from '../armError';
import { providerNamespaces, typesOfNamespace } from '../apiVersions';
import { ok, param, type Call, type Reply, type Route } from '../call';
import type { JsonObject } from '../json';
import { paged } from '../paging';
import { regionsOf } from '../regions';
import { register, registrationOf } from '../registration';
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
          providerNamespaces().map((namespace) => providerJson(call, scope, namespace)),
        ),
      );
    },
  },
  { method: 'GET', path: '/subscriptions/{subscription}/providers/{namespace}', type, handle: one },
  {
    method: 'POST',
    path: '/subscriptions/{subscription}/providers/{namespace}/register',
    type,
    handle: registerProvider,
  },
];

function demandRead(call: Call): string {
  const scope = subscriptionScope(subscriptionOf(call));
  call.access.demand('Microsoft.Resources/subscriptions/providers/read', scope);
  return scope;
}

function one(call: Call): Reply {
  return ok(providerJson(call, demandRead(call), namespaceOf(call)));
}

function registerProvider(call: Call): Reply {
  const scope = subscriptionScope(subscriptionOf(call));
  const namespace = namespaceOf(call);
  call.access.demand(`${namespace}/register/action`, scope);
  register(call, subscriptionOf(call).subscriptionId, namespace);
  return ok(providerJson(call, scope, namespace));
}

function namespaceOf(call: Call): string {
  const asked = param(call, 'namespace');
  const namespace = providerNamespaces().find((name) => name.toLowerCase() === asked.toLowerCase());
  if (namespace === undefined)
    throw new ArmError(404, 'InvalidResourceNamespace', `The resource namespace '${asked}' is invalid.`);
  return namespace;
}

function providerJson(call: Call, scope: string, namespace: string): JsonObject {
  return {
    id: `${scope}/providers/${namespace}`,
    namespace,
    registrationPolicy: 'RegistrationRequired',
    registrationState: registrationOf(call, subscriptionOf(call).subscriptionId, namespace),
    resourceTypes: typesOfNamespace(namespace).map((one) => ({
      resourceType: one.name.slice(namespace.length + 1),
      locations: regionsOf(one).map(({ displayName }) => displayName),
      apiVersions: [...one.versions].reverse(),
      capabilities:
        one.patch === 'identity' ? 'SystemAssignedResourceIdentity, SupportsTags, SupportsLocation' : 'None',
    })),
  };
}
