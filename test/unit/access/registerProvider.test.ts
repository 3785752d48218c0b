/** Registering a provider: asked for once, then looked at until it is done or takes too long. */

import assert from 'node:assert/strict';
import { registerProvider } from '../../../src/access/lifecycle/registerProvider';
import { isCancelled, toFailure } from '../../../src/model/failure';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakeLog } from '../fakes/fakeLog';
import { noSignal } from './signals';

function rig(registeredAfter: number) {
  const azure = createFakeAzure();
  let looks = 0;
  const provisioning = {
    ...azure.provisioning,
    isRegistered: () => Promise.resolve(++looks > registeredAfter),
  };
  const needs = { azure: { provisioning }, clock: createFakeClock(), log: createFakeLog() };
  return { needs, calls: azure.traffic.calls, looks: () => looks };
}

describe('registering the provider', () => {
  it('waits longer each time until Azure has done it', async () => {
    const { needs, calls, looks } = rig(3);
    await registerProvider(needs, 't', 's', noSignal);
    assert.deepEqual(calls, ['register t s']);
    assert.equal(looks(), 4);
    assert.deepEqual(needs.clock.slept, [1000, 2000, 4000]);
  });

  it('says after two minutes that Azure goes on by itself', async () => {
    const { needs } = rig(Infinity);
    const failure = toFailure(
      await registerProvider(needs, 't', 's', noSignal).catch((error: unknown) => error),
    );
    assert.deepEqual([failure.code, failure.details.values?.['reason']], ['notRegistered', 'registering']);
    const waited = needs.clock.slept.reduce((total, each) => total + each, 0);
    assert.ok(waited >= 110_000 && waited <= 130_000, String(waited));
  });

  it('asks nothing of Azure when it was stopped before', async () => {
    const { needs, calls } = rig(0);
    const error: unknown = await registerProvider(needs, 't', 's', AbortSignal.abort()).catch(
      (each: unknown) => each,
    );
    assert.ok(isCancelled(error));
    assert.deepEqual(calls, []);
  });
});
