/** Says of a list that it was read and that there is nothing, each in its own words. */

import { l10n, ThemeIcon } from 'vscode';
import { Command } from '../names';
import type { EmptyNode } from './nodes';
import type { Look } from './render';

export function renderEmpty(node: EmptyNode): Look {
  const label = emptyText(node);
  if (node.of !== 'identities') return { label, icon: new ThemeIcon('circle-slash') };
  // The node itself says in which subscription.
  const title = l10n.t('Create managed identity');
  return {
    label,
    icon: new ThemeIcon('add'),
    command: { command: Command.createIdentity, title, arguments: [node] },
  };
}

function emptyText(node: EmptyNode): string {
  switch (node.of) {
    case 'identities':
      return l10n.t('No user-assigned identities here yet. Create one…');
    case 'groups':
      return l10n.t('No managed identities in these subscriptions yet');
    case 'unused':
      return l10n.t('No identity here is known to be unused');
    case 'systemAssigned':
      return l10n.t('No resource here has a system-assigned identity');
    case 'roleAssignments':
      return l10n.t('No roles yet: right-click the identity to assign one');
    case 'throughGroups':
      return l10n.t('Nothing through groups');
    case 'deadReferences':
      return l10n.t('No resource names an identity that is gone');
    case 'orphans':
      return l10n.t('No role assignment is known to be orphaned');
    case 'accessPolicies':
      return l10n.t('No key vault has an access policy of this identity');
    case 'cosmosRoles':
      return l10n.t('No Cosmos DB data roles');
    case 'usedBy':
      return l10n.t('No resource uses this identity');
    case 'federatedCredentials':
      return l10n.t('Nothing outside Azure is trusted: right-click to add one');
  }
}
