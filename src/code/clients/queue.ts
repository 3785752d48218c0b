/** Clients of Queue Storage. */

import type { ClientTable } from './client';
import {
  cppRetry,
  form,
  goNames,
  goRetry,
  goSdk,
  javaRetry,
  javaRetryNames,
  python,
  rustClient,
  rustNames,
} from './form';

export const queue: ClientTable = {
  service: 'queue',
  entity: 'queue',
  forms: {
    typescript: form(
      '@azure/storage-queue 12.0.0',
      { QueueServiceClient: '@azure/storage-queue' },
      'queueServiceClient',
      'new {QueueServiceClient}({endpoint}, {credential}, { retryOptions: { maxTries: 5 } })',
      'await {client}.getQueueClient({entity}).sendMessage({"Hello"});',
    ),
    python: python(
      'azure-storage-queue 12.0.0',
      { QueueServiceClient: 'azure.storage.queue' },
      'queue_service_client',
      '{QueueServiceClient}(account_url={endpoint}, credential={credential}, retry_total=5)',
      '{await}{client}.get_queue_client({entity}).send_message({"Hello"})',
    ),
    csharp: form(
      'Azure.Storage.Queues 12.0.0',
      {
        QueueServiceClient: 'Azure.Storage.Queues',
        QueueClientOptions: 'Azure.Storage.Queues',
        Uri: 'System',
      },
      'queueServiceClient',
      'new {QueueServiceClient}(new {Uri}({endpoint}), {credential}, new {QueueClientOptions} { Retry = { MaxRetries = 5 } })',
      '{client}.GetQueueClient({entity}).SendMessage({"Hello"});',
    ),
    java: form(
      'com.azure:azure-storage-queue 12.12.0',
      {
        QueueServiceClient: 'com.azure.storage.queue',
        QueueServiceClientBuilder: 'com.azure.storage.queue',
        ...javaRetryNames,
      },
      'queueServiceClient',
      `new {QueueServiceClientBuilder}().endpoint({endpoint}).credential({credential})${javaRetry}.buildClient()`,
      '{client}.getQueueClient({entity}).sendMessage({"Hello"});',
    ),
    go: form(
      `${goSdk}storage/azqueue/v2 2.0.0`,
      { azqueue: `${goSdk}storage/azqueue/v2`, ...goNames },
      'queueServiceClient',
      `{azqueue}.NewServiceClient({endpoint}, {credential}, ${goRetry('azqueue')})`,
      '_, err = {client}.NewQueueClient({entity}).EnqueueMessage({context}.Background(), {"Hello"}, nil)',
    ),
    cpp: form(
      'azure-storage-queues-cpp 12.0.0',
      { QueueServiceClient: 'azure/storage/queues.hpp' },
      'queueServiceClient',
      `Azure::Storage::Queues::{QueueServiceClient}({endpoint}, {credential}, ${cppRetry('Azure::Storage::Queues::QueueClientOptions')})`,
      '{client}.GetQueueClient({entity}).EnqueueMessage({"Hello"});',
    ),
    rust: form(
      'azure_storage_queue 1.0.0',
      {
        QueueServiceClient: 'azure_storage_queue',
        QueueServiceClientOptions: 'azure_storage_queue',
        ...rustNames,
        QueueMessage: 'azure_storage_queue::models',
        Url: 'azure_core::http',
      },
      'queue_service_client',
      rustClient('QueueServiceClient', '{Url}::parse({endpoint})?', 'Some({credential})'),
      'let message = {QueueMessage} { message_text: Some({"Hello"}.to_string()) };',
      '{client}.queue_client({entity})?.send_message(message.try_into()?, None).await?;',
    ),
  },
};
