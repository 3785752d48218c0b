/** What clients a file makes, where they reach to, and what is called on them. */

import assert from 'node:assert/strict';
import { clientSites } from '../../../../src/code/clients/sites';
import { csharp } from '../../../../src/code/csharp/language';
import { java } from '../../../../src/code/java/language';
import type { Language } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import { typescript } from '../../../../src/code/typescript/language';
import { parseText } from '../parseText';

async function lines(language: Language, text: string): Promise<string[]> {
  const file = await parseText(language, language.languageIds[0] ?? '', text);
  return clientSites(language, file).map(
    ({ service, hosts, operations }) => `${service} [${hosts.join()}] ${operations.join()}`,
  );
}

describe('the clients of a file', () => {
  it('are seen in TypeScript, with what is done with them', async () => {
    assert.deepEqual(
      await lines(
        typescript,
        `import { BlobServiceClient } from '@azure/storage-blob';
import { SecretClient } from '@azure/keyvault-secrets';
const blobs = new BlobServiceClient('https://stordersprod.blob.core.windows.net', credential);
const secrets = new SecretClient(process.env.VAULT, credential);
await blobs.getContainerClient('c').getBlockBlobClient('b').upload(data, 3);
await blobs.getContainerClient('c').getBlobClient('b').downloadToBuffer();
const secret = await secrets.getSecret('smtp');
`,
      ),
      ['blob [stordersprod.blob.core.windows.net] read,write', 'keyVaultSecrets [] read'],
    );
  });

  it('are seen in Python', async () => {
    assert.deepEqual(
      await lines(
        python,
        `from azure.servicebus import ServiceBusClient, ServiceBusMessage
client = ServiceBusClient("sb-orders.servicebus.windows.net", credential)
client.get_queue_sender("orders").send_messages(ServiceBusMessage("x"))
`,
      ),
      ['serviceBus [sb-orders.servicebus.windows.net] send'],
    );
  });

  it('are seen in C# and Java', async () => {
    assert.deepEqual(
      await lines(
        csharp,
        `using Azure.Storage.Queues;
var queue = new QueueServiceClient(new Uri("https://stordersprod.queue.core.windows.net"), credential).GetQueueClient("q");
await queue.ReceiveMessagesAsync();
await queue.SendMessageAsync("x");
`,
      ),
      ['queue [stordersprod.queue.core.windows.net] send,receive'],
    );
    assert.deepEqual(
      await lines(
        java,
        `import com.azure.data.appconfiguration.ConfigurationClientBuilder;
class A { void f() {
  var client = new ConfigurationClientBuilder().endpoint("https://appcs-orders.azconfig.io").credential(c).buildClient();
  client.setConfigurationSetting("a", null, "b");
} }
`,
      ),
      ['appConfiguration [appcs-orders.azconfig.io] write'],
    );
  });

  it('do the least where nothing is called that is known', async () => {
    assert.deepEqual(
      await lines(
        typescript,
        "import { BlobServiceClient } from '@azure/storage-blob';\nexport const b = new BlobServiceClient(url, c);\n",
      ),
      ['blob [] read'],
    );
  });

  it('are not those of other packages, in comments or in texts', async () => {
    assert.deepEqual(
      await lines(
        typescript,
        "import { SecretClient } from './ours';\nnew SecretClient('x').getSecret('y');\n",
      ),
      [],
    );
    assert.deepEqual(
      await lines(
        typescript,
        "// like @azure/storage-blob's BlobServiceClient\nexport const name = 'BlobServiceClient';\n",
      ),
      [],
    );
  });
});
