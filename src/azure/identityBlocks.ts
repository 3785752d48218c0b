/** Identity blocks of resources: read with a version that both sides know, changed by a PATCH of nothing else. */

import { parseArmId, resourceTypeOf } from '../model/armId';
import { Failure, isCancelled, toFailure } from '../model/failure';
import { identityPatch, type BlockChange } from '../model/identityBlock';
import type { Carrier, IdentityBlocks } from '../model/identityBlocksPort';
import { hostVerdict, identityHostOf, type ProvidedType } from '../model/identityHosts';
import type { PlannedRequest } from '../model/plannedRequest';
import type { Clock } from '../model/ports';
import { versionOfType } from './apiVersions';
import type { Arm } from './arm';
import { candidatesIn, carriersIn } from './candidates';
import type { Connect } from './connection';
import { at, isRecord, present, text, type Json } from './decode';
import { blockOf } from './identityShapes';
import { begunBy, endOf } from './operations';
import { pathOf } from './paths';
import { newestVersion, providedType } from './providers';

export function createIdentityBlocks(connect: Connect, clock: Clock): IdentityBlocks {
  /** By tenant, subscription and type; a provider changes what it can a few times a year. */
  const known = new Map<string, ProvidedType | undefined>();

  async function provided(
    tenantId: string,
    { arm }: { readonly arm: Arm },
    { subscriptionId, provider, types }: NonNullable<ReturnType<typeof parseArmId>>,
    signal: AbortSignal,
  ): Promise<ProvidedType | undefined> {
    if (provider === undefined) return undefined;
    const type = types.join('/');
    const key = [tenantId, subscriptionId, provider, type].join(' ').toLowerCase();
    if (!known.has(key)) {
      try {
        known.set(key, await providedType(arm, subscriptionId, provider, type, signal));
      } catch (error) {
        if (isCancelled(error) || toFailure(error).code !== 'forbidden') throw error;
        // Who may change one resource need not be allowed to read what its provider can.
        known.set(key, undefined);
      }
    }
    return known.get(key);
  }

  return {
    candidates: (subscription, signal) => candidatesIn(connect, subscription, signal),
    carriers: (subscription, signal) => carriersIn(connect, subscription, signal),
    async read(tenantId, resourceId, signal) {
      const connection = connect(tenantId);
      const parsed = parseArmId(resourceId);
      const type = resourceTypeOf(resourceId);
      if (parsed?.subscriptionId === undefined || type === undefined)
        throw new Failure('badArgument', { field: 'resourceId' });
      const offered = await provided(tenantId, connection, parsed, signal);
      const verdict = hostVerdict({ type, extended: false }, offered);
      const apiVersion = verdict.can ? verdict.apiVersion : readingVersion(type, offered);
      if (apiVersion === undefined) throw new Failure('badArgument', { field: 'resourceId' });
      const body = await connection.arm.get({ path: `/${pathOf(resourceId)}`, apiVersion }, signal);
      if (!isRecord(body)) throw new Failure('untrustedAnswer', { resource: resourceId });
      return carrierOf(resourceId, type, body, apiVersion, offered);
    },
    changeRequest,
    async begin(tenantId, carrier, change, signal) {
      const request = changeRequest(carrier, change);
      if (request === undefined) return { resource: carrier.id };
      const call = { path: `/${pathOf(request.path)}`, apiVersion: request.apiVersion };
      const answer = await connect(tenantId).arm.patch(call, request.body, signal);
      return begunBy(answer, carrier.id, clock.now());
    },
    finish: (tenantId, begun, signal) => endOf(connect(tenantId).arm, begun, clock, signal),
  };
}

function changeRequest(carrier: Carrier, change: BlockChange): PlannedRequest | undefined {
  const { id, block, verdict, apiVersion, location } = carrier;
  if (!verdict.can)
    throw new Failure('badArgument', { field: 'resourceId', values: { reason: verdict.why } });
  const { host } = verdict;
  const identity = identityPatch(block, change, host.both);
  if (identity === undefined) return undefined;
  return { method: 'PATCH', path: id, apiVersion, body: { ...(host.location && { location }), identity } };
}

/** For what is read but not changed here: a version of the table or of the product's own, else the provider's newest. */
function readingVersion(type: string, offered: ProvidedType | undefined): string | undefined {
  return (
    (offered === undefined ? undefined : newestVersion(offered)) ??
    versionOfType(type) ??
    identityHostOf(type)?.versions[0]
  );
}

/** Of the whole answer only what is named here is kept: the rest can hold secrets. */
function carrierOf(
  asked: string,
  type: string,
  body: Json,
  apiVersion: string,
  offered: ProvidedType | undefined,
): Carrier {
  const id = text(body['id']) ?? asked;
  const kind = text(body['kind']);
  const extended = isRecord(body['extendedLocation']);
  const upgrades = text(at(body, 'properties', 'upgradePolicy', 'mode'))?.toLowerCase();
  const issuer = text(at(body, 'properties', 'oidcIssuerProfile', 'issuerURL'));
  return {
    id,
    name: parseArmId(id)?.names.join('/') ?? id,
    type,
    location: text(body['location']) ?? '',
    block: blockOf(body['identity']),
    verdict: hostVerdict({ type, ...present('kind', kind), extended }, offered),
    apiVersion,
    ...present('kind', kind),
    ...(upgrades === 'manual' && { manualUpgrade: true as const }),
    ...present('issuer', issuer),
  };
}
