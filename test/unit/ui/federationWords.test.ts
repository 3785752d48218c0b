/** The sentences about federated credentials. */

import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import { failureReason, failureSentence } from '../../../src/ui/failureWords';
import { t } from './words';

describe('sentences about federated credentials', () => {
  it('say where they are not offered, and what to do', () => {
    const failure = new Failure('unsupportedRegion', { values: { region: 'newzealandnorth' } });
    assert.match(
      failureSentence(t, failure),
      /^Identities in New Zealand North cannot have federated.*another region/,
    );
    assert.equal(failureReason(t, failure), 'not offered in New Zealand North');
  });
});
