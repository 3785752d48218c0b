/** Draws resources that carry identities: users of one, what apps are told, and those that name an identity that is gone. */

import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import { lastSegment } from '../model/armId';
import { isAppService } from '../model/identityHosts';
import { facts } from '../ui/markdown';
import { replaceSteps } from '../ui/replaceSteps';
import { resourceIcon, resourceLabel, resourceTypeName } from '../ui/resourceNames';
import type { AppFactNode, DeadReferenceNode, UserNode } from './nodes';
import type { Learnt, Look } from './render';

export function warningIcon(): ThemeIcon {
  return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
}

export function renderUser(node: UserNode, learnt: Learnt): Look {
  const { id, type, kind, resourceGroup, subscriptionId } = node.user;
  const off = learnt.endpointOff === true;
  const moved = node.moved === true;
  const marks = [
    `${resourceTypeName(type, kind)} · ${resourceGroup}`,
    ...(moved ? [l10n.t('no tokens: the identity is of another tenant')] : []),
    ...(off ? [l10n.t('token endpoint switched off')] : []),
  ];
  return {
    label: resourceLabel(id, type),
    description: marks.join(' · '),
    icon: moved || off ? warningIcon() : resourceIcon(type, kind),
    ...(isAppService(node.user) && { collapsible: TreeItemCollapsibleState.Collapsed }),
    tooltip: () =>
      facts(
        resourceLabel(id, type),
        [
          [l10n.t('Type'), type],
          [l10n.t('Resource group'), resourceGroup],
          [l10n.t('Subscription ID'), subscriptionId],
          [l10n.t('Resource ID'), id],
        ],
        moved ? replaceSteps(l10n.t) : [],
      ),
  };
}

export function renderDeadReference({ reference }: DeadReferenceNode): Look {
  const { carrier, identityId } = reference;
  return {
    label: resourceLabel(carrier.id, carrier.type),
    description: l10n.t('{0} is gone', lastSegment(identityId)),
    icon: warningIcon(),
    tooltip: () =>
      facts(
        resourceLabel(carrier.id, carrier.type),
        [
          [l10n.t('Type'), carrier.type],
          [l10n.t('Resource group'), carrier.resourceGroup],
          [l10n.t('Attached, but gone'), identityId],
        ],
        [
          l10n.t(
            'Azure refuses most changes of the identities of this resource until the dead one is detached.',
          ),
          ...replaceSteps(l10n.t),
          l10n.t('"View Access" lists what holds its IDs.'),
        ],
      ),
  };
}

export function renderAppFact({ fact }: AppFactNode): Look {
  switch (fact.what) {
    case 'endpointOff':
      return {
        label: l10n.t('Token endpoint switched off'),
        description: 'WEBSITE_DISABLE_MSI',
        icon: warningIcon(),
        tooltip: () =>
          l10n.t(
            'The setting WEBSITE_DISABLE_MSI takes the endpoint for tokens away from the app: no managed identity works in it. "Set App Identity…" removes the setting.',
          ),
      };
    case 'clientId':
      return setting('AZURE_CLIENT_ID', fact.mine ? l10n.t('this identity') : fact.value, clientIdHint());
    case 'clientIdOther':
      return setting('AZURE_CLIENT_ID', l10n.t('something else'), clientIdHint());
    case 'clientIdUnset':
      return setting('AZURE_CLIENT_ID', l10n.t('not set'), clientIdHint());
    case 'vault': {
      const by =
        fact.mine && fact.value !== undefined
          ? l10n.t('this identity')
          : fact.value === undefined
            ? l10n.t('system-assigned identity')
            : lastSegment(fact.value);
      return setting(
        l10n.t('Key Vault references'),
        fact.references === 0 ? by : `${by} · ${fact.references}`,
        l10n.t('The identity that resolves settings which are references to a key vault.'),
      );
    }
    case 'registry':
      return setting(
        l10n.t('Container registry'),
        fact.mine ? l10n.t('this identity') : fact.value || l10n.t('system-assigned identity'),
        l10n.t('The identity that pulls the image of the app.'),
      );
  }
}

function clientIdHint(): string {
  return l10n.t('Read by DefaultAzureCredential. ManagedIdentityCredential takes the ID from code.');
}

function setting(label: string, description: string, tooltip: string): Look {
  return { label, description, icon: new ThemeIcon('symbol-key'), tooltip: () => tooltip };
}
