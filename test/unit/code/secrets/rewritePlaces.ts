/** Secrets that an identity takes the place of, as programs have them, and what stands there afterwards. */

import { compiledPlaces } from './compiledPlaces';
import { account, ado, blob, blobs, hub, id, queue, server, signature, storage, table } from './rewriteTexts';
import type { RewritePlaces } from './rewriteTexts';

const ts = `new ManagedIdentityCredential({ clientId: '${id}' })`;
const py = `ManagedIdentityCredential(client_id="${id}")`;
const authentication = `authentication: { type: 'token-credential', options: { credential: ${ts} } }`;
const blobImport =
  "import { AnonymousCredential, BlobClient, BlobServiceClient } from '@azure/storage-blob';\n";
const csharpClass = (name: string, imports: string, body: string): string =>
  `using System;\n${imports}\nstatic class ${name}\n{\n    static void Run()\n    {\n        ${body}\n    }\n}\n`;

export const rewritePlaces: Readonly<Record<string, RewritePlaces>> = {
  TypeScript: {
    languageId: 'typescript',
    extension: 'mts',
    files: {
      signedService: [
        `${blobImport}export const made = new BlobServiceClient('${blobs}', new AnonymousCredential(), { retryOptions: { maxTries: 3 } });\nexport { BlobClient };\n`,
        `new BlobServiceClient('${account}', ${ts}, { retryOptions: { maxTries: 3 } });`,
      ],
      signedAlone: [
        `import { AnonymousCredential, BlobServiceClient } from '@azure/storage-blob';\nexport const made = new BlobServiceClient('${blobs}', new AnonymousCredential());\n`,
        `import { BlobServiceClient } from '@azure/storage-blob';\n`,
        `new BlobServiceClient('${account}', ${ts});`,
      ],
      signedBlob: [
        `${blobImport}export const made = new BlobClient('${blob}');\nexport { AnonymousCredential, BlobServiceClient };\n`,
        `new BlobClient('${account}/orders/a.txt', ${ts});`,
      ],
      signedTable: [
        `import { TableClient } from '@azure/data-tables';\nexport const made = new TableClient('https://stordersprod.table.core.windows.net?${signature}', 'orders');\n`,
        `new TableClient('https://stordersprod.table.core.windows.net', 'orders', ${ts});`,
      ],
      configuration: [
        `import sql from 'mssql';\n\nexport const config: sql.config = {\n  server: '${server}',\n  user: 'app',\n  password: 'N0tThat!One',\n  database: 'orders',\n};\n`,
        `  server: '${server}',\n  ${authentication},\n  database: 'orders',\n};`,
      ],
      lastUser: [
        `import sql from 'mssql';\n\nexport const made = await sql.connect({ server: '${server}', password: 'N0tThat!One', user: process.env['SQL_USER'] });\n`,
        `sql.connect({ server: '${server}', ${authentication} });`,
      ],
      connectionString: [
        `import sql from 'mssql';\n\nexport const made = await sql.connect('${ado}');\n`,
        `sql.connect({ server: '${server}', database: 'orders', ${authentication} });`,
      ],
      pool: [
        `import { ConnectionPool } from 'mssql';\n\nexport const made = new ConnectionPool('mssql://app:N0tThat!One@${server}/orders?encrypt=true');\n`,
        `new ConnectionPool({ server: '${server}', database: 'orders', ${authentication} });`,
      ],
    },
  },
  Python: {
    languageId: 'python',
    extension: 'py',
    files: {
      signed_service: [
        `from azure.storage.blob import BlobServiceClient\n\nmade = BlobServiceClient("${blobs}", retry_total=3)\n`,
        `BlobServiceClient("${account}", retry_total=3, credential=${py})`,
      ],
      signed_queue: [
        `from azure.storage.queue import QueueClient\n\nmade = QueueClient.from_queue_url("${queue}", credential=None)\n`,
        `QueueClient.from_queue_url("https://stordersprod.queue.core.windows.net/orders", credential=${py})`,
      ],
      signed_table: [
        `from azure.data.tables import TableServiceClient\n\nmade = TableServiceClient(endpoint="https://stordersprod.table.core.windows.net/?${signature}")\n`,
        `TableServiceClient(endpoint="https://stordersprod.table.core.windows.net", credential=${py})`,
      ],
      signed_later: [
        `from azure.storage.blob.aio import BlobClient\n\nmade = BlobClient.from_blob_url("${blob}")\n`,
        `BlobClient.from_blob_url("${account}/orders/a.txt", credential=${py})`,
        'from azure.identity.aio import ManagedIdentityCredential',
      ],
      engine: [
        `from sqlalchemy import create_engine  # type: ignore\n\nmade = create_engine("mssql+pyodbc://app:N0tThat!One@${server}/orders?driver=ODBC+Driver+18+for+SQL+Server")\n`,
        `create_engine("mssql+pyodbc://@${server}/orders?driver=ODBC+Driver+18+for+SQL+Server&authentication=ActiveDirectoryMSI&UID=${id}")`,
      ],
    },
  },
  'C#': {
    languageId: 'csharp',
    extension: 'cs',
    files: {
      SignedService: [
        csharpClass(
          'SignedService',
          'using Azure.Storage.Blobs;\n',
          `var made = new BlobServiceClient(new Uri("${blobs}"), new BlobClientOptions());`,
        ),
        `new BlobServiceClient(new Uri("${account}"), new ManagedIdentityCredential(`,
        '), new BlobClientOptions());',
      ],
      SignedTable: [
        csharpClass(
          'SignedTable',
          'using Azure.Data.Tables;\n',
          `var made = new TableClient(new Uri("${table}"));`,
        ),
        'new TableClient(new Uri("https://stordersprod.table.core.windows.net"), "orders", new ManagedIdentityCredential(',
      ],
      TargetTyped: [
        csharpClass(
          'TargetTyped',
          'using Azure.Storage.Blobs;\n',
          `BlobClient made = new(new Uri("${blob}"));`,
        ),
        `BlobClient made = new(new Uri("${account}/orders/a.txt"), new ManagedIdentityCredential(`,
      ],
      TargetTypedField: [
        csharpClass(
          'TargetTypedField',
          'using Azure.Storage.Queues;\n',
          `Console.WriteLine(made.Name);\n    }\n\n    private static readonly QueueClient made = new(new("${queue}"), new QueueClientOptions());\n\n    static void Ends()\n    {`,
        ),
        'QueueClient made = new(new Uri("https://stordersprod.queue.core.windows.net/orders"), new ManagedIdentityCredential(',
        '), new QueueClientOptions());',
      ],
      TargetTypedSql: [
        csharpClass(
          'TargetTypedSql',
          'using Microsoft.Data.SqlClient;\n',
          `using SqlConnection made = new("${ado}");\n        made.Open();`,
        ),
        `made = new("Server=tcp:${server},1433;Initial Catalog=orders;Encrypt=True;Authentication=Active Directory Managed Identity;User Id=${id}");`,
      ],
      LegacySql: [
        csharpClass(
          'LegacySql',
          'using System.Data.SqlClient;\n',
          `using SqlConnection made = new SqlConnection("${ado}");\n        made.Open();`,
        ),
        'using Microsoft.Data.SqlClient;',
        `new SqlConnection("Server=tcp:${server},1433;Initial Catalog=orders;Encrypt=True;Authentication=Active Directory Managed Identity;User Id=${id}");`,
      ],
      Registered: [
        csharpClass(
          'Registered',
          'using Microsoft.Extensions.Azure;\nusing Microsoft.Extensions.DependencyInjection;\n',
          `new ServiceCollection().AddAzureClients(clients => clients.AddBlobServiceClient("${storage}").WithName("orders"));`,
        ),
        `clients.AddBlobServiceClient(new Uri("${account}")).WithCredential(new ManagedIdentityCredential(`,
        '.WithName("orders"));',
      ],
      RegisteredHub: [
        csharpClass(
          'RegisteredHub',
          'using Microsoft.Extensions.Azure;\nusing Microsoft.Extensions.DependencyInjection;\n',
          `new ServiceCollection().AddAzureClients(clients => clients.AddEventHubProducerClient("${hub}"));`,
        ),
        'clients.AddEventHubProducerClientWithNamespace("sb-orders.servicebus.windows.net", "orders").WithCredential(new ManagedIdentityCredential(',
      ],
    },
  },
  ...compiledPlaces,
};
