/** What clients a file makes, where they reach to, and what is called on them. */

import assert from 'node:assert/strict';
import { clientSites } from '../../../../src/code/clients/sites';
import { cpp } from '../../../../src/code/cpp/language';
import { csharp } from '../../../../src/code/csharp/language';
import { go } from '../../../../src/code/go/language';
import { java } from '../../../../src/code/java/language';
import type { Language } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import { rust } from '../../../../src/code/rust/language';
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

  const receiving: readonly (readonly [Language, string, string])[] = [
    [
      typescript,
      `import { EventHubConsumerClient } from '@azure/event-hubs';
const hub = new EventHubConsumerClient('$Default', 'eh-orders.servicebus.windows.net', 'clicks', credential);
hub.subscribe({ processEvents, processError });
`,
      'eventHubs [eh-orders.servicebus.windows.net] receive',
    ],
    [
      python,
      `from azure.eventhub import EventHubConsumerClient
def open(credential) -> EventHubConsumerClient:
    return EventHubConsumerClient("eh-orders.servicebus.windows.net", "clicks", "$Default", credential)
`,
      'eventHubs [eh-orders.servicebus.windows.net] receive',
    ],
    [
      csharp,
      `using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
class Reader { readonly EventHubConsumerClient hub; }
`,
      'eventHubs [] receive',
    ],
    [
      csharp,
      `using Azure.Messaging.EventHubs;
var hub = new EventHubProducerClient("eh-orders.servicebus.windows.net", "clicks", credential);
await hub.SendAsync(events);
var other = new EventHubConsumerClient("$Default", "eh-orders.servicebus.windows.net", "clicks", credential);
await foreach (var received in other.ReadEventsAsync()) { }
`,
      'eventHubs [eh-orders.servicebus.windows.net] send,receive',
    ],
    [
      java,
      `import com.azure.messaging.eventhubs.EventHubClientBuilder;
class A { void f() {
  var hub = new EventHubClientBuilder().credential("eh-orders.servicebus.windows.net", "clicks", c).consumerGroup("g").buildAsyncConsumerClient();
} }
`,
      'eventHubs [eh-orders.servicebus.windows.net] receive',
    ],
    [
      java,
      `import com.azure.messaging.servicebus.ServiceBusReceiverClient;
class A { ServiceBusReceiverClient orders; void f() { orders.complete(message); } }
`,
      'serviceBus [] receive',
    ],
    [
      go,
      `package main
import "github.com/Azure/azure-sdk-for-go/sdk/messaging/azeventhubs/v2"
func f() { client, err := azeventhubs.NewConsumerClient("eh-orders.servicebus.windows.net", "clicks", "$Default", credential, nil) }
`,
      'eventHubs [eh-orders.servicebus.windows.net] receive',
    ],
    [
      rust,
      `use azure_messaging_eventhubs::ConsumerClient;
async fn f() { let hub = ConsumerClient::builder().open("eh-orders.servicebus.windows.net", "clicks".to_string(), c).await?; }
`,
      'eventHubs [eh-orders.servicebus.windows.net] receive',
    ],
    [
      cpp,
      `#include <azure/messaging/eventhubs.hpp>
void f() { Azure::Messaging::EventHubs::ConsumerClient hub("eh-orders.servicebus.windows.net", "clicks", credential); }
`,
      'eventHubs [eh-orders.servicebus.windows.net] receive',
    ],
  ];
  for (const [language, text, wanted] of receiving)
    it(`receive where their class is for that: ${language.displayName}, ${wanted}`, async () => {
      assert.deepEqual(await lines(language, text), [wanted]);
    });

  it('are seen where the settings of an app come from them', async () => {
    assert.deepEqual(
      await lines(
        csharp,
        `var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddAzureKeyVault(new Uri("https://kv-orders.vault.azure.net"), credential);
builder.Configuration.AddAzureAppConfiguration(options => options.Connect(new Uri("https://appcs-orders.azconfig.io"), credential));
`,
      ),
      [
        'keyVaultSecrets [kv-orders.vault.azure.net] read',
        'appConfiguration [appcs-orders.azconfig.io] read',
      ],
    );
  });

  it('do more where they make the container, queue or table that they use', async () => {
    const [storage, call] = ['import { X } from "@azure/', 'c.createIfNotExists(); c.getEntity("a", "b");'];
    assert.deepEqual(
      await lines(typescript, `${storage}storage-blob";\nnew BlobServiceClient(u).createContainer("a");\n`),
      ['blob [] write'],
    );
    assert.deepEqual(
      await lines(
        typescript,
        `${storage}storage-queue";\nconst q = new QueueClient(u);\nawait q.createIfNotExists();\nawait q.sendMessage("a");\n`,
      ),
      ['queue [] send,write'],
    );
    assert.deepEqual(
      await lines(typescript, `${storage}data-tables";\nconst c = new TableClient(u);\n${call}\n`),
      ['table [] read,write'],
    );
  });

  it('are told apart by their accounts, each with what is done there', async () => {
    const [a, b] = ['starchive', 'stordersprod'].map((name) => `https://${name}.blob.core.windows.net`);
    const wanted = [
      'blob [starchive.blob.core.windows.net] read',
      'blob [stordersprod.blob.core.windows.net] write',
    ];
    for (const [language, text] of [
      [
        typescript,
        `import { BlobServiceClient } from '@azure/storage-blob';\nconst archiveUrl = '${a}';\nconst archive = new BlobServiceClient(archiveUrl, c);\nconst orders = new BlobServiceClient(\n  '${b}',\n  c,\n).getContainerClient('orders');\nconst text = await archive.getContainerClient('a').getBlobClient('b').downloadToBuffer();\nconst blob = orders.getBlockBlobClient('b');\nawait blob.upload(text, 3);\n`,
      ],
      [
        python,
        `from azure.storage.blob import BlobServiceClient\ndef f():\n    with BlobServiceClient("${a}", credential=c) as archive:\n        data = archive.get_blob_client("a", "b").download_blob().readall()\n    orders = BlobServiceClient("${b}", credential=c)\n    orders.get_blob_client("a", "b").upload_blob(data)\n`,
      ],
      [
        csharp,
        `using Azure.Storage.Blobs;\nvar archive = new BlobServiceClient(new Uri("${a}"), c);\nvar orders = new BlobServiceClient(new Uri("${b}"), c).GetBlobContainerClient("o");\nvar data = archive.GetBlobContainerClient("a").GetBlobClient("b").DownloadContent();\nawait orders.GetBlobClient("b").UploadAsync(data);\n`,
      ],
      [
        java,
        `import com.azure.storage.blob.BlobServiceClientBuilder;\nclass A { void f() {\n  var archive = new BlobServiceClientBuilder().endpoint("${a}").credential(c).buildClient();\n  var orders = new BlobServiceClientBuilder().endpoint("${b}").credential(c).buildClient();\n  var data = archive.getBlobContainerClient("a").getBlobClient("b").downloadContent();\n  orders.getBlobContainerClient("a").getBlobClient("b").upload(data);\n} }\n`,
      ],
      [
        go,
        `package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"\n\nfunc f() {\n\tarchive, err := azblob.NewClient("${a}", c, nil)\n\torders, err := azblob.NewClient("${b}", c, nil)\n\tdata, err := archive.DownloadStream(ctx, "a", "b", nil)\n\torders.UploadBuffer(ctx, "a", "b", data, nil)\n}\n`,
      ],
    ] as const)
      assert.deepEqual(await lines(language, text), wanted, text);
  });

  it('do all that is called where a client is handed on', async () => {
    const text = `import { BlobServiceClient } from '@azure/storage-blob';\nserve(new BlobServiceClient('https://a11.blob.core.windows.net', c), new BlobServiceClient('https://b22.blob.core.windows.net', c));\nfunction serve(x: BlobServiceClient, y: BlobServiceClient) { return x.getContainerClient('a').getBlobClient('b').download(); }\n`;
    assert.deepEqual(await lines(typescript, text), [
      'blob [a11.blob.core.windows.net] read',
      'blob [b22.blob.core.windows.net] read',
    ]);
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
