/** Token requests in `.http` files: what is written for both endpoints, what is noticed, what changes with the identity. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import { http } from '../../../../src/code/http/language';
import type { RuleContext } from '../../../../src/code/language';
import { applyEdits } from '../../../../src/code/text';
import { applied, identifiers, ids, inserted, replaced, requestFor } from '../applied';
import { parseText } from '../parseText';

const target: ClientTarget = {
  service: 'keyVaultSecrets',
  resource: 'kv',
  endpoint: 'https://kv.vault.azure.net',
  entity: 'db',
  call: true,
};
const encoded = encodeURIComponent(ids.resourceId);

async function findings(
  text: string,
  context: Partial<RuleContext> = {},
): Promise<readonly [string[], string]> {
  const file = await parseText(http, 'http', text);
  const found = http.findings(file, { tokenCredentialsSet: false, ...context });
  const edits = found.flatMap((finding) => finding.edits ?? []);
  return [found.map(({ variant = '' }) => variant), applyEdits(text, edits)];
}

describe('requests of .http files', () => {
  it('are written for both endpoints, with the names and the encoding each wants', async () => {
    assert.equal(
      await inserted(http, 'http', '¦', requestFor({ identifier: 'resourceId', flavour: 'client', target })),
      `### Token on App Service, Functions, Container Apps
# @name appServiceToken
GET {{$processEnv IDENTITY_ENDPOINT}}?api-version=2019-08-01&resource=https://vault.azure.net&mi_res_id=${encoded}
X-IDENTITY-HEADER: {{$processEnv IDENTITY_HEADER}}

### Token on a virtual machine
# @name machineToken
GET http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net&msi_res_id=${encoded}
Metadata: true

###
GET https://kv.vault.azure.net/secrets/db?api-version=7.4
Authorization: Bearer {{appServiceToken.response.body.$.access_token}}
`,
    );
    const byObject = await inserted(
      http,
      'http',
      '¦',
      requestFor({ identifier: 'objectId', idSource: 'environmentVariable', variable: 'THE_ID' }),
    );
    assert.match(
      byObject ?? '',
      /&principal_id=\{\{\$processEnv THE_ID\}\}\n[^]*&object_id=\{\{\$processEnv THE_ID\}\}\n/,
    );
    const none = await inserted(http, 'http', '¦', requestFor({ identifier: 'systemAssigned' }));
    assert.doesNotMatch(none ?? '', /_id=/);
    const parts = await inserted(
      http,
      'http',
      '¦',
      requestFor({ identifier: 'resourceId', idSource: 'parts' }),
    );
    assert.match(
      parts ?? '',
      /&mi_res_id=%2Fsubscriptions%2F\{\{\$processEnv AZURE_SUBSCRIPTION_ID\}\}%2FresourceGroups%2F/,
    );
    assert.equal(await inserted(http, 'http', '¦', requestFor({ flavour: 'localAndAzure' })), undefined);
  });

  it('come between others, at every place of a file, with its line ends, and are right in our own eyes', async () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = [
        '@host = x',
        '',
        '### one',
        'GET https://{{host}}/a',
        'A: b',
        '',
        '### two',
        'POST https://{{host}}/b',
        '',
        '{ "a": 1 }',
      ].join(lineBreak);
      const file = await parseText(http, 'http', text);
      for (let offset = 0; offset <= text.length; offset += 3) {
        for (const identifier of identifiers) {
          const plan = http.insert(
            file,
            offset,
            requestFor({ identifier, ...(offset % 2 === 0 && { flavour: 'client', target }) }),
          );
          assert.ok(plan);
          const after = applied(text, plan);
          if (lineBreak === '\r\n') assert.doesNotMatch(after, /(?<!\r)\n/);
          const parsed = await parseText(http, 'http', after);
          assert.deepEqual(
            http.credentials(parsed).map((site) => site.identifier),
            [identifier, identifier],
            after,
          );
          assert.deepEqual(http.findings(parsed, { tokenCredentialsSet: false }), [], after);
          for (const line of text.split(lineBreak)) assert.ok(after.includes(line));
        }
      }
    }
  }).timeout(20_000);

  it('are repaired for their host, which a variable of the file may hold', async () => {
    const text =
      '@host = http://169.254.169.254\nGET {{host}}/metadata/identity/oauth2/token\n  ?api-version=2017-09-01\n  &resource=https://a/.default&mi_res_id=x HTTP/1.1\nAccept: */*\n\n###\nGET {{$processEnv IDENTITY_ENDPOINT}}?api-version=2019-08-01&resource=a&msi_res_id=x\n';
    const [variants, after] = await findings(text);
    assert.deepEqual(variants.sort(), [
      'apiVersion',
      'defaultScope',
      'header',
      'header',
      'parameter',
      'parameter',
    ]);
    assert.equal(
      after,
      '@host = http://169.254.169.254\nGET {{host}}/metadata/identity/oauth2/token\n  ?api-version=2018-02-01\n  &resource=https://a&msi_res_id=x HTTP/1.1\nMetadata: true\nAccept: */*\n\n###\nGET {{$processEnv IDENTITY_ENDPOINT}}?api-version=2019-08-01&resource=a&mi_res_id=x\nX-IDENTITY-HEADER: {{$processEnv IDENTITY_HEADER}}\n',
    );
    assert.deepEqual((await findings(after))[0], []);
  });

  it('to other hosts, in comments and in bodies are left alone', async () => {
    for (const text of [
      'GET https://example.com/?mi_res_id=x\n',
      '# GET http://169.254.169.254/metadata/identity/oauth2/token?resource=x\n',
      'POST https://example.com\n\n{ "url": "http://169.254.169.254/metadata/identity/oauth2/token?resource=x" }\n',
      'GET http://169.254.169.254/metadata/instance?api-version=2021-02-01\nMetadata: true\n',
    ])
      assert.deepEqual((await findings(text))[0], [], text);
  });

  it('without an ID are noticed where the workspace identity is user-assigned, and get another one by choice', async () => {
    const text =
      'GET http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=a\nMetadata: true\n';
    assert.deepEqual((await findings(text))[0], []);
    assert.deepEqual((await findings(text, { workspaceIdentity: 'userAssigned' }))[0], ['noId']);
    const named = await replaced(http, 'http', text, requestFor());
    assert.equal(named, text.replace('resource=a', `resource=a&client_id=${ids.clientId}`));
    assert.equal(
      await replaced(http, 'http', named, requestFor({ identifier: 'resourceId' })),
      text.replace('resource=a', `resource=a&msi_res_id=${encoded}`),
    );
    assert.equal(await replaced(http, 'http', named, requestFor({ identifier: 'systemAssigned' })), text);
  });
});
