/** Changes of files that mend what the doctor found there. */

import type { CheckFinding } from '../../access/federation/check';
import type { WorkspaceFederation } from '../../code/federation/exchange';
import { applyEdits, type Edit } from '../../code/text';
import type { UserAssignedIdentity } from '../../model/identity';
import type { FileEdit } from '../deps';

/** One for each file; what would overlap with a change that comes first is left to the next time. */
export function fixesOf(
  findings: readonly CheckFinding[],
  identity: UserAssignedIdentity,
  { texts }: WorkspaceFederation,
): readonly FileEdit[] {
  const byFile = new Map<string, Edit[]>();
  for (const finding of findings) {
    if (!('exchange' in finding)) continue;
    const { uri } = finding.exchange;
    const edits = editsFor(finding, identity);
    const before = byFile.get(uri) ?? [];
    const fresh = edits.filter((edit) => !before.some((each) => sameEdit(each, edit)));
    if (fresh.length > 0 && canBeJoined(texts.get(uri) ?? '', [...before, ...fresh]))
      byFile.set(uri, [...before, ...fresh]);
  }
  return [...byFile].flatMap(([uri, edits]) => {
    const text = texts.get(uri);
    return text === undefined ? [] : [{ uri, text, edits }];
  });
}

/** Whether a change of the file mends it. */
export function isFixable(finding: CheckFinding): boolean {
  return 'fixable' in finding
    ? finding.fixable
    : finding.code === 'objectId' && finding.exchange.clientId !== undefined;
}

function editsFor(finding: CheckFinding, { clientId }: UserAssignedIdentity): readonly Edit[] {
  switch (finding.code) {
    case 'idToken':
    case 'podLabel':
    case 'podLabelType':
      return finding.exchange.problems.flatMap(({ fault, edits = [] }) =>
        fault === finding.code ? edits : [],
      );
    case 'objectId': {
      const span = finding.exchange.clientId;
      return span === undefined ? [] : [{ start: span.start, end: span.end, text: `"${clientId}"` }];
    }
    default:
      return [];
  }
}

function sameEdit(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

function canBeJoined(text: string, edits: readonly Edit[]): boolean {
  try {
    applyEdits(text, edits);
    return true;
  } catch {
    // They overlap.
    return false;
  }
}
