/** The ARM ID that a node stands for, to show it in the portal or as a document, and whose token reads it. */

import type { Connection } from '../access/connection';
import { cosmosAccountOf } from '../model/cosmosPlaces';
import type { RoleAssignment } from '../model/role';
import type { Node } from '../tree/nodes';
import { armIdOf, valuesOf } from './arguments';
import type { CommandDeps, CommandInput } from './deps';
import { oneIdentity } from './subject';
import type { Step } from '../ui/step';
import { readingTenant } from './tenants';

export interface Located {
  readonly id: string;
  readonly tenantId: string;
  /** The page of the portal that shows who has access there; `group` is that of a group, whose object ID `id` is. */
  readonly page?: 'users' | 'group';
  /** What has properties of its own there, but no page: a role assignment, a federated credential. */
  readonly document?: string;
}

/** Where the call points to: its node, its `id`, or an identity that is asked for. `undefined` when the person left. */
export async function locate(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
  purpose: Step['purpose'],
): Promise<Located | undefined> {
  if (input.from === 'nodes') return locatedNode(input.nodes[0]);
  const id = armIdOf(valuesOf(input), 'id');
  if (id !== undefined) return { id, tenantId: await readingTenant(deps, connection, id) };
  const located = await oneIdentity(deps, connection, input, purpose);
  return located === undefined ? undefined : { id: located.identity.id, tenantId: located.tenantId };
}

function assignmentAt({ id, scope }: RoleAssignment, tenantId: string): Located {
  return { id: scope, tenantId, page: 'users', document: id };
}

/** What a node stands for; `undefined` for one that stands for nothing in Azure. */
export function locatedNode(node: Node): Located | undefined {
  switch (node.kind) {
    case 'subscription':
    case 'systemAssignedGroup': {
      const { subscriptionId, tenantId } = node.subscription;
      return { id: `/subscriptions/${subscriptionId}`, tenantId };
    }
    case 'identityGroup': {
      const { subscription, name } = node;
      if (subscription === undefined || name === undefined) return undefined;
      const { subscriptionId, tenantId } = subscription;
      return { id: `/subscriptions/${subscriptionId}/resourceGroups/${name}`, tenantId };
    }
    case 'identity':
    case 'identifier':
    case 'roleAssignments':
    case 'throughGroups':
    case 'accessPolicies':
    case 'cosmosRoles':
    case 'usedBy':
    case 'federatedCredentials':
      return { id: node.identity.id, tenantId: node.tenantId };
    case 'roleAssignment':
      return assignmentAt(node.assignment, node.tenantId);
    case 'federatedCredential':
      return { id: node.identity.id, tenantId: node.tenantId, document: node.credential.id };
    case 'accessPolicy':
      return { id: node.policy.vaultId, tenantId: node.tenantId };
    case 'cosmosRole':
      return {
        id: cosmosAccountOf(node.assignment.id),
        tenantId: node.tenantId,
        document: node.assignment.id,
      };
    case 'orphan':
      return assignmentAt(node.orphan.assignment, node.orphan.tenantId);
    case 'user':
      return { id: node.user.id, tenantId: node.tenantId };
    case 'appFacts':
      return { id: node.identity.id, tenantId: node.tenantId };
    case 'appFact':
      return { id: node.resourceId, tenantId: node.tenantId };
    case 'deadReference':
      return { id: node.reference.carrier.id, tenantId: node.reference.tenantId };
    case 'assignmentDetail': {
      const { detail } = node;
      return detail.what === 'group'
        ? { id: detail.value, tenantId: detail.tenantId, page: 'group' }
        : undefined;
    }
    case 'tenantProblem':
    case 'filter':
    case 'accountOffer':
    case 'action':
    case 'federatedDetail':
    case 'empty':
    case 'problem':
    case 'loadMore':
    case 'note':
    case 'orphans':
    case 'deadReferences':
    case 'doubtfulOrphans':
    case 'taken':
      return undefined;
  }
}
