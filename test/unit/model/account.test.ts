import assert from 'node:assert/strict';
import { tokenScope } from '../../../src/model/account';

describe('what a token is asked for', () => {
  it('is the audience of the cloud, with or without a slash at its end', () => {
    for (const audience of ['https://management.example', 'https://management.example/'])
      assert.equal(tokenScope({ audience }), 'https://management.example/.default');
  });
});
