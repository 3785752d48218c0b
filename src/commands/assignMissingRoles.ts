/** Assigns what an identity lacks for the clients and calls in code: one review that names each role, then all of them. */

import type { MissingRole } from '../access/missingRoles';
import { idKey } from '../model/armId';
import { isCosmosOwn } from '../model/cosmosPlaces';
import { Failure } from '../model/failure';
import { scopeOf } from '../model/scope';
import type { NamedScope } from '../ui/ports';
import { assign } from './assignRole';
import type { AssignResult } from './assignRole';
import { connect } from './connect';
import type { Gesture } from './deps';
import { askWhere } from './missing/askWhere';
import { lackingOf } from './missing/lacking';
import { reachedBy } from './missing/reachedBy';
import { namedScope } from './namedScope';
import { plainError } from './plainError';
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
    const { missing, unread } = await ui.busyInView((signal) =>
      lackingOf(deps, connection, located, needs, signal),
    );
    const { name } = located.identity;
    if (missing.length === 0) {
      ui.tell(
        leftOut.length > 0
          ? { news: 'said', text: ['missing.leftOut', leftOut.join(', ')], tone: 'note' }
          : { news: 'noneMissing', identity: name, clients: sites.length, notFound, unread },
        connection.sample,
      );
      return [];
    }
    const places = byPlace(missing);
    const roles = places.flatMap(({ at, missing: here }) =>
      here.map(({ role }) => ({
        roleName: role.roleName,
        at,
        ...(isCosmosOwn(role) && { ofCosmos: true as const }),
      })),
    );
    const question = { ask: 'grantMissing', identity: name, roles, notFound, unread } as const;
    if (!(await ui.confirm(question, connection.sample))) return undefined;
    const results: AssignResult[] = [];
    for (const { at, missing: here } of places) {
      if (results.some((one) => 'error' in one && one.error.code === 'cancelled')) {
        const left = roles.slice(results.length).map(({ roleName }) => roleName);
        ui.tell(
          { news: 'said', text: ['missing.notBegun', left.join(', ')], tone: 'note' },
          connection.sample,
        );
        const error = plainError(new Failure('cancelled'), ui.failures);
        return [...results, ...left.map(() => ({ error }))];
      }
      const answers = { identities: [located], at, roles: here.map(({ role }) => role) };
      results.push(...(await assign(deps, connection, answers)));
    }
    return results;
  };

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
