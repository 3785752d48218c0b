/** Clients of Event Hubs. The endpoint is a host name, without a scheme; a client is one of a hub. */

import type { ClientTable } from './client';
import { cppRetry, form, goNames, goSdk, python } from './form';

export const eventHubs: ClientTable = {
  service: 'eventHubs',
  entity: 'hub',
  forms: {
    typescript: form(
      '@azure/event-hubs 5.0.0',
      { EventHubProducerClient: '@azure/event-hubs' },
      'eventHubProducerClient',
      'new {EventHubProducerClient}({endpoint}, {entity}, {credential}, { retryOptions: { maxRetries: 5 } })',
      'await {client}.sendBatch([{ body: {"Hello"} }]);',
    ),
    python: python(
      'azure-eventhub 5.0.0',
      { EventHubProducerClient: 'azure.eventhub', EventData: 'azure.eventhub' },
      'event_hub_producer_client',
      '{EventHubProducerClient}(fully_qualified_namespace={endpoint}, eventhub_name={entity}, credential={credential}, retry_total=5)',
      '{await}{client}.send_batch([{EventData}({"Hello"})])',
    ),
    csharp: form(
      'Azure.Messaging.EventHubs 5.2.0',
      {
        EventHubProducerClient: 'Azure.Messaging.EventHubs.Producer',
        EventHubProducerClientOptions: 'Azure.Messaging.EventHubs.Producer',
        EventData: 'Azure.Messaging.EventHubs',
      },
      'eventHubProducerClient',
      'new {EventHubProducerClient}({endpoint}, {entity}, {credential}, new {EventHubProducerClientOptions} { RetryOptions = { MaximumRetries = 5 } })',
      'await {client}.SendAsync(new[] { new {EventData}({"Hello"}) });',
    ),
    java: form(
      'com.azure:azure-messaging-eventhubs 5.10.0',
      {
        EventHubProducerClient: 'com.azure.messaging.eventhubs',
        EventHubClientBuilder: 'com.azure.messaging.eventhubs',
        EventData: 'com.azure.messaging.eventhubs',
        AmqpRetryOptions: 'com.azure.core.amqp',
        Collections: 'java.util',
      },
      'eventHubProducer',
      'new {EventHubClientBuilder}().credential({endpoint}, {entity}, {credential}).retryOptions(new {AmqpRetryOptions}().setMaxRetries(5)).buildProducerClient()',
      '{client}.send({Collections}.singletonList(new {EventData}({"Hello"})));',
    ),
    go: form(
      `${goSdk}messaging/azeventhubs/v2 2.0.0`,
      { azeventhubs: `${goSdk}messaging/azeventhubs/v2`, ...goNames },
      'producerClient',
      '{azeventhubs}.NewProducerClient({endpoint}, {entity}, {credential}, &{azeventhubs}.ProducerClientOptions{RetryOptions: {azeventhubs}.RetryOptions{MaxRetries: 5}})',
      'batch, err := {client}.NewEventDataBatch({context}.Background(), nil)',
      'err = batch.AddEventData(&{azeventhubs}.EventData{Body: []byte({"Hello"})}, nil)',
      'err = {client}.SendEventDataBatch({context}.Background(), batch, nil)',
    ),
    cpp: form(
      'azure-messaging-eventhubs-cpp 1.0.0-beta.1',
      { ProducerClient: 'azure/messaging/eventhubs.hpp' },
      'producerClient',
      `Azure::Messaging::EventHubs::{ProducerClient}({endpoint}, {entity}, {credential}, ${cppRetry('Azure::Messaging::EventHubs::ProducerClientOptions', 'RetryOptions')})`,
      'auto batch = {client}.CreateBatch();',
      'batch.TryAdd(Azure::Messaging::EventHubs::Models::EventData{{"Hello"}});',
      '{client}.Send(batch);',
    ),
    rust: form(
      'azure_messaging_eventhubs 0.15.0',
      { ProducerClient: 'azure_messaging_eventhubs', RetryOptions: 'azure_messaging_eventhubs' },
      'producer_client',
      '{ProducerClient}::builder().with_retry_options({RetryOptions} { max_retries: 5, ..Default::default() }).open({endpoint}, {entity}, {credential}).await?',
      '{client}.send_event({"Hello"}, None).await?;',
    ),
  },
};
