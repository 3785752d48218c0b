import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import { orUnknown } from '../../../src/model/orUnknown';

describe('what can be done without', () => {
  it('is given when it was read, and is unknown when it could not be', async () => {
    assert.equal(await orUnknown(Promise.resolve(3)), 3);
    const refused = Promise.reject<number>(new Failure('forbidden'));
    assert.equal(await orUnknown(refused), undefined);
  });

  it('does not turn leaving into something unknown', async () => {
    await assert.rejects(orUnknown(Promise.reject(new Failure('cancelled'))), { code: 'cancelled' });
  });
});
