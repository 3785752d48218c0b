import assert from 'node:assert/strict';
import { createCache } from '../../../src/access/cache';
import { Failure } from '../../../src/model/failure';
import { aFailure } from '../fakes/builders';
import { noSignal, settled } from './signals';

/** A load whose end the test decides; it says when its own signal fires. */
function pending<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (failure: Failure) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  const state = { started: 0, aborted: false };
  const load = (signal: AbortSignal) => {
    state.started += 1;
    signal.addEventListener('abort', () => {
      state.aborted = true;
      reject(new Failure('cancelled'));
    });
    return promise;
  };
  return { load, state, resolve, reject };
}

const cancelled = { code: 'cancelled' };

describe('the cache of answers', () => {
  it('two callers that meet share one request, and a later one needs none', async () => {
    const cache = createCache<string>();
    const request = pending<string>();
    const both = Promise.all([
      cache.read('a', request.load, noSignal),
      cache.read('a', request.load, noSignal),
    ]);
    request.resolve('answer');
    assert.deepEqual(await both, ['answer', 'answer']);
    assert.equal(await cache.read('a', request.load, noSignal), 'answer');
    assert.equal(request.state.started, 1);
  });

  it('a caller that cancels is told so at once, and the other one gets its answer', async () => {
    const cache = createCache<string>();
    const request = pending<string>();
    const impatient = new AbortController();
    const first = cache.read('a', request.load, impatient.signal);
    const second = cache.read('a', request.load, noSignal);
    impatient.abort();
    await assert.rejects(first, cancelled);
    assert.equal(request.state.aborted, false);
    request.resolve('answer');
    assert.equal(await second, 'answer');
  });

  it('when everybody has cancelled the request itself is aborted, and the next caller starts anew', async () => {
    const cache = createCache<string>();
    const request = pending<string>();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = cache.read('a', request.load, one.signal);
    const second = cache.read('a', request.load, two.signal);
    one.abort();
    two.abort();
    await assert.rejects(first, cancelled);
    await assert.rejects(second, cancelled);
    assert.equal(request.state.aborted, true);
    assert.equal(await cache.read('a', () => Promise.resolve('fresh'), noSignal), 'fresh');
  });

  it('a caller whose signal has fired already sends nothing', async () => {
    const request = pending<string>();
    const over = AbortSignal.abort();
    await assert.rejects(createCache<string>().read('a', request.load, over), cancelled);
    assert.equal(request.state.started, 0);
  });

  it('a failure reaches all who wait and is not kept', async () => {
    const cache = createCache<string>();
    const request = pending<string>();
    const both = [cache.read('a', request.load, noSignal), cache.read('a', request.load, noSignal)];
    request.reject(aFailure('offline'));
    for (const each of both) await assert.rejects(each, { code: 'offline' });
    assert.equal(await cache.read('a', () => Promise.resolve('now'), noSignal), 'now');
  });

  it('an answer that arrives after a drop does not take the place of a newer one', async () => {
    const cache = createCache<string>();
    const [old, fresh] = [pending<string>(), pending<string>()];
    const first = cache.read('a', old.load, noSignal);
    cache.drop(() => true);
    const second = cache.read('a', fresh.load, noSignal);
    fresh.resolve('new');
    assert.equal(await second, 'new');
    old.resolve('old');
    assert.equal(await first, 'old');
    assert.equal(cache.peek('a'), 'new');
  });

  it('an answer that arrives after a drop is not kept at all', async () => {
    const cache = createCache<string>();
    const old = pending<string>();
    const first = cache.read('a', old.load, noSignal);
    cache.drop(() => true);
    old.resolve('old');
    await first;
    assert.equal(cache.peek('a'), undefined);
  });

  it('a failure after a drop leaves the newer request alone', async () => {
    const cache = createCache<string>();
    const [old, fresh] = [pending<string>(), pending<string>()];
    const first = cache.read('a', old.load, noSignal);
    cache.drop(() => true);
    const second = cache.read('a', fresh.load, noSignal);
    old.reject(aFailure());
    await assert.rejects(first);
    await settled();
    const third = cache.read('a', fresh.load, noSignal);
    fresh.resolve('new');
    assert.deepEqual(await Promise.all([second, third]), ['new', 'new']);
    assert.equal(fresh.state.started, 1);
  });

  it('a drop forgets the matching keys only', async () => {
    const cache = createCache<number>();
    await cache.read('a', () => Promise.resolve(1), noSignal);
    await cache.read('b', () => Promise.resolve(2), noSignal);
    cache.drop((key) => key === 'a');
    assert.deepEqual([cache.peek('a'), cache.peek('b')], [undefined, 2]);
  });

  it('a value is replaced only where it is still the one that was read', async () => {
    const cache = createCache<string>();
    await cache.read('a', () => Promise.resolve('first'), noSignal);
    assert.equal(cache.replace('a', 'other', 'second'), false);
    assert.equal(cache.replace('a', 'first', 'second'), true);
    assert.equal(cache.peek('a'), 'second');
  });

  it('one that keeps nothing still shares what is under way', async () => {
    const cache = createCache<string>(false);
    const request = pending<string>();
    const both = [cache.read('a', request.load, noSignal), cache.read('a', request.load, noSignal)];
    request.resolve('answer');
    assert.deepEqual(await Promise.all(both), ['answer', 'answer']);
    assert.equal(request.state.started, 1);
    assert.equal(cache.peek('a'), undefined);
  });

  it('no listener stays on the signal of a caller that lives on', async () => {
    const cache = createCache<number>();
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listeners += 1;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...given);
    };
    await cache.read('a', () => Promise.resolve(1), signal);
    assert.equal(listeners, 0);
  });
});
