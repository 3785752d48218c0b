/** The client ID of a service in Compose: found where it stands, written where it does not. */

import assert from 'node:assert/strict';
import { languageFor } from '../../../../src/code/languages';
import { ids, inserted, replaced, requestFor } from '../applied';
import { parseText } from '../parseText';

const yaml = languageFor('yaml');
assert.ok(yaml);
const options = { path: '/compose.yaml', indent: '  ' };
const service = (environment: string): string =>
  `services:\n  cache:\n    image: redis\n  orders:\n    image: mcr.microsoft.com/azure-functions/node:4\n${environment}`;
const map = (value: string): string =>
  service(`    environment:\n      A: b\n      AZURE_CLIENT_ID: ${value}\n`);
const list = (value: string): string =>
  service(`    environment:\n      - A=b\n      - AZURE_CLIENT_ID=${value}\n`);
const old = '99999999-2222-3333-4444-555555555555';

describe('the client ID of a service in Compose', () => {
  it('is found in a map and in a list, and another takes its place as it is written', async () => {
    for (const text of [map(old), map(`"${old}"`), list(old)]) {
      const [site, ...others] = yaml.credentials(await parseText(yaml, 'yaml', text, options));
      assert.ok(site && others.length === 0, text);
      assert.equal(site.identifier, 'clientId');
      assert.equal(site.id?.value, old);
      const after = await replaced(yaml, 'yaml', text, requestFor(), options);
      const isBare = text === map(old);
      assert.equal(after, text.replace(old, isBare ? `"${ids.clientId}"` : ids.clientId));
    }
  });

  it('is none of an app registration, nor one that is put in later or not written yet', async () => {
    for (const text of [
      service(`    environment:\n      AZURE_CLIENT_ID: ${old}\n      AZURE_CLIENT_SECRET: x\n`),
      map('${AZURE_CLIENT_ID}'),
      service('    environment: [AZURE_CLIENT_ID=]\n'),
      list(''),
    ])
      assert.deepEqual(yaml.credentials(await parseText(yaml, 'yaml', text, options)), []);
  });

  it('is written for the service of the cursor, in the form of its environment', async () => {
    const at = (environment: string): Promise<string | undefined> =>
      inserted(yaml, 'yaml', service(`${environment}¦`), requestFor(), options);
    assert.equal(
      await at('    environment:\n      A: b\n'),
      service(`    environment:\n      A: b\n      AZURE_CLIENT_ID: "${ids.clientId}"\n`),
    );
    assert.equal(
      await at('    environment:\n      - A=b\n'),
      service(`    environment:\n      - A=b\n      - AZURE_CLIENT_ID=${ids.clientId}\n`),
    );
    assert.equal(await at(''), service(`    environment:\n      AZURE_CLIENT_ID: "${ids.clientId}"\n`));
    assert.equal(await at('    environment:\n      AZURE_CLIENT_ID: x\n'), undefined);
  });
});
