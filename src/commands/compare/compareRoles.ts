/** Compares two roles, or a role with what an identity has at a place: named, of nodes, or chosen from the list of roles. */

import type { Connection } from '../../access/connection';
import { factsOf } from '../../access/placeFacts';
import { fitRoles } from '../../access/roleFit';
import { sameId } from '../../model/armId';
import type { RoleDefinition } from '../../model/role';
import { scopeOf } from '../../model/scope';
import type { LocatedIdentity, NamedScope } from '../../ui/ports';
import type { Step } from '../../ui/step';
import { badArgument, roleGuid, scopeArgument, textsOf, valuesOf } from '../arguments';
import { askForPlace } from '../askForPlace';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { namedScope } from '../namedScope';
import { roleOpener } from '../roleOpener';
import { saidStep } from '../saidStep';
import { askForIdentity, namedIdentities } from '../subject';
import { checkTenant, readingTenant } from '../tenants';
import { openRoleAndHeld, openTwoRoles, roleComparer, type ComparedAt } from './comparison';

interface Wanted {
  readonly guids: readonly string[];
  /** Where the roles can be read, for those of nodes. */
  readonly scope?: string;
  readonly tenantId?: string;
}

export const compareRoles: Gesture = (deps) => async (input) => {
  const wanted = wantedOf(input);
  const scope = input.from === 'arguments' ? scopeArgument(valuesOf(input), 'scope') : undefined;
  const connection = await connect(deps);
  const identities = input.from === 'arguments' ? await namedIdentities(deps, connection, input) : undefined;
  const [located] = identities ?? [];

  const place = await placeFor(deps, connection, scope?.id ?? wanted.scope, wanted.tenantId, located);
  if (place === undefined) return;
  const roles = await rolesFor(deps, connection, place, wanted.guids, located);
  const [first, second] = roles ?? [];
  if (first === undefined) return;
  if (second !== undefined) {
    await openTwoRoles(deps, connection, place, [first, second]);
    return;
  }
  const picked =
    located === undefined ? await askForIdentity(deps, connection, stepOf(connection)) : [located];
  if (picked === 'back' || picked === 'cancelled' || picked[0] === undefined) return;
  await deps.ui.busyInView((signal) => checkTenant(connection, picked, place.at.scope, signal));
  await openRoleAndHeld(deps, connection, picked[0], place.at, first);
};

function wantedOf(input: CommandInput): Wanted {
  if (input.from === 'nodes') {
    const nodes = input.nodes.flatMap((node) => (node.kind === 'roleAssignment' ? [node] : []));
    const [first] = nodes;
    return {
      guids: [...new Set(nodes.map(({ assignment }) => assignment.roleGuid))].slice(0, 2),
      ...(first !== undefined && { scope: first.assignment.scope, tenantId: first.tenantId }),
    };
  }
  const values = valuesOf(input);
  const field = values['roleDefinitionIds'] === undefined ? 'roleDefinitionId' : 'roleDefinitionIds';
  const roles = textsOf(values, 'roleDefinitionId', 'roleDefinitionIds') ?? [];
  if (roles.length > 2) throw badArgument(field, 'textList');
  return { guids: roles.map((role) => roleGuid(role, field)) };
}

/** Where the roles are compared: what is given, else asked for. `undefined` when the person left. */
async function placeFor(
  deps: CommandDeps,
  connection: Connection,
  scope: string | undefined,
  tenant: string | undefined,
  located: LocatedIdentity | undefined,
): Promise<ComparedAt | undefined> {
  const given = scope === undefined ? undefined : scopeOf(scope);
  if (given === undefined) {
    const picked = await askForPlace(deps, connection, { step: stepOf(connection), back: false });
    return picked === 'back' || picked === 'cancelled' ? undefined : picked;
  }
  const tenantId = tenant ?? located?.tenantId ?? (await readingTenant(deps, connection, given.id));
  const at = await deps.ui.busyInView(async (signal): Promise<NamedScope> => {
    if (located !== undefined) await checkTenant(connection, [located], given, signal);
    return namedScope(given, await factsOf(connection.azure.roleAssignments, tenantId, given.id, signal));
  });
  return { tenantId, at };
}

/** One role or two; the second one is asked for where only one is known and no identity is to be compared with. */
async function rolesFor(
  deps: CommandDeps,
  connection: Connection,
  place: ComparedAt,
  guids: readonly string[],
  located: LocatedIdentity | undefined,
): Promise<readonly RoleDefinition[] | undefined> {
  const { tenantId, at } = place;
  const known = await deps.ui.busyInView(async (signal) => {
    const definitions = await connection.store.roleDefinitions(tenantId, at.scope.id, signal);
    return Promise.all(
      guids.map(
        async (guid) =>
          definitions.find((role) => sameId(role.guid, guid)) ??
          connection.azure.roleDefinitions.get(tenantId, at.scope.id, guid, signal),
      ),
    );
  });
  if (known.length === 2 || (known.length === 1 && located !== undefined)) return known;
  const picked = await deps.ui.pick.roles({
    step: stepOf(connection),
    back: false,
    at,
    checked: known.map(({ guid }) => guid),
    several: true,
    load: async (signal) => {
      const { items, problems } = await connection.store.assignableRoles(tenantId, at.scope.id, signal);
      const fitting = fitRoles({
        definitions: items,
        targetType: at.scope.resourceType,
        operationsOf: deps.operationsOf,
      });
      const plainly = (ranked: typeof fitting.fits) => ranked.map(({ role }) => ({ role, held: false }));
      return {
        fits: plainly(fitting.fits),
        jobFunction: plainly(fitting.jobFunction),
        privileged: plainly(fitting.privileged),
        problems,
      };
    },
    open: roleOpener(deps.ui, connection),
    compare: roleComparer(deps, connection, place, located === undefined ? [] : [located]),
  });
  if (picked === 'back' || picked === 'cancelled') return undefined;
  if (picked.length <= 2) return picked;
  deps.ui.tell({ news: 'said', text: ['compare.check'], tone: 'note' }, connection.sample);
  return undefined;
}

function stepOf(connection: Connection): Step {
  return saidStep(['compare.purpose'], { number: 1, total: 1 }, connection);
}
