/** Draws a role assignment with its own scope, what makes it special, and what stands against it. */

import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import type { Against } from '../access/against';
import { databaseEngineOf } from '../access/databaseUsers';
import { noEffect, type NoEffect } from '../access/noEffect';
import { feltAt, isMarked, type Felt } from '../model/felt';
import type { RoleAssignment } from '../model/role';
import { deniedText, lockedText, type Extent } from '../ui/againstWords';
import { conditionText, conditionWords } from '../ui/conditionText';
import { groupNameNote, membershipNote, newMark, newNote } from '../ui/feltWords';
import { facts, type Fact } from '../ui/markdown';
import { say } from '../ui/said';
import type { AssignmentDetailNode, RoleAssignmentNode } from './nodes';
import type { Look, RenderContext } from './render';
import { scopeCodicon, scopeText } from './scopeText';

export function renderAssignment(node: RoleAssignmentNode, context: RenderContext): Look {
  const { assignment, target } = node;
  const role = assignment.roleName ?? l10n.t('Unknown role {0}', assignment.roleGuid);
  const where = scopeText(assignment.scope, target);
  const felt = feltAt(assignment.scope);
  const isNew = isMarked(felt, node.madeAt, context.now);
  const useless = noEffect(assignment, target);
  const hasUsers = databaseEngineOf(assignment.scope) !== undefined;
  const marks = [
    where,
    ...(assignment.condition === undefined ? [] : [l10n.t('with a condition')]),
    ...(isNew ? [newMark(l10n.t, felt)] : []),
    ...(useless === undefined ? [] : [uselessMark(useless)]),
    ...(hasUsers ? [l10n.t('opens no data')] : []),
  ];
  return {
    label: role,
    description: marks.join(' · '),
    icon: icon(useless !== undefined, isNew),
    collapsible: TreeItemCollapsibleState.Collapsed,
    tooltip: () =>
      facts(
        role,
        [
          [l10n.t('Scope'), assignment.scope],
          [l10n.t('Role ID'), assignment.roleGuid],
          [l10n.t('Kind of role'), roleKind(assignment.roleType)],
          [l10n.t('Held by group'), node.group],
          [
            l10n.t('Condition'),
            assignment.condition === undefined
              ? undefined
              : conditionText(l10n.t, assignment.condition, context.roleName),
          ],
          [l10n.t('Description'), assignment.description],
          [
            l10n.t('Created'),
            assignment.createdOn === undefined ? undefined : localTime(assignment.createdOn),
          ],
          [l10n.t('Created by'), assignment.createdBy],
        ],
        [
          ...footnotes(isNew ? felt : undefined, node.group !== undefined, useless),
          ...(hasUsers ? [say(l10n.t, ['database.noRole'])] : []),
        ],
      ),
  };
}

/** Unknown where the role definition could not be read: then nothing is said. */
function roleKind(type: RoleAssignment['roleType']): string | undefined {
  if (type === undefined) return undefined;
  return type === 'CustomRole' ? l10n.t('Custom role') : l10n.t('Built-in role');
}

function icon(useless: boolean, isNew: boolean): ThemeIcon {
  if (useless) return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
  return isNew ? new ThemeIcon('history') : new ThemeIcon('shield');
}

function uselessMark(why: NoEffect): string {
  return why === 'accessPolicies'
    ? l10n.t('no effect: the vault uses access policies')
    : l10n.t('no effect: the registry judges each repository by itself');
}

function footnotes(isNew: Felt | undefined, throughGroup: boolean, useless: NoEffect | undefined): string[] {
  return [
    ...(isNew === undefined ? [] : [newNote(l10n.t, isNew)]),
    ...(throughGroup ? [membershipNote(l10n.t)] : []),
    ...(useless === 'repositoryPermissions'
      ? [
          l10n.t(
            'This container registry is in the mode "RBAC Registry + ABAC Repository Permissions", in which AcrPull, AcrPush and AcrDelete have no effect. Assign Container Registry Repository Reader, Writer or Contributor in their place.',
          ),
        ]
      : []),
    ...(useless === 'accessPolicies'
      ? [
          l10n.t(
            'This key vault uses access policies, so roles for its secrets, keys and certificates have no effect. Add an access policy, or switch the vault to role-based access control.',
          ),
        ]
      : []),
  ];
}

export function renderDetail(node: AssignmentDetailNode, { roleName }: RenderContext): Look {
  const { detail } = node;
  switch (detail.what) {
    case 'scope':
      return line(l10n.t('Scope'), scopeText(detail.value), scopeCodicon(detail.value), detail.value);
    case 'group':
      return {
        label: l10n.t('Held by group'),
        description: `${detail.value} · ${l10n.t('a change of its members takes up to 24 hours')}`,
        icon: new ThemeIcon('organization'),
        tooltip: () =>
          facts(
            l10n.t('Held by group'),
            [[l10n.t('Value'), detail.value]],
            [groupNameNote(l10n.t), membershipNote(l10n.t)],
          ),
      };
    case 'condition':
      return condition(detail.value, roleName);
    case 'description':
      return line(l10n.t('Description'), detail.value, 'note', detail.value);
    case 'createdOn':
      return line(l10n.t('Created'), localTime(detail.value), 'calendar', detail.value);
    case 'createdBy':
      return line(l10n.t('Created by'), detail.value, 'person', detail.value);
    case 'denyAssignment':
      return against(
        l10n.t('Deny assignment {0}', detail.deny.name),
        deniedText(l10n.t, ...taken(detail)),
        detail,
        [
          [l10n.t('Notes'), detail.deny.description],
          [l10n.t('Scope'), detail.deny.scope],
        ],
      );
    case 'lock':
      return against(
        l10n.t('Lock {0}', detail.lock.name),
        [
          lockedText(l10n.t, detail.lock.level, ...taken(detail)),
          l10n.t('the role assignment cannot be removed either'),
        ].join(' · '),
        detail,
        [
          [l10n.t('Notes'), detail.lock.notes],
          [l10n.t('ID'), detail.lock.id],
        ],
      );
  }
}

function taken({ defeat }: Against): [extent: Extent, operations: string] {
  return [defeat?.extent ?? 'unknown', (defeat?.operations ?? []).join()];
}

/** In words where it is understood; the text that Azure has is in the tooltip. */
function condition(text: string, roleName: RenderContext['roleName']): Look {
  const label = l10n.t('Condition');
  const words = conditionWords(l10n.t, text, roleName);
  return {
    label,
    description: words ?? text,
    icon: new ThemeIcon('filter'),
    tooltip: () =>
      facts(label, [
        [l10n.t('It says'), words],
        [l10n.t('Value'), text],
      ]),
  };
}

function line(label: string, value: string, iconName: string, whole: string): Look {
  return {
    label,
    description: value,
    icon: new ThemeIcon(iconName),
    tooltip: () => facts(label, [[l10n.t('Value'), whole]]),
  };
}

/** No error where it takes nothing away. The row names the first operations only, its tooltip all of them. */
function against(label: string, description: string, { defeat }: Against, about: readonly Fact[]): Look {
  const operations = defeat?.operations ?? [];
  return {
    label,
    description,
    icon:
      defeat?.extent === 'none'
        ? new ThemeIcon('info')
        : new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
    tooltip: () =>
      facts(
        label,
        [...about, [l10n.t('Takes away'), operations.join(', ')]],
        operations.length === 0 ? [description] : [],
      ),
  };
}

function localTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : time.toLocaleString();
}
