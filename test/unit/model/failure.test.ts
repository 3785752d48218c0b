import assert from 'node:assert/strict';
import { Failure, isCancelled, toFailure } from '../../../src/model/failure';
import { joined, listing } from '../../../src/model/listing';

describe('failures', () => {
  it('one stays what it is', () => {
    const failure = new Failure('forbidden', { resource: '/x' });
    assert.equal(toFailure(failure), failure);
  });

  it('an aborted request is cancelled', () => {
    const reason: unknown = AbortSignal.abort().reason;
    assert.equal(toFailure(reason).code, 'cancelled');
    assert.ok(isCancelled(reason));
    assert.ok(!isCancelled(new Error('other')));
  });

  it('anything else keeps its message and its cause', () => {
    const error = new Error('broken');
    const failure = toFailure(error);
    assert.deepEqual([failure.code, failure.message, failure.cause], ['service', 'broken', error]);
    assert.equal(toFailure('text').message, 'text');
    assert.equal(toFailure(undefined).message, 'undefined');
  });

  it('the message is the service’s own where there is one, else the code', () => {
    assert.equal(
      new Failure('locked', { serviceMessage: 'The scope is locked.' }).message,
      'The scope is locked.',
    );
    assert.equal(new Failure('locked').message, 'locked');
  });
});

describe('listings', () => {
  const problem = { where: '/subscriptions/s', failure: new Failure('forbidden') };

  it('say what could not be read beside what could', () => {
    assert.deepEqual(listing([1], [problem]), { items: [1], problems: [problem] });
  });

  it('have a next page only when there is one', () => {
    assert.ok(!('next' in listing([1])));
    assert.equal(listing([1], [], 'token').next, 'token');
  });

  it('joined keep every item and every problem, in order', () => {
    const whole = joined([listing([1, 2]), listing<number>([], [problem]), listing([3], [], 'token')]);
    assert.deepEqual(whole, { items: [1, 2, 3], problems: [problem] });
  });
});
