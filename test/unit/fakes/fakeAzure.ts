/** An Azure made of plain objects: tests fill its world, and it answers the product's ports from it. */

import { idKey, isAtOrBelow, sameId } from '../../../src/model/armId';
import { Failure } from '../../../src/model/failure';
import { listing } from '../../../src/model/listing';
import type { Listing } from '../../../src/model/listing';
import type { Azure, Identities, RoleAssignments, Scopes, Tenancy } from '../../../src/model/ports';
import type { RoleAssignment } from '../../../src/model/role';
import { anAssignment } from './builders';
import { fakeIdentityBlocks } from './fakeIdentityBlocks';
import { fakeIdentityWrites, fakeProvisioning } from './fakeIdentityWrites';
import { fakeAccessPolicies } from './fakeAccessPolicies';
import { fakeHolders } from './fakeHolders';
import { fakeCosmosRoles } from './fakeCosmosRoles';
import { createTraffic } from './traffic';
import type { Traffic } from './traffic';
import { emptyWorld } from './world';
import type { World } from './world';

export interface FakeAzure extends Azure {
  readonly world: World;
  readonly traffic: Traffic;
  /** How many identities ARM gives in one page. */
  pageSize: number;
  /** From here on the graph shows assignments as they are now, whatever is written. */
  freezeGraph(): void;
  thawGraph(): void;
}

export function createFakeAzure(given: Partial<World> = {}): FakeAzure {
  const traffic = createTraffic();
  const world: World = { ...emptyWorld(), ...given };
  const { byPrincipals, at } = fakeHolders(world, traffic);
  let frozen: readonly RoleAssignment[] | undefined;
  const tenancy: Tenancy = {
    tenants: (signal) => traffic.call(['tenants'], signal, () => listing(world.tenants)),
    subscriptions: (tenantId, signal) =>
      traffic.call(['subscriptions', tenantId], signal, () =>
        listing(world.subscriptions.filter((each) => each.tenantId === tenantId)),
      ),
    below: () => Promise.resolve(listing([])),
  };

  const identities: Identities = {
    userAssigned: ({ subscriptionId }, next, signal) =>
      traffic.call(['userAssigned', subscriptionId, next ?? ''], signal, () => {
        const inside = world.identities.filter((each) => each.subscriptionId === subscriptionId);
        return page(
          inside.filter((each) => each.kind === 'userAssigned'),
          next,
        );
      }),
    systemAssigned: ({ subscriptionId }, next, signal) =>
      traffic.call(['systemAssigned', subscriptionId, next ?? ''], signal, () => {
        const inside = world.identities.filter((each) => each.subscriptionId === subscriptionId);
        return page(
          inside.filter((each) => each.kind === 'systemAssigned'),
          next,
        );
      }),
    get: (tenantId, id, signal) =>
      traffic.call(['get', tenantId, id], signal, () => {
        const found = world.identities.find((each) => sameId(each.id, id));
        if (found === undefined) throw new Failure('notFound', { resource: id });
        const clientId = world.clientIds[found.id];
        return clientId === undefined ? found : { ...found, clientId };
      }),
    usersOf: (tenantId, identity, signal) =>
      traffic.call(['usersOf', tenantId, identity.id], signal, () =>
        listing(world.users.filter((each) => sameId(each.identityId, identity.id)).map(({ user }) => user)),
      ),
    byPrincipals,
    attachments: (tenantId, signal) =>
      traffic.call(['attachments', tenantId], signal, () => listing(world.users)),
    find: (tenantId, text, signal) =>
      traffic.call(['find', tenantId, text], signal, () => {
        const inTenant = new Set(
          world.subscriptions.filter((each) => each.tenantId === tenantId).map((each) => each.subscriptionId),
        );
        const wanted = text.toLowerCase();
        return listing(
          world.identities.filter(
            (each) =>
              inTenant.has(each.subscriptionId) &&
              [each.name, each.id, each.clientId, each.principalId].some((value) =>
                value?.toLowerCase().includes(wanted),
              ),
          ),
        );
      }),
  };

  const roleAssignments: RoleAssignments = {
    ofPrincipal: (tenantId, principalId, signal) =>
      traffic.call(['ofPrincipal', tenantId, principalId], signal, () =>
        listing((frozen ?? world.assignments).filter((each) => each.principalId === principalId)),
      ),
    throughGroups: ({ subscriptionId }, principalId, signal) =>
      traffic.call(['throughGroups', subscriptionId, principalId], signal, () =>
        listing(
          world.throughGroups
            .filter((each) => each.principalId === principalId)
            .map(({ assignment }) => assignment)
            .filter(
              ({ scope }) =>
                isAtOrBelow(scope, `/subscriptions/${subscriptionId}`) ||
                !idKey(scope).startsWith('/subscriptions/'),
            ),
        ),
      ),
    at,
    get: (tenantId, assignmentId, signal) =>
      traffic.call(['assignment', tenantId, assignmentId], signal, () => {
        const found = world.assignments.find((each) => sameId(each.id, assignmentId));
        if (found === undefined) throw new Failure('notFound', { resource: assignmentId });
        return found;
      }),
    targets: (tenantId, ids, signal) =>
      traffic.call(['targets', tenantId, ...ids], signal, () =>
        listing(world.targets.filter((each) => ids.some((id) => sameId(id, each.id)))),
      ),
    createRequest: ({ scope, ...body }) => ({ method: 'PUT', path: scope, apiVersion: 'fake', body }),
    create: (tenantId, wanted, signal) =>
      traffic.call(['create', tenantId, wanted.scope, wanted.principalId, wanted.roleGuid], signal, () => {
        const { scope, principalId, roleGuid, description, condition } = wanted;
        const made = anAssignment({ principalId }, { guid: roleGuid }, scope, {
          ...(description !== undefined && { description }),
          ...(condition !== undefined && { condition }),
        });
        const same = world.assignments.find(
          (each) =>
            each.principalId === principalId && each.roleGuid === roleGuid && sameId(each.scope, scope),
        );
        if (same !== undefined && !sameId(same.id, made.id)) throw new Failure('alreadyExists');
        const kept = same?.createdOn === undefined ? made : { ...made, createdOn: same.createdOn };
        world.assignments = [...world.assignments.filter((each) => each !== same), kept];
        return kept;
      }),
    removeRequest: (path) => ({ method: 'DELETE', path, apiVersion: 'fake' }),
    remove: (tenantId, assignmentId, signal) =>
      traffic.call(['remove', tenantId, assignmentId], signal, () => {
        const found = world.assignments.find((each) => sameId(each.id, assignmentId));
        world.assignments = world.assignments.filter((each) => each !== found);
        return found;
      }),
  };

  const below = (scope: string) => (each: { readonly id: string }) =>
    isAtOrBelow(each.id, scope) && !sameId(each.id, scope);

  const scopes: Scopes = {
    managementGroups: (tenantId, signal) =>
      traffic.call(['managementGroups', tenantId], signal, () => listing(world.managementGroups)),
    resourceGroups: ({ subscriptionId }, signal) =>
      traffic.call(['resourceGroups', subscriptionId], signal, () =>
        listing(world.resourceGroups.filter(below(`/subscriptions/${subscriptionId}`))),
      ),
    resources: ({ subscriptionId }, resourceGroup, signal) =>
      traffic.call(['resources', subscriptionId, resourceGroup ?? ''], signal, () => {
        const place = `/subscriptions/${subscriptionId}`;
        return listing(
          world.resources.filter(
            below(resourceGroup === undefined ? place : `${place}/resourceGroups/${resourceGroup}`),
          ),
        );
      }),
    children: (_tenantId, resource, signal) =>
      traffic.call(['children', resource.id], signal, () =>
        listing(world.children.filter(below(resource.id))),
      ),
    versionOf: () => Promise.resolve('2020-01-01'),
    document: (tenantId, id, signal) =>
      traffic.call(['document', tenantId, id], signal, () => {
        const document = world.documents[idKey(id)];
        if (document === undefined) throw new Failure('notFound', { resource: id });
        return document;
      }),
  };

  function page<T>(all: readonly T[], next: string | undefined): Listing<T> {
    const from = Number(next ?? 0);
    const to = from + azure.pageSize;
    return listing(all.slice(from, to), [], to < all.length ? String(to) : undefined);
  }

  const identityBlocks = fakeIdentityBlocks(world, traffic);

  const azure: FakeAzure = {
    world,
    traffic,
    pageSize: 1000,
    freezeGraph() {
      frozen = world.assignments;
    },
    thawGraph() {
      frozen = undefined;
    },
    tenancy,
    identities,
    identityWrites: fakeIdentityWrites(world, traffic),
    provisioning: fakeProvisioning(world, traffic),
    roleAssignments,
    scopes,
    federatedCredentials: {
      list: (_tenantId, identityId, signal) =>
        traffic.call(['federated', identityId], signal, () =>
          listing(
            world.federated
              .filter((each) => sameId(each.identityId, identityId))
              .map(({ credential }) => credential),
          ),
        ),
      put: (_tenantId, { identityId, name, issuer, subject, audience }, signal) =>
        traffic.call(['putFederated', identityId, name], signal, () => {
          const id = `${identityId}/federatedIdentityCredentials/${name}`;
          const credential = { id, name, issuer, subject, audiences: [audience] };
          const others = world.federated.filter((each) => !sameId(each.credential.id, id));
          world.federated = [...others, { identityId, credential }];
          return credential;
        }),
      putRequest: ({ identityId, ...body }) => ({
        method: 'PUT',
        path: identityId,
        apiVersion: 'fake',
        body,
      }),
      remove: (_tenantId, credentialId, signal) =>
        traffic.call(['removeFederated', credentialId], signal, () => {
          world.federated = world.federated.filter(({ credential }) => !sameId(credential.id, credentialId));
        }),
      clusters: (tenantId, signal) => traffic.call(['clusters', tenantId], signal, () => listing([])),
      removeRequest: (credentialId) => ({ method: 'DELETE', path: credentialId, apiVersion: 'fake' }),
    },
    identityBlocks,
    appIdentities: {
      read: (tenantId, { id }, signal) =>
        traffic.call(['appIdentity', tenantId, id], signal, () => ({
          settings: [],
          vaultReferences: 0,
          registry: { usesIdentity: false },
        })),
      changeRequests: () => [],
      change: (tenantId, { id }, _state, part, signal) =>
        traffic.call(['changeApp', tenantId, id], signal, () => ({ made: 0, part, stuck: {}, lost: [] })),
    },
    roleDefinitions: {
      list: (tenantId, scope, signal) =>
        traffic.call(['roles', tenantId, scope], signal, () =>
          listing(
            world.roles.filter((role) => role.assignableScopes.some((place) => isAtOrBelow(scope, place))),
          ),
        ),
      get: (tenantId, scope, roleGuid, signal) =>
        traffic.call(['role', tenantId, scope, roleGuid], signal, () => {
          const found = world.roles.find((role) => role.guid === roleGuid);
          if (found === undefined) throw new Failure('notFound', { resource: roleGuid });
          return found;
        }),
    },
    accessPolicies: fakeAccessPolicies(world, traffic),
    cosmosRoles: fakeCosmosRoles(world, traffic),
    orphanSearch: {
      candidates: (tenantId, signal) =>
        traffic.call(['strangers', tenantId], signal, () =>
          listing(
            (frozen ?? world.assignments).filter(
              ({ principalId }) => !world.identities.some((each) => each.principalId === principalId),
            ),
          ),
        ),
      isInDirectory: (tenantId, scope, principalId, signal) =>
        traffic.call(
          ['isInDirectory', tenantId, scope, principalId],
          signal,
          () => !world.gone.includes(principalId),
        ),
    },
    guards: {
      denyAssignments: (_tenantId, scope, principalId, signal) =>
        traffic.call(['denyAssignments', scope, principalId], signal, () =>
          listing(
            world.denyAssignments.filter(
              (deny) => isAtOrBelow(scope, deny.scope) && deny.principalIds.includes(principalId),
            ),
          ),
        ),
      locks: (_tenantId, scope, signal) =>
        traffic.call(['locks', scope], signal, () =>
          listing(world.locks.filter((each) => isAtOrBelow(scope, each.scope)).map(({ lock }) => lock)),
        ),
      permissions: (_tenantId, scope, signal) =>
        traffic.call(['permissions', scope], signal, () =>
          world.permissions
            .filter((each) => isAtOrBelow(scope, each.scope))
            .flatMap(({ permissions }) => permissions),
        ),
    },
  };
  return azure;
}
