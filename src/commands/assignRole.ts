/** Assigns one or more roles to one or more identities at one place. */

import { assignAtPlace } from '../access/assignAtPlace';
import type { AssignOutcome } from '../access/assignRoles';
import type { Connection } from '../access/connection';
import { databaseUsersAt } from '../access/databaseUsers';
import { noEffect } from '../access/noEffect';
import { factsOf } from '../access/placeFacts';
import { permissionsOfRoles } from '../access/policies/permissionsOfRole';
import { needsConfirmation } from '../access/privileged';
import { sameId } from '../model/armId';
import { isCancelled } from '../model/failure';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import { isBroad } from '../model/scope';
import type { NamedScope } from '../ui/ports';
import { badArgument, isConfirmed, proseOf, roleGuid, scopeArgument, textsOf, valuesOf } from './arguments';
import { conditionFor } from './assign/terms';
import { askAssignment } from './assignSteps';
import type { AssignAnswers } from './assignSteps';
import { connect } from './connect';
import type { Arguments, CommandDeps, Gesture } from './deps';
import { cosmosRole } from './cosmos/cosmosChoices';
import { databaseUsersOffer } from './databaseUsers';
import { namedScope } from './namedScope';
import { plainError } from './plainError';
import { addPolicies } from './policies/addAccessPolicy';
import { vaultIdOf } from './policies/policyParts';
import type { PlainError } from './plainError';
import { rememberScope } from './recentScopes';
import { namedIdentities } from './subject';
import { checkTenant, sharedTenant } from './tenants';

/** One for each identity and role, in that order: identity by identity, its roles as they were named. */
export type AssignResult =
  /** `otherCondition` when it was there before under another condition than was wanted, and was left as it is. */
  { readonly assignment: RoleAssignment; readonly otherCondition?: true } | { readonly error: PlainError };

export const assignRole: Gesture =
  (deps) =>
  async (input): Promise<readonly AssignResult[] | undefined> => {
    const values = valuesOf(input);
    const scope = scopeArgument(values, 'scope');
    const guids = rolesIn(values);
    const description = proseOf(values, 'description');
    const condition = proseOf(values, 'condition');

    const connection = await connect(deps);
    const identities = await namedIdentities(deps, connection, input);
    const tenantId = sharedTenant(identities ?? []);
    if (identities?.some((each) => !sameId(each.tenantId, tenantId)) === true) {
      throw badArgument('identityIds', 'severalTenants');
    }
    // Without an identity the tenant is not known yet, and the ID has to do as a name.
    const facts =
      scope === undefined || tenantId === ''
        ? undefined
        : await deps.ui.busyInView(async (signal) => {
            await checkTenant(connection, identities ?? [], scope, signal);
            return factsOf(connection.azure.roleAssignments, tenantId, scope.id, signal);
          });
    const answers = await askAssignment(
      deps,
      connection,
      {
        ...(identities !== undefined && { identities }),
        ...(scope !== undefined && { at: namedScope(scope, facts) }),
        ...(description !== undefined && { description }),
        ...(condition !== undefined && { condition }),
      },
      guids === undefined ? undefined : (tenant, at) => rolesBy(deps, connection, tenant, at, guids),
    );
    if (answers === undefined) return undefined;
    if (answers.byPolicy === true) return assignByPolicy(deps, connection, answers);
    if (!(await isGranted(deps, connection, answers, values))) return undefined;
    return assign(deps, connection, answers);
  };

/** What has an effect on a vault that goes by access policies: a policy for its contents, and the roles that do not need one. */
async function assignByPolicy(
  deps: CommandDeps,
  connection: Connection,
  answers: AssignAnswers,
): Promise<readonly AssignResult[] | undefined> {
  const { identities, at, roles } = answers;
  const vaultId = vaultIdOf(at.scope.id);
  if (vaultId === undefined) throw badArgument('scope', 'vault', at.scope.id);
  const facts = { id: vaultId, usesAccessPolicies: true };
  const without = roles.filter((role) => noEffect({ roleGuid: role.guid }, facts, role) !== undefined);
  const permissions = permissionsOfRoles(without);
  const added = await addPolicies(deps, connection, { identities, vaultId, permissions }, true);
  const others = roles.filter((role) => !without.includes(role));
  if (added === undefined || others.length === 0) return undefined;
  if (!(await isGranted(deps, connection, { ...answers, roles: others }, {}))) return undefined;
  return assign(deps, connection, { ...answers, roles: others });
}

function rolesIn(values: Arguments): readonly string[] | undefined {
  const field = values['roleDefinitionIds'] === undefined ? 'roleDefinitionId' : 'roleDefinitionIds';
  const roles = textsOf(values, 'roleDefinitionId', 'roleDefinitionIds');
  return roles?.map((role) => roleGuid(role, field));
}

/** The definitions of roles named by GUID. Throws `notFound` for one that is not there. */
async function rolesBy(
  { ui }: CommandDeps,
  { store, azure }: Connection,
  tenantId: string,
  at: NamedScope,
  guids: readonly string[],
): Promise<readonly RoleDefinition[]> {
  return ui.busyInView(async (signal) => {
    const known = await store.roleDefinitions(tenantId, at.scope.id, signal);
    return Promise.all(
      guids.map(
        async (guid) =>
          known.find((role) => sameId(role.guid, guid)) ??
          (await cosmosRole(store, tenantId, at, guid, signal)) ??
          (await azure.roleDefinitions.get(tenantId, at.scope.id, guid, signal)),
      ),
    );
  });
}

/** Asks once more for what is privileged or reaches far, unless the call's `confirm` names those roles. */
async function isGranted(
  { ui }: CommandDeps,
  { sample }: Connection,
  { identities, at, roles }: AssignAnswers,
  values: Arguments,
): Promise<boolean> {
  const reasons = roles.map((role) => needsConfirmation(role.guid, at.scope.id, role));
  const asked = roles.filter((_role, place) => reasons[place] !== undefined);
  if (
    asked.length === 0 ||
    isConfirmed(
      values,
      asked.map(({ roleName, guid }) => [roleName, guid]),
    )
  )
    return true;
  return ui.confirm(
    {
      ask: 'grant',
      identities: identities.map(({ identity }) => identity.name),
      roles: asked.map(({ roleName }) => roleName),
      at,
      privileged: reasons.includes('role'),
      broad: isBroad(at.scope),
    },
    sample,
  );
}

/** Makes the assignments and tells what became of them. */
export async function assign(
  deps: CommandDeps,
  connection: Connection,
  answers: AssignAnswers,
): Promise<readonly AssignResult[]> {
  const { ui, tree, clock, log } = deps;
  const { identities, at, roles, description } = answers;
  const { azure, store, sample } = connection;
  const named = (assignment: RoleAssignment): RoleAssignment => {
    const role = roles.find(({ guid }) => sameId(guid, assignment.roleGuid));
    return role === undefined ? assignment : { roleName: role.roleName, roleType: role.type, ...assignment };
  };
  const request = {
    identities,
    scope: at.scope.id,
    roles,
    ...(description !== undefined && { description }),
    conditionOf: (guid: string) => {
      const role = roles.find((each) => sameId(each.guid, guid));
      return role === undefined ? undefined : conditionFor(answers, role);
    },
  };
  // The answer to a write has no role name, and the tree shows the assignment before it is read again.
  const recording = {
    roleAssignments: store.roleAssignments,
    cosmos: store.cosmos,
    recordCosmosChange: store.recordCosmosChange,
    recordAssigned: (id: string, made: RoleAssignment) => {
      store.recordAssigned(id, named(made));
    },
  };
  const outcomes = await ui.busy(
    { doing: 'assign', count: identities.length * roles.length },
    (signal, report) => assignAtPlace({ azure, store: recording, clock, log }, request, signal, report),
  );
  rememberScope(deps.memory, sample, sharedTenant(identities), at);
  const first = identities[0]?.identity;
  const users = databaseUsersAt(
    at.scope.id,
    identities.map(({ identity }) => identity),
  );
  ui.tell(newsOf(answers, outcomes), sample, {
    ...(first !== undefined && {
      showInTree: () => ui.busyInView((signal) => tree.reveal(first.id, signal)),
    }),
    ...(users !== undefined && { more: databaseUsersOffer(deps, connection, users) }),
  });
  return outcomes.map((outcome) =>
    'error' in outcome
      ? { error: plainError(outcome.error, ui.failures) }
      : {
          assignment: named(outcome.assignment),
          ...(outcome.otherCondition === true && { otherCondition: true as const }),
        },
  );
}

function newsOf({ identities, at, roles }: AssignAnswers, outcomes: readonly AssignOutcome[]) {
  const failed = outcomes.flatMap((outcome, place) => {
    if (!('error' in outcome)) return [];
    const identity = identities[Math.floor(place / roles.length)]?.identity.name ?? '';
    return [{ roleName: roles[place % roles.length]?.roleName ?? '', identity, failure: outcome.error }];
  });
  const made = outcomes.filter((outcome) => 'assignment' in outcome);
  return {
    news: 'assigned',
    identities: identities.map(({ identity }) => identity.name),
    roles: roles.map(({ roleName }) => roleName),
    at,
    made: made.filter(({ already }) => !already).length,
    already: made.filter(({ already, otherCondition }) => already && otherCondition !== true).length,
    otherCondition: made.filter(({ otherCondition }) => otherCondition === true).length,
    failed: failed.filter(({ failure }) => !isCancelled(failure)),
    stopped: failed.filter(({ failure }) => isCancelled(failure)).length,
  } as const;
}
