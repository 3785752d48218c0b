/** Draws what stands at the top: a subscription, and a tenant that gave none. */

import { l10n, ThemeColor, ThemeIcon, TreeItemCollapsibleState } from 'vscode';
import { Command } from '../names';
import { failureReason, failureSentence } from '../ui/failureWords';
import { facts } from '../ui/markdown';
import type { TenantProblemNode } from './nodes';
import type { SubscriptionNode } from './nodes/lists';
import type { Look, RenderContext } from './render';

export function renderSubscription(node: SubscriptionNode, context: RenderContext): Look {
  const { failure } = context.learnt(node);
  const forbidden = failure?.code === 'forbidden';
  const domain = node.tenant.defaultDomain ?? node.tenant.displayName;
  const parts = [
    ...(context.sample ? [l10n.t('Sample')] : []),
    ...(failure === undefined
      ? [domain]
      : [
          forbidden ? l10n.t('you may not read this subscription') : failureReason(l10n.t, failure),
          l10n.t('Show log'),
        ]),
    ...(node.subscription.state === 'Enabled' ? [] : [stateText(node.subscription.state)]),
  ];
  return {
    label: node.subscription.displayName,
    description: parts.join(' · '),
    icon: new ThemeIcon(
      'key',
      failure === undefined ? undefined : new ThemeColor('problemsWarningIcon.foreground'),
    ),
    collapsible: TreeItemCollapsibleState.Collapsed,
    tooltip: () =>
      facts(
        node.subscription.displayName,
        [
          [l10n.t('Subscription ID'), node.subscription.subscriptionId],
          [l10n.t('Tenant'), node.tenant.displayName],
          [l10n.t('Domain'), node.tenant.defaultDomain],
          [l10n.t('Tenant ID'), node.tenant.tenantId],
          [l10n.t('State'), node.subscription.state],
        ],
        context.sample ? [l10n.t('This is sample data: nothing of it exists in Azure.')] : [],
      ),
  };
}

/** Disabled and deleted subscriptions take no writes; a warned or overdue one is only told. */
function stateText(state: string): string {
  switch (state) {
    case 'Disabled':
      return l10n.t('disabled, read only');
    case 'Deleted':
      return l10n.t('deleted, read only');
    case 'Warned':
    case 'PastDue':
      return l10n.t('payment overdue');
    default:
      return state;
  }
}

export function renderTenantProblem(node: TenantProblemNode, context: RenderContext): Look {
  const reason = failureReason(l10n.t, node.failure);
  return {
    label: node.tenant.defaultDomain ?? node.tenant.displayName,
    description: context.sample ? l10n.t('Sample · {0}', reason) : reason,
    icon: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
    tooltip: () =>
      facts(failureSentence(l10n.t, node.failure), [[l10n.t('Tenant ID'), node.tenant.tenantId]]),
    // A tenant of the sample is nobody's to sign in to.
    ...(!context.sample && {
      command: {
        command: Command.signIn,
        title: l10n.t('Sign in'),
        arguments: [{ tenantId: node.tenant.tenantId }],
      },
    }),
  };
}
