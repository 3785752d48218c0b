/** The members of the client packages that generated code may use, as the packages' reference pages give them. */

import type { Member, TypeSignature } from './signatures';

/**
 * A line each: `Type namespace package since`, then the members behind `|`: `new(A, B)`, `Method(A): Result`,
 * `Property: Type`, `static Method(A): Result`; what is gone through one by one stands as an array, `@` in front of a later version. Optional parameters are written out where they are given, and left out where they are not.
 */
const lines = `
Uri System System 1.0.0 | new(string)
RetryOptions Azure.Core Azure.Core 1.0.0 | MaxRetries: int
BlobServiceClient Azure.Storage.Blobs Azure.Storage.Blobs 12.0.0 | new(Uri, TokenCredential, BlobClientOptions) | GetBlobContainerClient(string): BlobContainerClient
BlobClientOptions Azure.Storage.Blobs Azure.Storage.Blobs 12.0.0 | new() | Retry: RetryOptions
BlobContainerClient Azure.Storage.Blobs Azure.Storage.Blobs 12.0.0 | new(Uri, TokenCredential) | GetBlobClient(string): BlobClient
BlobClient Azure.Storage.Blobs Azure.Storage.Blobs 12.9.0 | DownloadContent(): Response<BlobDownloadResult>
BlobDownloadResult Azure.Storage.Blobs.Models Azure.Storage.Blobs 12.9.0 | Content: BinaryData
BinaryData System System 1.0.0 | ToString(): string
QueueServiceClient Azure.Storage.Queues Azure.Storage.Queues 12.0.0 | new(Uri, TokenCredential, QueueClientOptions) | GetQueueClient(string): QueueClient
QueueClientOptions Azure.Storage.Queues Azure.Storage.Queues 12.0.0 | new() | Retry: RetryOptions
QueueClient Azure.Storage.Queues Azure.Storage.Queues 12.0.0 | SendMessage(string): Response<SendReceipt>
TableServiceClient Azure.Data.Tables Azure.Data.Tables 12.5.0 | new(Uri, TokenCredential, TableClientOptions) | GetTableClient(string): TableClient
TableClientOptions Azure.Data.Tables Azure.Data.Tables 12.0.0 | new() | Retry: RetryOptions
TableClient Azure.Data.Tables Azure.Data.Tables 12.0.0 | GetEntity(string, string): Response<TableEntity>
TableEntity Azure.Data.Tables Azure.Data.Tables 12.0.0 |
SecretClient Azure.Security.KeyVault.Secrets Azure.Security.KeyVault.Secrets 4.0.0 | new(Uri, TokenCredential, SecretClientOptions) | GetSecret(string): Response<KeyVaultSecret>
SecretClientOptions Azure.Security.KeyVault.Secrets Azure.Security.KeyVault.Secrets 4.0.0 | new() | Retry: RetryOptions
KeyVaultSecret Azure.Security.KeyVault.Secrets Azure.Security.KeyVault.Secrets 4.0.0 | Value: string
KeyClient Azure.Security.KeyVault.Keys Azure.Security.KeyVault.Keys 4.0.0 | new(Uri, TokenCredential, KeyClientOptions) | GetKey(string): Response<KeyVaultKey>
KeyClientOptions Azure.Security.KeyVault.Keys Azure.Security.KeyVault.Keys 4.0.0 | new() | Retry: RetryOptions
KeyVaultKey Azure.Security.KeyVault.Keys Azure.Security.KeyVault.Keys 4.0.0 |
CertificateClient Azure.Security.KeyVault.Certificates Azure.Security.KeyVault.Certificates 4.0.0 | new(Uri, TokenCredential, CertificateClientOptions) | GetCertificate(string): Response<KeyVaultCertificateWithPolicy>
CertificateClientOptions Azure.Security.KeyVault.Certificates Azure.Security.KeyVault.Certificates 4.0.0 | new() | Retry: RetryOptions
KeyVaultCertificateWithPolicy Azure.Security.KeyVault.Certificates Azure.Security.KeyVault.Certificates 4.0.0 |
ServiceBusClient Azure.Messaging.ServiceBus Azure.Messaging.ServiceBus 7.0.0 | new(string, TokenCredential, ServiceBusClientOptions) | CreateSender(string): ServiceBusSender | CreateReceiver(string): ServiceBusReceiver | CreateReceiver(string, string): ServiceBusReceiver
ServiceBusClientOptions Azure.Messaging.ServiceBus Azure.Messaging.ServiceBus 7.0.0 | new() | RetryOptions: ServiceBusRetryOptions
ServiceBusRetryOptions Azure.Messaging.ServiceBus Azure.Messaging.ServiceBus 7.0.0 | MaxRetries: int
ServiceBusSender Azure.Messaging.ServiceBus Azure.Messaging.ServiceBus 7.0.0 | SendMessageAsync(ServiceBusMessage): Task
ServiceBusMessage Azure.Messaging.ServiceBus Azure.Messaging.ServiceBus 7.0.0 | new(string)
ServiceBusReceiver Azure.Messaging.ServiceBus Azure.Messaging.ServiceBus 7.0.0 | ReceiveMessagesAsync(int): Task<ServiceBusReceivedMessage[]> | CompleteMessageAsync(ServiceBusReceivedMessage): Task
ServiceBusReceivedMessage Azure.Messaging.ServiceBus Azure.Messaging.ServiceBus 7.0.0 | Body: BinaryData
EventHubProducerClient Azure.Messaging.EventHubs.Producer Azure.Messaging.EventHubs 5.0.0 | new(string, string, TokenCredential, EventHubProducerClientOptions) | SendAsync(EventData[]): Task
EventHubProducerClientOptions Azure.Messaging.EventHubs.Producer Azure.Messaging.EventHubs 5.0.0 | new() | RetryOptions: EventHubsRetryOptions
EventHubsRetryOptions Azure.Messaging.EventHubs Azure.Messaging.EventHubs 5.0.0 | MaximumRetries: int
EventData Azure.Messaging.EventHubs Azure.Messaging.EventHubs 5.2.0 | new(string) | EventBody: BinaryData @5.3.0
EventHubConsumerClient Azure.Messaging.EventHubs.Consumer Azure.Messaging.EventHubs 5.0.0 | new(string, string, string, TokenCredential, EventHubConsumerClientOptions) | ReadEventsAsync(): PartitionEvent[]
EventHubConsumerClientOptions Azure.Messaging.EventHubs.Consumer Azure.Messaging.EventHubs 5.0.0 | new() | RetryOptions: EventHubsRetryOptions
PartitionEvent Azure.Messaging.EventHubs.Consumer Azure.Messaging.EventHubs 5.0.0 | Data: EventData
Console System System 1.0.0 | static WriteLine(BinaryData): void
CosmosClient Microsoft.Azure.Cosmos Microsoft.Azure.Cosmos 3.17.0 | new(string, TokenCredential, CosmosClientOptions) | GetContainer(string, string): Container
CosmosClientOptions Microsoft.Azure.Cosmos Microsoft.Azure.Cosmos 3.0.0 | new() | MaxRetryAttemptsOnRateLimitedRequests: int
Container Microsoft.Azure.Cosmos Microsoft.Azure.Cosmos 3.0.0 | ReadItemStreamAsync(string, PartitionKey): Task<ResponseMessage>
PartitionKey Microsoft.Azure.Cosmos Microsoft.Azure.Cosmos 3.0.0 | new(string)
ConfigurationClient Azure.Data.AppConfiguration Azure.Data.AppConfiguration 1.0.0 | new(Uri, TokenCredential, ConfigurationClientOptions) | GetConfigurationSetting(string): Response<ConfigurationSetting>
ConfigurationClientOptions Azure.Data.AppConfiguration Azure.Data.AppConfiguration 1.0.0 | new() | Retry: RetryOptions
ConfigurationSetting Azure.Data.AppConfiguration Azure.Data.AppConfiguration 1.0.0 | Value: string
AzureOpenAIClient Azure.AI.OpenAI Azure.AI.OpenAI 2.0.0 | new(Uri, TokenCredential, AzureOpenAIClientOptions) | GetChatClient(string): ChatClient
AzureOpenAIClientOptions Azure.AI.OpenAI Azure.AI.OpenAI 2.0.0 | new() | RetryPolicy: ClientRetryPolicy
ClientRetryPolicy System.ClientModel.Primitives System.ClientModel 1.0.0 | new(int)
ChatClient OpenAI.Chat OpenAI 2.0.0 | CompleteChat(string): ClientResult<ChatCompletion>
ChatCompletion OpenAI.Chat OpenAI 2.0.0 | Content: ChatMessageContentPart[]
ChatMessageContentPart OpenAI.Chat OpenAI 2.0.0 | Text: string
SqlConnection Microsoft.Data.SqlClient Microsoft.Data.SqlClient 1.0.0 | new(string) | Open(): void
SqlCommand Microsoft.Data.SqlClient Microsoft.Data.SqlClient 1.0.0 | new(string, SqlConnection) | ExecuteScalar(): object
DbContextOptionsBuilder Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.SqlServer 6.0.0 | new() | UseSqlServer(string): DbContextOptionsBuilder | Options: DbContextOptions
DbContextOptions Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.SqlServer 6.0.0 |
DbContext Microsoft.EntityFrameworkCore Microsoft.EntityFrameworkCore.SqlServer 6.0.0 | new(DbContextOptions) | Database: DatabaseFacade
DatabaseFacade Microsoft.EntityFrameworkCore.Infrastructure Microsoft.EntityFrameworkCore.SqlServer 6.0.0 | OpenConnection(): void | GetDbConnection(): DbConnection
DbConnection System.Data.Common System.Data.Common 1.0.0 | CreateCommand(): DbCommand
DbCommand System.Data.Common System.Data.Common 1.0.0 | CommandText: string | ExecuteScalar(): object
AzureClientFactoryBuilder Microsoft.Extensions.Azure Microsoft.Extensions.Azure 1.0.0 | AddBlobServiceClient(Uri): Builder<BlobClientOptions> | AddQueueServiceClient(Uri): Builder<QueueClientOptions> | AddTableServiceClient(Uri): Builder<TableClientOptions> | AddSecretClient(Uri): Builder<SecretClientOptions> | AddKeyClient(Uri): Builder<KeyClientOptions> | AddCertificateClient(Uri): Builder<CertificateClientOptions> | AddConfigurationClient(Uri): Builder<ConfigurationClientOptions> | AddServiceBusClientWithNamespace(string): Builder<ServiceBusClientOptions> | AddEventHubProducerClientWithNamespace(string, string): Builder<EventHubProducerClientOptions> | AddEventHubConsumerClientWithNamespace(string, string, string): Builder<EventHubConsumerClientOptions> | UseCredential(TokenCredential): AzureClientFactoryBuilder
`;

export const clientSignatures: readonly TypeSignature[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [head = '', ...members] = line.split('|').map((part) => part.trim());
    const [name = '', namespace = '', packageName = '', since = ''] = head.split(' ');
    const read = members.filter((text) => text !== '').map((text) => memberOf(name, text, since));
    return { name, namespace, package: packageName, members: read };
  });

function memberOf(type: string, text: string, least: string): Member {
  const [, name = '', list, gives = '', since = least] =
    /^(?:static )?(\w+)(?:\((.*)\))?(?:: ([^@]+?))?(?: @(\S+))?$/.exec(text) ?? [];
  const parameters = (list ?? '').split(', ').filter((parameter) => parameter !== '');
  if (name === 'new') return { name: type, kind: 'constructor', parameters, gives: type, since };
  const method = text.startsWith('static ') ? 'static' : 'method';
  return { name, kind: list === undefined ? 'property' : method, parameters, gives, since };
}
