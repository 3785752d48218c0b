/** Opens the definition of a role to read and search: of an assignment's role, of a named one, or of one to choose. */

import { fitRoles } from '../access/roleFit';
import type { Connection } from '../access/connection';
import type { RoleDefinition } from '../model/role';
import { scopeOf } from '../model/scope';
import { roleGuid, scopeArgument, textOf, valuesOf } from './arguments';
import { connect } from './connect';
import type { CommandDeps, CommandInput, Gesture } from './deps';
import { roleOpener } from './roleOpener';
import { readingTenant } from './tenants';

export const viewRoleDefinition: Gesture = (deps) => async (input) => {
  const wanted = wantedOf(input);
  const connection = await connect(deps);
  const place = wanted.place ?? (await somePlace(deps, connection));
  const tenantId = wanted.tenantId ?? (await readingTenant(deps, connection, place));
  const { guid } = wanted;
  const role =
    guid === undefined
      ? await choose(deps, connection, tenantId, place)
      : await deps.ui.busyInView((signal) =>
          connection.azure.roleDefinitions.get(tenantId, place, guid, signal),
        );
  if (role !== undefined)
    await deps.ui.documents.showRole(role, connection.sample, connection.store.roleName);
};

interface Wanted {
  readonly guid?: string;
  readonly place?: string;
  readonly tenantId?: string;
}

function wantedOf(input: CommandInput): Wanted {
  if (input.from === 'nodes') {
    const [node] = input.nodes;
    if (node.kind !== 'roleAssignment') return {};
    return { guid: node.assignment.roleGuid, place: node.assignment.scope, tenantId: node.tenantId };
  }
  const values = valuesOf(input);
  const role = textOf(values, 'roleDefinitionId');
  // The scope in a full ID is where a custom role can be read.
  const ownPlace =
    role === undefined ? undefined : /^(\/.+?)\/providers\/Microsoft\.Authorization\//i.exec(role)?.[1];
  const place = scopeArgument(values, 'scope')?.id ?? ownPlace;
  return {
    ...(role !== undefined && { guid: roleGuid(role, 'roleDefinitionId') }),
    ...(place !== undefined && { place }),
  };
}

/** Where to look when nobody said: a subscription, since every built-in role is known in each. */
async function somePlace({ ui }: CommandDeps, { store }: Connection): Promise<string> {
  const { items } = await ui.busyInView((signal) => store.roots(signal));
  const first = items[0]?.subscription.subscriptionId;
  return first === undefined ? '/' : `/subscriptions/${first}`;
}

async function choose(
  { ui, operationsOf }: CommandDeps,
  { store, sample }: Connection,
  tenantId: string,
  place: string,
): Promise<RoleDefinition | undefined> {
  const scope = scopeOf(place) ?? { id: '/', kind: 'root', name: '' };
  const picked = await ui.pick.roles({
    step: { purpose: { doing: 'viewRole' }, number: 1, total: 1, sample },
    back: false,
    at: { scope, name: scope.name },
    checked: [],
    several: false,
    load: async (signal) => {
      const { items: definitions, problems } = await store.assignableRoles(tenantId, place, signal);
      const { fits, jobFunction, privileged } = fitRoles({
        definitions,
        targetType: scope.resourceType,
        operationsOf,
      });
      const plainly = (ranked: typeof fits) => ranked.map(({ role }) => ({ role, held: false }));
      return {
        fits: plainly(fits),
        jobFunction: plainly(jobFunction),
        privileged: plainly(privileged),
        problems,
      };
    },
    open: roleOpener(ui, { sample, store }),
  });
  return picked === 'back' || picked === 'cancelled' ? undefined : picked[0];
}
