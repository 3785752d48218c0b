/** Draws how the tree is arranged: groups of identities, and the line on top when not all of them are shown. */

import { l10n, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import { Command } from '../names';
import { facts, type Fact } from '../ui/markdown';
import { regionName } from '../ui/regionNames';
import type { IdentityGroupNode } from './nodes/lists';
import type { Look, RenderContext } from './render';

const icons = { resourceGroup: 'symbol-namespace', region: 'globe', tag: 'tag' } as const;

export function renderGroup(node: IdentityGroupNode, { sample }: RenderContext): Look {
  const { by, subscription, count } = node;
  const label = labelOf(node);
  const description = [
    ...(sample ? [l10n.t('Sample')] : []),
    ...(subscription === undefined ? [] : [subscription.displayName]),
    ...(count === undefined ? [] : [String(count)]),
  ].join(' · ');
  return {
    label,
    ...(description !== '' && { description }),
    icon: new ThemeIcon(icons[by]),
    collapsible: TreeItemCollapsibleState.Collapsed,
    tooltip: () => facts(label, factsOf(node), footnotes(node)),
  };
}

function labelOf({ by, name, tag = '' }: IdentityGroupNode): string {
  if (by === 'resourceGroup') return name ?? '';
  if (by === 'region')
    return name === undefined || name === '' ? l10n.t('Region not told') : regionName(name);
  if (name === undefined) return l10n.t('Without the tag {0}', tag);
  return name === '' ? l10n.t('{0} without a value', tag) : name;
}

function factsOf({ by, name, tag, subscription }: IdentityGroupNode): readonly Fact[] {
  return [
    ...(by === 'tag' ? [[l10n.t('Tag {0}', tag ?? ''), name] as const] : []),
    [l10n.t('Subscription'), subscription?.displayName],
    [l10n.t('Subscription ID'), subscription?.subscriptionId],
  ];
}

function footnotes({ count }: IdentityGroupNode): string[] {
  return count === undefined ? [l10n.t('There may be more: not all subscriptions could be read whole.')] : [];
}

/** What it leaves out stands in the tooltip: who deletes by this list has to know what the list cannot know. */
export function renderFilter(): Look {
  const label = l10n.t('Only unused identities');
  return {
    label,
    description: l10n.t('Clear'),
    icon: new ThemeIcon('filter-filled'),
    tooltip: () =>
      facts(
        label,
        [],
        [
          l10n.t('User-assigned identities that no resource carries, as far as Azure Resource Graph knows.'),
          l10n.t(
            'Not known here: resources that you may not read, policy assignments, what others attached in the last minutes, and federated credentials of identities that were not opened.',
          ),
          l10n.t('Click to show all identities.'),
        ],
      ),
    command: {
      command: Command.filterUnused,
      title: l10n.t('Show all identities'),
      arguments: [{ on: false }],
    },
  };
}
