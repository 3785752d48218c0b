/** Clients written in C#: every service against the signature table, and where each kind of place puts them. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { formFor } from '../../../../src/code/clients/tables';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { writtenSpans } from '../../../../src/code/treeEdits';
import type { ClientTarget } from '../../../../src/code/clients/client';
import { cursorIn, inserted, replaced, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { blobTarget, receivers, targets } from '../targets';
import { checkSignatures } from './signatureCheck';

const clientRequest = (target: ClientTarget): ReturnType<typeof requestFor> =>
  requestFor({ flavour: 'client', target });

async function faults(marked: string, target: ClientTarget): Promise<readonly string[]> {
  const { text, offset } = cursorIn(marked);
  const file = await parseText(csharp, 'csharp', text);
  const plan = csharp.insert(file, offset, clientRequest(target));
  assert.ok(plan, text);
  const edits = editsOf(plan);
  const after = await parseText(csharp, 'csharp', applyEdits(text, edits));
  assert.deepEqual(errorsIn(after), [], after.text);
  const { faults: found, minimum } = checkSignatures(after, writtenSpans(edits));
  for (const { name, minimum: least } of plan.needs) {
    const used = minimum.get(name) ?? '0';
    assert.ok(used.localeCompare(least, 'en', { numeric: true }) <= 0, `${name} ${least} has not ${used}`);
  }
  return found.map((fault) => `${fault}\n${after.text}`);
}

describe('C#: clients', () => {
  for (const target of [...Object.values(targets), ...receivers]) {
    it(`are made and called for ${target.service} ${target.receivesFrom ?? ''} with types that fit`, async () => {
      assert.ok(formFor('csharp', target));
      for (const call of [false, true]) {
        assert.deepEqual(await faults('¦', { ...target, call }), []);
        const method = 'class Store\n{\n    async Task Open()\n    {\n        ¦\n    }\n}\n';
        assert.deepEqual(await faults(method, { ...target, call }), []);
      }
      assert.deepEqual(await faults('class Store\n{\n    ¦\n}\n', target), []);
      assert.deepEqual(await faults('Use(¦);\n', target), []);
    });
  }

  it('are registered where the file registers clients, with a credential of their own', async () => {
    const marked = 'services.AddAzureClients(clients =>\n{\n    ¦\n});\n';
    const registered = ['blob', 'queue', 'table', 'keyVaultSecrets', 'keyVaultKeys', 'keyVaultCertificates'];
    for (const target of [...Object.values(targets), ...receivers]) {
      const isRegistered = [...registered, 'serviceBus', 'eventHubs', 'appConfiguration'].includes(
        target.service,
      );
      if (isRegistered) assert.deepEqual(await faults(marked, target), []);
      else assert.equal(await inserted(csharp, 'csharp', marked, clientRequest(target)), undefined);
    }
    assert.equal(
      await inserted(csharp, 'csharp', marked, clientRequest(targets.eventHubs)),
      `using Azure.Identity;
using Microsoft.Extensions.Azure;

services.AddAzureClients(clients =>
{
    clients.AddEventHubProducerClientWithNamespace("eh-orders.servicebus.windows.net", "orders")
        .WithCredential(new ManagedIdentityCredential(
            ManagedIdentityId.FromUserAssignedClientId("11111111-2222-3333-4444-555555555555")))
        .ConfigureOptions(options => options.RetryOptions.MaximumRetries = 5);
});
`,
    );
    assert.match(
      (await inserted(
        csharp,
        'csharp',
        marked,
        clientRequest({ ...targets.eventHubs, receivesFrom: '$Default' }),
      )) ?? '',
      /AddEventHubConsumerClientWithNamespace\("\$Default", "eh-orders\.servicebus\.windows\.net", "orders"\)/,
    );
  });

  it('fill the empty call that registers one of their service, and nothing but that', async () => {
    const call = (inside: string): string => `services.AddAzureClients(clients =>\n{\n    ${inside}\n});\n`;
    const blob = clientRequest(blobTarget);
    assert.equal(
      await inserted(csharp, 'csharp', call('clients.AddBlobServiceClient(¦).WithName("orders");'), blob),
      `using System;
using Azure.Identity;
using Microsoft.Extensions.Azure;

services.AddAzureClients(clients =>
{
    clients.AddBlobServiceClient(new Uri("https://stordersprod.blob.core.windows.net"))
        .WithCredential(new ManagedIdentityCredential(
            ManagedIdentityId.FromUserAssignedClientId("11111111-2222-3333-4444-555555555555")))
        .ConfigureOptions(options => options.Retry.MaxRetries = 5).WithName("orders");
});
`,
    );
    const withOwn = call('clients.AddBlobServiceClient(¦).WithCredential(mine);');
    assert.doesNotMatch(
      (await inserted(csharp, 'csharp', withOwn, blob)) ?? 'none',
      /ManagedIdentityCredential|none/,
    );
    const secrets = call('clients.AddSecretClient(¦);');
    assert.equal(await inserted(csharp, 'csharp', secrets, blob), undefined);
    assert.equal(await inserted(csharp, 'csharp', secrets, requestFor({})), undefined);
  });

  it('leave out what cannot stand there', async () => {
    const called = clientRequest({ ...targets.serviceBus, call: true });
    const none = async (marked: string, request = called): Promise<void> =>
      assert.equal(await inserted(csharp, 'csharp', marked, request), undefined, marked);
    await none('class Store\n{\n    void Open()\n    {\n        ¦\n    }\n}\n');
    await none('class Store\n{\n    ¦\n}\n');
    await none('Use(¦);\n');
    await none('¦', requestFor({ flavour: 'client', identifier: 'objectId', target: targets.sql }));
  });

  it('of SQL name the identity in the connection string, read from a variable if asked', async () => {
    const sql = { flavour: 'client', target: targets.sql } as const;
    const write = async (request: Parameters<typeof requestFor>[0]): Promise<string> =>
      (await inserted(csharp, 'csharp', '¦', requestFor({ ...sql, ...request }))) ?? '';
    assert.match(
      await write({}),
      /Active Directory Managed Identity;User Id=11111111-2222-3333-4444-555555555555"\)/,
    );
    assert.doesNotMatch(await write({ identifier: 'systemAssigned' }), /User Id|Credential/);
    assert.match(
      await write({ idSource: 'environmentVariable' }),
      /;User Id=" \+ \(Environment\.GetEnvironmentVariable\("AZURE_CLIENT_ID"\) is \{ Length: > 0 \} clientId\s+\? clientId\s+: throw/,
    );
    const file = await parseText(csharp, 'csharp', '');
    assert.deepEqual(
      csharp.insert(file, 0, requestFor(sql))?.needs.map(({ name }) => name),
      ['Microsoft.Data.SqlClient', 'Microsoft.Data.SqlClient.Extensions.Azure'],
    );
  });

  it('take names that are free, in their calls too', async () => {
    const marked =
      'class Store\n{\n    void Open(string text, object blobServiceClient)\n    {\n        ¦\n    }\n}\n';
    const after = await inserted(csharp, 'csharp', marked, clientRequest({ ...blobTarget, call: true }));
    assert.match(after ?? '', /var blobServiceClient2 = new BlobServiceClient\(/);
    assert.match(after ?? '', /string text2 = blobServiceClient2\.GetBlobContainerClient\("orders"\)/);
  });

  it('take free names for what a loop goes over, too', async () => {
    const marked = 'class Store\n{\n\tasync Task Open(object message)\n\t{\n\t\t¦\n\t}\n}\n';
    const target = { ...targets.serviceBus, receivesFrom: '', call: true };
    const after = await inserted(csharp, 'csharp', marked, clientRequest(target));
    assert.match(
      after ?? '',
      /foreach \(var message2 in await receiver\.ReceiveMessagesAsync\(10\)\)\n\t\t\{\n\t\t\tConsole\.WriteLine\(message2\.Body\);\n\t\t\tawait receiver\.CompleteMessageAsync\(message2\);\n\t\t\}/,
    );
  });

  it('stand behind the credential that is replaced, and take it by its name', async () => {
    const text = 'using Azure.Identity;\n\nvar mine = new DefaultAzureCredential();\nUse(mine);\n';
    assert.equal(
      await replaced(csharp, 'csharp', text, clientRequest(blobTarget)),
      `using System;
using Azure.Identity;
using Azure.Storage.Blobs;

var mine = new ManagedIdentityCredential(
    ManagedIdentityId.FromUserAssignedClientId("11111111-2222-3333-4444-555555555555"));
var blobServiceClient = new BlobServiceClient(new Uri("https://stordersprod.blob.core.windows.net"), mine, new BlobClientOptions { Retry = { MaxRetries = 5 } });
Use(mine);
`,
    );
    const file = await parseText(
      csharp,
      'csharp',
      'using Azure.Identity;\nUse(new DefaultAzureCredential());\n',
    );
    const [site] = csharp.credentials(file);
    assert.ok(site);
    assert.equal(csharp.replace(file, site, clientRequest(blobTarget)), undefined);
  });
});
