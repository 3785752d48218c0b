/** Gives an identity what it lacks for the clients and calls in code: one review that names each role and policy, then all of them. */

import type { Connection } from '../access/connection';
import { databaseUsersAt } from '../access/databaseUsers';
import type { MissingRole } from '../access/missingRoles';
import { idKey, lastSegment } from '../model/armId';
import { isCosmosOwn } from '../model/cosmosPlaces';
import { Failure } from '../model/failure';
import { scopeOf } from '../model/scope';
import type { NamedScope } from '../ui/ports';
import { assign } from './assignRole';
import type { AssignResult } from './assignRole';
import { connect } from './connect';
import { databaseUsersOffer } from './databaseUsers';
import type { CommandDeps, Gesture } from './deps';
import { askWhere } from './missing/askWhere';
import { lackingOf } from './missing/lacking';
import { reachedBy } from './missing/reachedBy';
import { namedScope } from './namedScope';
import { plainError } from './plainError';
import { addToVault, type PolicyResult } from './policies/addAccessPolicy';
import { oneIdentity } from './subject';

export const assignMissingRoles: Gesture =
  (deps) =>
  async (input): Promise<readonly MissingResult[] | undefined> => {
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
    const { missing, policies, databases, unread } = await ui.busyInView((signal) =>
      lackingOf(deps, connection, located, needs, signal),
    );
    const { name } = located.identity;
    const users = databases.flatMap((scope): DatabaseUser[] => {
      const statement = databaseUsersAt(scope, [located.identity]);
      return statement === undefined ? [] : [{ scope, statement }];
    });
    if (missing.length === 0 && policies.length === 0) {
      if (users.length === 0 || notFound.length + unread.length + leftOut.length > 0)
        ui.tell(
          { news: 'noneMissing', identity: name, clients: sites.length, notFound, unread, leftOut },
          connection.sample,
        );
      tellOfUsers(deps, connection, name, users);
      return users;
    }
    const places = byPlace(missing);
    const question = {
      ask: 'grantMissing',
      identity: name,
      roles: places.flatMap(({ at, missing: here }) =>
        here.map(({ role: { id, roleName } }) => ({
          roleName,
          at,
          ...(isCosmosOwn({ id }) && { ofCosmos: true as const }),
        })),
      ),
      policies: policies.map(({ vault, permissions }) => ({ vault: vault.name, permissions })),
      databases: users.map(({ scope, statement }) => ({ name: lastSegment(scope), statement })),
      notFound,
      unread,
    } as const;
    if (!(await ui.confirm(question, connection.sample))) return undefined;
    const identities = [located];
    const results = await inTurn(deps, connection, [
      ...places.map(({ at, missing: here }) => ({
        place: at.name,
        parts: here.length,
        run: () => assign(deps, connection, { identities, at, roles: here.map(({ role }) => role) }),
      })),
      ...policies.map(({ vault, permissions }) => ({
        place: vault.name,
        parts: 1,
        run: () => addToVault(deps, connection, { identities, permissions }, vault),
      })),
    ]);
    tellOfUsers(deps, connection, name, users);
    return [...results, ...users];
  };

/** What was assigned, what was added to an access policy, or what the administrator of a database is to run. */
export type MissingResult = AssignResult | PolicyResult | DatabaseUser;

export interface DatabaseUser {
  readonly scope: string;
  readonly statement: string;
}

/** One step for each resource, each of which tells what became of it. Once the person stops one, none of the rest begins. */
async function inTurn(
  { ui }: CommandDeps,
  { sample }: Connection,
  steps: readonly {
    readonly place: string;
    /** How many results it has. */
    readonly parts: number;
    run(): Promise<readonly (AssignResult | PolicyResult)[]>;
  }[],
): Promise<readonly MissingResult[]> {
  const results: MissingResult[] = [];
  for (const [at, { run }] of steps.entries()) {
    const made = await run();
    results.push(...made);
    const left = steps.slice(at + 1);
    if (left.length === 0 || !made.some((one) => 'error' in one && one.error.code === 'cancelled')) continue;
    ui.tell(
      { news: 'said', text: ['missing.notBegun', left.map(({ place }) => place).join(', ')], tone: 'note' },
      sample,
    );
    const error = plainError(new Failure('cancelled'), ui.failures);
    return [...results, ...left.flatMap(({ parts }) => Array.from({ length: parts }, () => ({ error })))];
  }
  return results;
}

function tellOfUsers(
  deps: CommandDeps,
  connection: Connection,
  identity: string,
  users: readonly DatabaseUser[],
): void {
  if (users.length === 0) return;
  const names = users.map(({ scope }) => lastSegment(scope)).join(', ');
  // It is the same for every server.
  const more = databaseUsersOffer(deps, connection, users[0]?.statement);
  deps.ui.tell({ news: 'said', text: ['missing.users', names, identity], tone: 'note' }, connection.sample, {
    more,
  });
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
