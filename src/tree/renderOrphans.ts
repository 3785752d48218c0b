/** Draws role assignments that nobody holds any more: the node they stand under, each of them, and the doubtful ones. */

import { l10n, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import { ageText } from '../ui/age';
import { conditionText } from '../ui/conditionText';
import { failureReason } from '../ui/failureWords';
import { facts } from '../ui/markdown';
import type { DoubtfulOrphansNode, OrphanNode } from './nodes';
import type { Look, RenderContext } from './render';
import { scopeText } from './scopeText';

export function renderOrphan({ orphan }: OrphanNode, context: RenderContext): Look {
  const { assignment, target, doubt } = orphan;
  const role = assignment.roleName ?? l10n.t('Unknown role {0}', assignment.roleGuid);
  const made = assignment.createdOn;
  const marks = [
    scopeText(assignment.scope, target),
    ...(made === undefined ? [] : [l10n.t('made {0}', ageText(l10n.t, context.now - Date.parse(made)))]),
    ...(doubt === undefined ? [] : [failureReason(l10n.t, doubt)]),
  ];
  return {
    label: role,
    description: marks.join(' · '),
    icon: new ThemeIcon(doubt === undefined ? 'debug-disconnect' : 'question'),
    tooltip: () =>
      facts(
        role,
        [
          [l10n.t('Scope'), assignment.scope],
          [l10n.t('Role ID'), assignment.roleGuid],
          [l10n.t('Principal'), assignment.principalId],
          [
            l10n.t('Condition'),
            assignment.condition === undefined
              ? undefined
              : conditionText(l10n.t, assignment.condition, context.roleName),
          ],
          [l10n.t('Description'), assignment.description],
          [l10n.t('Created'), made === undefined ? undefined : new Date(made).toLocaleString()],
          [l10n.t('Created by'), assignment.createdBy],
        ],
        [
          doubt === undefined
            ? l10n.t('Entra ID does not know this principal any more: nobody has this role.')
            : l10n.t('Whether this principal is gone could not be found out, so it is left alone.'),
        ],
      ),
  };
}

export function renderDoubtfulOrphans({ orphans }: DoubtfulOrphansNode): Look {
  return {
    label: l10n.t('Could not be checked'),
    description: String(orphans.length),
    icon: new ThemeIcon('question'),
    collapsible: TreeItemCollapsibleState.Collapsed,
    tooltip: () =>
      l10n.t(
        'Nobody could say whether the principals of these role assignments are gone. They are not removed.',
      ),
  };
}
