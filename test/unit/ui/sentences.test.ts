/** Sentences about failures, questions and news: whole, with names, without a hole. */

import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import type { FailureCode } from '../../../src/model/failure';
import { activityTitle } from '../../../src/ui/busyWords';
import { questionWords } from '../../../src/ui/confirmWords';
import { failureReason, failureSentence } from '../../../src/ui/failureWords';
import { newsWords } from '../../../src/ui/newsWords';
import type { News, Question } from '../../../src/ui/ports';
import { stepTitle } from '../../../src/ui/stepTitle';
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
  readOnly: true,
  principalNotFound: true,
  alreadyExists: true,
  limitExceeded: true,
  policy: true,
  unsupportedRegion: true,
  notRegistered: true,
  untrustedAnswer: true,
  incomplete: true,
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
      'You may not do this on stordersprod. Ask its owner for a role that allows it. Azure says: AuthorizationFailed: No access. (Correlation ID c-1)',
    );
  });

  it('never cuts a command in two: the log has it whole', () => {
    const command = `az login --tenant t-1 --claims-challenge "${'e'.repeat(400)}"`;
    const failure = new Failure('toolMissing', { serviceMessage: `Interaction required. Run: ${command}` });
    const sentence = failureSentence(t, failure);
    assert.match(sentence, /The tool says: Interaction required\. Run:… The log has all of it\.$/);
    assert.match(
      failureSentence(t, new Failure('toolMissing', { serviceMessage: 'Run: az login -t x' })),
      /az login -t x/,
    );
  });

  it('says what to do where the editor has no accounts to sign in with', () => {
    const failure = new Failure('toolMissing', { values: { reason: 'noAccounts' } });
    assert.match(
      failureSentence(t, failure),
      /^This editor has no Microsoft accounts.* Azure CLI.* try again\.$/,
    );
  });

  it('does not put words into Azure’s mouth that no answer held', () => {
    const own = failureSentence(t, new Failure('service', { serviceMessage: 'x is not a function' }));
    assert.match(own, /The reason given: x is not a function\.$/);
    assert.match(
      failureSentence(t, new Failure('service', { serviceMessage: 'No.', status: 500 })),
      /Azure says: No\.$/,
    );
  });

  it('words a conflict without guessing who causes it, and gives Azure’s own reason', () => {
    const failure = new Failure('conflict', {
      resource: storage,
      serviceCode: 'AnotherOperationInProgress',
      serviceMessage: 'Another operation is in progress.',
      status: 409,
    });
    const sentence = failureSentence(t, failure);
    assert.doesNotMatch(sentence, /someone else/);
    assert.match(
      sentence,
      /conflict on stordersprod.*Azure says: AnotherOperationInProgress: Another operation/,
    );
    assert.equal(failureReason(t, failure), 'Another operation is in progress.');
  });

  it('says that an endpoint in the settings has to be an https address', () => {
    const failure = new Failure('badArgument', { field: 'customCloud.resourceManagerUrl' });
    assert.match(failureSentence(t, failure), /begins with https:\/\/ is wanted/);
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
    assert.match(many.detail, /and 2 more\n/);
  });
});

describe('names and messages from Azure', () => {
  const planted = '[Owner](command:workbench.action.quit) $(flame)';
  const at = { ...storageAt, name: planted };
  const harmless = (text: string) => {
    assert.match(text, /Owner/);
    assert.doesNotMatch(text, /\]\(|\$\(/);
  };

  it('make no link and no icon in what is told', () => {
    const failed = [
      { roleName: planted, identity: planted, failure: new Failure('service', { serviceMessage: planted }) },
    ];
    const done = { roles: [planted], at, gone: 0, failed: [] };
    const all: News[] = [
      {
        news: 'assigned',
        identities: [planted],
        roles: [planted],
        at,
        made: 1,
        already: 0,
        otherCondition: 0,
        failed,
        stopped: 0,
      },
      { news: 'removed', felt: 'role', ...done },
      { news: 'restored', roles: [planted], failed },
      { news: 'heldThroughGroup', roleName: planted, group: planted },
      { news: 'copied', what: 'objectId', identity: planted },
      { news: 'workspaceIdentitySet', identity: planted },
      { news: 'noneFound', query: planted, unread: 0 },
      { news: 'signedIn', account: planted },
    ];
    for (const news of all) harmless(newsWords(words, news, true).text);
  });

  it('make none in a question', () => {
    const roles = [{ roleName: planted, at, identity: planted }];
    const all: Question[] = [
      { ask: 'grant', identities: [planted], roles: [planted], at, privileged: true, broad: true },
      {
        ask: 'said',
        message: ['permission.assign', planted],
        detail: [['permission.noRole']],
        yes: ['permission.goOn'],
      },
      { ask: 'remove', roles },
      { ask: 'remove', roles: [...roles, ...roles] },
      { ask: 'insertFromSample', identity: planted },
      { ask: 'workspaceFromSample', identity: planted },
    ];
    for (const question of all) {
      const { message, detail } = questionWords(words, question, false);
      harmless(`${message} ${detail}`);
    }
  });

  it('make none in the sentence of a failure, in a title or in a progress', () => {
    harmless(failureSentence(t, new Failure('service', { resource: planted, serviceMessage: planted })));
    harmless(failureReason(t, new Failure('service', { serviceMessage: planted })));
    harmless(
      failureSentence(
        t,
        new Failure('badArgument', { field: 'x', values: { reason: 'guid', given: planted } }),
      ),
    );
    const purpose = { doing: 'assignRole', identities: [planted] } as const;
    harmless(stepTitle(t, { purpose, number: 1, total: 3, sample: true }, 'where'));
    harmless(activityTitle(t, { doing: 'read', name: planted }));
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
    otherCondition: 0,
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

  it('tells when it was assigned already with another condition, which is no success of this call', () => {
    const { text: told, tone } = text({ ...assigned, made: 0, otherCondition: 1 });
    assert.equal(tone, 'note');
    assert.match(told, /^id-orders already had Reader on stordersprod, with a different condition\./);
    assert.match(text({ ...assigned, otherCondition: 1 }).text, /^1 of 2 .* with a different condition/);
  });

  it('does not call the ID of a group its name', () => {
    const { text: told } = text({ news: 'heldThroughGroup', roleName: 'Reader', group: 'g-1' });
    assert.match(told, /group with the object ID g-1.*Only Entra ID knows the name/);
  });

  it('tells which one failed and why', () => {
    const failed = [{ roleName: 'Owner', identity: 'id-orders', failure: new Failure('forbidden') }];
    const { text: told, tone } = text({ ...assigned, roles: ['Reader', 'Owner'], failed });
    assert.equal(tone, 'bad');
    assert.equal(
      told,
      '1 of 2 role assignments on stordersprod were not made. Owner for id-orders: You may not do this on this resource. Ask its owner for a role that allows it.',
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
