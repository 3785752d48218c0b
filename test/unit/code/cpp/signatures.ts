/** The types of the Azure SDK for C++ and of its standard library that generated code may use, with what each takes and has. */

/** One parameter list. A `?` behind a type says that it may be left out. */
export type Parameters = readonly string[];

export interface Member {
  /** `static` is called on the type, `method` on an object, `field` is read and set. */
  readonly kind: 'static' | 'method' | 'field';
  /** The lists it can be called with; none for a field. */
  readonly takes: readonly Parameters[];
  readonly gives: string;
}

export interface TypeSignature {
  /** With every namespace. */
  readonly name: string;
  /** The headers that are made to be included for it. */
  readonly headers: readonly string[];
  readonly base?: string;
  readonly constructors: readonly Parameters[];
  readonly members: Readonly<Record<string, Member>>;
  /** The first version of azure-identity that has it. */
  readonly since?: string;
}

export function method(gives: string, ...takes: readonly Parameters[]): Member {
  return { kind: 'method', takes, gives };
}

export function factory(gives: string, ...takes: readonly Parameters[]): Member {
  return { kind: 'static', takes, gives };
}

export function field(gives: string): Member {
  return { kind: 'field', takes: [], gives };
}

export const tokenCredential = 'Azure::Core::Credentials::TokenCredential';
export const retry = 'Azure::Core::Http::Policies::RetryOptions';
export const context = 'Azure::Core::Context';
const credentialOptions = 'Azure::Core::Credentials::TokenCredentialOptions';
const managedIdentityId = 'Azure::Identity::ManagedIdentityId';
const resourceIdentifier = 'Azure::Core::ResourceIdentifier';
const identityHeader = 'azure/identity.hpp';

/** What a header brings of those that are made to be included. `azure/core.hpp` brings no resource identifier. */
export const headers: Readonly<Record<string, readonly string[]>> = {
  'azure/core.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/core/credentials/credentials.hpp': [],
  'azure/core/resource_identifier.hpp': [],
  [identityHeader]: ['azure/core/credentials/credentials.hpp', 'azure/core/resource_identifier.hpp'],
  'azure/storage/blobs.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/storage/queues.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/data/tables.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/data/appconfiguration.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/keyvault/secrets.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/keyvault/keys.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/keyvault/certificates.hpp': ['azure/core/credentials/credentials.hpp'],
  'azure/messaging/eventhubs.hpp': ['azure/core/credentials/credentials.hpp'],
  cstdlib: [],
  iostream: [],
  memory: [],
  stdexcept: [],
  string: [],
  vector: [],
};

/** Functions that stand in a namespace. `make_shared` and `make_unique` take what the constructor takes. */
export const functions: Readonly<Record<string, Omit<Member, 'kind'> & { readonly header: string }>> = {
  'std::getenv': { takes: [['const char*']], gives: 'const char*', header: 'cstdlib' },
};

/** Objects that stand in a namespace. */
export const objects: Readonly<Record<string, { readonly gives: string; readonly header: string }>> = {
  'std::cout': { gives: 'std::ostream', header: 'iostream' },
};

/** Templates of one type, by the header each is in. */
export const templates: Readonly<Record<string, string>> = {
  'std::shared_ptr': 'memory',
  'std::unique_ptr': 'memory',
  'std::make_shared': 'memory',
  'std::make_unique': 'memory',
  'std::vector': 'vector',
};

const identity: readonly TypeSignature[] = [
  {
    name: managedIdentityId,
    headers: [identityHeader],
    constructors: [[]],
    since: '1.10.0',
    members: {
      SystemAssigned: factory(managedIdentityId, []),
      FromUserAssignedClientId: factory(managedIdentityId, ['string']),
      FromUserAssignedObjectId: factory(managedIdentityId, ['string']),
      FromUserAssignedResourceId: factory(managedIdentityId, [resourceIdentifier]),
    },
  },
  {
    name: 'Azure::Identity::ManagedIdentityCredentialOptions',
    headers: [identityHeader],
    base: credentialOptions,
    constructors: [[]],
    since: '1.10.0',
    members: { IdentityId: field(managedIdentityId) },
  },
  {
    name: 'Azure::Identity::ManagedIdentityCredential',
    headers: [identityHeader],
    base: tokenCredential,
    constructors: [
      ['string?', `${credentialOptions}?`],
      ['Azure::Identity::ManagedIdentityCredentialOptions'],
      [credentialOptions],
    ],
    since: '1.1.0',
    members: {},
  },
  {
    name: 'Azure::Identity::WorkloadIdentityCredentialOptions',
    headers: [identityHeader],
    base: credentialOptions,
    constructors: [[]],
    since: '1.6.0',
    members: {
      TenantId: field('string'),
      ClientId: field('string'),
      AuthorityHost: field('string'),
      TokenFilePath: field('string'),
    },
  },
  {
    name: 'Azure::Identity::WorkloadIdentityCredential',
    headers: [identityHeader],
    base: tokenCredential,
    constructors: [[`${credentialOptions}?`], ['Azure::Identity::WorkloadIdentityCredentialOptions']],
    since: '1.6.0',
    members: {},
  },
  {
    name: 'Azure::Identity::DefaultAzureCredential',
    headers: [identityHeader],
    base: tokenCredential,
    constructors: [[], [credentialOptions], ['bool', `${credentialOptions}?`]],
    since: '1.5.0',
    members: {},
  },
];

const core: readonly TypeSignature[] = [
  {
    name: tokenCredential,
    headers: ['azure/core/credentials/credentials.hpp'],
    constructors: [],
    members: { GetCredentialName: method('string', []) },
  },
  {
    name: resourceIdentifier,
    headers: ['azure/core/resource_identifier.hpp'],
    constructors: [['string']],
    members: { ToString: method('string', []) },
  },
  // Reached through objects of other types only, which bring their headers.
  { name: credentialOptions, headers: [], constructors: [[]], members: {} },
  { name: context, headers: [], constructors: [[]], members: {} },
  { name: retry, headers: [], constructors: [[]], members: { MaxRetries: field('int') } },
  {
    name: 'Azure::Core::IO::BodyStream',
    headers: [],
    constructors: [],
    members: { ReadToEnd: method('std::vector<uint8_t>', [`${context}?`]) },
  },
  {
    name: 'Azure::Nullable<string>',
    headers: [],
    constructors: [],
    members: { Value: method('string', []), HasValue: method('bool', []) },
  },
];

const standard: readonly TypeSignature[] = [
  {
    name: 'string',
    headers: ['string'],
    constructors: [[], ['string'], ['iterator', 'iterator']],
    members: { c_str: method('const char*', []), empty: method('bool', []) },
  },
  {
    name: 'std::vector<uint8_t>',
    headers: [],
    constructors: [[]],
    members: { begin: method('iterator', []), end: method('iterator', []) },
  },
  {
    name: 'std::runtime_error',
    headers: ['stdexcept'],
    constructors: [['string']],
    members: {},
  },
];

/**
 * The headers of the Azure SDK for C++ as of azure-identity 1.13.3 with azure-core 1.16.4, as far as this product writes
 * them; `clientSignatures` says which version of each client. What is deprecated or private there is left out.
 */
export const signatures: readonly TypeSignature[] = [...identity, ...core, ...standard];
