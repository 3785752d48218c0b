/** Assigns what an identity lacks for the clients and calls in code: one review that names each role, then all of them. */

import type { Connection } from '../access/connection';
import { missingRoles } from '../access/missingRoles';
import type { MissingRole, RoleNeed } from '../access/missingRoles';
import { idKey } from '../model/armId';
import { grouped } from '../model/grouped';
import { scopeOf } from '../model/scope';
import type { LocatedIdentity, NamedScope } from '../ui/ports';
import { assign } from './assignRole';
import type { AssignResult } from './assignRole';
import { connect } from './connect';
import type { CommandDeps, Gesture } from './deps';
import { askWhere } from './missing/askWhere';
import { reachedBy } from './missing/reachedBy';
import { namedScope } from './namedScope';
import { oneIdentity } from './subject';

export const assignMissingRoles: Gesture =
  (deps) =>
  async (input): Promise<readonly AssignResult[] | undefined> => {
    const { ui } = deps;
    const where = await askWhere(deps, input);
    if (where === undefined) return undefined;
    const sites = await deps.code.clients(where);

    const connection = await connect(deps);
    const located = await oneIdentity(deps, connection, input, { doing: 'assignRole', identities: [] });
    if (located === undefined) return undefined;
    const reached = await reachedBy(deps, connection, located, sites);
    if (reached === undefined) return undefined;
    const { needs, notFound, leftOut } = reached;
    const missing = await ui.busyInView((signal) => lackingOf(deps, connection, located, needs, signal));
    const { name } = located.identity;
    if (missing.length === 0) {
      ui.tell(
        leftOut.length > 0
          ? { news: 'said', text: ['missing.leftOut', leftOut.join(', ')], tone: 'note' }
          : { news: 'noneMissing', identity: name, clients: sites.length, notFound },
        connection.sample,
      );
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

/** What of it the identity may not do. */
async function lackingOf(
  { operationsOf }: CommandDeps,
  { store }: Connection,
  { identity, tenantId }: LocatedIdentity,
  needs: readonly RoleNeed[],
  signal: AbortSignal,
): Promise<readonly MissingRole[]> {
  if (needs.length === 0) return [];
  const held = await store.roleAssignments(identity, tenantId, signal);
  const assignments = held.items.map(({ assignment }) => assignment);
  const missing: MissingRole[] = [];
  for (const need of merged(needs)) {
    const definitions = await store.roleDefinitions(tenantId, need.scope, signal);
    missing.push(...missingRoles({ needs: [need], definitions, assignments, operationsOf }));
  }
  return missing;
}

/** What several files do with one service of a resource as one need, so that one role is found for all of it. */
function merged(needs: readonly RoleNeed[]): readonly RoleNeed[] {
  return [...grouped(needs, ({ scope, service }) => `${service} ${idKey(scope)}`).values()].flatMap(
    ([first, ...more]) =>
      first === undefined
        ? []
        : [
            {
              ...first,
              operations: [...new Set([first, ...more].flatMap(({ operations }) => operations))],
            },
          ],
  );
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
