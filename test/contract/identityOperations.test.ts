/** Operations that go on after the answer: followed where ARM says, at its pace, to their end. */

import assert from 'node:assert/strict';
import * as troubles from '../../src/sampleTenant/data/outOfOrder';
import type { SampleResponse } from '../../src/sampleTenant/wire';
import { answering, carrier, machine, tenant, vm } from './blockWire';
import { failureOf, json, never, rig } from './kit';
import { sampleRig, sampleTenantId } from './sampleRig';

describe('an operation that goes on after the answer', () => {
  const statusUrl = 'https://arm.test.example/subscriptions/x/operations/1?api-version=2024-11-01';
  const resultUrl = 'https://arm.test.example/subscriptions/x/results/1?api-version=2024-11-01';
  const accepted = (headers: Record<string, string>): SampleResponse => json(202, {}, headers);
  const status = (text: string, more: object = {}, headers: Record<string, string> = {}): SampleResponse =>
    json(200, { status: text, ...more }, headers);

  async function follow(answers: SampleResponse[], signal = never()) {
    const made = rig(answering(['virtualMachines'], machine(undefined), ...answers));
    const { identityBlocks } = made.azure;
    const read = await carrier(made.azure, vm);
    const begun = await identityBlocks.begin(tenant, read, { system: 'on' }, never());
    return { ...made, end: identityBlocks.finish(tenant, begun, signal) };
  }

  it('is looked at where Azure-AsyncOperation says, at the pace of Retry-After', async () => {
    const { sent, slept, end } = await follow([
      accepted({ 'azure-asyncoperation': statusUrl, location: resultUrl, 'retry-after': '7' }),
      status('InProgress', {}, { 'retry-after': '3' }),
      status('Updating'),
      status('Succeeded'),
    ]);
    await end;
    assert.deepEqual(slept, [7_000, 3_000, 10_000]);
    const looks = sent.slice(-3);
    assert.ok(
      looks.every(({ method, path }) => method === 'GET' && path === '/subscriptions/x/operations/1'),
    );
  });

  it('is looked at where Location says when that is all there is', async () => {
    const { sent, slept, end } = await follow([
      accepted({ location: resultUrl, 'retry-after': '1' }),
      accepted({ location: resultUrl.replace('/1', '/2') }),
      machine({ type: 'SystemAssigned', principalId: 'p' }),
    ]);
    await end;
    assert.deepEqual(slept, [1_000, 10_000]);
    assert.deepEqual(
      sent.slice(-2).map(({ path }) => path),
      ['/subscriptions/x/results/1', '/subscriptions/x/results/2'],
    );
  });

  it('is over at once when the answer is final', async () => {
    const { slept, end } = await follow([
      json(200, { id: vm, identity: { type: 'SystemAssigned', principalId: 'p' } }, { location: resultUrl }),
    ]);
    await end;
    assert.deepEqual(slept, []);
  });

  it('fails with its own error, at the resource', async () => {
    const error = { code: 'InternalExecutionError', message: 'An internal execution error occurred.' };
    const { end } = await follow([
      accepted({ 'azure-asyncoperation': statusUrl }),
      status('Failed', { error }, { 'x-ms-correlation-request-id': 'abc' }),
    ]);
    const { code, details } = await failureOf(end);
    assert.equal(code, 'service');
    assert.deepEqual(details, {
      resource: vm,
      serviceCode: error.code,
      serviceMessage: error.message,
      correlationId: 'abc',
    });
  });

  it('fails by the product’s own code where the service’s code has one', async () => {
    const error = { code: 'LinkedAuthorizationFailed', message: 'no' };
    const { end } = await follow([
      accepted({ 'azure-asyncoperation': statusUrl }),
      status('Failed', { error }),
    ]);
    assert.equal((await failureOf(end)).code, 'forbidden');
  });

  it('that was stopped in Azure is a failure, not a wish of the person', async () => {
    const { end } = await follow([accepted({ 'azure-asyncoperation': statusUrl }), status('Canceled')]);
    const { code, details } = await failureOf(end);
    assert.deepEqual([code, details.serviceCode], ['service', 'OperationCanceled']);
  });

  it('is never looked at on another host', async () => {
    for (const address of ['https://evil.example/steal', 'http://arm.test.example/x', 'nowhere']) {
      const { sent, end } = await follow([accepted({ 'azure-asyncoperation': address })]);
      assert.equal((await failureOf(end)).code, 'untrustedAnswer', address);
      assert.equal(sent.length, 3, address);
    }
  });

  it('can be left running', async () => {
    const leaving = new AbortController();
    const made = await follow(
      [accepted({ 'azure-asyncoperation': statusUrl }), status('InProgress')],
      leaving.signal,
    );
    leaving.abort();
    assert.equal((await failureOf(made.end)).code, 'cancelled');
  });

  it('of the sample fails where the sample says so', async () => {
    const { azure } = sampleRig();
    const { identityBlocks } = azure;
    const read = await identityBlocks.read(sampleTenantId, troubles.vmForecast.id, never());
    const begun = await identityBlocks.begin(sampleTenantId, read, { system: 'on' }, never());
    const { details } = await failureOf(identityBlocks.finish(sampleTenantId, begun, never()));
    assert.deepEqual(
      [details.resource, details.serviceCode],
      [troubles.vmForecast.id, 'InternalExecutionError'],
    );
  });
});
