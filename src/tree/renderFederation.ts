/** Draws a federated credential: its name, whom it trusts in words, and the texts that have to match to the letter. */

import { l10n, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import { trustOf, type TrustKind } from '../model/trust';
import { Command } from '../names';
import { facts } from '../ui/markdown';
import { trustWords } from '../ui/trustWords';
import { plain } from '../ui/words';
import type { FederatedCredentialNode, FederatedDetailNode } from './nodes';
import type { Look } from './render';

const icons: Readonly<Record<TrustKind, string>> = {
  github: 'github',
  kubernetes: 'symbol-namespace',
  azureDevOps: 'azure-devops',
  azureDevOpsEntra: 'azure-devops',
  gitLab: 'git-merge',
  terraform: 'server-process',
  google: 'globe',
  flexible: 'regex',
  other: 'globe',
};

export function renderCredential({ credential }: FederatedCredentialNode): Look {
  const { name, issuer, subject, audiences } = credential;
  const trust = trustOf(credential);
  const words = trustWords(l10n.t, trust);
  return {
    label: plain(name),
    description: words,
    icon: new ThemeIcon(icons[trust.kind]),
    collapsible: TreeItemCollapsibleState.Collapsed,
    tooltip: () =>
      facts(
        name,
        [
          [l10n.t('Trusts'), words],
          [l10n.t('Issuer'), issuer],
          [l10n.t('Subject'), subject],
          [l10n.t('Audience'), audiences.join(', ')],
        ],
        [l10n.t('A token is taken only when issuer, subject and audience are the same to the letter.')],
      ),
  };
}

export function renderCredentialDetail(node: FederatedDetailNode): Look {
  const label = labelOf(node);
  return {
    label,
    description: plain(node.value),
    icon: new ThemeIcon('copy'),
    tooltip: () => facts(label, [[l10n.t('Value'), node.value]], [l10n.t('Click to copy.')]),
    command: { command: Command.copyText, title: l10n.t('Copy'), arguments: [node] },
  };
}

function labelOf({ detail }: FederatedDetailNode): string {
  switch (detail) {
    case 'issuer':
      return l10n.t('Issuer');
    case 'subject':
      return l10n.t('Subject');
    case 'audience':
      return l10n.t('Audience');
  }
}
