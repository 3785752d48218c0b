/** The clients of the Azure SDK for C++ that generated code may make, and what it calls on them. */

import { context, factory, field, method, retry, tokenCredential } from './signatures';
import type { Member, TypeSignature } from './signatures';

const credential = `std::shared_ptr<${tokenCredential}>`;

/** A client over an address, and its options. */
function client(
  header: string,
  namespace: string,
  name: string,
  options: string,
  members: Readonly<Record<string, Member>>,
  entities = 0,
): TypeSignature {
  const full = `${namespace}::${name}`;
  const names = Array<string>(entities).fill('string');
  const given = `${namespace}::${options}?`;
  return {
    name: full,
    headers: [header],
    constructors: [
      ['string', credential, given],
      ['string', given],
    ],
    members: {
      ...members,
      CreateFromConnectionString: factory(full, ['string', ...names, given]),
    },
  };
}

function optionsOf(header: string, name: string, retryField = 'Retry'): TypeSignature {
  return { name, headers: [header], constructors: [[]], members: { [retryField]: field(retry) } };
}

/** Something that is given by a call, and read. */
function model(header: string, name: string, members: Readonly<Record<string, Member>> = {}): TypeSignature {
  return { name, headers: [header], constructors: [], members };
}

const blobs = 'Azure::Storage::Blobs';
const queues = 'Azure::Storage::Queues';
const tables = 'Azure::Data::Tables';
const hubs = 'Azure::Messaging::EventHubs';
const settings = 'Azure::Data::AppConfiguration';
const vault = 'Azure::Security::KeyVault';

/** `Azure::Security::KeyVault::Secrets` and its like: a client that gives one thing by its name. */
function vaultClient(
  kinds: string,
  kind: string,
  thing: string,
  last: string,
  value?: Member,
): TypeSignature[] {
  const namespace = `${vault}::${kinds}`;
  const header = `azure/keyvault/${kinds.toLowerCase()}.hpp`;
  return [
    {
      name: `${namespace}::${kind}Client`,
      headers: [header],
      constructors: [['string', credential, `${namespace}::${kind}ClientOptions?`]],
      members: { [`Get${kind}`]: method(`Azure::Response<${namespace}::${thing}>`, ['string', last]) },
    },
    optionsOf(header, `${namespace}::${kind}ClientOptions`),
    model(header, `${namespace}::${thing}`, value ? { Value: value } : {}),
  ];
}

function storage(): TypeSignature[] {
  const [blobHeader, queueHeader, tableHeader] = [
    'azure/storage/blobs.hpp',
    'azure/storage/queues.hpp',
    'azure/data/tables.hpp',
  ];
  const download = method(`Azure::Response<${blobs}::Models::DownloadBlobResult>`, [
    `${blobs}::DownloadBlobOptions?`,
    `${context}?`,
  ]);
  return [
    client(blobHeader, blobs, 'BlobServiceClient', 'BlobClientOptions', {
      GetBlobContainerClient: method(`${blobs}::BlobContainerClient`, ['string']),
    }),
    client(
      blobHeader,
      blobs,
      'BlobContainerClient',
      'BlobClientOptions',
      { GetBlobClient: method(`${blobs}::BlobClient`, ['string']) },
      1,
    ),
    client(blobHeader, blobs, 'BlobClient', 'BlobClientOptions', { Download: download }, 2),
    client(blobHeader, blobs, 'BlockBlobClient', 'BlobClientOptions', { Download: download }, 2),
    optionsOf(blobHeader, `${blobs}::BlobClientOptions`),
    model(blobHeader, `${blobs}::Models::DownloadBlobResult`, {
      BodyStream: field('std::unique_ptr<Azure::Core::IO::BodyStream>'),
    }),
    client(queueHeader, queues, 'QueueServiceClient', 'QueueClientOptions', {
      GetQueueClient: method(`${queues}::QueueClient`, ['string']),
    }),
    client(
      queueHeader,
      queues,
      'QueueClient',
      'QueueClientOptions',
      {
        EnqueueMessage: method(`Azure::Response<${queues}::Models::EnqueueMessageResult>`, [
          'string',
          `${queues}::EnqueueMessageOptions?`,
          `${context}?`,
        ]),
      },
      1,
    ),
    optionsOf(queueHeader, `${queues}::QueueClientOptions`),
    {
      name: `${tables}::TableServiceClient`,
      headers: [tableHeader],
      constructors: [
        ['string', `${tables}::TableClientOptions?`],
        ['string', credential, `${tables}::TableClientOptions?`],
      ],
      members: {
        GetTableClient: method(`${tables}::TableClient`, ['string', `${tables}::TableClientOptions?`]),
      },
    },
    model(tableHeader, `${tables}::TableClient`, {
      GetEntity: method(`Azure::Response<${tables}::Models::TableEntity>`, [
        'string',
        'string',
        `${context}?`,
      ]),
    }),
    optionsOf(tableHeader, `${tables}::TableClientOptions`),
  ];
}

function eventHubs(): TypeSignature[] {
  const header = 'azure/messaging/eventhubs.hpp';
  const event = `${hubs}::Models::EventData`;
  return [
    {
      name: `${hubs}::ProducerClient`,
      headers: [header],
      constructors: [
        [],
        ['string', 'string', credential, `${hubs}::ProducerClientOptions?`],
        ['string', 'string', `${hubs}::ProducerClientOptions?`],
      ],
      members: {
        CreateBatch: method(`${hubs}::EventDataBatch`, [`${hubs}::EventDataBatchOptions?`, `${context}?`]),
        Send: method('void', [`${hubs}::EventDataBatch`, `${context}?`], [event, `${context}?`]),
      },
    },
    {
      name: `${hubs}::ConsumerClient`,
      headers: [header],
      constructors: [
        ['string', 'string', credential, 'string?', `${hubs}::ConsumerClientOptions?`],
        ['string', 'string?', 'string?', `${hubs}::ConsumerClientOptions?`],
      ],
      members: {
        CreatePartitionClient: method(`${hubs}::PartitionClient`, [
          'string',
          `${hubs}::PartitionClientOptions?`,
          `${context}?`,
        ]),
      },
    },
    model(header, `${hubs}::PartitionClient`, {
      ReceiveEvents: method(`std::vector<std::shared_ptr<${hubs}::Models::ReceivedEventData>>`, [
        'int',
        `${context}?`,
      ]),
    }),
    {
      name: `${hubs}::PartitionClientOptions`,
      headers: [header],
      constructors: [[]],
      members: { StartPosition: field(`${hubs}::Models::StartPosition`) },
    },
    model(header, `${hubs}::Models::StartPosition`, {
      Earliest: field('Azure::Nullable<bool>'),
      Latest: field('Azure::Nullable<bool>'),
    }),
    model(header, `${hubs}::Models::ReceivedEventData`, { Body: field('std::vector<uint8_t>') }),
    optionsOf(header, `${hubs}::ProducerClientOptions`, 'RetryOptions'),
    optionsOf(header, `${hubs}::ConsumerClientOptions`, 'RetryOptions'),
    model(header, `${hubs}::EventDataBatch`, { TryAdd: method('bool', [event]) }),
    { name: event, headers: [header], constructors: [[], ['string']], members: {} },
  ];
}

function appConfiguration(): TypeSignature[] {
  const header = 'azure/data/appconfiguration.hpp';
  return [
    {
      name: `${settings}::ConfigurationClient`,
      headers: [header],
      constructors: [['string', credential, `${settings}::ConfigurationClientOptions?`]],
      members: {
        GetKeyValue: method(`Azure::Response<${settings}::GetKeyValueResult>`, [
          'string',
          'string',
          `${settings}::GetKeyValueOptions?`,
          `${context}?`,
        ]),
      },
    },
    optionsOf(header, `${settings}::ConfigurationClientOptions`),
    model(header, `${settings}::GetKeyValueResult`),
  ];
}

/**
 * As of azure-storage-blobs 12.18.0, azure-storage-queues 12.7.0, azure-data-tables 1.0.0-beta.6, azure-security-keyvault
 * secrets 4.3.0-beta.4, keys 4.5.0-beta.3 and certificates 4.3.0-beta.4, azure-messaging-eventhubs 1.0.0-beta.14, and
 * azure-data-appconfiguration 1.0.0-beta.1.
 */
export const clientSignatures: readonly TypeSignature[] = [
  ...storage(),
  ...eventHubs(),
  ...appConfiguration(),
  ...vaultClient(
    'Secrets',
    'Secret',
    'KeyVaultSecret',
    `${vault}::Secrets::GetSecretOptions?`,
    field('Azure::Nullable<string>'),
  ),
  ...vaultClient('Keys', 'Key', 'KeyVaultKey', `${vault}::Keys::GetKeyOptions?`),
  ...vaultClient('Certificates', 'Certificate', 'KeyVaultCertificateWithPolicy', `${context}?`),
];
