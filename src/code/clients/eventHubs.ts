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
  receivers: {
    typescript: form(
      '@azure/event-hubs 5.0.0',
      { EventHubConsumerClient: '@azure/event-hubs', earliestEventPosition: '@azure/event-hubs' },
      'eventHubConsumerClient',
      'new {EventHubConsumerClient}({group}, {endpoint}, {entity}, {credential}, { retryOptions: { maxRetries: 5 } })',
      '{client}.subscribe({ processEvents: async (events) => events.forEach(({ body }) => console.log(body)), processError: async (error) => console.error(error) }, { startPosition: {earliestEventPosition} });',
    ),
    python: python(
      'azure-eventhub 5.0.0',
      {
        EventHubConsumerClient: 'azure.eventhub',
        PartitionContext: 'azure.eventhub',
        EventData: 'azure.eventhub',
      },
      'event_hub_consumer_client',
      '{EventHubConsumerClient}(fully_qualified_namespace={endpoint}, eventhub_name={entity}, consumer_group={group}, credential={credential}, retry_total=5)',
      '{async}def on_events(_: {PartitionContext}, events: list[{EventData}]) -> None:',
      '    print(*(event.body_as_str() for event in events))',
      "{await}{client}.receive_batch(on_event_batch=on_events, starting_position={'-1'})",
    ),
    csharp: form(
      'Azure.Messaging.EventHubs 5.3.0',
      {
        EventHubConsumerClient: 'Azure.Messaging.EventHubs.Consumer',
        EventHubConsumerClientOptions: 'Azure.Messaging.EventHubs.Consumer',
        Console: 'System',
      },
      'eventHubConsumerClient',
      'new {EventHubConsumerClient}({group}, {endpoint}, {entity}, {credential}, new {EventHubConsumerClientOptions} { RetryOptions = { MaximumRetries = 5 } })',
      'await foreach (var received in {client}.ReadEventsAsync())',
      '{',
      '    {Console}.WriteLine(received.Data.EventBody);',
      '}',
    ),
    java: form(
      'com.azure:azure-messaging-eventhubs 5.10.0',
      {
        EventHubConsumerClient: 'com.azure.messaging.eventhubs',
        EventHubClientBuilder: 'com.azure.messaging.eventhubs',
        EventData: 'com.azure.messaging.eventhubs',
        PartitionEvent: 'com.azure.messaging.eventhubs.models',
        EventPosition: 'com.azure.messaging.eventhubs.models',
        AmqpRetryOptions: 'com.azure.core.amqp',
      },
      'eventHubConsumer',
      'new {EventHubClientBuilder}().credential({endpoint}, {entity}, {credential}).consumerGroup({group}).retryOptions(new {AmqpRetryOptions}().setMaxRetries(5)).buildConsumerClient()',
      '{client}.receiveFromPartition({"0"}, 10, {EventPosition}.earliest()).stream().map({PartitionEvent}::getData).map({EventData}::getBodyAsString).forEach(System.out::println);',
    ),
    go: form(
      `${goSdk}messaging/azeventhubs/v2 2.0.0`,
      { azeventhubs: `${goSdk}messaging/azeventhubs/v2`, to: `${goSdk}azcore/to`, ...goNames },
      'consumerClient',
      '{azeventhubs}.NewConsumerClient({endpoint}, {entity}, {group}, {credential}, &{azeventhubs}.ConsumerClientOptions{RetryOptions: {azeventhubs}.RetryOptions{MaxRetries: 5}})',
      'partition, err := {client}.NewPartitionClient({"0"}, &{azeventhubs}.PartitionClientOptions{StartPosition: {azeventhubs}.StartPosition{Earliest: {to}.Ptr(true)}})',
      // It waits until there are as many.
      'events, err := partition.ReceiveEvents({context}.Background(), 1, nil)',
      '{fmt}.Println(string(events[0].Body))',
    ),
    cpp: form(
      'azure-messaging-eventhubs-cpp 1.0.0-beta.1',
      { ConsumerClient: 'azure/messaging/eventhubs.hpp', cout: 'iostream', string: 'string' },
      'consumerClient',
      `Azure::Messaging::EventHubs::{ConsumerClient}({endpoint}, {entity}, {credential}, {group}, ${cppRetry('Azure::Messaging::EventHubs::ConsumerClientOptions', 'RetryOptions')})`,
      'auto partition = {client}.CreatePartitionClient({"0"}, [] { Azure::Messaging::EventHubs::PartitionClientOptions partitionOptions; partitionOptions.StartPosition.Earliest = true; return partitionOptions; }());',
      'for (auto const& event : partition.ReceiveEvents(10))',
      '{',
      "    std::{cout} << std::{string}(event->Body.begin(), event->Body.end()) << '\\n';",
      '}',
    ),
    rust: form(
      'azure_messaging_eventhubs 0.15.0',
      {
        ConsumerClient: 'azure_messaging_eventhubs',
        RetryOptions: 'azure_messaging_eventhubs',
        OpenReceiverOptions: 'azure_messaging_eventhubs',
        StartPosition: 'azure_messaging_eventhubs',
        StartLocation: 'azure_messaging_eventhubs',
        StreamExt: 'futures',
      },
      'consumer_client',
      '{ConsumerClient}::builder().with_consumer_group({group}.to_string()).with_retry_options({RetryOptions} { max_retries: 5, ..Default::default() }).open({endpoint}, {entity}.to_string(), {credential}).await?',
      `let receiver = {client}.open_receiver_on_partition({"0"}.to_string(), Some({OpenReceiverOptions} {
    start_position: Some({StartPosition} { location: {StartLocation}::Earliest, ..Default::default() }),
    ..Default::default()
})).await?;`,
      `if let Some(event) = {StreamExt}::next(&mut receiver.stream_events()).await {
    println!("{}", String::from_utf8_lossy(event?.event_data().body().unwrap_or_default()));
}`,
    ),
  },
};
