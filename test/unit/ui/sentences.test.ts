/** Sentences about failures, questions and news: whole, with names, without a hole. */

import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import type { FailureCode } from '../../../src/model/failure';
import { questionWords } from '../../../src/ui/confirmWords';
import { failureReason, failureSentence } from '../../../src/ui/failureWords';
import { newsWords } from '../../../src/ui/newsWords';
import type { News } from '../../../src/ui/ports';
import { storage, storageAt, subscriptionAt } from '../commands/office';
import { t, words } from './words';

/** Exhaustive by its type: a new code has to be worded. */
const codes: Record<FailureCode, true> = {
  offline: true,
  signInNeeded: true,
  tenantRefuses: true,
  forbidden: true,
  notFound: true,
  throttled: true,
  conflict: true,
  locked: true,
  principalNotFound: true,
  alreadyExists: true,
  limitExceeded: true,
  policy: true,
  untrustedAnswer: true,
  badArgument: true,
  unsupportedLanguage: true,
  cannotInsertHere: true,
  toolMissing: true,
  cancelled: true,
  service: true,
};

describe('sentences about failures', () => {
  for (const code of Object.keys(codes) as FailureCode[]) {
    it(`has words for ${code}, with and without details`, () => {
      const bare = failureSentence(t, new Failure(code));
      assert.equal(bare === '', code === 'cancelled');
      assert.doesNotMatch(bare, /undefined|\{\d\}|""/);
      assert.notEqual(failureReason(t, new Failure(code)), '');
    });
  }

  it('says what, on which resource, what the service says, and the correlation ID', () => {
    const details = {
      resource: storage,
      serviceCode: 'AuthorizationFailed',
      serviceMessage: 'No\naccess',
      correlationId: 'c-1',
    };
    const sentence = failureSentence(t, new Failure('forbidden', details));
    assert.equal(
      sentence,
      'You may not do this on stordersprod. Ask its owner for a role that allows it. It says: AuthorizationFailed: No access. (Correlation ID c-1)',
    );
  });

  it('shortens what the service says when it is too long to show', () => {
    const sentence = failureSentence(t, new Failure('service', { serviceMessage: 'x'.repeat(5000) }));
    assert.equal(sentence.length < 500, true);
  });

  it('names the field of a bad argument, and what was given', () => {
    const failure = new Failure('badArgument', {
      field: 'scope',
      values: { reason: 'armId', given: 'stordersprod' },
    });
    assert.equal(
      failureSentence(t, failure),
      'The value of "scope" cannot be used: a resource ID is wanted, such as /subscriptions/…/resourceGroups/…. It is "stordersprod".',
    );
  });
});

describe('questions', () => {
  it('names role, identity and place, and says what is at stake', () => {
    const asked = questionWords(
      words,
      {
        ask: 'grant',
        identities: ['id-orders'],
        roles: ['Owner'],
        at: subscriptionAt,
        privileged: true,
        broad: true,
      },
      true,
    );
    assert.equal(asked.message, 'Sample: Assign Owner to id-orders on subscription prod?');
    assert.match(asked.detail, /privileged role/);
    assert.match(asked.detail, /everything in subscription prod/);
    assert.equal(asked.yes, 'Assign');
  });

  it('names each assignment that is to be removed, and its scope', () => {
    const role = { roleName: 'Reader', at: storageAt, identity: 'id-orders' };
    assert.equal(
      questionWords(words, { ask: 'remove', roles: [role] }, false).message,
      'Remove Reader on stordersprod from id-orders?',
    );
    const many = questionWords(
      words,
      { ask: 'remove', roles: Array.from({ length: 12 }, () => role) },
      false,
    );
    assert.equal(many.message, 'Remove 12 role assignments?');
    assert.match(many.detail, /and 2 more$/);
  });
});

describe('news', () => {
  const assigned = {
    news: 'assigned',
    identities: ['id-orders'],
    roles: ['Reader'],
    at: storageAt,
    made: 1,
    already: 0,
    failed: [],
    stopped: 0,
  } as const;
  const text = (news: News, sample = false) => newsWords(words, news, sample);

  it('tells what was assigned and how long it takes', () => {
    assert.deepEqual(text(assigned), {
      text: 'Assigned Reader to id-orders on stordersprod. Usually effective within 10 minutes.',
      tone: 'good',
    });
  });

  it('tells success when it was assigned already', () => {
    assert.equal(text({ ...assigned, made: 0, already: 1 }).tone, 'good');
  });

  it('tells which one failed and why', () => {
    const failed = [{ roleName: 'Owner', identity: 'id-orders', failure: new Failure('forbidden') }];
    const { text: told, tone } = text({ ...assigned, roles: ['Reader', 'Owner'], failed });
    assert.equal(tone, 'bad');
    assert.equal(
      told,
      '1 of 2 role assignments on stordersprod were not made. Owner for id-orders: you are not allowed to do this.',
    );
  });

  it('says that it is the sample’s', () => {
    assert.match(text(assigned, true).text, /^Sample: /);
  });

  it('passes over a copy in the status bar', () => {
    assert.deepEqual(text({ news: 'copied', what: 'objectId', identity: 'id-orders' }), {
      text: 'Object ID of id-orders copied',
      tone: 'passing',
    });
  });
});
