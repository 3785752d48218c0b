/** Workload identity of AKS: the annotation that names the identity, and the label that makes pods take it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, Finding, ParsedFile } from '../../language';
import { perTree } from '../../query';
import type { Edit } from '../../text';
import { mergeEntries, stepOf } from './merge';
import { entryAt, rootsOf, scalarOf, textAt } from './model';

/** From the documentation of Azure Workload Identity: read by its admission webhook. */
export const annotation = 'azure.workload.identity/client-id';
const label = 'azure.workload.identity/use';
/** Of the predecessor, AAD Pod Identity, which is retired. */
const oldLabel = 'aadpodidbinding';
const oldKinds: ReadonlySet<string> = new Set(['AzureIdentity', 'AzureIdentityBinding']);

/** Where the pods of a workload have their metadata; `undefined` for kinds that make no pods. */
export function podPath(kind: string): readonly string[] | undefined {
  switch (kind) {
    case 'Pod':
      return [];
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
      return ['spec', 'template'];
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template'];
    default:
      return undefined;
  }
}

/** The identity that a service account names. */
export function kubernetesSites(root: Node): CredentialSite[] {
  const entry = entryAt(root, 'metadata', 'annotations', annotation);
  const id = scalarOf(entry?.value);
  if (!entry || !id) return [];
  const { startIndex: start, endIndex: end } = entry.value ?? entry.pair;
  return [{ start, end, type: 'managedIdentity', identifier: 'clientId', name: annotation, id }];
}

export function kubernetesFindings(file: ParsedFile, root: Node): Finding[] {
  const kind = textAt(root, 'kind') ?? '';
  const found: Finding[] = [];
  const report = (node: Node, finding: Pick<Finding, 'rule' | 'variant' | 'values' | 'edits'>): void => {
    const fix = finding.edits ? 'mend' : 'none';
    found.push({ start: node.startIndex, end: node.endIndex, fix, ...finding });
  };
  if (oldKinds.has(kind)) {
    const node = entryAt(root, 'kind')?.value;
    if (node) report(node, { rule: 'obsolete-constructor', variant: 'podIdentity', values: { name: kind } });
  }
  const pods = podPath(kind);
  if (!pods) return found;
  const labels = entryAt(root, ...pods, 'metadata', 'labels')?.value;
  const old = entryAt(labels, oldLabel);
  if (old)
    report(old.pair, { rule: 'obsolete-constructor', variant: 'podIdentity', values: { name: oldLabel } });
  const use = entryAt(labels, label)?.value;
  if (use) {
    // The API server refuses a label that is no string.
    if (use.type === 'plain_scalar' && use.text === 'true') {
      const edits = [{ start: use.startIndex, end: use.endIndex, text: '"true"' }];
      report(use, {
        rule: 'ignored-argument',
        variant: 'podLabelType',
        values: { expected: '"true"' },
        edits,
      });
    }
    return found;
  }
  const account = entryAt(root, ...pods, 'spec', 'serviceAccountName');
  if (account?.value && annotatedAccounts(file).has(scalarOf(account.value)?.value ?? '')) {
    const edits = labelEdits(file, root);
    report(account.pair, {
      rule: 'ignored-argument',
      variant: 'podLabel',
      values: { expected: `${label}: "true"` },
      ...(edits && { edits }),
    });
  }
  return found;
}

/** Puts the label on the pods of a workload; `undefined` where there is no place for it. */
export function labelEdits(file: ParsedFile, root: Node): Edit[] | undefined {
  const pods = podPath(textAt(root, 'kind') ?? '');
  return (
    pods &&
    mergeEntries(
      file.text,
      root,
      [...pods, 'metadata', 'labels'],
      [[label, '"true"']],
      stepOf(root, file.indent),
    )
  );
}

/** The service accounts of this file that name an identity. */
const annotatedAccounts = perTree((file: ParsedFile): ReadonlySet<string> => {
  if (!file.text.includes(annotation)) return new Set();
  const names = rootsOf(file)
    .filter((root) => textAt(root, 'kind') === 'ServiceAccount' && kubernetesSites(root).length > 0)
    .map((root) => textAt(root, 'metadata', 'name') ?? '');
  return new Set(names);
});
