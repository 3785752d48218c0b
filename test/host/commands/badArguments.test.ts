/** Arguments are data: what does not fit is refused with a sentence, a code and the name of the field, and nothing happens. */

import assert from 'node:assert/strict';
import { Command } from '../../../src/names';
import { call, refusalOf, sample } from '../calls';
import { refused } from './refusedCalls';

const id = sample.ordersApi;

describe('commands with arguments that do not fit', () => {
  before(async () => {
    await call('closeSampleTenant');
    await call('openSampleTenant');
  });

  for (const [name, values, field] of refused) {
    it(`refuse ${name} with ${JSON.stringify(values).replace(/\/subscriptions\/[^"]{60,}/g, '/…')}`, async () => {
      const refusal = await refusalOf(name, values);
      assert.equal(refusal.code, 'badArgument', refusal.message);
      assert.equal(refusal.field, field);
      assert.match(refusal.message, new RegExp(`"${field}"`));
    });
  }

  it('refuse a field that none of them knows, whatever else it takes', async () => {
    for (const name of Object.keys(Command) as (keyof typeof Command)[]) {
      const { code, field } = await refusalOf(name, { nonsense: 1 });
      assert.deepEqual([name, code, field], [name, 'badArgument', 'nonsense']);
    }
  });

  it('refuse what is no object', async () => {
    for (const values of ['x', 7, ['x']]) {
      await assert.rejects(Promise.resolve(call('copyClientId', values as object)), /one object/);
    }
  });

  it('refuse an identity that is not there, by its ID', async () => {
    const nowhere = id.replace(/[^/]+$/, 'id-nowhere');
    for (const name of ['copyClientId', 'setWorkspaceIdentity'] as const) {
      const { code, message } = await refusalOf(name, { identityId: nowhere });
      assert.equal(code, 'notFound', name);
      assert.match(message, /id-nowhere/);
    }
  });
});
