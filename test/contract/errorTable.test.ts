/** Every error that Azure is known to refuse with, one by one: what becomes of it on the wire, and the sentence that says what to do. */

import assert from 'node:assert/strict';
import { failureSentence } from '../../src/ui/failureWords';
import { t } from '../unit/ui/words';
import { failureOf, refused, rig } from './kit';
import { refusalsOfResources } from './refusalsOfResources';
import { refusalsOfRoles } from './refusalsOfRoles';
import { refusedCalls } from './refusedCalls';

const rows = [...refusalsOfRoles, ...refusalsOfResources];

describe('what Azure refuses', () => {
  for (const { status, code, when, call, message = `About ${code}.`, becomes, says } of rows) {
    it(`says what to do when ${when} (${String(status)} ${code})`, async () => {
      const { azure } = rig(() => refused(status, code, message));
      const failure = await failureOf(refusedCalls[call](azure));
      assert.equal(failure.code, becomes);
      assert.equal(failure.details.serviceCode, code);
      const sentence = failureSentence(t, failure);
      assert.match(sentence, says);
      // Where a field is to blame, Azure's words say no more than the sentence.
      if (failure.details.field === undefined)
        assert.ok(sentence.includes(`Azure says: ${code}: ${message.slice(0, 40)}`), sentence);
      assert.doesNotMatch(sentence, /^This did not work/);
    });
  }
});
