/** Copies what a line of the view is called or says: a name, a value, the reason of a problem; of several, one a line. */

import { nestedName } from '../model/resourceName';
import type { Node } from '../tree/nodes';
import { connect } from './connect';
import type { CommandDeps, Gesture } from './deps';
import { locate } from './idOfNode';

/** @returns the text; `undefined` when the person left or there is nothing to copy. */
export const copyText: Gesture =
  (deps) =>
  async (input): Promise<string | undefined> => {
    const { session, ui } = deps;
    const texts = input.from === 'nodes' ? input.nodes.flatMap((node) => textOf(node, deps) ?? []) : [];
    if (texts.length === 0) {
      const located = await locate(deps, await connect(deps), input, { doing: 'copy', what: 'text' });
      if (located === undefined) return undefined;
      texts.push(nestedName(located.id));
    }
    const text = texts.join('\n');
    await ui.copy(text);
    const sample = session.state.kind === 'connected' && session.state.connection.sample;
    ui.tell({ news: 'copied', what: 'text', identity: texts.join(', ') }, sample);
    return text;
  };

/** `undefined` for headings and hints, which say nothing of Azure. */
function textOf(node: Node, { ui }: CommandDeps): string | undefined {
  switch (node.kind) {
    case 'subscription':
      return node.subscription.displayName;
    case 'tenantProblem':
      return node.tenant.displayName;
    case 'identity':
      return node.identity.name;
    case 'identityGroup':
      return node.name;
    case 'identifier':
    case 'federatedDetail':
      return node.value;
    case 'roleAssignment':
    case 'cosmosRole':
      return node.assignment.roleName ?? node.assignment.roleGuid;
    case 'orphan':
      return node.orphan.assignment.roleName ?? node.orphan.assignment.roleGuid;
    case 'assignmentDetail':
      return detailText(node.detail);
    case 'accessPolicy':
      return nestedName(node.policy.vaultId);
    case 'user':
      return nestedName(node.user.id);
    case 'deadReference':
      return nestedName(node.reference.carrier.id);
    case 'federatedCredential':
      return node.credential.name;
    case 'appFact':
      return 'value' in node.fact ? node.fact.value || undefined : undefined;
    case 'problem':
      return [ui.failures.sentence(node.failure), node.failure.details.correlationId ?? '']
        .filter((part) => part !== '')
        .join(' ');
    default:
      return undefined;
  }
}

/** What stands against an assignment goes by its ID. */
function detailText(detail: Extract<Node, { kind: 'assignmentDetail' }>['detail']): string {
  if (detail.what === 'denyAssignment') return detail.deny.id;
  return detail.what === 'lock' ? detail.lock.id : detail.value;
}
