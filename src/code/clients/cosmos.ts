/** Clients of Cosmos DB for NoSQL. */

import type { ClientTable } from './client';
import { form, goNames, goRetry, goSdk, python } from './form';

export const cosmos: ClientTable = {
  service: 'cosmos',
  entity: 'database',
  forms: {
    typescript: form(
      '@azure/cosmos 3.17.0',
      { CosmosClient: '@azure/cosmos' },
      'cosmosClient',
      'new {CosmosClient}({ endpoint: {endpoint}, aadCredentials: {credential}, connectionPolicy: { retryOptions: { maxRetryAttemptCount: 9, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 30 } } })',
      'const { resource } = await {client}.database({entity}).container({"container"}).item({"id"}, {"partition key"}).read();',
    ),
    python: python(
      'azure-cosmos 4.3.0',
      { CosmosClient: 'azure.cosmos' },
      'cosmos_client',
      '{CosmosClient}(url={endpoint}, credential={credential}, retry_total=5)',
      'container = {client}.get_database_client({entity}).get_container_client({"container"})',
      'item = {await}container.read_item(item={"id"}, partition_key={"partition key"})',
    ),
    csharp: form(
      // The build of its clients fails without a reference to Newtonsoft.Json.
      'Microsoft.Azure.Cosmos 3.17.0, Newtonsoft.Json 13.0.3',
      {
        CosmosClient: 'Microsoft.Azure.Cosmos',
        CosmosClientOptions: 'Microsoft.Azure.Cosmos',
        PartitionKey: 'Microsoft.Azure.Cosmos',
      },
      'cosmosClient',
      'new {CosmosClient}({endpoint}, {credential}, new {CosmosClientOptions} { MaxRetryAttemptsOnRateLimitedRequests = 9 })',
      'using var item = await {client}.GetContainer({entity}, {"container"}).ReadItemStreamAsync({"id"}, new {PartitionKey}({"partition key"}));',
    ),
    java: form(
      'com.azure:azure-cosmos 4.15.0',
      {
        CosmosClient: 'com.azure.cosmos',
        CosmosClientBuilder: 'com.azure.cosmos',
        ThrottlingRetryOptions: 'com.azure.cosmos',
        PartitionKey: 'com.azure.cosmos.models',
        Map: 'java.util',
      },
      'cosmosClient',
      'new {CosmosClientBuilder}().endpoint({endpoint}).credential({credential}).throttlingRetryOptions(new {ThrottlingRetryOptions}().setMaxRetryAttemptsOnThrottledRequests(9)).buildClient()',
      '{Map}<?, ?> item = {client}.getDatabase({entity}).getContainer({"container"}).readItem({"id"}, new {PartitionKey}({"partition key"}), {Map}.class).getItem();',
    ),
    go: form(
      `${goSdk}data/azcosmos 0.3.6`,
      { azcosmos: `${goSdk}data/azcosmos`, ...goNames },
      'cosmosClient',
      `{azcosmos}.NewClient({endpoint}, {credential}, ${goRetry('azcosmos')})`,
      'container, err := {client}.NewContainer({entity}, {"container"})',
      'item, err := container.ReadItem({context}.Background(), {azcosmos}.NewPartitionKeyString({"partition key"}), {"id"}, nil)',
      '{fmt}.Println(string(item.Value))',
    ),
    rust: form(
      'azure_data_cosmos 1.0.0',
      {
        CosmosClient: 'azure_data_cosmos',
        AccountReference: 'azure_data_cosmos',
        AccountEndpoint: 'azure_data_cosmos',
        RoutingStrategy: 'azure_data_cosmos',
      },
      'cosmos_client',
      '{CosmosClient}::builder().build({AccountReference}::with_credential({endpoint}.parse::<{AccountEndpoint}>()?, {credential}), {RoutingStrategy}::ProximityTo({"West Europe"}.into())).await?',
      'let container = {client}.database_client({entity}).container_client({"container"}, None).await?;',
      'let item = container.read_item({"partition key"}, {"id"}, None).await?;',
    ),
  },
};
