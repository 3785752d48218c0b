/** Clients of Service Bus. The endpoint is a host name, without a scheme. */

import type { ClientForms, ClientTable } from './client';
import { form, goNames, goSdk, python } from './form';

/** How each language makes the client, whatever it is for; in Java only the beginning of it. */
const made = {
  typescript: 'new {ServiceBusClient}({endpoint}, {credential}, { retryOptions: { maxRetries: 5 } })',
  python: '{ServiceBusClient}(fully_qualified_namespace={endpoint}, credential={credential}, retry_total=5)',
  csharp:
    'new {ServiceBusClient}({endpoint}, {credential}, new {ServiceBusClientOptions} { RetryOptions = { MaxRetries = 5 } })',
  java: 'new {ServiceBusClientBuilder}().credential({endpoint}, {credential}).retryOptions(new {AmqpRetryOptions}().setMaxRetries(5))',
  go: '{azservicebus}.NewClient({endpoint}, {credential}, &{azservicebus}.ClientOptions{RetryOptions: {azservicebus}.RetryOptions{MaxRetries: 5}})',
};

/** Clients that receive, and complete what they have printed: from a queue, or from a subscription of a topic. */
function receiving(isTopic: boolean): ClientForms {
  const from = isTopic ? '{entity}, {group}' : '{entity}';
  return {
    typescript: form(
      '@azure/service-bus 7.0.0',
      { ServiceBusClient: '@azure/service-bus' },
      'serviceBusClient',
      made.typescript,
      `const receiver = {client}.createReceiver(${from});`,
      'receiver.subscribe({ processMessage: async ({ body }) => console.log(body), processError: async ({ error }) => console.error(error) });',
    ),
    python: python(
      'azure-servicebus 7.0.0',
      { ServiceBusClient: 'azure.servicebus' },
      'service_bus_client',
      made.python,
      `receiver = {client}.get_${isTopic ? 'subscription' : 'queue'}_receiver(${from})`,
      'for message in {await}receiver.receive_messages(max_message_count=10, max_wait_time=5):',
      '    print(message)',
      '    {await}receiver.complete_message(message)',
    ),
    csharp: form(
      'Azure.Messaging.ServiceBus 7.0.0',
      {
        ServiceBusClient: 'Azure.Messaging.ServiceBus',
        ServiceBusClientOptions: 'Azure.Messaging.ServiceBus',
        Console: 'System',
      },
      'serviceBusClient',
      made.csharp,
      `var receiver = {client}.CreateReceiver(${from});`,
      'foreach (var message in await receiver.ReceiveMessagesAsync(10))',
      '{',
      '    {Console}.WriteLine(message.Body);',
      '    await receiver.CompleteMessageAsync(message);',
      '}',
    ),
    java: form(
      'com.azure:azure-messaging-servicebus 7.0.0',
      {
        ServiceBusReceiverClient: 'com.azure.messaging.servicebus',
        ServiceBusClientBuilder: 'com.azure.messaging.servicebus',
        ServiceBusReceivedMessage: 'com.azure.messaging.servicebus',
        AmqpRetryOptions: 'com.azure.core.amqp',
      },
      'serviceBusReceiver',
      `${made.java}.receiver()${isTopic ? '.topicName({entity}).subscriptionName({group})' : '.queueName({entity})'}.buildClient()`,
      'for ({ServiceBusReceivedMessage} message : {client}.receiveMessages(10)) {',
      '    System.out.println(message.getBody());',
      '    {client}.complete(message);',
      '}',
    ),
    go: form(
      `${goSdk}messaging/azservicebus 1.0.0`,
      { azservicebus: `${goSdk}messaging/azservicebus`, ...goNames },
      'serviceBusClient',
      made.go,
      `receiver, err := {client}.NewReceiverFor${isTopic ? 'Subscription' : 'Queue'}(${from}, nil)`,
      // It waits for the first.
      'messages, err := receiver.ReceiveMessages({context}.Background(), 1, nil)',
      '{fmt}.Println(string(messages[0].Body))',
      'err = receiver.CompleteMessage({context}.Background(), messages[0], nil)',
    ),
  };
}

export const serviceBus: ClientTable = {
  service: 'serviceBus',
  entity: 'queue',
  forms: {
    typescript: form(
      '@azure/service-bus 7.0.0',
      { ServiceBusClient: '@azure/service-bus' },
      'serviceBusClient',
      made.typescript,
      'await {client}.createSender({entity}).sendMessages({ body: {"Hello"} });',
    ),
    python: python(
      'azure-servicebus 7.0.0',
      // Messages are the same for both kinds of clients.
      { ServiceBusClient: 'azure.servicebus', ServiceBusMessage: 'azure.servicebus' },
      'service_bus_client',
      made.python,
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
      made.csharp,
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
      `${made.java}.sender().queueName({entity}).buildClient()`,
      '{client}.sendMessage(new {ServiceBusMessage}({"Hello"}));',
    ),
    go: form(
      `${goSdk}messaging/azservicebus 1.0.0`,
      { azservicebus: `${goSdk}messaging/azservicebus`, ...goNames },
      'serviceBusClient',
      made.go,
      'sender, err := {client}.NewSender({entity}, nil)',
      'err = sender.SendMessage({context}.Background(), &{azservicebus}.Message{Body: []byte({"Hello"})}, nil)',
    ),
  },
  receivers: receiving(false),
  subscribers: receiving(true),
};
