/** What the pickers of a role assignment show: the roles that fit, and what the chosen ones would add. */

import type { Connection } from '../access/connection';
import { databaseUsersAt } from '../access/databaseUsers';
import { heldAssignment } from '../access/heldAssignment';
import { noEffect } from '../access/noEffect';
import type { OperationsOf } from '../access/operations';
import { factsOf } from '../access/placeFacts';
import { permissionsOfRoles } from '../access/policies/permissionsOfRole';
import { isPrivileged, needsConfirmation } from '../access/privileged';
import { roleDiff } from '../access/roleDiff';
import { fitRoles } from '../access/roleFit';
import type { RankedRole } from '../access/roleFit';
import { isNothing } from '../model/accessPolicies';
import { parseArmId } from '../model/armId';
import { orUnknown } from '../model/orUnknown';
import type { RoleAssignment, RoleDefinition } from '../model/role';
import { isBroad } from '../model/scope';
import { turn } from '../model/turn';
import type { LocatedIdentity, NamedScope, RoleChoices } from '../ui/ports';
import type { Review, ReviewedRole, Term } from '../ui/reviewPorts';
import { conditionFor, reviewedConditions, type Terms } from './assign/terms';
import type { CommandDeps } from './deps';
import { cosmosChoices, cosmosReview } from './cosmos/cosmosChoices';
import { sharedTenant } from './tenants';

/** What one identity holds now; `undefined` when it could not be read. */
type Held = readonly RoleAssignment[] | undefined;

/** The roles that can be assigned at a place, sorted by how they fit it. Throws what keeps them from being read. */
export async function roleChoices(
  { operationsOf }: Pick<CommandDeps, 'operationsOf'>,
  connection: Connection,
  identities: readonly LocatedIdentity[],
  at: NamedScope,
  signal: AbortSignal,
): Promise<RoleChoices> {
  const { id, resourceType } = at.scope;
  const [{ items: definitions, problems }, held, ofCosmos] = await Promise.all([
    connection.store.assignableRoles(sharedTenant(identities), id, signal),
    heldBy(connection, identities, signal),
    cosmosChoices(connection, identities, at, signal),
  ]);
  const parentType = parentTypeOf(id, resourceType);
  // Reading the operations of some 900 roles, ranking and drawing them are each a good part of what the host may be held
  // up for at a time.
  operationsOf(definitions);
  await turn();
  const { fits, jobFunction, privileged } = fitRoles({
    definitions,
    targetType: resourceType,
    operationsOf,
    ...(parentType !== undefined && { parentType }),
    ...(at.resourceKind !== undefined && { targetKind: at.resourceKind }),
  });
  await turn();
  const choices = (ranked: readonly RankedRole[]) =>
    ranked.map(({ role }) => ({ role, held: heldByAll(role, identities, held, id) }));
  return {
    fits: [...ofCosmos.items, ...choices(fits)],
    jobFunction: choices(jobFunction),
    privileged: choices(privileged),
    problems: [...problems, ...ofCosmos.problems],
  };
}

/** Everything the last look shows. What cannot be read is left out, never guessed. */
export async function reviewOf(
  { operationsOf }: Pick<CommandDeps, 'operationsOf'>,
  connection: Connection,
  answers: {
    readonly identities: readonly LocatedIdentity[];
    readonly at: NamedScope;
    readonly roles: readonly RoleDefinition[];
    /** What can be changed from the review. */
    readonly changeable?: readonly Term[];
  } & Terms,
  signal: AbortSignal,
): Promise<Review> {
  const { identities, at, roles, description, changeable = [] } = answers;
  const tenantId = sharedTenant(identities);
  const [definitions, held, facts, ofCosmos] = await Promise.all([
    connection.store.roleDefinitions(tenantId, at.scope.id, signal),
    heldBy(connection, identities, signal),
    factsOf(connection.azure.roleAssignments, tenantId, at.scope.id, signal),
    cosmosReview(connection, identities, at, roles, signal),
  ]);
  const without = roles.filter((role) => noEffect({ roleGuid: role.guid }, facts, role) !== undefined);
  // One place has one reason for all of them.
  const [because] = without.map((role) => noEffect({ roleGuid: role.guid }, facts, role));
  const policy = permissionsOfRoles(without);
  const subjects = identities.map(({ identity }) => identity);
  const users = databaseUsersAt(at.scope.id, subjects);
  const additions = roles.map((role) =>
    ofCosmos.has(role) ? undefined : additionsOf(role, at.scope.id, held, definitions, operationsOf),
  );
  return {
    identities: subjects,
    at,
    ...(users !== undefined && { databaseUsers: users }),
    broad: isBroad(at.scope),
    uncounted: additions.some((adds) => adds?.undecided === true),
    noEffect: without.map(({ roleName }) => roleName),
    ...(because !== undefined && { noEffectBecause: because }),
    ...(!isNothing(policy) && { policy }),
    roles: roles.map((role, place): ReviewedRole => {
      const own = ofCosmos.get(role);
      if (own !== undefined) return own.reviewed;
      const adds = additions[place];
      return {
        role,
        privileged: isPrivileged(role),
        askedAgain: needsConfirmation(role.guid, at.scope.id, role) === 'role',
        held: heldByAll(role, identities, held, at.scope.id),
        ...(adds !== undefined && { adds: { actions: adds.actions, dataActions: adds.dataActions } }),
      };
    }),
    ...(description !== undefined && { description }),
    conditions: reviewedConditions(answers, roles),
    roleName: connection.store.roleName,
    changeable,
    requests: identities.flatMap((located, place) =>
      roles.flatMap((role) => {
        const own = ofCosmos.get(role);
        if (own !== undefined) return own.request(located) ?? [];
        if (heldByAll(role, [located], [held[place]], at.scope.id)) return [];
        const condition = conditionFor(answers, role);
        return connection.azure.roleAssignments.createRequest({
          scope: at.scope.id,
          principalId: located.identity.principalId,
          roleGuid: role.guid,
          ...(description !== undefined && { description }),
          ...(condition !== undefined && { condition }),
        });
      }),
    ),
  };
}

async function heldBy(
  { store }: Connection,
  identities: readonly LocatedIdentity[],
  signal: AbortSignal,
): Promise<readonly Held[]> {
  return Promise.all(
    identities.map(async ({ identity, tenantId }) => {
      const held = await orUnknown(store.roleAssignments(identity, tenantId, signal));
      return held?.problems.length === 0 ? held.items.map(({ assignment }) => assignment) : undefined;
    }),
  );
}

function heldByAll(
  role: RoleDefinition,
  identities: readonly LocatedIdentity[],
  held: readonly Held[],
  scope: string,
): boolean {
  return identities.every(({ identity }, place) => {
    const wanted = { scope, principalId: identity.principalId, roleGuid: role.guid };
    return heldAssignment(held[place] ?? [], wanted) !== undefined;
  });
}

/** What any of the identities gains; `undefined` when what one of them holds is not known. */
function additionsOf(
  role: RoleDefinition,
  scope: string,
  held: readonly Held[],
  definitions: readonly RoleDefinition[],
  operationsOf: OperationsOf,
): (ReviewedRole['adds'] & { readonly undecided: boolean }) | undefined {
  let undecided = false;
  const actions = new Set<string>();
  const dataActions = new Set<string>();
  for (const assignments of held) {
    if (assignments === undefined) return undefined;
    const diff = roleDiff({ role, scope, assignments, definitions, operationsOf });
    for (const action of diff.actions) actions.add(action);
    for (const action of diff.dataActions) dataActions.add(action);
    undecided ||= diff.undecided;
  }
  return { actions: [...actions], dataActions: [...dataActions], undecided };
}

/** A container's account, a secret's vault: the type of the resource that a part belongs to. */
function parentTypeOf(id: string, resourceType: string | undefined): string | undefined {
  const parsed = parseArmId(id);
  const [provider, type] = [parsed?.provider, parsed?.types[0]];
  if (provider === undefined || type === undefined || resourceType === undefined) return undefined;
  return parsed?.types.length === 1 ? undefined : `${provider}/${type}`;
}
