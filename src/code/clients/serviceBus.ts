/** Clients of Service Bus. The endpoint is a host name, without a scheme. */

import type { ClientTable } from './client';
import { form, goNames, goSdk, python } from './form';

export const serviceBus: ClientTable = {
  service: 'serviceBus',
  entity: 'queue',
  forms: {
    typescript: form(
      '@azure/service-bus 7.0.0',
      { ServiceBusClient: '@azure/service-bus' },
      'serviceBusClient',
      'new {ServiceBusClient}({endpoint}, {credential}, { retryOptions: { maxRetries: 5 } })',
      'await {client}.createSender({entity}).sendMessages({ body: {"Hello"} });',
    ),
    python: python(
      'azure-servicebus 7.0.0',
      // Messages are the same for both kinds of clients.
      { ServiceBusClient: 'azure.servicebus', ServiceBusMessage: 'azure.servicebus' },
      'service_bus_client',
      '{ServiceBusClient}(fully_qualified_namespace={endpoint}, credential={credential}, retry_total=5)',
      '{await}{client}.get_queue_sender({entity}).send_messages({ServiceBusMessage}({"Hello"}))',
    ),
    csharp: form(
      'Azure.Messaging.ServiceBus 7.0.0',
      {
        ServiceBusClient: 'Azure.Messaging.ServiceBus',
        ServiceBusClientOptions: 'Azure.Messaging.ServiceBus',
        ServiceBusMessage: 'Azure.Messaging.ServiceBus',
      },
      'serviceBusClient',
      'new {ServiceBusClient}({endpoint}, {credential}, new {ServiceBusClientOptions} { RetryOptions = { MaxRetries = 5 } })',
      'await {client}.CreateSender({entity}).SendMessageAsync(new {ServiceBusMessage}({"Hello"}));',
    ),
    java: form(
      'com.azure:azure-messaging-servicebus 7.0.0',
      {
        ServiceBusSenderClient: 'com.azure.messaging.servicebus',
        ServiceBusClientBuilder: 'com.azure.messaging.servicebus',
        ServiceBusMessage: 'com.azure.messaging.servicebus',
        AmqpRetryOptions: 'com.azure.core.amqp',
      },
      'serviceBusSender',
      'new {ServiceBusClientBuilder}().credential({endpoint}, {credential}).retryOptions(new {AmqpRetryOptions}().setMaxRetries(5)).sender().queueName({entity}).buildClient()',
      '{client}.sendMessage(new {ServiceBusMessage}({"Hello"}));',
    ),
    go: form(
      `${goSdk}messaging/azservicebus 1.0.0`,
      { azservicebus: `${goSdk}messaging/azservicebus`, ...goNames },
      'serviceBusClient',
      '{azservicebus}.NewClient({endpoint}, {credential}, &{azservicebus}.ClientOptions{RetryOptions: {azservicebus}.RetryOptions{MaxRetries: 5}})',
      'sender, err := {client}.NewSender({entity}, nil)',
      'err = sender.SendMessage({context}.Background(), &{azservicebus}.Message{Body: []byte({"Hello"})}, nil)',
    ),
  },
};
