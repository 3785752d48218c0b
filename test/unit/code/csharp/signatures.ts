/** The members of .NET that generated code may use: type, parameters, namespace, and the package version that brought it. */

export interface Member {
  readonly name: string;
  readonly kind: 'constructor' | 'static' | 'constant' | 'extension' | 'method' | 'property';
  readonly parameters: readonly string[];
  readonly gives: string;
  /** The first version of the type's package that has it. */
  readonly since: string;
}

export interface TypeSignature {
  readonly name: string;
  readonly namespace: string;
  readonly package: string;
  readonly base?: string;
  readonly members: readonly Member[];
}

function constructor(type: string, since: string, ...parameters: string[]): Member {
  return { name: type, kind: 'constructor', parameters, gives: type, since };
}

function factory(name: string, since: string, parameter: string): Member {
  return { name, kind: 'static', parameters: [parameter], gives: 'ManagedIdentityId', since };
}

/**
 * The public surface of Azure.Identity 1.13 to 1.20, Azure.Core, Microsoft.Extensions.Azure and the base library that
 * this product writes. The obsolete constructors of `ManagedIdentityCredential` are left out on purpose.
 */
export const signatures: readonly TypeSignature[] = [
  { name: 'TokenCredential', namespace: 'Azure.Core', package: 'Azure.Core', members: [] },
  {
    // Lives in Azure.Core, and comes with every Azure.Identity since the one that first took it.
    name: 'ResourceIdentifier',
    namespace: 'Azure.Core',
    package: 'Azure.Identity',
    members: [constructor('ResourceIdentifier', '1.6.0', 'string')],
  },
  {
    name: 'ManagedIdentityId',
    namespace: 'Azure.Identity',
    package: 'Azure.Identity',
    members: [
      factory('FromUserAssignedClientId', '1.13.0', 'string'),
      factory('FromUserAssignedResourceId', '1.13.0', 'ResourceIdentifier'),
      factory('FromUserAssignedObjectId', '1.13.0', 'string'),
      {
        name: 'SystemAssigned',
        kind: 'constant',
        parameters: [],
        gives: 'ManagedIdentityId',
        since: '1.13.0',
      },
    ],
  },
  {
    name: 'ManagedIdentityCredentialOptions',
    namespace: 'Azure.Identity',
    package: 'Azure.Identity',
    members: [constructor('ManagedIdentityCredentialOptions', '1.13.0', 'ManagedIdentityId')],
  },
  {
    name: 'ManagedIdentityCredential',
    namespace: 'Azure.Identity',
    package: 'Azure.Identity',
    base: 'TokenCredential',
    members: [
      constructor('ManagedIdentityCredential', '1.13.0', 'ManagedIdentityId'),
      constructor('ManagedIdentityCredential', '1.13.0', 'ManagedIdentityCredentialOptions'),
    ],
  },
  {
    name: 'DefaultAzureCredential',
    namespace: 'Azure.Identity',
    package: 'Azure.Identity',
    base: 'TokenCredential',
    members: [constructor('DefaultAzureCredential', '1.0.0')],
  },
  {
    name: 'HostEnvironmentEnvExtensions',
    namespace: 'Microsoft.Extensions.Hosting',
    package: 'Microsoft.Extensions.Hosting.Abstractions',
    members: [{ name: 'IsDevelopment', kind: 'extension', parameters: [], gives: 'bool', since: '3.0.0' }],
  },
  {
    name: 'Environment',
    namespace: 'System',
    package: 'System',
    members: [
      {
        name: 'GetEnvironmentVariable',
        kind: 'static',
        parameters: ['string'],
        gives: 'string?',
        since: '1.0.0',
      },
    ],
  },
  {
    name: 'InvalidOperationException',
    namespace: 'System',
    package: 'System',
    members: [constructor('InvalidOperationException', '1.0.0', 'string')],
  },
  {
    name: 'StringComparison',
    namespace: 'System',
    package: 'System',
    members: [
      {
        name: 'OrdinalIgnoreCase',
        kind: 'constant',
        parameters: [],
        gives: 'StringComparison',
        since: '1.0.0',
      },
    ],
  },
  {
    name: 'string',
    namespace: '',
    package: 'System',
    members: [
      {
        name: 'Concat',
        kind: 'static',
        parameters: Array<string>(6).fill('string?'),
        gives: 'string',
        since: '1.0.0',
      },
      {
        name: 'Equals',
        kind: 'static',
        parameters: ['string?', 'string?', 'StringComparison'],
        gives: 'bool',
        since: '1.0.0',
      },
    ],
  },
];
