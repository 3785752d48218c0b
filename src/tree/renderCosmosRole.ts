/** Draws one of Cosmos DB's own roles with the account, database or container that it opens. */

import { l10n, ThemeIcon } from 'vscode';
import { resourceTypeOf } from '../model/armId';
import { isMarked } from '../model/felt';
import { nestedName } from '../model/resourceName';
import { newMark, newNote } from '../ui/feltWords';
import { facts } from '../ui/markdown';
import { resourceIcon, resourceTypeName } from '../ui/resourceNames';
import type { CosmosRoleNode } from './nodes';
import type { Look, RenderContext } from './render';

export function renderCosmosRole({ assignment, madeAt }: CosmosRoleNode, { now }: RenderContext): Look {
  const isNew = isMarked('cosmos', madeAt, now);
  const role = assignment.roleName ?? l10n.t('Unknown role {0}', assignment.roleGuid);
  const type = resourceTypeOf(assignment.scope) ?? '';
  return {
    label: role,
    description: [nestedName(assignment.scope), ...(isNew ? [newMark(l10n.t, 'cosmos')] : [])].join(' · '),
    icon: isNew ? new ThemeIcon('history') : resourceIcon(type),
    tooltip: () =>
      facts(
        role,
        [
          [l10n.t('Where'), resourceTypeName(type)],
          [l10n.t('Scope'), assignment.scope],
          [l10n.t('Role ID'), assignment.roleGuid],
          [l10n.t('Assignment'), assignment.id],
        ],
        [
          l10n.t('A role of Cosmos DB itself: it opens data, and nothing of the account around it.'),
          ...(isNew ? [newNote(l10n.t, 'cosmos')] : []),
        ],
      ),
  };
}
