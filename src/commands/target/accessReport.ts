/** Who has access at a place, as a report to read and as data for whoever called it. */

import { databaseEngineOf, databaseUsersAt } from '../../access/databaseUsers';
import type { AccessAtPlace, AccessEntry } from '../../access/target/accessAt';
import { sameId } from '../../model/armId';
import { nestedName } from '../../model/resourceName';
import type { PolicyPermissions } from '../../model/accessPolicies';
import type { FailureWords, NamedScope } from '../../ui/ports';
import type { Report, ReportLine, ReportSection } from '../../ui/reportDocument';
import { plainError, type PlainError } from '../plainError';
import { placeOf } from '../placeText';

/** One way by which one identity has access, as plain data. */
export interface PlainAccess {
  readonly identityId: string;
  readonly principalId: string;
  readonly by: AccessEntry['by'];
  readonly reach: AccessEntry['reach'];
  /** Where it was given. */
  readonly scope: string;
  /** Absent for an access policy. */
  readonly roleAssignmentId?: string;
  readonly roleDefinitionId?: string;
  readonly roleName?: string;
  readonly condition?: string;
  readonly permissions?: PolicyPermissions;
  /** It is there and does nothing. */
  readonly noEffect: boolean;
}

/** What could not be read. */
export interface PlainUnread {
  readonly where: string;
  readonly error: PlainError;
}

export function plainAccess(entry: AccessEntry): PlainAccess {
  const { identity, by, reach } = entry;
  const noEffect = entry.noEffect !== undefined;
  const common = { identityId: identity.id, principalId: identity.principalId, by, reach, noEffect };
  if (entry.by === 'accessPolicy')
    return { ...common, scope: entry.policy.vaultId, permissions: entry.policy.permissions };
  const { id, roleGuid, roleName, condition, scope } = entry.assignment;
  return {
    ...common,
    scope,
    roleAssignmentId: id,
    roleDefinitionId: roleGuid,
    ...(roleName !== undefined && { roleName }),
    ...(condition !== undefined && { condition }),
  };
}

export function plainUnread(
  { problems }: Pick<AccessAtPlace, 'problems'>,
  words: Pick<FailureWords, 'sentence'>,
): readonly PlainUnread[] {
  return problems.map(({ where, failure }) => ({ where, error: plainError(failure, words) }));
}

/** How many identities have access, each counted once; what has no effect gives none. */
export function identitiesWith({ entries }: Pick<AccessAtPlace, 'entries'>): number {
  return holdersOf(entries.filter((entry) => entry.noEffect === undefined));
}

function holdersOf(entries: readonly AccessEntry[]): number {
  return new Set(entries.map(({ identity }) => identity.principalId.toLowerCase())).size;
}

export function accessReport(
  at: NamedScope,
  found: AccessAtPlace,
  words: Pick<FailureWords, 'sentence'>,
  /** What comes before all else. */
  first: Pick<Report, 'lead' | 'sections'> = { lead: [], sections: [] },
): Report {
  const { entries, groups, strangers, problems, readAt } = found;
  const useless = holdersOf(entries) - identitiesWith(found);
  const rolesThat = (reach: AccessEntry['reach']): readonly ReportLine[] =>
    entries.filter((entry) => entry.by === 'role' && entry.reach === reach).map((entry) => lineOf(entry, at));
  const linesBy = (by: AccessEntry['by']): readonly ReportLine[] =>
    entries.filter((entry) => entry.by === by).map((entry) => lineOf(entry, at));
  return {
    title: ['access.title', at.name],
    lead: [
      ...first.lead,
      ['access.lead', identitiesWith(found), readAt],
      ...(problems.length === 0 ? [] : [['access.partial'] as const]),
      ...(useless === 0 ? [] : [['access.useless', useless] as const]),
      ...(groups === 0 ? [] : [['access.groups', groups] as const]),
      ...(strangers === 0 ? [] : [['access.strangers', strangers] as const]),
      ...(databaseEngineOf(at.scope.id) === undefined ? [] : [['database.noRole'] as const]),
    ],
    sections: [
      ...first.sections,
      { heading: ['access.here'], lines: rolesThat('here') },
      { heading: ['access.inherited'], lines: rolesThat('inherited') },
      { heading: ['access.below'], lines: rolesThat('below') },
      { heading: ['access.policies'], lines: linesBy('accessPolicy') },
      { heading: ['access.cosmos'], lines: linesBy('cosmosRole') },
      ...databaseSections(databaseUsersOf(at, found)),
      unreadSection(problems, words),
    ],
  };
}

/** What a database has to be told of the identities that have roles on it; of many only the first. */
export function databaseUsersOf({ scope }: NamedScope, { entries }: Pick<AccessAtPlace, 'entries'>) {
  const own = entries.filter((entry) => entry.by === 'role' && entry.reach === 'here');
  const identities = new Map(own.map(({ identity }) => [identity.principalId, identity]));
  return databaseUsersAt(scope.id, [...identities.values()].slice(0, mostDatabaseUsers));
}

const mostDatabaseUsers = 10;

export function databaseSections(statement: string | undefined): readonly ReportSection[] {
  if (statement === undefined) return [];
  return [
    {
      heading: ['database.heading'],
      lines: [{ text: ['database.noRole'] }, { text: ['database.example'] }],
      code: { language: 'sql', text: statement },
    },
  ];
}

export function unreadSection(
  problems: AccessAtPlace['problems'],
  words: Pick<FailureWords, 'sentence'>,
): ReportSection {
  return {
    heading: ['access.unread'],
    lines: problems.map(({ where, whereName, failure }) => ({
      text: ['access.problem', whereName ?? where, words.sentence(failure)],
    })),
  };
}

/** What a policy allows, one value for each kind. */
export function policyValues({
  secrets,
  keys,
  certificates,
}: PolicyPermissions): readonly [string, string, string] {
  return [secrets.join(), keys.join(), certificates.join()];
}

/** The identity and what it holds; where it was given, when that is elsewhere. */
function lineOf(entry: AccessEntry, at: NamedScope): ReportLine {
  // A slot is called by its app too.
  const name = nestedName(entry.identity.id);
  if (entry.by === 'accessPolicy') {
    const { permissions, vaultId } = entry.policy;
    const rights = policyValues(permissions);
    const vault = placeOf(vaultId).name;
    return {
      text: [entry.noEffect === 'roles' ? 'access.policyIgnored' : 'access.policy', name, vault, ...rights],
    };
  }
  const { assignment, target } = entry;
  const without = entry.noEffect === 'roles' ? undefined : entry.noEffect;
  const role = assignment.roleName ?? assignment.roleGuid;
  const exact = assignment.condition === undefined ? [] : [assignment.condition];
  const place = placeOf(assignment.scope, target);
  const { kind } = place.scope;
  const text: ReportLine['text'] =
    without !== undefined
      ? [`access.without.${without}`, name, role, entry.reach === 'below' ? place.name : at.name]
      : sameId(assignment.scope, at.scope.id)
        ? ['access.role', name, role]
        : kind === 'root'
          ? ['access.roleAt.root', name, role]
          : [`access.roleAt.${kind}`, name, role, place.name];
  return { text, ...(exact.length > 0 && { exact }) };
}
