import assert from 'node:assert/strict';
import { createSlices } from '../../../src/model/slices';
import { turn } from '../../../src/model/turn';

/** Notes in which turn each piece is done. */
async function turnsOf(pieces: number, most: number): Promise<number[]> {
  const inSlices = createSlices(most);
  let now = 0;
  let over = false;
  const count = async (): Promise<void> => {
    while (!over) {
      await turn();
      now += 1;
    }
  };
  const counting = count();
  const done = await Promise.all(Array.from({ length: pieces }, async () => inSlices(() => now)));
  over = true;
  await counting;
  return done;
}

describe('work in slices', () => {
  it('that fits one turn is done at once, and gives its result as it is', () => {
    const inSlices = createSlices(3);
    assert.deepEqual(
      [1, 2, 3].map((one) => inSlices(() => one * 2)),
      [2, 4, 6],
    );
  });

  it('is spread over turns, each with no more than its share, in the order it was asked for', async () => {
    const done = await turnsOf(10, 3);
    assert.deepEqual(
      done,
      [...done].sort((a, b) => a - b),
    );
    for (const one of new Set(done))
      assert.ok(done.filter((other) => other === one).length <= 3, done.join());
    assert.equal(new Set(done).size, 4);
  });

  it('begins anew once the turns are over', async () => {
    const inSlices = createSlices(2);
    await Promise.all([1, 2, 3, 4, 5].map(async (one) => inSlices(() => one)));
    await turn();
    await turn();
    assert.equal(
      inSlices(() => 'at once'),
      'at once',
    );
  });

  it('that throws fails for whoever asked, and for nobody else', async () => {
    const inSlices = createSlices(1);
    const fail = (): never => {
      throw new Error('mine');
    };
    assert.throws(() => inSlices(fail), /mine/);
    const [second, third] = await Promise.allSettled([inSlices(fail), inSlices(() => 3)]);
    assert.deepEqual([second.status, third], ['rejected', { status: 'fulfilled', value: 3 }]);
  });
});
