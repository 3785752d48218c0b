/** Which files pin the credential chain. */

import assert from 'node:assert/strict';
import { setsTokenCredentials } from '../../../src/code/tokenCredentials';

describe('AZURE_TOKEN_CREDENTIALS in a settings file', () => {
  for (const text of [
    'AZURE_TOKEN_CREDENTIALS=prod',
    'export AZURE_TOKEN_CREDENTIALS="dev"',
    '  "AZURE_TOKEN_CREDENTIALS": "prod",',
    'A=1\nENV AZURE_TOKEN_CREDENTIALS prod',
    '        - name: AZURE_TOKEN_CREDENTIALS\n          value: prod',
    "{ name: 'AZURE_TOKEN_CREDENTIALS', value: 'prod' }",
  ]) {
    it(`is set by ${JSON.stringify(text)}`, () => {
      assert.equal(setsTokenCredentials(text), true);
    });
  }
  for (const text of [
    '# AZURE_TOKEN_CREDENTIALS=prod',
    '// "AZURE_TOKEN_CREDENTIALS": "prod"',
    'AZURE_TOKEN_CREDENTIALS=',
    'AZURE_TOKEN_CREDENTIAL=prod',
    '',
  ]) {
    it(`is not set by ${JSON.stringify(text)}`, () => {
      assert.equal(setsTokenCredentials(text), false);
    });
  }
});
