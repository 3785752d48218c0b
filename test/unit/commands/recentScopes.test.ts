/** Places used last: of one tenant, of one world, newest first, whatever another hand stored. */

import assert from 'node:assert/strict';
import { recentScopes, rememberScope } from '../../../src/commands/recentScopes';
import { at, storageAt, subscriptionAt, wholeSubscription } from './office';

function aMemory() {
  const kept = new Map<string, unknown>();
  return {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
}

const names = (memory: ReturnType<typeof aMemory>, sample: boolean, tenantId: string) =>
  recentScopes(memory, sample, tenantId).map(({ name }) => name);

describe('the places used last', () => {
  it('come newest first, each once, at most five', () => {
    const memory = aMemory();
    rememberScope(memory, false, 't-1', storageAt);
    for (let place = 1; place <= 5; place += 1) {
      rememberScope(
        memory,
        false,
        't-1',
        at(`${wholeSubscription}/resourceGroups/rg-${place}`, `rg-${place}`),
      );
    }
    rememberScope(memory, false, 't-1', storageAt);
    assert.deepEqual(names(memory, false, 't-1'), ['stordersprod', 'rg-5', 'rg-4', 'rg-3', 'rg-2']);
  });

  it('are those of the tenant, and the sample’s are never among the real ones', () => {
    const memory = aMemory();
    rememberScope(memory, false, 't-1', storageAt);
    rememberScope(memory, true, 't-1', subscriptionAt);
    assert.deepEqual(names(memory, false, 'T-1'), ['stordersprod']);
    assert.deepEqual(names(memory, true, 't-1'), ['prod']);
    assert.deepEqual(names(memory, false, 't-2'), []);
  });

  it('pass over what does not have the right form', () => {
    const memory = aMemory();
    memory.set('recentScopes', [
      3,
      null,
      { id: 'x', name: 'y', tenantId: 't-1' },
      { id: '/subscriptions/s', name: 's' },
    ]);
    assert.deepEqual(names(memory, false, 't-1'), []);
  });
});
