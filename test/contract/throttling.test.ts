/** Waiting when Azure says to: seen, limited, cancellable, and only where repeating does no harm. */

import assert from 'node:assert/strict';
import type { Waiting } from '../../src/azure/entry';
import { Failure } from '../../src/model/failure';
import { failureOf, json, never, refused, rig, type Handle } from './kit';

const tenant = '11111111-1111-1111-1111-111111111111';
const principal = '33333333-3333-3333-3333-333333333333';
const role = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const empty = json(200, { value: [] });

/** Answers in turn, the last one for ever. */
function inTurn(...answers: ReturnType<typeof json>[]): Handle {
  let at = 0;
  return () => answers[Math.min(at++, answers.length - 1)] ?? empty;
}

const busy = (headers: Readonly<Record<string, string>> = { 'retry-after': '7' }) =>
  refused(429, 'TooManyRequests', 'slow down', headers);

describe('throttling', () => {
  it('waits as long as Retry-After says, in sight, then goes on', async () => {
    const { azure, sent, waitings, slept } = rig(inTurn(busy(), empty));
    await azure.tenancy.subscriptions(tenant, never());
    assert.equal(sent.length, 2);
    assert.deepEqual(slept, [7000]);
    assert.deepEqual([waitings[0]?.seconds, waitings[0]?.host], [7, 'arm.test.example']);
    assert.equal(waitings.at(-1), undefined);
    assert.equal(waitings.length, 2);
  });

  it('gives up after three waits, saying how long to wait', async () => {
    const { azure, sent, slept } = rig(() => busy());
    const failure = await failureOf(azure.tenancy.subscriptions(tenant, never()));
    assert.deepEqual([failure.code, failure.details.retryAfterSeconds], ['throttled', 7]);
    assert.deepEqual([sent.length, slept.length], [4, 3]);
  });

  it('does not begin a wait of more than a minute', async () => {
    const { azure, sent, slept } = rig(() => busy({ 'retry-after': '3600' }));
    const failure = await failureOf(azure.tenancy.subscriptions(tenant, never()));
    assert.deepEqual([failure.code, failure.details.retryAfterSeconds], ['throttled', 3600]);
    assert.deepEqual([sent.length, slept.length], [1, 0]);
  });

  it('reads Retry-After as a date, and the quota header of Resource Graph', async () => {
    const soon = new Date(Date.now() + 20_000).toUTCString();
    const date = rig(inTurn(busy({ 'retry-after': soon }), empty));
    await date.azure.tenancy.subscriptions(tenant, never());
    assert.ok((date.slept[0] ?? 0) > 15_000 && (date.slept[0] ?? 0) <= 21_000, String(date.slept[0]));
    const quota = rig(inTurn(busy({ 'x-ms-user-quota-resets-after': '00:00:05' }), empty));
    await quota.azure.tenancy.subscriptions(tenant, never());
    assert.deepEqual(quota.slept, [5000]);
  });

  it('backs off by itself from a gateway that says nothing', async () => {
    const { azure, slept } = rig(() => ({
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: '<html>busy</html>',
    }));
    assert.equal((await failureOf(azure.tenancy.subscriptions(tenant, never()))).code, 'service');
    assert.deepEqual(slept, [1000, 2000, 4000]);
  });

  it('waits for a Resource Graph query, which is a POST that changes nothing', async () => {
    const { azure, sent } = rig(inTurn(busy(), json(200, { data: [], resultTruncated: 'false' })));
    await azure.roleAssignments.ofPrincipal(tenant, principal, never());
    assert.deepEqual(
      sent.map((request) => request.method),
      ['POST', 'POST'],
    );
    assert.deepEqual(sent[0]?.body, sent[1]?.body);
  });

  it('repeats the write of a role assignment under the same name', async () => {
    const made = json(201, {
      id: '/x',
      properties: { scope: '/', roleDefinitionId: role, principalId: principal },
    });
    const { azure, sent } = rig(inTurn(busy(), made));
    await azure.roleAssignments.create(
      tenant,
      { scope: '/', principalId: principal, roleGuid: role },
      never(),
    );
    assert.deepEqual(
      sent.map((request) => request.method),
      ['PUT', 'PUT'],
    );
    assert.equal(sent[0]?.path, sent[1]?.path);
  });

  it('shows one wait for several requests, the longest', async () => {
    const seen: (Waiting | undefined)[] = [];
    const releases: (() => void)[] = [];
    const clock = {
      now: () => Date.now(),
      sleep: () => new Promise<void>((resolve) => releases.push(resolve)),
    };
    const answers = [busy({ 'retry-after': '3' }), busy({ 'retry-after': '9' })];
    const { azure } = rig(() => answers.shift() ?? empty, {
      clock,
      onWaiting: (waiting) => seen.push(waiting),
    });
    const both = Promise.all([
      azure.tenancy.subscriptions(tenant, never()),
      azure.tenancy.subscriptions(tenant, never()),
    ]);
    while (releases.length < 2) await new Promise(setImmediate);
    assert.deepEqual(
      seen.map((waiting) => waiting?.seconds),
      [3, 9],
    );
    for (const release of releases) release();
    await both;
    assert.equal(seen.at(-1), undefined);
  });
});

describe('cancelling a wait', () => {
  /** A clock that only ends a wait when told to. */
  const patient = {
    now: () => Date.now(),
    sleep: (_: number, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Failure('cancelled'));
        });
      }),
  };

  it('through what is shown ends the request as cancelled', async () => {
    const { azure, sent } = rig(() => busy(), {
      clock: patient,
      onWaiting: (waiting) =>
        waiting &&
        setImmediate(() => {
          waiting.cancel();
        }),
    });
    assert.equal((await failureOf(azure.tenancy.subscriptions(tenant, never()))).code, 'cancelled');
    assert.equal(sent.length, 1);
  });

  it('through the signal of the caller ends the request as cancelled, and nothing is shown any more', async () => {
    const controller = new AbortController();
    const seen: (Waiting | undefined)[] = [];
    const { azure, sent } = rig(() => busy(), {
      clock: patient,
      onWaiting: (waiting) => {
        seen.push(waiting);
        setImmediate(() => {
          controller.abort();
        });
      },
    });
    assert.equal((await failureOf(azure.tenancy.subscriptions(tenant, controller.signal))).code, 'cancelled');
    assert.equal(sent.length, 1);
    assert.equal(seen.at(-1), undefined);
  });
});
