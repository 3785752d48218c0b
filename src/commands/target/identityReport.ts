/** All access of one identity, as a report to read and as data for whoever called it. */

import { appRoleCmdlets, appRoleCommands, appRolesPage } from '../../access/appRoles';
import { databaseEngineOf, databaseUserStatement, type DatabaseEngine } from '../../access/databaseUsers';
import type { Against } from '../../access/against';
import type { Extent } from '../../ui/againstWords';
import type { OldIdHolder, OldIds } from '../../access/target/oldIds';
import type { AccessOfIdentity, OwnAccess } from '../../access/target/accessOf';
import type { PolicyPermissions } from '../../model/accessPolicies';
import type { Cloud } from '../../model/account';
import type { ManagedIdentity } from '../../model/identity';
import { nestedName } from '../../model/resourceName';
import type { RoleAssignment, TargetFacts } from '../../model/role';
import { portalUrl } from '../../ui/portal';
import type { FailureWords } from '../../ui/ports';
import type { Report, ReportLine, ReportSection } from '../../ui/reportDocument';
import type { Said } from '../../ui/said';
import { placeOf } from '../placeText';
import { databaseSections, policyValues, unreadSection } from './accessReport';

/** One way by which the identity has access, as plain data. */
export interface PlainOwnAccess {
  readonly by: OwnAccess['by'];
  /** Where it was given. */
  readonly scope: string;
  /** Absent for an access policy. */
  readonly roleAssignmentId?: string;
  readonly roleDefinitionId?: string;
  readonly roleName?: string;
  readonly condition?: string;
  /** ISO 8601; absent where Azure does not say. */
  readonly assignedOn?: string;
  /** Object ID of the group that holds it. */
  readonly group?: string;
  readonly permissions?: PolicyPermissions;
  readonly denyAssignmentIds?: readonly string[];
  readonly lockIds?: readonly string[];
  /** What each of these takes away from what the role allows: how much, and which operations. */
  readonly defeats?: readonly {
    readonly id: string;
    readonly extent: Extent;
    readonly operations: readonly string[];
  }[];
  /** It is there and does nothing. */
  readonly noEffect: boolean;
}

/** Whose access it is, and what of its cloud its lines need. */
export interface ReportedIdentity {
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
  readonly clientId?: string;
  readonly cloud: Cloud;
  readonly sample: boolean;
  /** Of an identity that has to be made anew: what holds its IDs. */
  readonly oldIds?: OldIds;
}

export function plainOwnAccess(entry: OwnAccess): PlainOwnAccess {
  const noEffect = entry.noEffect !== undefined;
  if (entry.by === 'accessPolicy') {
    const { vaultId, permissions } = entry.policy;
    return { by: entry.by, scope: vaultId, permissions, noEffect };
  }
  const { id, scope, roleGuid, roleName, condition, createdOn } = entry.assignment;
  return {
    by: entry.by,
    scope,
    roleAssignmentId: id,
    roleDefinitionId: roleGuid,
    noEffect,
    ...(roleName !== undefined && { roleName }),
    ...(condition !== undefined && { condition }),
    ...(createdOn !== undefined && { assignedOn: createdOn }),
    ...(entry.by === 'role' && {
      denyAssignmentIds: entry.against.flatMap((each) => (each.what === 'lock' ? [] : [each.deny.id])),
      lockIds: entry.against.flatMap((each) => (each.what === 'lock' ? [each.lock.id] : [])),
      defeats: entry.against.map((each) => ({
        id: each.what === 'lock' ? each.lock.id : each.deny.id,
        extent: extentOf(each),
        operations: each.defeat?.operations ?? [],
      })),
      ...(entry.group !== undefined && { group: entry.group }),
    }),
  };
}

/** How many of them give access. */
export function effective({ entries }: Pick<AccessOfIdentity, 'entries'>): number {
  return entries.filter((entry) => entry.noEffect === undefined).length;
}

/** What the databases have to be told that the identity has roles on; `undefined` without any. */
export function databaseUsers(
  identity: ManagedIdentity,
  { entries }: Pick<AccessOfIdentity, 'entries'>,
): string | undefined {
  const engines = new Set(
    entries.flatMap((entry): DatabaseEngine[] => {
      const engine = entry.by === 'role' ? databaseEngineOf(entry.assignment.scope) : undefined;
      return engine === undefined ? [] : [engine];
    }),
  );
  if (engines.size === 0) return undefined;
  return [...engines].map((engine) => databaseUserStatement(engine, identity)).join('\n');
}

export function identityReport(
  subject: ReportedIdentity,
  found: AccessOfIdentity,
  words: Pick<FailureWords, 'sentence'>,
): Report {
  const { identity, oldIds } = subject;
  const { entries, readAt, unreadSubscriptions, subscriptions, problems } = found;
  const useless = entries.filter((entry) => entry.noEffect !== undefined);
  const useful = entries.filter((entry) => entry.noEffect === undefined);
  const against = useful.filter(
    (entry) => entry.by === 'role' && entry.against.some((each) => extentOf(each) !== 'none'),
  );
  const lines = (those: readonly OwnAccess[]) => those.map((entry) => lineOf(entry, readAt));
  const statement = databaseUsers(identity, found);
  return {
    title: ['own.title', nestedName(identity.id)],
    lead: [
      ...(oldIds === undefined ? [] : [['own.moved'] as const]),
      ['own.lead', useful.length, subscriptions, readAt],
      ...(unreadSubscriptions.length === 0
        ? []
        : [['own.unread', unreadSubscriptions.length, unreadSubscriptions.join(', ')] as const]),
      ...(problems.length === 0 ? [] : [['access.partial'] as const]),
      ...(useless.length === 0 ? [] : [['own.useless', useless.length] as const]),
      ...(against.length === 0 ? [] : [['own.against', against.length] as const]),
    ],
    sections: [
      ...(oldIds === undefined
        ? []
        : [replaceSection([identity.clientId ?? [], identity.principalId, identity.id].flat(), oldIds)]),
      ...(['resource', 'resourceGroup', 'subscription', 'managementGroup', 'root'] as const).map(
        (kind): ReportSection => ({
          heading: [`own.${kind}`],
          lines: lines(
            useful.filter(
              (entry) =>
                entry.by === 'role' &&
                entry.group === undefined &&
                placeOf(entry.assignment.scope).scope.kind === kind,
            ),
          ),
        }),
      ),
      {
        heading: ['own.groups'],
        lines: [
          ...lines(useful.filter((entry) => entry.by === 'role' && entry.group !== undefined)),
          ...groupPages(subject, useful),
        ],
      },
      { heading: ['access.policies'], lines: lines(useful.filter(({ by }) => by === 'accessPolicy')) },
      { heading: ['access.cosmos'], lines: lines(useful.filter(({ by }) => by === 'cosmosRole')) },
      { heading: ['own.without'], lines: lines(useless) },
      ...databaseSections(statement),
      ...appRoleSections(subject),
      unreadSection(problems, words),
    ],
  };
}

/** Where the names of the groups stand: here they are known by their object IDs alone. */
function groupPages(
  { tenantId, cloud, sample }: ReportedIdentity,
  entries: readonly OwnAccess[],
): readonly ReportLine[] {
  const groups = new Set(entries.flatMap((entry) => (entry.by === 'role' ? (entry.group ?? []) : [])));
  if (groups.size === 0) return [];
  const pages = [...groups].flatMap((id) =>
    sample ? [] : (portalUrl(cloud.portalUrl, tenantId, id, 'group') ?? []),
  );
  return [{ text: ['own.groupNames'], exact: pages }];
}

/** The steps, then each place that names the old identity. */
export function replaceSection(ids: readonly string[], { holders }: OldIds): ReportSection {
  return {
    heading: ['own.replace'],
    lines: [
      ...[0, 1, 2, 3].map((at): ReportLine => ({ text: ['own.step', at] })),
      { text: ['own.oldIds'], exact: ids },
      ...holders.map(holderLine),
    ],
  };
}

function holderLine(holder: OldIdHolder): ReportLine {
  switch (holder.in) {
    case 'policy':
      return {
        text: ['own.heldBy.policy', placeOf(holder.policy.vaultId).name],
        exact: [holder.policy.vaultId],
      };
    case 'block':
      return { text: ['own.heldBy.block', nestedName(holder.resource.id)], exact: [holder.resource.id] };
    case 'setting':
      return { text: ['own.heldBy.setting', holder.name, nestedName(holder.app.id)], exact: [holder.app.id] };
    case 'vaultReferences':
    case 'registry':
      return { text: [`own.heldBy.${holder.in}`, nestedName(holder.app.id)], exact: [holder.app.id] };
  }
}

/** What the directory holds is not read: where it is shown, and the lines that list and grant it. */
function appRoleSections({ identity, tenantId, clientId, cloud, sample }: ReportedIdentity): ReportSection[] {
  const principal = {
    tenantId,
    principalId: identity.principalId,
    ...(clientId !== undefined && { clientId }),
  };
  const page = sample ? undefined : appRolesPage(cloud, principal);
  return [
    {
      heading: ['appRoles.heading'],
      lines: [
        { text: ['appRoles.notRead'] },
        ...(page === undefined ? [] : [{ text: ['appRoles.page'] as const, exact: [page] }]),
      ],
      code: { language: 'sh', text: appRoleCommands(cloud, principal) },
    },
    {
      heading: ['appRoles.powerShell'],
      lines: [],
      code: { language: 'powershell', text: appRoleCmdlets(cloud, principal) },
    },
  ];
}

function lineOf(entry: OwnAccess, readAt: number): ReportLine {
  if (entry.by === 'accessPolicy') {
    const { vaultId, permissions, applicationId } = entry.policy;
    return {
      text: ['own.policy', placeOf(vaultId).name, ...policyValues(permissions)],
      more: [
        ...(applicationId === undefined ? [] : [['own.onBehalf', applicationId] as const]),
        ...(entry.noEffect === undefined ? [] : [['own.without.roles'] as const]),
      ],
      exact: [vaultId],
    };
  }
  const { assignment } = entry;
  const { scope, condition } = assignment;
  return {
    text: roleText(assignment, entry.by === 'role' ? entry.target : undefined, readAt),
    more: [
      ...(condition === undefined ? [] : [['own.condition', condition] as const]),
      ...(entry.by === 'role' ? roleRemarks(entry) : []),
    ],
    exact: [scope, ...(condition === undefined ? [] : [condition])],
  };
}

function roleRemarks(entry: Extract<OwnAccess, { by: 'role' }>): readonly Said[] {
  const { group, noEffect, against, assignment } = entry;
  return [
    ...(group === undefined ? [] : [['own.group', group] as const]),
    ...(noEffect === undefined ? [] : [[`own.without.${noEffect}`] as const]),
    ...(databaseEngineOf(assignment.scope) === undefined ? [] : [['database.noData'] as const]),
    ...against.map((each): Said => {
      const extent = extentOf(each);
      const operations = (each.defeat?.operations ?? []).join();
      return each.what === 'lock'
        ? ['own.locked', each.lock.name, each.lock.level, extent, operations]
        : ['own.denied', each.deny.name, each.deny.scope, extent, operations];
    }),
  ];
}

function extentOf({ defeat }: Against): Extent {
  return defeat?.extent ?? 'unknown';
}

function roleText(
  { roleName, roleGuid, scope, createdOn = '' }: RoleAssignment,
  target: TargetFacts | undefined,
  readAt: number,
): Said {
  const place = placeOf(scope, target);
  const made = Date.parse(createdOn);
  const role = roleName ?? roleGuid;
  const { kind } = place.scope;
  return Number.isNaN(made)
    ? ['own.role', role, kind, place.name]
    : ['own.roleSince', role, kind, place.name, made, readAt];
}
