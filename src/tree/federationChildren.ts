/** What lies below the federated credentials of an identity: one node for each, and its parts below that. */

import type { Store } from '../access/store';
import { emptyUnlessProblems, problemNodes } from './endings';
import type { FederatedCredentialNode, FederatedCredentialsNode, FederatedDetailNode, Node } from './nodes';

export async function credentialNodes(
  store: Store,
  parent: FederatedCredentialsNode,
  signal: AbortSignal,
): Promise<Node[]> {
  const { identity, tenantId } = parent;
  const found = await store.federatedCredentials(identity, tenantId, signal);
  return [
    ...found.items.map((credential): Node => ({
      kind: 'federatedCredential',
      identity,
      tenantId,
      credential,
    })),
    ...emptyUnlessProblems(found, 'federatedCredentials', parent),
    ...problemNodes(found, parent),
  ];
}

/** No line for the subject of a flexible credential, which has none. */
export function detailNodes({ credential }: FederatedCredentialNode): Node[] {
  const { issuer, subject, audiences } = credential;
  const line = (detail: FederatedDetailNode['detail'], value: string): Node => ({
    kind: 'federatedDetail',
    credential,
    detail,
    value,
  });
  return [
    line('issuer', issuer),
    ...(subject === undefined ? [] : [line('subject', subject)]),
    ...audiences.map((audience) => line('audience', audience)),
  ];
}
