/** Secrets in Python: what is found, and the call that takes an identity instead. */

import assert from 'node:assert/strict';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { tidyFindings } from '../../../../src/code/findings';
import type { Finding } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applied, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

/** Looks as keys do, and opens nothing. */
const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
const storage = `DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=${key};EndpointSuffix=core.windows.net`;
const bus = (entity = ''): string =>
  `Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key.slice(44)}${entity}`;
const context = { tokenCredentialsSet: false };

async function found(text: string): Promise<Finding[]> {
  const file = await parseText(python, 'python', text);
  const all = [...python.findings(file, context), ...sharedFindings(python, file, context)];
  return tidyFindings(all).filter(({ rule }) => rule === 'secret-in-code');
}

/** The text after the first finding is replaced. */
async function mended(text: string, request: CredentialRequest = requestFor()): Promise<string | undefined> {
  const file = await parseText(python, 'python', text);
  const [finding] = await found(text);
  assert.ok(finding, text);
  assert.equal(JSON.stringify(finding).includes(key.slice(0, 40)), false);
  const plan = python.replace(file, finding, request);
  if (!plan) return undefined;
  const after = applied(text, plan);
  assert.deepEqual(errorsIn(await parseText(python, 'python', after)), [], after);
  assert.equal(after.includes(key.slice(-20)), false, 'a key is left');
  return after;
}

describe('Python: secrets', () => {
  const rewritten: Record<string, readonly [text: string, call: RegExp]> = {
    'the client of a storage account': [
      `from azure.storage.blob import BlobServiceClient\ns = BlobServiceClient.from_connection_string("${storage}")\n`,
      /^s = BlobServiceClient\(account_url="https:\/\/stordersprod\.blob\.core\.windows\.net", credential=ManagedIdentityCredential\(client_id="[^"]+"\)\)$/m,
    ],
    'a client with names behind the string': [
      `from azure.storage import blob\ns = blob.BlobClient.from_connection_string('${storage}', 'orders', name)\n`,
      /^s = blob\.BlobClient\(account_url='https:[^']+', container_name='orders', blob_name=name, credential=Man/m,
    ],
    'an asynchronous client': [
      `from azure.data.tables.aio import TableClient\ns = TableClient.from_connection_string(table_name="t", conn_str="${storage}")\n`,
      /^s = TableClient\(endpoint="https:\/\/stordersprod\.table\.core\.windows\.net", table_name="t", credential=Man/m,
    ],
    'a hub that the string names': [
      `from azure.eventhub import EventHubConsumerClient\ns = EventHubConsumerClient.from_connection_string("${bus(';EntityPath=orders')}", "$Default")\n`,
      /^s = EventHubConsumerClient\(fully_qualified_namespace="sb-orders\.servicebus\.windows\.net", eventhub_name="orders", consumer_group="\$Default", credential=Man/m,
    ],
    'a namespace of Service Bus': [
      `from azure.servicebus import ServiceBusClient\ns = ServiceBusClient.from_connection_string("${bus()}", logging_enable=True)\n`,
      /^s = ServiceBusClient\(fully_qualified_namespace="sb-orders\.servicebus\.windows\.net", logging_enable=True, credential=Man/m,
    ],
  };
  for (const [name, [text, call]] of Object.entries(rewritten)) {
    it(`become an endpoint and a credential: ${name}`, async () => {
      assert.equal((await found(text)).length, 1, 'one finding');
      assert.match((await mended(text)) ?? '', call);
    });
  }

  it('take the asynchronous credential in an asynchronous client', async () => {
    const [text] = rewritten['an asynchronous client'] ?? [''];
    assert.match((await mended(text)) ?? '', /^from azure\.identity\.aio import ManagedIdentityCredential$/m);
  });

  it('in a SQL connection give way to the client ID, in the string or from a variable', async () => {
    const text =
      'import pyodbc\nc = pyodbc.connect("Driver={ODBC Driver 18 for SQL Server};Server=tcp:s.database.windows.net,1433;Database=d;Uid=me;Pwd=hunter2;Encrypt=yes")\n';
    const [finding] = await found(text);
    assert.equal(finding?.variant, 'sqlPassword');
    assert.match(
      (await mended(text)) ?? '',
      /"Driver=\{ODBC Driver 18 for SQL Server\};Server=tcp:s\.database\.windows\.net,1433;Database=d;Encrypt=yes;Authentication=ActiveDirectoryMSI;UID=11111111-/,
    );
    const read = await mended(text, requestFor({ idSource: 'environmentVariable' }));
    assert.match(read ?? '', /;UID=" \+ required_env\("AZURE_CLIENT_ID"\)\)$/m);
    const none = await mended(text, requestFor({ identifier: 'systemAssigned' }));
    assert.match(none ?? '', /Authentication=ActiveDirectoryMSI"\)$/m);
    assert.equal(await mended(text, requestFor({ identifier: 'objectId' })), undefined);
  });

  it('in credentials are found by the class, from whichever Azure package', async () => {
    const text = `from azure.core.credentials import AzureKeyCredential as Key, AzureNamedKeyCredential
from azure.identity import ClientSecretCredential
a = Key("k")
b = AzureNamedKeyCredential("n", "k")
c = ClientSecretCredential("t", "c", "s")
`;
    assert.deepEqual(
      (await found(text)).map(({ variant, fix }) => [variant, fix]),
      [
        ['key', 'replace'],
        ['key', 'replace'],
        ['clientSecret', 'replace'],
      ],
    );
    assert.match((await mended(text)) ?? '', /^a = ManagedIdentityCredential\(client_id=/m);
  });

  it('from elsewhere are a hint, and the emulators none at all', async () => {
    const text = `import os
from azure.storage.blob import BlobServiceClient
a = BlobServiceClient.from_connection_string(os.environ["STORAGE"])
b = BlobServiceClient.from_connection_string("UseDevelopmentStorage=true")
c = Other.from_connection_string(os.environ["STORAGE"])
`;
    assert.deepEqual(
      (await found(text)).map(({ weak, fix }) => [weak, fix]),
      [[true, 'none']],
    );
  });
});
