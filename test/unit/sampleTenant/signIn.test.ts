/** Who may speak to the sample tenant, and how it refuses the others. */

import assert from 'node:assert/strict';
import {
  createSampleTenant,
  refusedTenantId,
  sampleCallers,
  sampleTenantId,
  sampleToken,
} from '../../../src/sampleTenant/entry';
import { guidOf } from '../../../src/sampleTenant/guid';
import type { SampleResponse } from '../../../src/sampleTenant/wire';
import { endpoint } from './client';

const path = '/subscriptions?api-version=2022-12-01';

function send(headers: Readonly<Record<string, string>>, now?: () => number): Promise<SampleResponse> {
  return createSampleTenant(now === undefined ? {} : { now }).handle({
    method: 'GET',
    url: endpoint + path,
    headers,
  });
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

async function codeOf(headers: Readonly<Record<string, string>>, now?: () => number): Promise<string> {
  const response = await send(headers, now);
  assert.equal(response.status, 401);
  assert.match(response.headers['www-authenticate'] ?? '', /^Bearer authorization_uri="https:\/\//);
  return (JSON.parse(response.body) as { error: { code: string } }).error.code;
}

describe('sample tenant: sign-in', () => {
  it('takes the token of each of its callers', async () => {
    for (const { oid } of Object.values(sampleCallers)) {
      assert.equal((await send(bearer(sampleToken(oid, sampleTenantId)))).status, 200);
    }
  });

  it('answers 401 without a token', async () => {
    assert.equal(await codeOf({}), 'AuthenticationFailed');
  });

  it('answers 401 to what is no token, or none of its callers', async () => {
    const stranger = sampleToken(guidOf('a stranger'), sampleTenantId);
    const payloadOnly = stranger.split('.')[1] ?? '';
    for (const token of ['', 'x', 'a.b.c', 'é.é.é', payloadOnly, `${stranger}.more`, stranger]) {
      assert.equal(await codeOf(bearer(token)), 'InvalidAuthenticationToken', token);
    }
    assert.equal(await codeOf({ authorization: 'Basic abc' }), 'InvalidAuthenticationToken');
  });

  it('answers 401 to a token that has expired', async () => {
    const token = sampleToken(sampleCallers.owner.oid, sampleTenantId, 1_000_000);
    assert.equal((await send(bearer(token), () => 999_000)).status, 200);
    assert.equal(await codeOf(bearer(token), () => 1_000_000), 'ExpiredAuthenticationToken');
  });

  it('names the right tenant to a token of another tenant', async () => {
    const other = guidOf('tenant somewhere');
    const headers = bearer(sampleToken(sampleCallers.owner.oid, other));
    assert.equal(await codeOf(headers), 'InvalidAuthenticationTokenTenant');
    const response = await send(headers);
    assert.match(
      response.headers['www-authenticate'] ?? '',
      new RegExp(`authorization_uri="[^"]*${sampleTenantId}"`),
    );
    assert.match(response.body, new RegExp(`https://sts.windows.net/${other}/`));
  });

  it('refuses every token for the second tenant without sending the client to the first', async () => {
    const headers = bearer(sampleToken(sampleCallers.owner.oid, refusedTenantId));
    assert.equal(await codeOf(headers), 'InvalidAuthenticationToken');
    const response = await send(headers);
    assert.doesNotMatch(response.headers['www-authenticate'] ?? '', new RegExp(sampleTenantId));
  });

  it('answers /metadata/endpoints without a token', async () => {
    const url = `${endpoint}/metadata/endpoints?api-version=2022-09-01`;
    const response = await createSampleTenant().handle({ method: 'GET', url, headers: {} });
    assert.equal(response.status, 200);
    assert.equal((JSON.parse(response.body) as { resourceManager: string }).resourceManager, `${endpoint}/`);
  });

  it('gives every answer a request ID and keeps the correlation ID it was sent', async () => {
    const response = await send({ 'x-ms-correlation-request-id': 'mine' });
    assert.equal(response.headers['x-ms-correlation-request-id'], 'mine');
    assert.match(response.headers['x-ms-request-id'] ?? '', /^[0-9a-f-]{36}$/);
  });
});
