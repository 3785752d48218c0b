/** Assigns what an identity lacks for the clients and calls in code: one review that names each role, then all of them. */

import type { Connection } from '../access/connection';
import { missingRoles } from '../access/missingRoles';
import type { MissingRole, RoleNeed } from '../access/missingRoles';
import { resourcesByHost } from '../access/hostResources';
import type { ClientSite } from '../code/language';
import { idKey } from '../model/armId';
import { scopeOf } from '../model/scope';
import type { LocatedIdentity, NamedScope } from '../ui/ports';
import { textsOf, valuesOf } from './arguments';
import { assign } from './assignRole';
import type { AssignResult } from './assignRole';
import { subscriptionsIn } from './assignSteps';
import { connect } from './connect';
import type { Arguments, CommandDeps, Gesture } from './deps';
import { namedScope } from './namedScope';
import { oneIdentity } from './subject';

export const assignMissingRoles: Gesture =
  (deps) =>
  async (input): Promise<readonly AssignResult[] | undefined> => {
    const { ui } = deps;
    const values = valuesOf(input);
    const sites = await deps.code.clients(filesOf(values));

    const connection = await connect(deps);
    const located = await oneIdentity(deps, connection, input, { doing: 'assignRole', identities: [] });
    if (located === undefined) return undefined;
    const { missing, notFound } = await ui.busyInView((signal) =>
      lackingOf(deps, connection, located, sites, signal),
    );
    const { name } = located.identity;
    if (missing.length === 0) {
      ui.tell({ news: 'noneMissing', identity: name, clients: sites.length, notFound }, connection.sample);
      return [];
    }
    const places = byPlace(missing);
    const roles = places.flatMap(({ at, missing: here }) =>
      here.map(({ role }) => ({ roleName: role.roleName, at })),
    );
    if (!(await ui.confirm({ ask: 'grantMissing', identity: name, roles, notFound }, connection.sample)))
      return undefined;
    const results: AssignResult[] = [];
    for (const { at, missing: here } of places) {
      const answers = { identities: [located], at, roles: here.map(({ role }) => role) };
      results.push(...(await assign(deps, connection, answers)));
    }
    return results;
  };

/** A single one needs no list around it. */
function filesOf(values: Arguments): readonly string[] | undefined {
  const { files } = values;
  return textsOf(typeof files === 'string' ? { files: [files] } : values, 'files', 'files');
}

/** What is missing, and the hosts and services for which no resource was found. */
async function lackingOf(
  { operationsOf }: CommandDeps,
  connection: Connection,
  { identity, tenantId }: LocatedIdentity,
  sites: readonly ClientSite[],
  signal: AbortSignal,
): Promise<{ readonly missing: readonly MissingRole[]; readonly notFound: readonly string[] }> {
  const { store, azure } = connection;
  const { items } = await subscriptionsIn(connection, tenantId, signal);
  const isHome = ({ subscriptionId }: { readonly subscriptionId: string }) =>
    Number(subscriptionId === identity.subscriptionId);
  const found = await resourcesByHost(
    azure.scopes,
    [...items].sort((a, b) => isHome(b) - isHome(a)),
    sites.flatMap(({ service, hosts }) => hosts.map((host) => ({ service, host }))),
    signal,
  );
  const needs: RoleNeed[] = [];
  const notFound: string[] = [];
  for (const { service, hosts, operations } of sites) {
    for (const host of hosts) {
      const resource = found.get(`${service} ${host}`);
      if (resource === undefined) notFound.push(host);
      else {
        const { id: scope, kind } = resource;
        needs.push({ scope, service, operations, ...(kind !== undefined && { resourceKind: kind }) });
      }
    }
  }
  if (needs.length === 0) return { missing: [], notFound };
  const held = await store.roleAssignments(identity, tenantId, signal);
  const assignments = held.items.map(({ assignment }) => assignment);
  const missing: MissingRole[] = [];
  for (const need of needs) {
    const definitions = await store.roleDefinitions(tenantId, need.scope, signal);
    missing.push(...missingRoles({ needs: [need], definitions, assignments, operationsOf }));
  }
  return { missing, notFound: [...new Set(notFound)] };
}

interface Place {
  readonly at: NamedScope;
  readonly missing: readonly MissingRole[];
}

/** Each resource once, with each of its roles once. */
function byPlace(missing: readonly MissingRole[]): readonly Place[] {
  const places = new Map<string, Map<string, MissingRole>>();
  for (const one of missing) {
    const key = idKey(one.scope);
    places.set(key, (places.get(key) ?? new Map<string, MissingRole>()).set(one.role.guid, one));
  }
  return [...places.values()].flatMap((roles) => {
    const here = [...roles.values()];
    const scope = scopeOf(here[0]?.scope ?? '');
    return scope === undefined ? [] : [{ at: namedScope(scope), missing: here }];
  });
}
