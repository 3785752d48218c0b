/** Which roles fit a resource, least first: computed from what the role definitions allow, nothing else. */

import { actionMatches } from '../model/actions';
import type { RoleDefinition } from '../model/role';
import { dataAmongActions, operationPrefixesOf } from './dataOperations';
import { operationsOf } from './operations';
import type { Operations, OperationsOf } from './operations';
import { isPrivileged } from './privileged';

export interface RankedRole {
  readonly role: RoleDefinition;
  /** How many operations it allows in all, of those that are known, exclusions subtracted. */
  readonly allowed: number;
  /** Where it acts on the target; for a role that does not fit, where it acts at all. */
  readonly plane: 'data' | 'control' | 'both';
}

export interface FittingRoles {
  /** Roles with an operation on the target's type or its children: data-plane before control-plane, least first. */
  readonly fits: readonly RankedRole[];
  /** The other roles, by name. */
  readonly jobFunction: readonly RankedRole[];
  /** Roles that manage access or everything, by name, whether or not they fit. */
  readonly privileged: readonly RankedRole[];
}

/**
 * Sorts roles into those that fit, the rest, and the privileged ones.
 * @param targetType a resource type or child type; `undefined` for a group, subscription or management group, which no
 *   role fits more than another.
 * @param parentType taken instead when no role has an operation on the child type.
 * @param operationsOf one that remembers, for whoever asks of one list more than once.
 */
export function fitRoles(request: {
  readonly definitions: readonly RoleDefinition[];
  readonly targetType: string | undefined;
  readonly parentType?: string;
  /** Narrows the type where one type serves many things, as Cognitive Services accounts do. */
  readonly targetKind?: string;
  readonly operationsOf?: OperationsOf;
}): FittingRoles {
  const { definitions, targetType, parentType, targetKind } = request;
  const operations = (request.operationsOf ?? operationsOf)(definitions);
  const all = definitions.map((role) => scored(role, operations));
  const privileged = all.filter(({ role }) => isPrivileged(role));
  const apart = new Set(privileged);
  const ordinary = all.filter((each) => !apart.has(each));
  let fits = targetType === undefined ? [] : fitting(ordinary, operations, targetType, targetKind);
  if (fits.length === 0 && parentType !== undefined) fits = fitting(ordinary, operations, parentType);
  const fitted = new Set(fits.map(({ role }) => role));
  return {
    fits: fits.sort(leastFirst).map(({ role, allowed, plane }) => ({ role, allowed, plane })),
    jobFunction: ordinary
      .filter(({ role }) => !fitted.has(role))
      .sort(byName)
      .map(ranked),
    privileged: privileged.sort(byName).map(ranked),
  };
}

interface Scored {
  readonly role: RoleDefinition;
  readonly control: readonly number[];
  readonly data: readonly number[];
}

interface Fit extends RankedRole {
  readonly counted: number;
  readonly readsOnly: boolean;
  readonly openEnded: boolean;
}

function scored(role: RoleDefinition, operations: Operations): Scored {
  return { role, ...operations.allowedBy(role) };
}

function fitting(roles: readonly Scored[], operations: Operations, type: string, kind?: string): Fit[] {
  const prefixes = operationPrefixesOf(type, kind);
  const begins = (operation: string, any: readonly string[]) =>
    any.some((prefix) => operation.startsWith(prefix));
  const onData = operations.data.map((operation) => begins(operation, prefixes.data));
  const onControl = operations.control.map((operation) => begins(operation, prefixes.control));
  const isData = operations.control.map((operation) => dataAmongActions.has(operation));
  const provider = `${type.split('/')[0]?.toLowerCase() ?? ''}/`;
  const ofProvider = operations.control.map((operation) => operation.startsWith(provider));
  const readsAccess = operations.control.map((operation) =>
    /^microsoft\.authorization\/.*\/read$/.test(operation),
  );
  return roles.flatMap(({ role, control, data }) => {
    const inControl = control.some((place) => onControl[place] === true && isData[place] !== true);
    // `*/read` covers pulling an image as well, but a role that says so means something else.
    const inData =
      data.some((place) => onData[place]) ||
      (names(role, provider) && control.some((place) => onControl[place] === true && isData[place] === true));
    if (!inData && !inControl) return [];
    // The control-plane operations that a data role has on the same service (finding the container, asking for a
    // delegation key) serve its data operations: what it allows elsewhere is what makes it larger. Reading who has
    // access is part of nearly every role that was made in the portal, and tells none from another.
    const counted = control.filter(
      (place) =>
        isData[place] === true || (readsAccess[place] !== true && !(inData && ofProvider[place] === true)),
    );
    const verbs = inData ? data.map((place) => operations.data[place]) : [];
    verbs.push(...counted.map((place) => operations.control[place]));
    return [
      {
        role,
        allowed: control.length + data.length,
        plane: inData && inControl ? 'both' : inData ? 'data' : 'control',
        counted: data.length + counted.length,
        readsOnly: verbs.every((operation) => operation?.endsWith('/read')),
        openEnded: isOpenEnded(role, type),
      } satisfies Fit,
    ];
  });
}

function names({ permissions }: RoleDefinition, provider: string): boolean {
  return permissions.some((entry) =>
    entry.actions.some((action) => action.toLowerCase().startsWith(provider)),
  );
}

/** Whether a wildcard takes in whatever the provider will add to the type. */
function isOpenEnded({ permissions }: RoleDefinition, type: string): boolean {
  const unheardOf = `${type}/*/*/action`;
  return permissions.some((entry) =>
    [...entry.actions, ...entry.dataActions].some((pattern) => actionMatches(pattern, unheardOf)),
  );
}

/** Data-plane first, then the fewest operations; among equals the one that only reads, then what grows least, then by name. */
function leastFirst(a: Fit, b: Fit): number {
  return (
    Number(a.plane === 'control') - Number(b.plane === 'control') ||
    a.counted - b.counted ||
    Number(b.readsOnly) - Number(a.readsOnly) ||
    Number(a.openEnded) - Number(b.openEnded) ||
    byName(a, b)
  );
}

function byName(a: { readonly role: RoleDefinition }, b: { readonly role: RoleDefinition }): number {
  const [first, second] = [a.role.roleName.toLowerCase(), b.role.roleName.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function ranked({ role, control, data }: Scored): RankedRole {
  const plane = data.length === 0 ? 'control' : control.length === 0 ? 'data' : 'both';
  return { role, allowed: control.length + data.length, plane };
}
