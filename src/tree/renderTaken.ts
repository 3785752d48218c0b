/** Draws what was taken away a short while ago: how long its access may last, then that it was read again and is gone. */

import { l10n, ThemeIcon } from 'vscode';
import { resourceTypeOf } from '../model/armId';
import { endingMark, endingNote } from '../ui/feltWords';
import { failureReason } from '../ui/failureWords';
import { facts } from '../ui/markdown';
import { resourceLabel } from '../ui/resourceNames';
import type { TakenNode } from './nodes';
import type { Look, RenderContext } from './render';
import { warningIcon } from './renderCarriers';
import { scopeText } from './scopeText';

export function renderTaken({ change }: TakenNode, { roleName }: RenderContext): Look {
  const { felt, scope, confirmed, failure, roleGuid = '', principalId } = change;
  const role = change.roleName ?? roleName(roleGuid) ?? l10n.t('Unknown role {0}', roleGuid);
  const place = resourceLabel(scope, resourceTypeOf(scope) ?? '');
  const label =
    felt === 'use'
      ? l10n.t('Detached: {0}', place)
      : felt === 'policy'
        ? l10n.t('Removed: {0}', place)
        : l10n.t('Removed: {0}', role);
  const state =
    confirmed === true
      ? l10n.t('read again: it is gone')
      : failure === undefined
        ? endingMark(l10n.t, felt)
        : l10n.t('could not be read again: {0}', failureReason(l10n.t, failure));
  return {
    label,
    description: roleGuid === '' ? state : `${scopeText(scope)} · ${state}`,
    icon: failure !== undefined ? warningIcon() : new ThemeIcon(confirmed === true ? 'check' : 'history'),
    tooltip: () =>
      facts(
        label,
        [
          [l10n.t('Scope'), scope],
          [l10n.t('Principal'), principalId === '' ? undefined : principalId],
          [l10n.t('Taken away'), new Date(change.at).toLocaleString()],
        ],
        [endingNote(l10n.t, felt)],
      ),
  };
}
