/** Draws a node: label, description, icon, tooltip, and a name for screen readers. Knows nothing of where it came from. */

import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Failure } from '../model/failure';
import { Command, InternalCommand, Setting, settingsSection } from '../names';
import { failureReason, failureSentence } from '../ui/failureWords';
import { facts } from '../ui/markdown';
import { contextValue, nodeKey } from './keys';
import type { AccountOfferNode, ActionNode, Node } from './nodes';
import type { LoadMoreNode } from './nodes/lists';
import { renderAccessPolicy } from './renderAccessPolicy';
import { renderAssignment, renderDetail } from './renderAssignment';
import { renderCredential, renderCredentialDetail } from './renderFederation';
import { renderAppFact, renderDeadReference, renderUser, warningIcon } from './renderCarriers';
import { renderEmpty } from './renderEmpty';
import { renderFilter, renderGroup } from './renderGroup';
import { renderIdentifier, renderIdentity } from './renderIdentity';
import { renderCosmosRole } from './renderCosmosRole';
import { renderDoubtfulOrphans, renderOrphan } from './renderOrphans';
import { renderSubscription, renderTenantProblem } from './renderSubscription';
import { renderTaken } from './renderTaken';
import { groupNameNote, membershipNote } from '../ui/feltWords';

/** What was learnt about a node since it was listed: how many children it has, or why they could not be read. */
export interface Learnt {
  readonly count?: number;
  readonly failure?: Failure;
  /** Of an app: no managed identity works in it. */
  readonly endpointOff?: true;
}

export interface RenderContext {
  /** The sample tenant is shown: every root says so. */
  readonly sample: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  learnt(node: Node): Learnt;
  /** What a role is called, by its GUID, where that is known. */
  roleName(guid: string): string | undefined;
}

/** The look of one node, before its key, flags and spoken name are added. */
export interface Look {
  readonly label: string;
  readonly description?: string;
  readonly icon?: ThemeIcon;
  /** Made only when the pointer rests on the node. */
  readonly tooltip?: () => TreeItem['tooltip'];
  readonly collapsible?: TreeItemCollapsibleState;
  readonly command?: { readonly command: string; readonly title: string; readonly arguments: unknown[] };
}

/** Makes the item VS Code shows. The spoken name is the label, then what stands beside it. */
export function render(node: Node, context: RenderContext): TreeItem {
  const look = lookOf(node, context);
  const item = new TreeItem(look.label, look.collapsible ?? TreeItemCollapsibleState.None);
  item.id = nodeKey(node);
  item.contextValue = contextValue(node);
  if (look.description !== undefined) item.description = look.description;
  if (look.icon !== undefined) item.iconPath = look.icon;
  if (look.command !== undefined) item.command = look.command;
  const spoken = look.description === undefined ? look.label : `${look.label}, ${look.description}`;
  item.accessibilityInformation = { label: spoken };
  return item;
}

/** The tooltip of a node: the editor reads the Markdown of each one it is given, so thousands are not given at once. */
export function tooltipOf(node: Node, context: RenderContext): TreeItem['tooltip'] {
  return lookOf(node, context).tooltip?.();
}

function lookOf(node: Node, context: RenderContext): Look {
  switch (node.kind) {
    case 'subscription':
      return renderSubscription(node, context);
    case 'tenantProblem':
      return renderTenantProblem(node, context);
    case 'accountOffer':
      return accountOffer(node);
    case 'action':
      return actionLook(node);
    case 'identity':
      return renderIdentity(node, context);
    case 'filter':
      return renderFilter();
    case 'identityGroup':
      return renderGroup(node, context);
    case 'identifier':
      return renderIdentifier(node);
    case 'systemAssignedGroup':
      return group(
        node.apart === true
          ? l10n.t('System-assigned in {0}', node.subscription.displayName)
          : l10n.t('System-assigned'),
        'server-environment',
        l10n.t('Identities that belong to one resource and go when it goes.'),
        context.learnt(node),
      );
    case 'roleAssignments':
      return group(
        l10n.t('Role assignments'),
        'shield',
        l10n.t('What this identity may do, in every subscription of its tenant.'),
        context.learnt(node),
      );
    case 'throughGroups':
      return group(
        l10n.t('Through groups'),
        'organization',
        [
          l10n.t('What this identity may do because a group it belongs to may.'),
          groupNameNote(l10n.t),
          membershipNote(l10n.t),
        ].join(' '),
        context.learnt(node),
      );
    case 'accessPolicies':
      return group(
        l10n.t('Key vault access policies'),
        'lock',
        l10n.t(
          'What this identity may do in key vaults that go by access policies. They are not part of Azure role-based access control.',
        ),
        context.learnt(node),
      );
    case 'accessPolicy':
      return renderAccessPolicy(node, context);
    case 'cosmosRoles':
      return group(
        l10n.t('Cosmos DB data roles'),
        'globe',
        l10n.t(
          'Cosmos DB has roles of its own for the data in its accounts. They are not part of Azure role-based access control, and are read account by account.',
        ),
        context.learnt(node),
      );
    case 'cosmosRole':
      return renderCosmosRole(node, context);
    case 'taken':
      return renderTaken(node, context);
    case 'usedBy':
      return group(
        l10n.t('Used by'),
        'references',
        l10n.t('The resources that carry this identity, in every subscription of its tenant.'),
        context.learnt(node),
      );
    case 'roleAssignment':
      return renderAssignment(node, context);
    case 'assignmentDetail':
      return renderDetail(node, context);
    case 'user':
      return renderUser(node, context.learnt(node));
    case 'federatedCredentials':
      return group(
        l10n.t('Federated credentials'),
        'verified',
        l10n.t(
          'Workloads outside Azure, and pods, that get this identity in exchange for a token of their own.',
        ),
        context.learnt(node),
      );
    case 'federatedCredential':
      return renderCredential(node);
    case 'federatedDetail':
      return renderCredentialDetail(node);
    case 'appFacts':
      return appFacts(context.learnt(node));
    case 'appFact':
      return renderAppFact(node);
    case 'deadReferences':
      return group(
        l10n.t('Attached, but gone'),
        'circle-slash',
        l10n.t(
          'Resources that still name an identity which was deleted. They get no token for it, and Azure refuses changes of their identities.',
        ),
        context.learnt(node),
      );
    case 'deadReference':
      return renderDeadReference(node);
    case 'orphans':
      return group(
        l10n.t('Orphaned role assignments'),
        'debug-disconnect',
        l10n.t(
          'Roles whose principal is gone. Azure leaves them behind when an identity is deleted; they give nobody anything, and count towards the limit of the subscription.',
        ),
        context.learnt(node),
      );
    case 'orphan':
      return renderOrphan(node, context);
    case 'doubtfulOrphans':
      return renderDoubtfulOrphans(node);
    case 'empty':
      return renderEmpty(node);
    case 'problem':
      return problem(node.whereName, node.failure);
    case 'loadMore':
      return loadMore(node);
    case 'note':
      return {
        label: l10n.t('Entra app roles are not shown here'),
        icon: new ThemeIcon('info'),
        tooltip: () =>
          l10n.t(
            'Permissions on Microsoft Graph and other Entra applications are not part of Azure role-based access control. Click for the lines that list and grant them.',
          ),
        command: {
          command: Command.viewAccess,
          title: l10n.t('View access'),
          arguments: [{ kind: 'identity', identity: node.identity, tenantId: node.tenantId } satisfies Node],
        },
      };
  }
}

function accountOffer(node: AccountOfferNode): Look {
  return {
    label: l10n.t('Use {0}', node.account.label),
    description: l10n.t('VS Code is signed in with this account'),
    icon: new ThemeIcon('account'),
    command: { command: InternalCommand.useAccount, title: l10n.t('Use this account'), arguments: [node] },
  };
}

function actionLook({ action }: ActionNode): Look {
  if (action === 'openSample') {
    return {
      label: l10n.t('Explore the sample tenant'),
      icon: new ThemeIcon('beaker'),
      command: { command: Command.openSampleTenant, title: l10n.t('Explore'), arguments: [] },
    };
  }
  return {
    label: l10n.t('Use another sign-in, such as the Azure CLI…'),
    icon: new ThemeIcon('settings-gear'),
    command: {
      command: 'workbench.action.openSettings',
      title: l10n.t('Open settings'),
      arguments: [`${settingsSection}.${Setting.credential}`],
    },
  };
}

function group(label: string, icon: string, tooltip: string, learnt: Learnt): Look {
  return {
    label,
    ...(learnt.count !== undefined && { description: String(learnt.count) }),
    icon: new ThemeIcon(icon),
    tooltip: () => tooltip,
    collapsible: TreeItemCollapsibleState.Collapsed,
  };
}

function problem(whereName: string | undefined, failure: Failure): Look {
  const reason = failureReason(l10n.t, failure);
  const showLog = l10n.t('Show log');
  return {
    label: whereName ?? reason.charAt(0).toLocaleUpperCase() + reason.slice(1),
    description: whereName === undefined ? showLog : `${reason} · ${showLog}`,
    icon: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
    tooltip: () =>
      facts(
        failureSentence(l10n.t, failure),
        [
          [l10n.t('Asked'), failure.details.resource],
          [l10n.t('Azure says'), failure.details.serviceMessage],
          [l10n.t('Correlation ID'), failure.details.correlationId],
        ],
        [l10n.t('Click to open the log.')],
      ),
    command: { command: Command.showLog, title: l10n.t('Show log'), arguments: [] },
  };
}

function appFacts({ endpointOff }: Learnt): Look {
  const look = group(
    l10n.t('App settings'),
    'settings-gear',
    l10n.t('Which identity the app is told to use. Names and IDs only: no value of a setting is shown.'),
    {},
  );
  return endpointOff === true
    ? { ...look, icon: warningIcon(), description: l10n.t('token endpoint switched off') }
    : look;
}

function loadMore(node: LoadMoreNode): Look {
  return {
    label:
      node.apart === true
        ? l10n.t('Load more of {0}…', node.parent.subscription.displayName)
        : l10n.t('Load more…'),
    icon: new ThemeIcon('ellipsis'),
    command: { command: InternalCommand.loadMore, title: l10n.t('Load more'), arguments: [node] },
  };
}
