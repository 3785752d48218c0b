/** Conditions that are written for a person: one of a few limits, as the text that Azure takes for a role. */

import { permits } from '../actions';
import type { RoleDefinition } from '../role';
import {
  Attribute,
  conditionalOperations,
  findByTags,
  listing,
  readBlob,
  writeAssignment,
  type ConditionalKind,
  type ConditionalOperation,
} from './operations';

export type Restriction =
  | { readonly limit: 'container'; readonly container: string }
  /** Blobs whose path begins so, in one container or in any. */
  | { readonly limit: 'path'; readonly container?: string; readonly prefix: string }
  /** Blobs with this index tag: for reading them, and their tags. */
  | { readonly limit: 'tag'; readonly key: string; readonly value: string }
  | { readonly limit: 'queue'; readonly queue: string }
  /** Which roles may be given and taken, by GUID, and whether to service principals only, such as managed identities. */
  | { readonly limit: 'roles'; readonly roles: readonly string[]; readonly onlyServicePrincipals: boolean };

export type Limit = Restriction['limit'];

const kindOf: Readonly<Record<Limit, ConditionalKind>> = {
  container: 'blobs',
  path: 'blobs',
  tag: 'blobs',
  queue: 'messages',
  roles: 'assignments',
};

/** What of the role the limit can be put on; nothing when it makes no sense for the role. */
function limited(limit: Limit, { permissions }: RoleDefinition): readonly ConditionalOperation[] {
  const kind = kindOf[limit];
  // Azure refuses to judge by GUIDs what opens storage: "Troubleshoot Azure RBAC", Microsoft Learn.
  const storage = permissions.some(({ dataActions }) =>
    dataActions.some((action) => /^(?:\*|microsoft\.storage\/)/i.test(action)),
  );
  if (limit === 'roles' && storage) return [];
  return conditionalOperations.filter(
    (operation) =>
      operation.kind === kind &&
      (limit !== 'tag' || operation.tags === true) &&
      permits(permissions, operation.action, kind === 'assignments' ? 'control' : 'data'),
  );
}

/** The limits that can be put on every one of the roles, in the order in which they are offered. */
export function limitsFor(roles: readonly RoleDefinition[]): readonly Limit[] {
  const all = Object.keys(kindOf) as Limit[];
  return all.filter((limit) => {
    const needed = limit === 'tag' ? readBlob : limit === 'roles' ? writeAssignment : undefined;
    return (
      roles.length > 0 &&
      roles.every((role) => {
        const operations = limited(limit, role);
        return needed === undefined
          ? operations.length > 0
          : operations.some(({ action }) => action === needed);
      })
    );
  });
}

/**
 * The condition for one role: Azure refuses one that names an operation which the role does not have.
 * `undefined` when the limit cannot be put on it.
 */
export function conditionOf(restriction: Restriction, role: RoleDefinition): string | undefined {
  const operations = limited(restriction.limit, role).map(({ action }) => action);
  if (operations.length === 0) return undefined;
  switch (restriction.limit) {
    case 'container':
      return clause(operations, [equals(Attribute.container, restriction.container)]);
    case 'queue':
      return clause(operations, [equals(Attribute.queue, restriction.queue)]);
    case 'tag': {
      const [before, after] = Attribute.tag;
      return clause(operations, [equals(before + restriction.key + after, restriction.value)], 'notListing');
    }
    case 'path':
      return pathCondition(restriction, operations);
    case 'roles':
      return operations.map((action) => clause([action], rolesAllowed(restriction, action))).join(' AND ');
  }
}

/** Listing has no path but a prefix that is asked for, so it is limited by that. */
function pathCondition(
  { container, prefix }: Extract<Restriction, { limit: 'path' }>,
  operations: readonly string[],
): string {
  const inside = container === undefined ? [] : [equals(Attribute.container, container)];
  const begins = (source: string, attribute: string) =>
    `@${source}[${attribute}] StringStartsWith '${prefix}'`;
  const onBlobs = clause(operations, [...inside, begins('Resource', Attribute.path)], 'notListing');
  if (!operations.includes(readBlob)) return onBlobs;
  return `${onBlobs} AND ${clause([readBlob], [...inside, begins('Request', Attribute.prefix)], 'listing')}`;
}

function rolesAllowed(
  { roles, onlyServicePrincipals }: Extract<Restriction, { limit: 'roles' }>,
  action: string,
): readonly string[] {
  // What is to be made stands in the request, what is to go is there already.
  const source = action === writeAssignment ? 'Request' : 'Resource';
  return [
    `@${source}[${Attribute.role}] ForAnyOfAnyValues:GuidEquals {${roles.join(', ')}}`,
    ...(onlyServicePrincipals
      ? [`@${source}[${Attribute.principalType}] StringEqualsIgnoreCase 'ServicePrincipal'`]
      : []),
  ];
}

const equals = (attribute: string, value: string) => `@Resource[${attribute}] StringEquals '${value}'`;

/** Anything but these operations is let through, and these when all of it is true. */
function clause(
  operations: readonly string[],
  where: readonly string[],
  part?: 'listing' | 'notListing',
): string {
  const named = operations.map((action) => {
    const narrowed =
      action !== readBlob || part === undefined
        ? ''
        : ` AND ${part === 'listing' ? '' : 'NOT '}SubOperationMatches{'${listing}'}`;
    return `!(ActionMatches{'${action}'}${narrowed})`;
  });
  return `((${named.join(' AND ')}) OR (${where.join(' AND ')}))`;
}

/** Operations on the same data that the role has and that the limit leaves as they are; listing is `Blob.List`. */
export function notLimited(restriction: Restriction, role: RoleDefinition): readonly string[] {
  const { limit } = restriction;
  const reached = new Set(limited(limit, role).map(({ action }) => action));
  const kind = kindOf[limit];
  const ofKind = conditionalOperations.filter((operation) => operation.kind === kind);
  const others = [...ofKind.map(({ action }) => action), ...(kind === 'blobs' ? [findByTags] : [])];
  return [
    ...(limit === 'tag' && reached.has(readBlob) ? [listing] : []),
    ...others.filter((action) => !reached.has(action) && permits(role.permissions, action, 'data')),
  ];
}

/** What is wrong with a value: it is empty, cannot be such a name, or has a character that a condition cannot hold. */
export type ValueProblem = 'container' | 'queue' | 'prefix' | 'tagKey' | 'tagValue';

const forms: Readonly<Record<ValueProblem, RegExp>> = {
  container: /^(?:\$root|\$web|\$logs|(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$/,
  queue: /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  // No way to write a quote is documented, and what a backslash does is not either.
  prefix: /^(?!\/)[^'\\\p{Cc}]{1,1024}$/u,
  tagKey: /^[A-Za-z0-9_.-]{1,128}$/,
  tagValue: /^[A-Za-z0-9 +\-./:=_]{1,256}$/,
};

/** Whether a value can stand in a condition as what it is meant for. */
export function isFit(what: ValueProblem, value: string): boolean {
  return forms[what].test(value);
}
