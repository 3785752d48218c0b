/** Federated credentials of a user-assigned identity: the list and the two writes, which Azure takes one at a time. */

import { getContinuationToken, type FederatedIdentityCredential } from '@azure/arm-msi';
import { idKey, lastSegment, parseArmId, resourceTypeOf } from '../model/armId';
import { Failure, toFailure, type FailureCode } from '../model/failure';
import type {
  FederatedCredential,
  FederatedCredentials,
  NewFederatedCredential,
  TokenCluster,
} from '../model/federation';
import type { Clock } from '../model/ports';
import type { PlannedRequest } from '../model/plannedRequest';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { present, text, texts, type Json } from './decode';
import { mapped } from './pages';
import { graphPath } from './paths';
import { clustersQuery } from './queries';
import { askAll } from './resourceGraph';
import { allPages } from './sdkPage';

/** Seconds before each further try of a write that met another one; together half a minute. */
const conflictWaits = [2, 4, 8, 16];

export function createFederatedCredentials(connect: Connect, clock: Clock): FederatedCredentials {
  const inTurn = turns();

  /** Runs a write when those before it on the same identity are over, and once more while somebody else writes. */
  const write = async <T>(identityId: string, signal: AbortSignal, send: () => Promise<T>): Promise<T> =>
    inTurn(idKey(identityId), async () => {
      for (const seconds of [...conflictWaits, undefined]) {
        if (signal.aborted) throw new Failure('cancelled');
        try {
          return await send();
        } catch (error) {
          const failure = refined(toFailure(error));
          if (seconds === undefined || !isConcurrent(failure)) throw failure;
          await clock.sleep(seconds * 1000, signal);
        }
      }
      throw new Failure('conflict', { resource: identityId });
    });

  return {
    async list(tenantId, identityId, signal) {
      const { client, group, name } = placed(connect, tenantId, identityId);
      const list = client.federatedIdentityCredentials.list(group, name, { abortSignal: signal });
      return mapped(await allPages(list, identityId, getContinuationToken), credentialOf, identityId);
    },
    async put(tenantId, credential, signal) {
      const { client, group, name } = placed(connect, tenantId, credential.identityId);
      const made = await write(credential.identityId, signal, () =>
        client.federatedIdentityCredentials.createOrUpdate(
          group,
          name,
          credential.name,
          written(credential),
          { abortSignal: signal },
        ),
      );
      const read = credentialOf(made);
      if (read === undefined) throw new Failure('untrustedAnswer', { resource: credential.identityId });
      return read;
    },
    putRequest: (credential) =>
      request('PUT', `${credential.identityId}/federatedIdentityCredentials/${credential.name}`, {
        properties: written(credential),
      }),
    async remove(tenantId, credentialId, signal) {
      const identityId = identityOf(credentialId);
      const { client, group, name } = placed(connect, tenantId, identityId);
      await write(identityId, signal, () =>
        client.federatedIdentityCredentials.delete(group, name, lastSegment(credentialId), {
          abortSignal: signal,
        }),
      );
    },
    removeRequest: (credentialId) => request('DELETE', credentialId),
    async clusters(tenantId, signal) {
      const rows = await askAll(connect(tenantId).arm, { query: clustersQuery }, signal);
      return mapped(rows, clusterOf, graphPath);
    },
  };
}

function written({ issuer, subject, audience }: NewFederatedCredential) {
  return { issuer, subject, audiences: [audience] };
}

function request(method: 'PUT' | 'DELETE', id: string, body?: unknown): PlannedRequest {
  // The SDK's own version: a test holds the two together.
  return { method, path: id, apiVersion: apiVersions.identities, ...present('body', body) };
}

function placed(connect: Connect, tenantId: string, identityId: string) {
  const { subscriptionId, resourceGroup } = parseArmId(identityId) ?? {};
  if (subscriptionId === undefined || resourceGroup === undefined)
    throw new Failure('badArgument', { field: 'identityId' });
  return {
    client: connect(tenantId).identitiesOf(subscriptionId),
    group: resourceGroup,
    name: lastSegment(identityId),
  };
}

function identityOf(credentialId: string): string {
  return credentialId.replace(/\/federatedIdentityCredentials\/[^/]+\/*$/i, '');
}

/** One without a subject matches by an expression; one without an issuer is none. */
function credentialOf({ id, name, issuer, subject, audiences }: FederatedIdentityCredential) {
  const [known, from] = [text(id), text(issuer)];
  if (known === undefined || from === undefined) return undefined;
  const credential: FederatedCredential = {
    id: known,
    name: text(name) ?? lastSegment(known),
    issuer: from,
    ...present('subject', text(subject)),
    audiences: texts(audiences),
  };
  return credential;
}

function clusterOf(row: Json): TokenCluster | undefined {
  const id = text(row['id']);
  const { subscriptionId, resourceGroup } = parseArmId(id ?? '') ?? {};
  if (id === undefined || subscriptionId === undefined || resourceGroup === undefined) return undefined;
  return {
    id,
    name: lastSegment(id),
    resourceGroup,
    subscriptionId,
    arc: resourceTypeOf(id)?.toLowerCase() === 'microsoft.kubernetes/connectedclusters',
    ...present('issuer', text(row['issuer']) ?? text(row['arcIssuer'])),
    workloadIdentity: text(row['workloadIdentity'])?.toLowerCase() === 'true',
  };
}

function isConcurrent({ details }: Failure): boolean {
  return details.status === 409 && /^ConcurrentFederatedIdentityCredentials/i.test(details.serviceCode ?? '');
}

/** Azure answers `BadRequest` for all of these, and only its words tell them apart. */
const byMessage: readonly (readonly [RegExp, FailureCode, field?: string])[] = [
  [/combination already exists/i, 'alreadyExists'],
  [/too many federated/i, 'limitExceeded'],
  [/exactly (1|one) audience/i, 'badArgument', 'audience'],
  [/name '.*' is invalid/i, 'badArgument', 'name'],
  [/empty properties/i, 'badArgument', 'subject'],
];

function refined(failure: Failure): Failure {
  if (failure.details.status !== 400) return failure;
  const known = byMessage.find(([words]) => words.test(failure.message));
  if (known === undefined) return failure;
  const [, code, field] = known;
  return new Failure(code, { ...failure.details, ...present('field', field) }, { cause: failure });
}

/** Makes those that come under one key wait for each other. */
function turns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    const over = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === over) last.delete(key);
      });
    last.set(key, over);
    return mine;
  };
}
