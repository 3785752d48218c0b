import assert from 'node:assert/strict';
import { bounded } from '../../../src/model/bounded';
import { aFailure } from '../fakes/builders';
import { noSignal } from '../access/signals';

describe('work with a bound', () => {
  it('never runs more side by side than it may, and answers in the order of the items', async () => {
    let running = 0;
    let most = 0;
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < 10 - item; turn += 1) await Promise.resolve();
      running -= 1;
      return item * 2;
    };
    const outcomes = await bounded([1, 2, 3, 4, 5, 6, 7], 3, work, noSignal);
    assert.equal(most, 3);
    assert.deepEqual(
      outcomes.map((outcome) => ('value' in outcome ? outcome.value : undefined)),
      [2, 4, 6, 8, 10, 12, 14],
    );
  });

  it('one item that fails does not stop the others', async () => {
    const work = (item: number) => (item === 2 ? Promise.reject(aFailure()) : Promise.resolve(item));
    const outcomes = await bounded([1, 2, 3], 2, work, noSignal);
    assert.deepEqual(
      outcomes.map((outcome) => ('value' in outcome ? outcome.value : outcome.failure.code)),
      [1, 'forbidden', 3],
    );
  });

  it('when it is cancelled nothing more is begun', async () => {
    const stop = new AbortController();
    const begun: number[] = [];
    const work = (item: number) => {
      begun.push(item);
      if (item === 2) stop.abort();
      return Promise.resolve(item);
    };
    await assert.rejects(bounded([1, 2, 3, 4], 1, work, stop.signal), { code: 'cancelled' });
    assert.deepEqual(begun, [1, 2]);
  });
});
