/** Clients written in Python: every service of both kinds, and where each kind of place puts them. */

import assert from 'node:assert/strict';
import { formFor } from '../../../../src/code/clients/tables';
import type { ClientTarget } from '../../../../src/code/clients/client';
import { python } from '../../../../src/code/python/language';
import { skipBecause } from '../../../host/launch/runMocha';
import { inserted, replaced, requestFor } from '../applied';
import { parseText } from '../parseText';
import { blobTarget, receivers, targets } from '../targets';
import { compilePython, pythonMissing } from './runPython';

const clientRequest = (target: ClientTarget): ReturnType<typeof requestFor> =>
  requestFor({ flavour: 'client', target });

describe('Python: clients', () => {
  it('compile for every service, with and without a call, of both kinds', async function () {
    const missing = pythonMissing();
    if (missing !== undefined) skipBecause(this, missing);
    this.timeout(30_000);
    const programs: string[] = [];
    for (const target of [...Object.values(targets), ...receivers]) {
      assert.ok(formFor('python', target), target.service);
      for (const marked of ['¦', 'async def main():\n    ¦\n', 'def main():\n\t¦\n']) {
        for (const call of [false, true]) {
          const after = await inserted(python, 'python', marked, clientRequest({ ...target, call }));
          assert.ok(after !== undefined, `${target.service}: ${marked}`);
          programs.push(after);
        }
      }
    }
    assert.deepEqual(compilePython(programs), []);
  });

  it('stand with their credential and their call', async () => {
    const request = clientRequest({ ...targets.keyVaultSecrets, entity: 'db-password', call: true });
    assert.equal(
      await inserted(python, 'python', 'import sys\n\n¦\n', request),
      `import sys

from azure.identity import ManagedIdentityCredential
from azure.keyvault.secrets import SecretClient

credential = ManagedIdentityCredential(client_id="11111111-2222-3333-4444-555555555555")
secret_client = SecretClient(vault_url="https://kv-orders.vault.azure.net", credential=credential, retry_total=5)
secret = secret_client.get_secret("db-password")
`,
    );
  });

  it('are asynchronous in asynchronous functions and beside asynchronous clients', async () => {
    const after = await inserted(
      python,
      'python',
      'async def main():\n    ¦\n',
      clientRequest({ ...targets.openAi, call: true }),
    );
    assert.match(
      after ?? '',
      /^from azure\.identity\.aio import ManagedIdentityCredential, get_bearer_token_provider$/m,
    );
    assert.match(after ?? '', /^from openai import AsyncAzureOpenAI$/m);
    assert.match(after ?? '', /answer = await openai_client\.chat\.completions\.create\(model="gpt-4o"/);
    const beside = 'from azure.storage.blob.aio import ContainerClient\n\n¦\n';
    const made = await inserted(python, 'python', beside, clientRequest(targets.queue));
    assert.match(made ?? '', /^from azure\.storage\.queue\.aio import QueueServiceClient$/m);
    // There is no `await` in a module, so no call either; in a notebook there is.
    const called = clientRequest({ ...targets.queue, call: true });
    assert.equal(await inserted(python, 'python', beside, called), undefined);
    assert.match(
      (await inserted(python, 'python', beside, called, { path: '/a/b.ipynb' })) ?? '',
      /^await /m,
    );
  });

  it('are written into a call as one expression', async () => {
    assert.match(
      (await inserted(python, 'python', 'run(¦)\n', clientRequest(blobTarget))) ?? '',
      /^run\(BlobServiceClient\(account_url="https:\/\/stordersprod\.blob\.core\.windows\.net", credential=ManagedIdentityCredential\(client_id="[^"]+"\), retry_total=5\)\)$/m,
    );
    assert.equal(await inserted(python, 'python', 'run(a=1, ¦)\n', clientRequest(blobTarget)), undefined);
    const called = clientRequest({ ...blobTarget, call: true });
    assert.equal(await inserted(python, 'python', 'run(¦)\n', called), undefined);
  });

  it('of SQL take the client ID alone', async () => {
    const sql = { flavour: 'client', target: targets.sql } as const;
    const write = (request: Parameters<typeof requestFor>[0]): Promise<string | undefined> =>
      inserted(python, 'python', '¦', requestFor({ ...sql, ...request }));
    assert.match((await write({})) ?? '', /ActiveDirectoryMSI;UID=11111111-2222-3333-4444-555555555555"\)/);
    assert.match(
      (await write({ idSource: 'environmentVariable' })) ?? '',
      /;UID=" \+ required_env\("AZURE_CLIENT_ID"\)\)/,
    );
    assert.doesNotMatch((await write({ identifier: 'systemAssigned' })) ?? 'UID', /UID|Credential/);
    assert.equal(await write({ identifier: 'resourceId' }), undefined);
    assert.deepEqual(
      python.needs(requestFor(sql)).map(({ name }) => name),
      ['mssql-python'],
    );
  });

  it('take names that are free, in their calls too', async () => {
    const marked = 'def main(secret, secret_client):\n    ¦\n';
    const request = clientRequest({ ...targets.keyVaultSecrets, entity: 'secret', call: true });
    const after = await inserted(python, 'python', marked, request);
    assert.match(after ?? '', /secret_client_2 = SecretClient\(/);
    assert.match(after ?? '', /secret_2 = secret_client_2\.get_secret\("secret"\)/);
  });

  it('stand behind the credential that is replaced, and take it by its name', async () => {
    const text =
      'from azure.identity import DefaultAzureCredential\n\nmine = DefaultAzureCredential()\nprint(mine)\n';
    assert.equal(
      await replaced(python, 'python', text, clientRequest(blobTarget)),
      `from azure.identity import ManagedIdentityCredential
from azure.storage.blob import BlobServiceClient

mine = ManagedIdentityCredential(client_id="11111111-2222-3333-4444-555555555555")
blob_service_client = BlobServiceClient(account_url="https://stordersprod.blob.core.windows.net", credential=mine, retry_total=5)
print(mine)
`,
    );
    const used = 'from azure.identity import DefaultAzureCredential\nrun(DefaultAzureCredential())\n';
    const file = await parseText(python, 'python', used);
    const [site] = python.credentials(file);
    assert.ok(site);
    assert.equal(python.replace(file, site, clientRequest(blobTarget)), undefined);
  });

  it('want the latest of the versions that their parts want', () => {
    const needs = python.needs(clientRequest(targets.openAi));
    assert.deepEqual(
      needs.filter(({ name }) => name === 'azure-identity'),
      [{ name: 'azure-identity', minimum: '1.15.0' }],
    );
  });
});
