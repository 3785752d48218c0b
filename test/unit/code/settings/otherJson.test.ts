/** Most JSON is no settings: files of any name and shape in which nothing is noticed, offered or even parsed. */

import assert from 'node:assert/strict';
import { jsonSettings } from '../../../../src/code/settings/language';
import { isWorthParsing, languageFor } from '../../../../src/code/languages';
import { requestFor } from '../applied';
import { parseText } from '../parseText';

const context = { tokenCredentialsSet: false };
const bus =
  'Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=Zk3vQ9xWm7Rt2Yp8Lc5Nd1Hs6Bf4';

describe('other JSON', () => {
  const texts: Readonly<Record<string, string>> = {
    'package.json':
      '{ "name": "a", "dependencies": { "@azure/identity": "4", "x": "ManagedIdentity" }, "AZURE_CLIENT_ID": "x" }',
    'azuredeploy.json': `{ "resources": [{ "type": "Microsoft.ManagedIdentity/userAssignedIdentities", "WEBSITE_DISABLE_MSI": "true", "k": "${bus}" }] }`,
    'data.json': `[{ "name": "WEBSITE_DISABLE_MSI", "value": "true" }, { "name": "AZURE_CLIENT_SECRET", "value": "q8Q~abc" }]`,
    'settings.json': '{ "AZURE_TOKEN_CREDENTIAL": "prod", "AzureWebJobsStorage": "x" }',
    'local.settings.json': '{ "IsEncrypted": false, "Values": ',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`such as ${name} has no findings, no credentials and no offers`, async () => {
      const file = await parseText(jsonSettings, 'json', text, { path: `/workspace/${name}` });
      assert.deepEqual(jsonSettings.findings(file, context), []);
      assert.deepEqual(jsonSettings.credentials(file), []);
      assert.equal(jsonSettings.insert(file, 1, requestFor()), undefined);
      assert.equal(jsonSettings.importsAzure(file), false);
    });
  }

  it('is not even parsed without a word of ours', () => {
    const json = languageFor('json');
    assert.ok(json);
    for (const text of [
      '{ "name": "azure" }',
      '{ "a": "Microsoft.Storage/storageAccounts" }',
      '{ "url": "https://x.blob.core.windows.net" }',
    ])
      assert.equal(isWorthParsing(json, text), false, text);
  });
});
