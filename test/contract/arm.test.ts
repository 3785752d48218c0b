/** ARM without a client of its own: what each verb puts on the wire, and what comes back of an answer without a body. */

import assert from 'node:assert/strict';
import type { Arm } from '../../src/azure/arm';
import { createConnect } from '../../src/azure/connection';
import { sampleHttpClient } from '../../src/azure/entry';
import { systemClock } from '../../src/azure/systemClock';
import { createWaits } from '../../src/azure/waits';
import type { SampleRequest, SampleResponse } from '../../src/sampleTenant/wire';
import { failureOf, json, never, testCloud } from './kit';

const call = { path: '/subscriptions/s/resourceGroups/rg', apiVersion: '2021-04-01' };
const body = { location: 'westeurope', tags: null };

function armOver(answer: SampleResponse): { readonly arm: Arm; readonly sent: SampleRequest[] } {
  const sent: SampleRequest[] = [];
  const silent = (): void => undefined;
  const connect = createConnect({
    cloud: testCloud,
    credentialFor: () => ({
      getToken: () => Promise.resolve({ token: 'one', expiresOnTimestamp: Date.now() + 3_600_000 }),
    }),
    httpClient: sampleHttpClient((request) => {
      sent.push(request);
      return Promise.resolve(answer);
    }),
    clock: systemClock,
    log: { info: silent, warn: silent, error: silent, debug: silent },
    waits: createWaits(silent),
  });
  return { arm: connect('t').arm, sent };
}

describe('a request that changes something', () => {
  it('sends its body as JSON, nulls included, and gives the answer with its status', async () => {
    for (const verb of ['put', 'patch', 'post'] as const) {
      const { arm, sent } = armOver(json(201, { name: 'rg' }, { 'azure-asyncoperation': 'https://x' }));
      const answer = await arm[verb](call, body, never());
      assert.deepEqual(
        [sent[0]?.method, sent[0]?.url, sent[0]?.body],
        [
          verb.toUpperCase(),
          'https://arm.test.example/subscriptions/s/resourceGroups/rg?api-version=2021-04-01',
          JSON.stringify(body),
        ],
      );
      assert.match(sent[0]?.headers['content-type'] ?? '', /^application\/json/);
      assert.equal(answer.status, 201);
      assert.deepEqual(answer.body, { name: 'rg' });
      assert.equal(answer.header('Azure-AsyncOperation'), 'https://x');
    }
  });

  it('deletes without a body, and tells what was there from what was not', async () => {
    for (const status of [200, 202, 204]) {
      const { arm, sent } = armOver({ status, headers: {}, body: '' });
      const answer = await arm.delete(call, never());
      assert.deepEqual([sent[0]?.method, sent[0]?.body, answer.status], ['DELETE', undefined, status]);
    }
  });

  it('takes an empty answer for work that goes on, and for no other', async () => {
    const { arm } = armOver({ status: 202, headers: { location: 'https://x' }, body: '' });
    assert.equal((await arm.patch(call, body, never())).status, 202);
    const broken = armOver({ status: 200, headers: {}, body: '' });
    assert.equal((await failureOf(broken.arm.patch(call, body, never()))).code, 'untrustedAnswer');
  });
});
