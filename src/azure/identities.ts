/** Managed identities: the port, and the reads of single ones; what spans more has files of its own. */

import { getContinuationToken } from '@azure/arm-msi';
import { isUserAssignedId, parseArmId } from '../model/armId';
import { Failure } from '../model/failure';
import { joined, type Listing } from '../model/listing';
import type { ManagedIdentity } from '../model/identity';
import type { Identities } from '../model/ports';
import type { Connect } from './connection';
import { findIdentities } from './findIdentities';
import { identityOfRow, userAssignedOf } from './identityShapes';
import { mapped, onward } from './pages';
import { graphPath, guidOrThrow, identityPlace, pathOf } from './paths';
import { identitiesOfQuery } from './queries';
import { askAll } from './resourceGraph';
import { onePage } from './sdkPage';
import { systemAssignedIn } from './systemAssigned';
import { attachmentsIn, usersOf } from './usersOf';

/** What one query names: it has to stay short enough to be taken. */
const principalsPerQuery = 300;

export function createIdentities(connect: Connect): Identities {
  return {
    async userAssigned(subscription, next, signal) {
      const client = connect(subscription.tenantId).identitiesOf(subscription.subscriptionId);
      const list = client.userAssignedIdentities.listBySubscription({ abortSignal: signal });
      const where = `/subscriptions/${subscription.subscriptionId}`;
      const page = onward(await onePage(list, next, getContinuationToken), next, where);
      return mapped(page, userAssignedOf, where);
    },
    systemAssigned: (subscription, next, signal) => systemAssignedIn(connect, subscription, next, signal),
    async get(tenantId, id, signal) {
      return isUserAssignedId(id)
        ? getUserAssigned(connect, tenantId, id, signal)
        : getSystemAssigned(connect, tenantId, id, signal);
    },
    usersOf: (tenantId, identity, signal) => usersOf(connect, tenantId, identity.id, signal),
    attachments: (tenantId, signal) => attachmentsIn(connect, tenantId, signal),
    find: (tenantId, part, signal) => findIdentities(connect, tenantId, part, signal),
    /** Without Resource Graph there is no way but reading every resource, which is not done. */
    async byPrincipals(tenantId, principalIds, signal) {
      const wanted = [...new Set(principalIds.map((id) => guidOrThrow(id, 'principalId')))];
      const parts: Listing<ManagedIdentity>[] = [];
      for (let from = 0; from < wanted.length; from += principalsPerQuery) {
        const query = identitiesOfQuery(wanted.slice(from, from + principalsPerQuery));
        const rows = await askAll(connect(tenantId).arm, { query }, signal);
        parts.push(mapped(rows, identityOfRow, graphPath));
      }
      return joined(parts);
    },
  };
}

async function getUserAssigned(
  connect: Connect,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<ManagedIdentity> {
  const { subscriptionId, resourceGroup, name } = identityPlace(id);
  const client = connect(tenantId).identitiesOf(subscriptionId);
  const read = await client.userAssignedIdentities.get(resourceGroup, name, { abortSignal: signal });
  const identity = userAssignedOf(read);
  if (identity === undefined) throw new Failure('untrustedAnswer', { resource: id });
  return identity;
}

/** One request, which is also the only source of the client ID. What it says of a secret's address goes no further. */
async function getSystemAssigned(
  connect: Connect,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<ManagedIdentity> {
  const subscriptionId = parseArmId(id)?.subscriptionId;
  if (subscriptionId === undefined) throw new Failure('badArgument', { field: 'identityId' });
  const client = connect(tenantId).identitiesOf(subscriptionId);
  const read = await client.systemAssignedIdentities.getByScope(pathOf(id), { abortSignal: signal });
  const { clientId, principalId, location } = read;
  const identity = identityOfRow({
    id,
    clientId,
    principalId,
    location,
    tenantId: read.tenantId ?? tenantId,
  });
  if (identity === undefined) throw new Failure('untrustedAnswer', { resource: id });
  return identity;
}
