/** The same in Java, Go, C++ and Rust, as `rewritePlaces` has it for every language. */

import { account, blobs, hub, id, jdbc, queue, server, shortKey, signature, table } from './rewriteTexts';
import type { RewritePlaces } from './rewriteTexts';

const goMain = (imports: string, body: string): string =>
  `package main\n\nimport (\n${imports}\n)\n\nfunc main() {\n\t${body}\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\t_ = made\n}\n`;
const goSdk = 'github.com/Azure/azure-sdk-for-go/sdk';
const javaClass = (name: string, imports: string, body: string): string =>
  `${imports}\nfinal class ${name} {\n    ${name}() throws Exception {\n        ${body}\n    }\n}\n`;
const rustRun = (imports: string, body: string): string =>
  `${imports}\npub fn run() -> Result<(), Box<dyn std::error::Error>> {\n    ${body}\n    Ok(())\n}\n`;
const cppRun = (includes: string, body: string): string => `${includes}\nvoid Run()\n{\n  ${body}\n}\n`;

export const compiledPlaces: Readonly<Record<string, RewritePlaces>> = {
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
