/** What a caller may do: Azure RBAC over the sample's own role definitions and assignments. */

import { idKey } from '../model/armId';
import { ArmError, authorizationFailed } from './armError';
import { expressionOf, type Expression } from '../model/conditions/expression';
import { holds } from './conditions';
import type { SamplePermission, SampleRoleAssignment } from './data/shape';
import { isWithin, scopeAbove } from './scopes';
import { withGroups, type SampleState } from './state';

/** Stands for everybody in deny assignments. */
const everybody = '00000000-0000-0000-0000-000000000000';

export interface Access {
  readonly objectId: string;
  /**
   * Whether a role grants the action at the scope; deny assignments are not looked at.
   * @param attributes what conditions of the roles and assignments can ask for.
   */
  allows(action: string, scope: string, attributes?: Attributes): boolean;
  /** Throws AuthorizationFailed, or DenyAssignmentAuthorizationFailed, unless the action may be done at the scope. */
  demand(action: string, scope: string, attributes?: Attributes): void;
  /** The same, whatever the conditions. */
  permits(action: string, scope: string): boolean;
  /** The permissions of every role that reaches the scope, one entry each. */
  permissionsAt(scope: string): readonly SamplePermission[];
  /** Whether the caller has any role at, above or below the scope: then ARM lists it, even when it cannot be read. */
  touches(scope: string): boolean;
}

/** Keys in lower case, such as `request microsoft.authorization/roleassignments:principaltype`. */
export type Attributes = ReadonlyMap<string, string>;

/** The caller's rights as they are now; made anew for each request. */
export function accessOf(state: SampleState, objectId: string): Access {
  const who = withGroups(state, objectId);
  const own = [...state.roleAssignments.values()].filter((assignment) =>
    who.has(assignment.principalId.toLowerCase()),
  );
  const byScope = new Map<string, Grant[]>();
  for (const assignment of own) {
    const key = idKey(assignment.scope);
    const grants = permissionsOf(state, assignment).map((permission) => grantOf(permission, assignment));
    byScope.set(key, [...(byScope.get(key) ?? []), ...grants]);
  }
  const reaching = new Map<string, readonly Grant[]>();
  const grantsReaching = (key: string): readonly Grant[] => {
    const known = reaching.get(key);
    if (known !== undefined) return known;
    const parent = scopeAbove(state, key);
    const above = parent === undefined ? [] : grantsReaching(parent);
    const here = byScope.get(key);
    const grants = here === undefined ? above : [...here, ...above];
    reaching.set(key, grants);
    return grants;
  };
  const grantsAt = (scope: string): readonly Grant[] => grantsReaching(idKey(scope));
  const allows = (action: string, scope: string, attributes: Attributes = new Map()): boolean =>
    grantsAt(scope).some(
      (grant) =>
        grant.covers(action) &&
        grant.conditions.every((condition) => holds(condition, { action, attributes })),
    );

  const access: Access = {
    objectId,
    allows,
    permits: (action, scope) => grantsAt(scope).some((grant) => grant.covers(action)),
    permissionsAt: (scope) => grantsAt(scope).map((grant) => grant.permission),
    demand: (action, scope, attributes) => {
      if (!allows(action, scope, attributes)) {
        throw authorizationFailed(objectId, action, scope, access.permits(action, scope));
      }
      const denial = denialOf(state, who, action, scope);
      if (denial !== undefined) throw denied(objectId, action, scope, denial);
    },
    touches: (scope) =>
      own.some(
        (assignment) => isWithin(state, scope, assignment.scope) || isWithin(state, assignment.scope, scope),
      ),
  };
  return access;
}

interface Grant {
  readonly permission: SamplePermission;
  readonly covers: (action: string) => boolean;
  /** Of the role and of the assignment: all have to hold. */
  readonly conditions: readonly (Expression | undefined)[];
}

function grantOf(permission: SamplePermission, assignment: SampleRoleAssignment): Grant {
  const conditions = [permission.condition, assignment.condition].filter((one) => one !== undefined);
  return { permission, covers: coverOf(permission), conditions: conditions.map(expressionOf) };
}

/** Whether a permission has an action without excluding it itself: exclusions never reach into another role. */
function coverOf({ actions, notActions }: SamplePermission): (action: string) => boolean {
  const [granted, excluded] = [actions.map(patternOf), notActions.map(patternOf)];
  return (action) => granted.some((one) => one.test(action)) && !excluded.some((one) => one.test(action));
}

/**
 * An action pattern as a regular expression, case-blind. A star stands for any text, and a star between slashes also for
 * nothing: only so does Managed Identity Operator's `userAssignedIdentities/*` + `/assign/action` grant the assign action.
 */
export function patternOf(pattern: string): RegExp {
  const source = pattern
    .split('/*/')
    .map((part) => part.split('*').map(escapeRegExp).join('.*'))
    .join('/(?:.*/)?');
  return new RegExp(`^${source}$`, 'i');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function permissionsOf(state: SampleState, assignment: SampleRoleAssignment): readonly SamplePermission[] {
  return state.roleDefinitions.get(assignment.roleGuid.toLowerCase())?.permissions ?? [];
}

function denialOf(
  state: SampleState,
  who: ReadonlySet<string>,
  action: string,
  scope: string,
): string | undefined {
  const meant = (id: string): boolean => id === everybody || who.has(id.toLowerCase());
  return state.denyAssignments.find(
    (denial) =>
      isWithin(state, scope, denial.scope) &&
      denial.principals.some(({ id }) => meant(id)) &&
      !denial.excludePrincipals.some(({ id }) => meant(id)) &&
      denial.permissions.some((permission) => coverOf(permission)(action)),
  )?.guid;
}

function denied(objectId: string, action: string, scope: string, denial: string): ArmError {
  return new ArmError(
    403,
    'DenyAssignmentAuthorizationFailed',
    `The client '${objectId}' with object id '${objectId}' has permission to perform action '${action}' on scope '${scope}'; ` +
      `however, the access is denied because of the deny assignment with Id '${denial.replaceAll('-', '')}' at scope '${scope}'.`,
  );
}
