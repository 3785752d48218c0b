/** How the tree is arranged is kept for the workspace, whatever else was written there. */

import assert from 'node:assert/strict';
import { createArrangements } from '../../../src/access/arrangements';

function start(kept: unknown, first: readonly string[] = []) {
  const values = new Map<string, unknown>([['arrangement', kept]]);
  const memory = {
    get: (key: string) => values.get(key),
    set: (key: string, value: unknown) => void values.set(key, value),
  };
  return { memory, arrangements: createArrangements(memory, () => first) };
}

describe('the arrangement of the tree', () => {
  it('is by subscription at first, with the workspace’s own identities in it', () => {
    const { arrangements } = start(undefined, ['/a']);
    assert.deepEqual(arrangements.current, { by: 'subscription', unusedOnly: false, first: ['/a'] });
  });

  it('is there again in the next window, and tells of a change once', () => {
    const { memory, arrangements } = start(undefined);
    let told = 0;
    arrangements.onDidChange(() => (told += 1));
    arrangements.choose({ by: 'tag', tag: 'team' });
    arrangements.choose({ by: 'tag', tag: 'team' });
    assert.equal(told, 1);
    assert.deepEqual(createArrangements(memory, () => []).current, {
      by: 'tag',
      tag: 'team',
      unusedOnly: false,
      first: [],
    });
  });

  it('is the plain one where something else was stored', () => {
    for (const odd of [7, 'region', { by: 'owner' }, { by: 'tag' }, { by: 'tag', tag: 3 }, null])
      assert.equal(start(odd).arrangements.current.by, 'subscription', JSON.stringify(odd));
  });
});
