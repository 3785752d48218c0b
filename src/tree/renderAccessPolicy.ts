/** Draws an access policy of a key vault: what it allows, and whether the vault goes by it. */

import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import { lastSegment } from '../model/armId';
import { isMarked } from '../model/felt';
import { newMark, newNote } from '../ui/feltWords';
import { facts } from '../ui/markdown';
import { policyText } from '../ui/policyText';
import { plainly } from '../ui/words';
import type { AccessPolicyNode } from './nodes';
import type { Look, RenderContext } from './render';

export function renderAccessPolicy({ policy, madeAt }: AccessPolicyNode, { now }: RenderContext): Look {
  const name = lastSegment(policy.vaultId);
  const allows = policyText(plainly(l10n.t), policy.permissions);
  const isNew = isMarked('policy', madeAt, now);
  const marks = [
    allows,
    ...(policy.applicationId === undefined ? [] : [l10n.t('on behalf of a person only')]),
    ...(isNew ? [newMark(l10n.t, 'policy')] : []),
    ...(policy.ignored ? [l10n.t('no effect: the vault uses roles')] : []),
  ];
  return {
    label: name,
    description: marks.join(' · '),
    icon: policy.ignored
      ? new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'))
      : new ThemeIcon(isNew ? 'history' : 'lock'),
    tooltip: () =>
      facts(
        name,
        [
          [l10n.t('Allows'), allows],
          [l10n.t('Vault'), policy.vaultId],
          [l10n.t('Application ID'), policy.applicationId],
        ],
        [
          policy.ignored
            ? l10n.t('This vault uses role-based access control, so its access policies do nothing.')
            : l10n.t('An access policy holds for everything in the vault.'),
          ...(isNew ? [newNote(l10n.t, 'policy')] : []),
        ],
      ),
  };
}
