/** What was found out about a refused access, as a report: who, what, where, what is missing, which roles, what is held. */

import { heldRole, type Explanation, type Held } from '../../access/explain/explanation';
import type { RemedyLines } from '../../access/explain/remedyLines';
import { lastSegment } from '../../model/armId';
import { inlineCode } from '../../ui/inlineCode';
import type { FailureWords } from '../../ui/ports';
import type { Report, ReportLine, ReportSection } from '../../ui/reportDocument';
import type { Said } from '../../ui/said';
import { serviceNames } from './serviceNames';
import { whoLines } from './whoLines';

export interface ReportParts {
  readonly explanation: Explanation;
  /** The person named the identity, and not the error. */
  readonly chosen: boolean;
  readonly signedIn: boolean;
  readonly remedy?: RemedyLines;
  readonly bicep?: string;
}

/** Whatever stood in the error or came from Azure stands as code in it. */
export function explainReport(parts: ReportParts, failures: Pick<FailureWords, 'sentence'>): Report {
  const { explanation, chosen, signedIn, remedy, bicep } = parts;
  const { refusal, problems, otherTenant } = explanation;
  const by = serviceNames[refusal.by];
  const lead: Said[] = [kindOf(explanation)];
  if (otherTenant) lead.push(['explain.tenants']);
  if (!signedIn) lead.push(['explain.notSignedIn']);
  return {
    title: ['explain.title', by],
    lead,
    sections: [
      { heading: ['explain.who'], lines: whoLines(explanation, chosen) },
      { heading: ['explain.what'], lines: whatLines(explanation) },
      { heading: ['explain.where'], lines: whereLines(explanation) },
      { heading: ['explain.absent'], lines: absentLines(explanation, chosen) },
      { heading: ['explain.held'], lines: heldLines(explanation) },
      { heading: ['explain.network'], lines: networkLines(explanation) },
      { heading: ['explain.roles'], lines: roleLines(explanation) },
      ...codeSection(['explain.remedy'], remedy?.language, remedy?.text),
      ...codeSection(['explain.bicep'], 'bicep', bicep),
      {
        heading: ['explain.unread'],
        lines: problems.map(({ where, failure }) => ({
          text: ['explain.problem', inlineCode(where), inlineCode(failures.sentence(failure))],
        })),
      },
    ],
  };
}

/** Where a role that is enough is held already, it is not said that none is. */
function kindOf(explanation: Explanation): Said {
  const { refusal, denials } = explanation;
  const by = serviceNames[refusal.by];
  const has = heldRole(explanation);
  if (has === undefined || (refusal.kind !== 'noRole' && refusal.kind !== 'dataRole'))
    return ['explain.kind', refusal.kind, by];
  if (denials.length > 0) return ['explain.kind', 'denied', by];
  return [has.minutes === undefined ? 'explain.kindHeldLong' : 'explain.kindHeld', by];
}

function codeSection(heading: Said, language = '', text = ''): readonly ReportSection[] {
  return text === '' ? [] : [{ heading, lines: [], code: { language, text } }];
}

function whatLines({ refusal, grants }: Explanation): readonly ReportLine[] {
  const { operations, permissions, code, obstacle, expected = [], correlationId, kind } = refusal;
  const needs = grants.length === 1 ? (grants[0]?.needs ?? []) : operations;
  const needed = needs.map(({ anyOf }) => anyOf.join(' | '));
  const isObstacle = kind === 'denied' || kind === 'policy' || kind === 'lock';
  return [
    ...listed(['explain.what.needed'], needed),
    ...(kind === 'federation'
      ? listed(['explain.what.presented'], permissions)
      : listed(['explain.what.called'], permissions)),
    ...(obstacle === undefined || kind === 'federation' || kind === 'databaseUser'
      ? []
      : listed([isObstacle ? 'explain.what.obstacle' : 'explain.what.given'], [obstacle])),
    ...listed(['explain.what.expected'], expected),
    ...(code === undefined ? [] : [{ text: ['explain.code', inlineCode(code)] as const }]),
    ...(correlationId === undefined
      ? []
      : [{ text: ['explain.support', inlineCode(correlationId)] as const }]),
  ];
}

function listed(text: Said, exact: readonly string[]): readonly ReportLine[] {
  return exact.length === 0 ? [] : [{ text, exact }];
}

function whereLines({ where, refusal }: Explanation): readonly ReportLine[] {
  const { host, entity, database, resourceName } = refusal;
  const within = [database, entity].filter((name) => name !== undefined).join('/');
  const lines: ReportLine[] = [];
  if (where.is === 'place')
    lines.push({ text: ['explain.where.place', inlineCode(where.scope.name)], exact: [where.scope.id] });
  if (where.is === 'notFound') lines.push({ text: ['explain.where.notFound', inlineCode(where.name)] });
  if (where.is === 'notLooked') lines.push({ text: ['explain.where.notLooked', inlineCode(where.name)] });
  if (host !== undefined && where.is !== 'notLooked' && host !== resourceName)
    lines.push({ text: ['explain.where.host', inlineCode(host)] });
  if (within !== '') lines.push({ text: ['explain.where.entity', inlineCode(within)] });
  if (where.is === 'place' && where.usesAccessPolicies === true && refusal.kind !== 'accessPolicy')
    lines.push({ text: ['explain.where.policies'] });
  return lines;
}

function absentLines({ refusal }: Explanation, chosen: boolean): readonly ReportLine[] {
  return refusal.absent
    .filter(({ part }) => !(chosen && part === 'who'))
    .map(({ part, why }) => ({ text: ['explain.absentPart', part, why] }));
}

function heldLines({ held, denials, grants }: Explanation): readonly ReportLine[] {
  const denied = denials.map((name): ReportLine => ({ text: ['explain.denial', inlineCode(name)] }));
  if (held === undefined) return denied;
  if (held.length === 0) return [...denied, { text: ['explain.held.nothing'] }];
  // Where the error leaves open what was done, nothing can be said to be too little.
  const isKnown = grants.length === 1;
  return [...denied, ...held.flatMap((one) => heldLine(one, isKnown))];
}

function heldLine(held: Held, isKnown: boolean): readonly ReportLine[] {
  const { assignment, minutes, throughGroup, above } = held;
  const role = inlineCode(assignment.roleName ?? assignment.roleGuid);
  const at = inlineCode(lastSegment(assignment.scope) || '/');
  return [
    { text: isKnown ? judgement(held, role, at, minutes) : ['explain.held.plain', role, at] },
    ...(throughGroup ? [{ text: ['explain.held.group'] as const }] : []),
    ...(above ? [{ text: ['explain.held.above'] as const }] : []),
  ];
}

function judgement({ allows, noData }: Held, role: string, at: string, minutes?: number): Said {
  switch (allows) {
    case 'yes':
      return minutes === undefined
        ? ['explain.held.yes', role, at]
        : ['explain.held.fresh', role, at, minutes];
    case 'no':
      return noData ? ['explain.held.noData', role, at] : ['explain.held.no', role, at];
    case 'condition':
    case 'unknown':
      return [`explain.held.${allows}`, role, at];
  }
}

function networkLines({ network }: Explanation): readonly ReportLine[] {
  if (network === undefined) return [];
  const { publicAccess, defaultAction, rules } = network;
  return [
    ...(publicAccess === undefined
      ? []
      : [{ text: ['explain.network.public', inlineCode(publicAccess)] as const }]),
    ...(defaultAction === undefined
      ? []
      : [{ text: ['explain.network.default', inlineCode(defaultAction)] as const }]),
    ...(rules === undefined ? [] : [{ text: ['explain.network.rules', rules] as const }]),
  ];
}

function roleLines({ grants, where }: Explanation): readonly ReportLine[] {
  return grants.flatMap(({ operation, roles }) => {
    // Without a place nobody was asked for roles.
    if (roles.length === 0 && where.is === 'place') return [{ text: ['explain.noRoles'] as const }];
    return roles.map(({ roleName, guid }): ReportLine => {
      const [name, id] = [inlineCode(roleName), inlineCode(guid)];
      return {
        text: operation === undefined ? ['explain.role', name, id] : ['explain.roleFor', operation, name, id],
      };
    });
  });
}
