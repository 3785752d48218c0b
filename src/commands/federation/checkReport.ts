/** What the doctor found, as a report to read and as data for whoever called it. */

import type { CheckFinding } from '../../access/federation/check';
import type { WorkspaceFederation } from '../../code/federation/exchange';
import type { FederatedCredential } from '../../model/federation';
import type { UserAssignedIdentity } from '../../model/identity';
import type { Report, ReportLine } from '../../ui/reportDocument';
import type { Said } from '../../ui/said';

/** One finding as plain data. */
export interface PlainFinding {
  readonly code: CheckFinding['code'];
  readonly tone: CheckFinding['tone'];
  /** Path in the workspace, and the line from 1. */
  readonly path?: string;
  readonly line?: number;
  /** Name of the credential that it is about. */
  readonly credential?: string;
  /** What the credential that is missing has to hold. */
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience?: string;
}

export function plainFindings(findings: readonly CheckFinding[]): readonly PlainFinding[] {
  return findings.map((finding) => ({
    code: finding.code,
    tone: finding.tone,
    ...('exchange' in finding && { path: finding.exchange.path, line: finding.exchange.line }),
    ...('credential' in finding && { credential: finding.credential.name }),
    ...('token' in finding && { subject: finding.token.subject }),
    ...('remedy' in finding && finding.remedy),
  }));
}

export function reportOf(
  identity: UserAssignedIdentity,
  credentials: readonly FederatedCredential[],
  workspace: WorkspaceFederation,
  findings: readonly CheckFinding[],
): Report {
  const of = (tone: CheckFinding['tone']): readonly ReportLine[] =>
    findings.filter((finding) => finding.tone === tone).map(lineOf);
  return {
    title: ['federation.report.title', identity.name],
    lead: [
      ['federation.report.lead', workspace.exchanges.length, credentials.length],
      ...(workspace.exchanges.length === 0 ? [['federation.report.nothing'] as const] : []),
      ...(workspace.unread.length === 0
        ? []
        : [['federation.report.unread', workspace.unread.join(', ')] as const]),
    ],
    sections: [
      { heading: ['federation.report.fails'], lines: of('error') },
      { heading: ['federation.report.mayFail'], lines: of('warning') },
      { heading: ['federation.report.hints'], lines: of('hint') },
      { heading: ['federation.report.works'], lines: of('good') },
    ],
  };
}

function lineOf(finding: CheckFinding): ReportLine {
  const exact = exactIn(finding);
  return {
    text: textOf(finding),
    ...('exchange' in finding && {
      place: { path: finding.exchange.path, uri: finding.exchange.uri, line: finding.exchange.line },
    }),
    ...(exact.length > 0 && { exact }),
  };
}

/** The texts that have to be the same to the letter. */
function exactIn(finding: CheckFinding): readonly string[] {
  switch (finding.code) {
    case 'missing':
    case 'cannotCompare':
      return [finding.token.subject];
    case 'caseDiffers':
      return [finding.wanted, finding.credential.subject ?? ''];
    case 'issuerDiffers':
      return [finding.wanted, finding.credential.issuer];
    case 'audienceDiffers':
      return [finding.wanted, ...finding.credential.audiences];
    case 'otherNamespace':
    case 'works':
    case 'unused':
      return finding.credential.subject === undefined ? [] : [finding.credential.subject];
    default:
      return [];
  }
}

function textOf(finding: CheckFinding): Said {
  switch (finding.code) {
    case 'works':
      return ['federation.check.works', finding.exchange.name, finding.credential.name];
    case 'missing':
      return ['federation.check.missing', finding.exchange.name, finding.because];
    case 'audienceDiffers': {
      const { kind, name } = finding.exchange;
      const isPods = kind === 'kubernetes';
      return [`federation.check.${isPods ? 'podAudience' : finding.code}`, name, finding.credential.name];
    }
    case 'caseDiffers':
    case 'issuerDiffers':
      return [`federation.check.${finding.code}`, finding.exchange.name, finding.credential.name];
    case 'otherNamespace':
      return [
        'federation.check.otherNamespace',
        finding.exchange.name,
        finding.credential.name,
        finding.wanted,
      ];
    case 'cannotCompare':
    case 'idToken':
    case 'podLabel':
    case 'podLabelType':
      return [`federation.check.${finding.code}`, finding.exchange.name];
    case 'open':
      return [`federation.open.${finding.open.reason}`, finding.open.pattern ?? '', finding.exchange.name];
    case 'objectId':
      return ['federation.check.objectId', finding.exchange.name];
    case 'otherIdentity':
      return ['federation.check.otherIdentity', finding.exchange.name, finding.name];
    case 'unknownIdentity':
      return ['federation.check.unknownIdentity', finding.exchange.name, finding.given];
    case 'unused':
    case 'retiring':
      return [`federation.check.${finding.code}`, finding.credential.name];
    case 'elsewhere':
      return ['federation.check.elsewhere', finding.count];
  }
}
