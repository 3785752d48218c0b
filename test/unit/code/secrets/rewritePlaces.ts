/** Secrets that an identity takes the place of, as programs have them, and what stands there afterwards. */

/** Not a key of anything, but shaped like one. */
const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
const shortKey = key.replace(/\W/g, '').slice(0, 32);
const signature = `sv=2023-11-03&ss=b&srt=sco&sp=rl&se=2027-01-01T00%3A00%3A00Z&sig=${encodeURIComponent(key.slice(0, 43))}%3D`;
const blobs = `https://stordersprod.blob.core.windows.net/?${signature}`;
const blob = `https://stordersprod.blob.core.windows.net/orders/a.txt?${signature}`;
const queue = `https://stordersprod.queue.core.windows.net/orders?${signature}`;
const table = `https://stordersprod.table.core.windows.net/orders?${signature}`;
const storage = `DefaultEndpointsProtocol=https;AccountName=stordersprod;AccountKey=${key};EndpointSuffix=core.windows.net`;
const hub = `Endpoint=sb://sb-orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key};EntityPath=orders`;
const server = 'sql-orders.database.windows.net';
const ado = `Server=tcp:${server},1433;Initial Catalog=orders;User ID=app;Password=N0tThat!One;Encrypt=True`;
const jdbc = `jdbc:sqlserver://${server}:1433;database=orders;user=app;password=N0tThat!One;encrypt=true`;
const id = '11111111-2222-3333-4444-555555555555';

/** What no file may hold any more. */
export const secrets: readonly string[] = [
  key,
  encodeURIComponent(key.slice(0, 43)),
  shortKey,
  'N0tThat!One',
];

export interface RewritePlaces {
  readonly languageId: string;
  readonly extension: string;
  /** Whole files, by names that are good for a file, a class or a module, each with lines that it holds afterwards. */
  readonly files: Readonly<Record<string, readonly [before: string, ...after: string[]]>>;
}

const account = 'https://stordersprod.blob.core.windows.net';
const ts = `new ManagedIdentityCredential({ clientId: '${id}' })`;
const py = `ManagedIdentityCredential(client_id="${id}")`;
const authentication = `authentication: { type: 'token-credential', options: { credential: ${ts} } }`;
const blobImport =
  "import { AnonymousCredential, BlobClient, BlobServiceClient } from '@azure/storage-blob';\n";
const goMain = (imports: string, body: string): string =>
  `package main\n\nimport (\n${imports}\n)\n\nfunc main() {\n\t${body}\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\t_ = made\n}\n`;
const goSdk = 'github.com/Azure/azure-sdk-for-go/sdk';
const javaClass = (name: string, imports: string, body: string): string =>
  `${imports}\nfinal class ${name} {\n    ${name}() throws Exception {\n        ${body}\n    }\n}\n`;
const csharpClass = (name: string, imports: string, body: string): string =>
  `using System;\n${imports}\nstatic class ${name}\n{\n    static void Run()\n    {\n        ${body}\n    }\n}\n`;
const rustRun = (imports: string, body: string): string =>
  `${imports}\npub fn run() -> Result<(), Box<dyn std::error::Error>> {\n    ${body}\n    Ok(())\n}\n`;
const cppRun = (includes: string, body: string): string => `${includes}\nvoid Run()\n{\n  ${body}\n}\n`;

export const rewritePlaces: Readonly<Record<string, RewritePlaces>> = {
  TypeScript: {
    languageId: 'typescript',
    extension: 'mts',
    files: {
      signedService: [
        `${blobImport}export const made = new BlobServiceClient('${blobs}', new AnonymousCredential(), { retryOptions: { maxTries: 3 } });\nexport { BlobClient };\n`,
        `new BlobServiceClient('${account}', ${ts}, { retryOptions: { maxTries: 3 } });`,
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
  Java: {
    languageId: 'java',
    extension: 'java',
    files: {
      SignedService: [
        javaClass(
          'SignedService',
          'import com.azure.storage.blob.BlobServiceClientBuilder;\n',
          `new BlobServiceClientBuilder().endpoint("${blobs}").buildClient();`,
        ),
        `.endpoint("${account}").credential(new ManagedIdentityCredentialBuilder()`,
      ],
      SignatureBeside: [
        javaClass(
          'SignatureBeside',
          'import com.azure.storage.queue.QueueClientBuilder;\n',
          `new QueueClientBuilder().endpoint("https://stordersprod.queue.core.windows.net").sasToken("${signature}").queueName("orders").buildClient();`,
        ),
        '.endpoint("https://stordersprod.queue.core.windows.net").credential(new ManagedIdentityCredentialBuilder()',
      ],
      JdbcAddress: [
        javaClass(
          'JdbcAddress',
          'import java.sql.DriverManager;\n',
          `DriverManager.getConnection("${jdbc}").close();`,
        ),
        `getConnection("jdbc:sqlserver://${server}:1433;database=orders;encrypt=true;authentication=ActiveDirectoryManagedIdentity;msiClientId=${id}").close();`,
      ],
      DataSource: [
        javaClass(
          'DataSource',
          'import com.microsoft.sqlserver.jdbc.SQLServerDataSource;\n',
          `SQLServerDataSource made = new SQLServerDataSource();\n        made.setServerName("${server}");\n        made.setUser("app");\n        made.setPassword("N0tThat!One");\n        made.getConnection().close();`,
        ),
        `setServerName("${server}");\n        made.setUser("${id}");\n        made.setAuthentication("ActiveDirectoryManagedIdentity");\n`,
      ],
      DataSourceAlone: [
        javaClass(
          'DataSourceAlone',
          'import com.microsoft.sqlserver.jdbc.SQLServerXADataSource;\n',
          `var made = new SQLServerXADataSource();\n        made.setURL("jdbc:sqlserver://${server}:1433;database=orders");\n        made.setPassword("N0tThat!One");\n        made.getConnection().close();`,
        ),
        `made.setAuthentication("ActiveDirectoryManagedIdentity");\n        made.setUser("${id}");\n`,
      ],
      JdbcArguments: [
        javaClass(
          'JdbcArguments',
          'import java.sql.DriverManager;\n',
          `DriverManager.getConnection("jdbc:sqlserver://${server}:1433;database=orders", "app", "N0tThat!One").close();`,
        ),
        `getConnection("jdbc:sqlserver://${server}:1433;database=orders;authentication=ActiveDirectoryManagedIdentity;msiClientId=${id}").close();`,
      ],
    },
  },
  Go: {
    languageId: 'go',
    extension: 'go',
    files: {
      signed: [
        goMain(
          `\t"log"\n\n\t"${goSdk}/storage/azblob"`,
          `made, err := azblob.NewClientWithNoCredential("${blobs}", nil)`,
        ),
        `made, err := azblob.NewClient("${account}", credential, nil)`,
      ],
      signedTable: [
        goMain(
          `\t"log"\n\n\t"${goSdk}/data/aztables"`,
          `address := "${table}"\n\tmade, err := aztables.NewClientWithNoCredential(address, nil)`,
        ),
        'made, err := aztables.NewClient("https://stordersprod.table.core.windows.net/orders", credential, nil)',
      ],
      openAi: [
        `package main\n\nimport (\n\t"github.com/openai/openai-go/v3"\n\t"github.com/openai/openai-go/v3/azure"\n)\n\nfunc main() {\n\tmade := openai.NewClient(\n\t\tazure.WithEndpoint("https://oai-orders.openai.azure.com", "2024-10-21"),\n\t\tazure.WithAPIKey("${shortKey}"),\n\t)\n\t_ = made\n}\n`,
        '\t\tazure.WithEndpoint("https://oai-orders.openai.azure.com", "2024-10-21"),\n\t\tazure.WithTokenCredential(credential),\n\t)\n',
        'credential, err := azidentity.NewManagedIdentityCredential(',
      ],
      opened: [
        goMain(
          '\t"database/sql"\n\t"log"\n\n\t_ "github.com/microsoft/go-mssqldb"',
          `made, err := sql.Open("sqlserver", "sqlserver://app:N0tThat!One@${server}?database=orders")`,
        ),
        `made, err := sql.Open(azuread.DriverName, "sqlserver://${server}?database=orders&fedauth=ActiveDirectoryManagedIdentity&user+id=${id}")`,
        '"github.com/microsoft/go-mssqldb/azuread"',
      ],
      openedByParts: [
        goMain(
          '\t"database/sql"\n\t"log"\n\n\t_ "github.com/microsoft/go-mssqldb"',
          `made, err := sql.Open("mssql", "server=${server};user id=app;password=N0tThat!One;database=orders")`,
        ),
        `sql.Open(azuread.DriverName, "server=${server};database=orders;fedauth=ActiveDirectoryManagedIdentity;user id=${id}")`,
      ],
    },
  },
  'C++': {
    languageId: 'cpp',
    extension: 'cpp',
    files: {
      signed: [
        cppRun(
          '#include <azure/storage/blobs.hpp>\n',
          `Azure::Storage::Blobs::BlobServiceClient made("${blobs}");`,
        ),
        `BlobServiceClient made("${account}", std::make_shared<Azure::Identity::ManagedIdentityCredential>(`,
      ],
      signedShared: [
        cppRun(
          '#include <azure/storage/queues.hpp>\n#include <memory>\n\nusing namespace Azure::Storage::Queues;\n',
          `auto made = std::make_shared<QueueClient>("${queue}");`,
        ),
        'std::make_shared<QueueClient>("https://stordersprod.queue.core.windows.net/orders", std::make_shared<Azure::Identity::ManagedIdentityCredential>(',
      ],
      hub: [
        cppRun(
          '#include <azure/messaging/eventhubs.hpp>\n',
          `Azure::Messaging::EventHubs::ConsumerClient made("${hub}", "orders", "$Default");`,
        ),
        'ConsumerClient made("sb-orders.servicebus.windows.net", "orders", std::make_shared<Azure::Identity::ManagedIdentityCredential>(',
        '), "$Default");',
      ],
      hubInPath: [
        cppRun(
          '#include <azure/messaging/eventhubs.hpp>\n',
          `Azure::Messaging::EventHubs::ProducerClient made("${hub}");`,
        ),
        'ProducerClient made("sb-orders.servicebus.windows.net", "orders", std::make_shared<Azure::Identity::ManagedIdentityCredential>(',
      ],
    },
  },
  Rust: {
    languageId: 'rust',
    extension: 'rs',
    files: {
      signed: [
        rustRun(
          'use azure_core::http::Url;\nuse azure_storage_blob::BlobServiceClient;\n',
          `let _made = BlobServiceClient::new(Url::parse("${blobs}")?, None, None)?;`,
        ),
        `BlobServiceClient::new(Url::parse("${account}")?, Some(ManagedIdentityCredential::new(`,
      ],
      signed_queue: [
        rustRun(
          'use azure_core::http::Url;\nuse azure_storage_queue::QueueClient;\n',
          `let _made = QueueClient::new(Url::parse("${queue}")?, None, None)?;`,
        ),
        'QueueClient::new(Url::parse("https://stordersprod.queue.core.windows.net/orders")?, Some(ManagedIdentityCredential::new(',
      ],
    },
  },
};
