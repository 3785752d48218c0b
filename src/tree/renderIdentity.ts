/** Draws an identity and the IDs it goes by, each labelled by what it is for. */

import { l10n, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import type { ManagedIdentity } from '../model/identity';
import { facts, type Fact } from '../ui/markdown';
import { replaceSteps } from '../ui/replaceSteps';
import { regionName } from '../ui/regionNames';
import { resourceIcon, resourceLabel, resourceTypeName } from '../ui/resourceNames';
import { warningIcon } from './renderCarriers';
import type { IdentifierNode } from './nodes';
import type { IdentityNode } from './nodes/lists';
import type { Look, RenderContext } from './render';

export function renderIdentity(node: IdentityNode, context: RenderContext): Look {
  const { identity } = node;
  const place = `${identity.resourceGroup} · ${regionName(identity.location)}`;
  const system = identity.kind === 'systemAssigned';
  const where = system
    ? `${resourceTypeName(identity.ownerType, identity.ownerKind)} · ${identity.resourceGroup}`
    : place;
  return {
    label: system ? resourceLabel(identity.id, identity.ownerType) : identity.name,
    description: [
      ...(node.workspace === true ? [l10n.t('workspace identity')] : []),
      ...unusedMarks(node),
      where,
      ...(node.moved === true ? [l10n.t('belongs to another tenant')] : []),
    ].join(' · '),
    icon: iconOf(node),
    collapsible: TreeItemCollapsibleState.Collapsed,
    tooltip: () =>
      facts(
        identity.name,
        [
          [l10n.t('Kind'), system ? l10n.t('System-assigned') : l10n.t('User-assigned')],
          [l10n.t('Client ID'), identity.clientId],
          [l10n.t('Object ID'), identity.principalId],
          [l10n.t('Tenant ID'), identity.tenantId],
          [l10n.t('Resource group'), identity.resourceGroup],
          [l10n.t('Region'), regionName(identity.location)],
          [l10n.t('Resource ID'), identity.id],
          ...extras(identity),
        ],
        [
          ...(node.moved === true
            ? [
                l10n.t(
                  'The subscription came from another tenant, and the identity still belongs there: it gives no tokens here.',
                ),
                ...replaceSteps(l10n.t),
                l10n.t('"View Access" lists the policies, app settings and resources that hold its IDs.'),
              ]
            : []),
          ...(node.workspace === true ? [l10n.t('This workspace runs as this identity.')] : []),
          ...(context.sample ? [l10n.t('This is sample data: nothing of it exists in Azure.')] : []),
        ],
      ),
  };
}

/** Federated credentials are read with the identity's own node: until then nobody knows of them. */
function unusedMarks({ unused }: IdentityNode): readonly string[] {
  if (unused === undefined) return [];
  return unused === 'none'
    ? [l10n.t('nothing attached, no federated credentials')]
    : [l10n.t('nothing attached, federated credentials not read')];
}

function iconOf({ identity, moved, workspace }: IdentityNode): ThemeIcon {
  if (moved === true) return warningIcon();
  if (workspace === true) return new ThemeIcon('star-full');
  return identity.kind === 'systemAssigned'
    ? resourceIcon(identity.ownerType, identity.ownerKind)
    : new ThemeIcon('account');
}

function extras(identity: ManagedIdentity): Fact[] {
  if (identity.kind === 'systemAssigned') return [[l10n.t('Belongs to'), identity.ownerType]];
  return [
    [l10n.t('Isolation scope'), identity.isolationScope],
    ...Object.entries(identity.tags).map(([name, value]): Fact => [l10n.t('Tag {0}', name), value]),
  ];
}

export function renderIdentifier(node: IdentifierNode): Look {
  const { label, hint } = words(node);
  return {
    label,
    description: node.value === undefined ? l10n.t('not readable') : shown(node),
    icon: new ThemeIcon(node.identifier === 'resourceId' ? 'link' : 'tag'),
    tooltip: () => facts(label, [[l10n.t('Value'), node.value]], [hint]),
  };
}

/** A resource ID is long and its end is what tells it apart; the tooltip has it whole. */
function shown(node: IdentifierNode): string {
  const value = node.value ?? '';
  if (node.identifier !== 'resourceId') return value;
  return '…/' + value.split('/').slice(-2).join('/');
}

function words(node: IdentifierNode): { label: string; hint: string } {
  switch (node.identifier) {
    case 'clientId':
      return {
        label: l10n.t('Client ID — for code'),
        hint: l10n.t(
          'Also called application ID. ManagedIdentityCredential and AZURE_CLIENT_ID take this one.',
        ),
      };
    case 'objectId':
      return {
        label: l10n.t('Object ID — for role assignments'),
        hint: l10n.t('Also called principal ID. Role assignments, Bicep and Terraform take this one.'),
      };
    case 'resourceId':
      return {
        label:
          node.identity.kind === 'systemAssigned'
            ? l10n.t('Resource ID of the owner')
            : l10n.t('Resource ID'),
        hint: l10n.t('The place in Azure. Identity blocks of apps take this one, and so can code.'),
      };
    case 'tenantId':
      return { label: l10n.t('Tenant ID'), hint: l10n.t('The directory that the identity lives in.') };
  }
}
