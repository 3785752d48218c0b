/** One stable key for every node, and the flags that the manifest's menus match: pure, so that tests need no editor. */

import { idKey } from '../model/armId';
import type { FlagName } from '../names';
import type { Node, OrphanNode } from './nodes';
import type { IdentityGroupNode } from './nodes/lists';

/** The key of a node: the same after every refresh, unique in the tree. */
export function nodeKey(node: Node): string {
  switch (node.kind) {
    case 'subscription':
      return subscriptionKey(node.subscription.subscriptionId);
    case 'tenantProblem':
      return `tenant:${node.tenant.tenantId}`;
    case 'accountOffer':
      return `account:${node.account.id ?? node.account.label}`;
    case 'action':
      return `action:${node.action}`;
    case 'identity':
      return identityKey(node.identity.kind, node.identity.id);
    case 'filter':
      return node.kind;
    case 'identityGroup':
      return groupKey(node);
    case 'systemAssignedGroup':
      return `systemAssigned:${node.subscription.subscriptionId.toLowerCase()}`;
    case 'identifier':
      return `${node.identifier}:${node.identity.kind}:${idKey(node.identity.id)}`;
    case 'roleAssignments':
    case 'throughGroups':
    case 'accessPolicies':
    case 'cosmosRoles':
    case 'usedBy':
    case 'federatedCredentials':
      return `${node.kind}:${node.identity.kind}:${idKey(node.identity.id)}`;
    case 'roleAssignment':
      return `assignment:${node.identity.principalId}:${idKey(node.assignment.id)}:${node.group ?? ''}`;
    case 'accessPolicy':
      return `policy:${node.identity.principalId}:${idKey(node.policy.vaultId)}:${node.policy.applicationId ?? ''}`;
    case 'cosmosRole':
      return `cosmosRole:${node.identity.principalId}:${idKey(node.assignment.id)}`;
    case 'taken':
      return `taken:${idKey(node.change.id)}:${node.parentKey}`;
    case 'assignmentDetail':
      return `detail:${idKey(node.assignment.id)}:${detailKey(node.detail)}`;
    case 'user':
      return `user:${idKey(node.identity.id)}:${idKey(node.user.id)}`;
    case 'federatedCredential':
      return `federated:${idKey(node.credential.id)}`;
    case 'federatedDetail':
      return `${node.detail}:${idKey(node.credential.id)}`;
    case 'appFacts':
      return `appFacts:${idKey(node.identity.id)}`;
    case 'appFact':
      return `appFact:${node.fact.what}:${node.parentKey}`;
    case 'deadReferences':
      return deadReferencesKey;
    case 'deadReference':
      return `dead:${idKey(node.reference.carrier.id)}:${idKey(node.reference.identityId)}`;
    case 'orphans':
      return orphansKey;
    case 'doubtfulOrphans':
      return node.kind;
    case 'orphan':
      return orphanKey(node);
    case 'empty':
      return `empty:${node.of}:${node.parentKey}`;
    case 'problem':
      return `problem:${node.where}:${node.parentKey}`;
    case 'loadMore':
      return `more:${nodeKey(node.parent)}`;
    case 'note':
      return `note:${node.note}:${node.parentKey}`;
  }
}

/** There is one such node, whatever the tenants. */
export const orphansKey = 'orphans';
export const deadReferencesKey = 'deadReferences';

/** The key of a subscription's node: one subscription is shown once, through whichever tenant. */
export function subscriptionKey(subscriptionId: string): string {
  return `subscription:${subscriptionId.toLowerCase()}`;
}

/** Without what every such ID has: the editor is given ten thousand of these in one message, and writing that takes long. */
export function identityKey(kind: 'userAssigned' | 'systemAssigned', id: string): string {
  const place = idKey(id).replace('/subscriptions/', '').replace('/resourcegroups/', '/');
  return `identity:${kind}:${place.replace('/providers/microsoft.managedidentity/userassignedidentities/', '/')}`;
}

/** Values of tags differ by case, names of everything else do not. */
function groupKey({ by, tag = '', name, subscription }: IdentityGroupNode): string {
  const place = subscription === undefined ? '' : `${subscription.subscriptionId.toLowerCase()}/`;
  if (by !== 'tag') return `group:${by}:${place}${(name ?? '').toLowerCase()}`;
  return name === undefined ? `group:tag:${tag.toLowerCase()}` : `group:tag:${tag.toLowerCase()}=${name}`;
}

function orphanKey({ orphan }: OrphanNode): string {
  return `orphan:${orphan.tenantId}:${idKey(orphan.assignment.id)}`;
}

type Detail = Extract<Node, { kind: 'assignmentDetail' }>['detail'];

function detailKey(detail: Detail): string {
  if (detail.what === 'denyAssignment') return idKey(detail.deny.id);
  return detail.what === 'lock' ? idKey(detail.lock.id) : detail.what;
}

/** The flags of a node, in a fixed order, as one context value: `identity;userAssigned;assignable`. */
export function contextValue(node: Node): string {
  return flagsOf(node).join(';');
}

/** The flags that all of the nodes have, as one value: what a key may do to a selection. Empty without nodes. */
export function sharedFlags([first, ...others]: readonly Node[]): string {
  if (first === undefined) return '';
  const rest = others.map((node) => new Set(flagsOf(node)));
  return flagsOf(first)
    .filter((flag) => rest.every((flags) => flags.has(flag)))
    .join(';');
}

/** Every flag that `flagsOf` can give, for the test that holds the manifest against them. */
export const allFlags: readonly FlagName[] = [
  'subscription',
  'tenant',
  'identity',
  'userAssigned',
  'deletable',
  'systemAssigned',
  'assignable',
  'clientId',
  'objectId',
  'resourceId',
  'tenantId',
  'roleAssignment',
  'removable',
  'carrier',
  'appFact',
  'roleDefinition',
  'resource',
  'federatable',
  'federatedGroup',
  'federatedCredential',
  'recreatable',
  'refreshable',
  'portal',
  'entraGroup',
  'properties',
  'signIn',
  'orphan',
  'orphans',
  'policies',
  'policy',
  'policyVault',
  'armId',
  'text',
];

function flagsOf(node: Node): FlagName[] {
  switch (node.kind) {
    case 'subscription':
      return ['subscription', 'refreshable', 'portal', 'properties', 'armId', 'text'];
    case 'tenantProblem':
      return ['tenant', 'refreshable', 'signIn', 'text'];
    case 'identity':
      return [
        'identity',
        node.identity.kind,
        ...(node.identity.kind === 'userAssigned' ? (['deletable'] as const) : []),
        'assignable',
        ...(node.identity.kind === 'userAssigned' ? (['federatable'] as const) : (['carrier'] as const)),
        'recreatable',
        'refreshable',
        'portal',
        'properties',
      ];
    case 'identityGroup':
      if (node.name === undefined) return ['refreshable'];
      return node.by === 'resourceGroup'
        ? ['refreshable', 'portal', 'properties', 'armId', 'text']
        : ['refreshable', 'text'];
    case 'identifier':
      return node.value === undefined ? [] : [node.identifier];
    case 'systemAssignedGroup':
    case 'throughGroups':
    case 'cosmosRoles':
    case 'usedBy':
    case 'taken':
      return ['refreshable'];
    case 'accessPolicies':
      return ['refreshable', 'policies'];
    case 'accessPolicy':
      return node.policy.applicationId === undefined
        ? ['refreshable', 'portal', 'properties', 'policy', 'armId', 'text']
        : ['refreshable', 'portal', 'properties', 'armId', 'text'];
    case 'cosmosRole':
      return ['removable', 'refreshable', 'portal', 'properties', 'armId', 'text'];
    case 'roleAssignments':
      return ['assignable', 'refreshable'];
    case 'roleAssignment':
      return node.group === undefined
        ? [
            ...([
              'roleAssignment',
              'removable',
              'roleDefinition',
              'recreatable',
              'refreshable',
              'portal',
              'properties',
              'armId',
              'text',
            ] as const),
            ...(node.target?.usesAccessPolicies === true ? (['policyVault'] as const) : []),
          ]
        : ['roleAssignment', 'roleDefinition', 'portal', 'properties', 'armId', 'text'];
    case 'federatedCredentials':
      return ['federatable', 'federatedGroup', 'refreshable'];
    case 'federatedCredential':
      return ['federatedCredential', 'recreatable', 'portal', 'properties', 'armId', 'text'];
    case 'user':
      return ['carrier', 'resource', 'recreatable', 'portal', 'properties', 'armId', 'text'];
    case 'appFacts':
      return ['appFact', 'refreshable'];
    case 'deadReferences':
      return ['refreshable'];
    case 'appFact':
      return 'value' in node.fact && node.fact.value !== '' ? ['appFact', 'text'] : ['appFact'];
    case 'deadReference':
      return ['carrier', 'resource', 'portal', 'properties', 'armId', 'text'];
    case 'orphans':
      return ['refreshable', 'orphans'];
    case 'orphan':
      return [
        'portal',
        'properties',
        ...(node.orphan.doubt === undefined ? (['orphan'] as const) : []),
        'armId',
        'text',
      ];
    case 'problem':
      return node.failure.code === 'signInNeeded'
        ? ['refreshable', 'signIn', 'text']
        : ['refreshable', 'text'];
    case 'assignmentDetail':
      return node.detail.what === 'group' ? ['entraGroup', 'text'] : ['text'];
    case 'federatedDetail':
      return ['text'];
    case 'filter':
    case 'accountOffer':
    case 'action':
    case 'doubtfulOrphans':
    case 'empty':
    case 'loadMore':
    case 'note':
      return [];
  }
}
