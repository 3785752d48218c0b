/** Secrets in C#: what is found, and the client that takes an identity instead. */

import assert from 'node:assert/strict';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { tidyFindings } from '../../../../src/code/findings';
import type { Finding } from '../../../../src/code/language';
import { csharp } from '../../../../src/code/csharp/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applied, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

/** Looks as keys do, and opens nothing. */
const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
const storage = `DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=${key};EndpointSuffix=core.windows.net`;
const hub = `Endpoint=sb://eh.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key.slice(44)};EntityPath=orders`;
const sql =
  'Server=tcp:s.database.windows.net,1433;Initial Catalog=d;User ID=me;Password=hunter2;Encrypt=True';
const context = { tokenCredentialsSet: false };
const usings = `using Azure.Storage.Blobs;
using Azure.Data.Tables;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Data.SqlClient;
using Azure.Storage;
`;

async function found(code: string): Promise<Finding[]> {
  const file = await parseText(csharp, 'csharp', usings + code);
  const all = [...csharp.findings(file, context), ...sharedFindings(csharp, file, context)];
  return tidyFindings(all).filter(({ rule }) => rule === 'secret-in-code');
}

async function mended(code: string, request: CredentialRequest = requestFor()): Promise<string | undefined> {
  const text = usings + code;
  const file = await parseText(csharp, 'csharp', text);
  const [finding, ...others] = await found(code);
  assert.ok(finding, text);
  assert.deepEqual(others, [], 'one finding');
  const plan = csharp.replace(file, finding, request);
  if (!plan) return undefined;
  const after = applied(text, plan);
  assert.deepEqual(errorsIn(await parseText(csharp, 'csharp', after)), [], after);
  assert.equal(after.includes(key.slice(-20)) || after.includes('hunter2'), false, 'a secret is left');
  return after;
}

describe('C#: secrets', () => {
  const rewritten: Record<string, readonly [code: string, call: RegExp]> = {
    'the client of a storage account': [
      `var s = new BlobServiceClient("${storage}");`,
      /new BlobServiceClient\(new Uri\("https:\/\/stordersprod\.blob\.core\.windows\.net"\), new ManagedIdentityCredential\(\s*ManagedIdentityId\.FromUserAssignedClientId\("[^"]+"\)\)\)/,
    ],
    'a client with options, in a verbatim string': [
      `var s = new BlobServiceClient(@"${storage}", options);`,
      /new BlobServiceClient\(new Uri\("https:[^"]+"\), new ManagedIdentityCredential\([^)]+\)\), options\)/,
    ],
    'a container, whose name goes into the address': [
      `var s = new BlobContainerClient("${storage}", "orders");`,
      /new Uri\("https:\/\/stordersprod\.blob\.core\.windows\.net\/orders"\), new Man/,
    ],
    'a table, whose name stays': [
      `var s = new TableClient("${storage}", name);`,
      /new TableClient\(new Uri\("https:\/\/stordersprod\.table\.core\.windows\.net"\), name, new Man/,
    ],
    'a hub that the string names': [
      `var s = new EventHubProducerClient("${hub}");`,
      /new EventHubProducerClient\("eh\.servicebus\.windows\.net", "orders", new Man/,
    ],
    'a SQL connection': [
      `var s = new SqlConnection("${sql}");`,
      /new SqlConnection\("Server=tcp:s\.database\.windows\.net,1433;Initial Catalog=d;Encrypt=True;Authentication=Active Directory Managed Identity;User Id=11111111-[^"]+"\)/,
    ],
    'a context of Entity Framework': [
      `options.UseSqlServer("${sql}", o => o.EnableRetryOnFailure());`,
      /options\.UseSqlServer\("[^"]*Authentication=Active Directory Managed Identity;User Id=[^"]+", o =>/,
    ],
  };
  for (const [name, [code, call]] of Object.entries(rewritten)) {
    it(`become an endpoint and a credential: ${name}`, async () => {
      assert.match((await mended(`${code}\n`)) ?? '', call);
    });
  }

  it('stay where the new arguments are not certain', async () => {
    assert.equal(await mended(`var s = new BlobContainerClient("${storage}", name);\n`), undefined);
    const code = `var s = new SqlConnection("${sql}");\n`;
    assert.equal(await mended(code, requestFor({ identifier: 'resourceId' })), undefined);
    assert.equal(await mended(code, requestFor({ flavour: 'localAndAzure' })), undefined);
  });

  it('ask for the second package of the SQL driver', async () => {
    const file = await parseText(csharp, 'csharp', `${usings}var s = new SqlConnection("${sql}");\n`);
    const finding = csharp.findings(file, context).find(({ rule }) => rule === 'secret-in-code');
    assert.ok(finding);
    assert.deepEqual(
      csharp.replace(file, finding, requestFor())?.needs.map(({ name }) => name),
      ['Microsoft.Data.SqlClient', 'Microsoft.Data.SqlClient.Extensions.Azure'],
    );
  });

  it('in credentials are found by the class, whose declaration becomes TokenCredential', async () => {
    const code = 'StorageSharedKeyCredential s = new StorageSharedKeyCredential("a", "k");\n';
    assert.match((await mended(code)) ?? '', /^TokenCredential s = new ManagedIdentityCredential\(/m);
    assert.deepEqual(await found('var s = new Other.StorageSharedKeyCredential("a", "k");\n'), []);
  });

  it('of another SqlConnection, and of the emulators, are not touched', async () => {
    assert.deepEqual(await found('var s = new BlobServiceClient("UseDevelopmentStorage=true");\n'), []);
    const file = await parseText(
      csharp,
      'csharp',
      `using Contoso.Data;\nvar s = new SqlConnection("${sql}");\n`,
    );
    assert.deepEqual(csharp.findings(file, context), []);
  });
});
