/** What code does with Cosmos DB, whose roles tell more apart than others: in each language, by names that mean only that. */

import assert from 'node:assert/strict';
import { clientSites } from '../../../../src/code/clients/sites';
import { cpp } from '../../../../src/code/cpp/language';
import { csharp } from '../../../../src/code/csharp/language';
import { go } from '../../../../src/code/go/language';
import { http } from '../../../../src/code/http/language';
import { java } from '../../../../src/code/java/language';
import type { Language } from '../../../../src/code/language';
import { powershell } from '../../../../src/code/powershell/language';
import { python } from '../../../../src/code/python/language';
import { rust } from '../../../../src/code/rust/language';
import { shell } from '../../../../src/code/shell/language';
import { typescript } from '../../../../src/code/typescript/language';
import { parseText } from '../parseText';

const host = 'cosmos-orders.documents.azure.com';
const url = `https://${host}:443/`;

async function sites(language: Language, text: string): Promise<string[]> {
  const file = await parseText(language, language.languageIds[0] ?? '', text);
  return clientSites(language, file).map(
    ({ service, hosts, operations }) => `${service} [${hosts.join()}] ${operations.join()}`,
  );
}

const made = `import { CosmosClient } from '@azure/cosmos';
const client = new CosmosClient({ endpoint: '${url}', aadCredentials: credential });
const container = client.database('orders').container('invoices');
`;

describe('the Cosmos DB clients of a file', () => {
  it('are seen in every language that has one, with what is done with items', async () => {
    const wanted = [`cosmos [${host}] read,create`];
    for (const [language, text] of [
      [
        typescript,
        `${made}const { resource } = await container.item('1', 'a').read();\nawait container.items.create({ ...resource, id: '2' });\n`,
      ],
      [
        python,
        `from azure.cosmos import CosmosClient\nclient = CosmosClient("${url}", credential=credential)\ncontainer = client.get_database_client("orders").get_container_client("invoices")\nitem = container.read_item("1", partition_key="a")\ncontainer.create_item(item)\n`,
      ],
      [
        csharp,
        `using Microsoft.Azure.Cosmos;\nvar client = new CosmosClient("${url}", credential);\nvar container = client.GetContainer("orders", "invoices");\nvar item = await container.ReadItemAsync<Invoice>("1", new PartitionKey("a"));\nawait container.CreateItemStreamAsync(item.Content, new PartitionKey("a"));\n`,
      ],
      [
        java,
        `import com.azure.cosmos.CosmosClientBuilder;\nclass A { void f() {\n  var client = new CosmosClientBuilder().endpoint("${url}").credential(c).buildClient();\n  var container = client.getDatabase("orders").getContainer("invoices");\n  var item = container.readItem("1", new PartitionKey("a"), Map.class).getItem();\n  container.createItem(item);\n} }\n`,
      ],
      [
        go,
        `package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/data/azcosmos"\n\nfunc f() {\n\tclient, err := azcosmos.NewClient("${url}", c, nil)\n\tcontainer, err := client.NewContainer("orders", "invoices")\n\titem, err := container.ReadItem(ctx, azcosmos.NewPartitionKeyString("a"), "1", nil)\n\tcontainer.CreateItem(ctx, azcosmos.NewPartitionKeyString("a"), item.Value, nil)\n}\n`,
      ],
      [
        rust,
        `use azure_data_cosmos::CosmosClient;\nasync fn f() {\n  let client = CosmosClient::new("${url}", credential, None)?;\n  let container = client.database_client("orders").container_client("invoices");\n  let item = container.read_item("a", "1", None).await?;\n  container.create_item("a", item, None).await?;\n}\n`,
      ],
      [
        shell,
        `curl -H "Authorization: $auth" "${url}dbs/orders/colls/invoices/docs/1"\ncurl -X POST -d @new.json -H "Authorization: $auth" "${url}dbs/orders/colls/invoices/docs"\n`,
      ],
      [
        powershell,
        `Invoke-RestMethod -Headers $headers -Uri "${url}dbs/orders/colls/invoices/docs/1"\nInvoke-RestMethod -Method Post -Body $new -Headers $headers -Uri "${url}dbs/orders/colls/invoices/docs"\n`,
      ],
      [
        http,
        `GET ${url}dbs/orders/colls/invoices/docs/1\nAuthorization: {{auth}}\n\n###\nPOST ${url}dbs/orders/colls/invoices/docs\nAuthorization: {{auth}}\n\n{ "id": "2" }\n`,
      ],
    ] as const)
      assert.deepEqual(await sites(language, text), wanted, language.displayName);
    // There is no such client for it.
    assert.deepEqual(await sites(cpp, `auto url = "${url}";\nclient.ReadItem("1");\n`), []);
  });

  it('are followed through variables in TypeScript, whose calls have names that everybody has', async () => {
    assert.deepEqual(
      await sites(
        typescript,
        `${made}const invoice = container.item('1', 'a');\nawait invoice.replace(newer);\n`,
      ),
      [`cosmos [${host}] replace`],
    );
    // What stands in an item is a text, whatever is done with it.
    assert.deepEqual(
      await sites(
        typescript,
        `${made}const { resource } = await container.item('1', 'a').read();\nconst name = resource.name.replace('a', 'b');\nseen.delete(name); Object.create(null); items.map((item) => item.create());\n`,
      ),
      [`cosmos [${host}] read`],
    );
  });

  it('tell queries, changes, batches and procedures apart', async () => {
    for (const [call, operations] of [
      ['container.items.query("SELECT * FROM c").fetchAll()', 'query'],
      ['container.items.readAll().fetchNext()', 'read,query'],
      ['container.items.getChangeFeedIterator(options)', 'follow'],
      ['container.items.upsert(order)', 'write'],
      ['container.item("1").patch([])', 'replace'],
      ['container.item("1").delete()', 'delete'],
      ['container.items.batch([], "a")', 'create,write,replace,delete'],
      ['container.scripts.storedProcedure("p").execute()', 'use'],
      ['client.databases.createIfNotExists({ id: "orders" })', 'read'],
    ] as const)
      assert.deepEqual(await sites(typescript, `${made}await ${call};\n`), [
        `cosmos [${host}] ${operations}`,
      ]);
    for (const [call, operations] of [
      ['container.GetItemLinqQueryable<Order>()', 'query'],
      ['container.ReadManyItemsAsync<Order>(ids)', 'read,query'],
      ['container.GetChangeFeedIterator<Order>(from, mode)', 'follow'],
      ['container.GetChangeFeedProcessorBuilder<Order>("p", f)', 'follow,create,write,replace,delete'],
      ['container.UpsertItemAsync(order)', 'write'],
      ['container.PatchItemAsync<Order>("1", key, changes)', 'replace'],
      ['container.CreateTransactionalBatch(key)', 'create,write,replace,delete'],
    ] as const)
      assert.deepEqual(
        await sites(
          csharp,
          `using Microsoft.Azure.Cosmos;\nclass A { void F(Container container) { ${call}; } }\n`,
        ),
        [`cosmos [] ${operations}`],
      );
  });

  it('tell by the headers of a request what it does', async () => {
    const docs = `${url}dbs/orders/colls/invoices/docs`;
    for (const [request, operations] of [
      [`POST ${docs}\nx-ms-documentdb-isquery: True`, 'query'],
      [`POST ${docs}\nx-ms-documentdb-is-upsert: True`, 'write'],
      [`GET ${docs}`, 'query'],
      [`GET ${docs}\nA-IM: Incremental feed`, 'follow'],
      [`PUT ${docs}/1`, 'replace'],
      [`DELETE ${docs}/1`, 'delete'],
      [`POST ${url}dbs/orders/colls/invoices/sprocs/p`, 'use'],
    ] as const)
      assert.deepEqual(await sites(http, `${request}\n`), [`cosmos [${host}] ${operations}`]);
    assert.deepEqual(await sites(shell, `curl -d @q.json -H 'x-ms-documentdb-isquery: True' ${docs}\n`), [
      `cosmos [${host}] query`,
    ]);
  });

  it('are told apart by their accounts, each with what is done there', async () => {
    assert.deepEqual(
      await sites(
        typescript,
        `${made}const other = new CosmosClient({ endpoint: 'https://cosmos-catalog.documents.azure.com', aadCredentials: credential });
const products = other.database('catalog').container('products');
await products.item('1', 'a').read();
await container.items.upsert({});
`,
      ),
      [`cosmos [${host}] write`, 'cosmos [cosmos-catalog.documents.azure.com] read'],
    );
  });
});
