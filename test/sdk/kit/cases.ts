/** The cases every language is held to: each selector, flavour and source of the ID, and each service's client. */

import type { Service } from '../../../src/code/clients/client';
import { resourceIdVariables } from '../../../src/code/resourceIdParts';
import type { CredentialRequest, Identifier } from '../../../src/code/request';
import { flavours, identifiers, ids, requestFor } from '../../unit/code/applied';

export interface SdkCase {
  /** Letters, digits and underscores: good for a file, a class, a package. */
  readonly name: string;
  readonly request: CredentialRequest;
  /** What the process gets in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The scope the program asks a token for, where the test's own code does; the clients know theirs. */
  readonly scope: string;
  /** What the token is asked for, without a slash at its end. `none` for clients that are only constructed. */
  readonly audience: string;
  /** The host whose first request with a token is caught. */
  readonly host?: string;
  /** The program has to succeed: the proxy answers its call well. */
  readonly succeeds: boolean;
  /** What it calls is spoken over another protocol than HTTPS, which nobody answers here: it is compiled, not run. */
  readonly compiledOnly?: true;
  /** The project that it is written in uses the language's other package for the service. */
  readonly withOther?: true;
  /** Instead: it has to fail with this variable's name in its words, and to ask for no token. */
  readonly failsFor?: string;
}

/** The variable that stands for each kind of ID. */
const variables: Readonly<Record<Exclude<Identifier, 'systemAssigned'>, string>> = {
  clientId: 'AZURE_CLIENT_ID',
  resourceId: 'MANAGED_IDENTITY_RESOURCE_ID',
  objectId: 'MANAGED_IDENTITY_OBJECT_ID',
};

const [, , subscription = '', , resourceGroup = '', , , , identityName = ''] = ids.resourceId.split('/');
const partValues = [subscription, resourceGroup, identityName];
const scope = 'https://vault.azure.net/.default';

/** The credentials: four selectors, by themselves and split, from a literal, a variable and, by resource ID, parts. */
export const credentialCases: readonly SdkCase[] = identifiers.flatMap((identifier) =>
  flavours.flatMap((flavour) =>
    sourcesOf(identifier).map((idSource): SdkCase => {
      const variable = identifier === 'systemAssigned' ? 'AZURE_CLIENT_ID' : variables[identifier];
      const env = {
        ...(idSource === 'environmentVariable' && identifier !== 'systemAssigned'
          ? { [variable]: ids[identifier] }
          : {}),
        ...(idSource === 'parts'
          ? Object.fromEntries(resourceIdVariables.map((name, index) => [name, partValues[index] ?? '']))
          : {}),
      };
      return {
        name: `${identifier}_${flavour}_${idSource}`,
        request: requestFor({ identifier, flavour, idSource, variable }),
        env,
        scope,
        audience: 'https://vault.azure.net',
        succeeds: true,
      };
    }),
  ),
);

/** The guards: an empty variable and an unset one end the program before any identity is asked for. */
export const guardCases: readonly SdkCase[] = [
  guardCase('clientId', 'environmentVariable', 'AZURE_CLIENT_ID', { AZURE_CLIENT_ID: '' }),
  guardCase('objectId', 'environmentVariable', 'MANAGED_IDENTITY_OBJECT_ID', {}),
  guardCase('resourceId', 'parts', 'AZURE_RESOURCE_GROUP', {
    AZURE_SUBSCRIPTION_ID: 'subscription',
    AZURE_RESOURCE_GROUP: '',
    MANAGED_IDENTITY_NAME: 'name',
  }),
];

/** What a pod of AKS wants in languages with a credential of its own for that; without a pod it is not made. */
export const workloadCases: readonly SdkCase[] = (['clientId', 'systemAssigned'] as const).flatMap(
  (identifier) =>
    flavours.flatMap((flavour) =>
      sourcesOf(identifier).map((idSource): SdkCase => {
        const variable = 'AZURE_CLIENT_ID';
        return {
          name: `workload_${identifier}_${flavour}_${idSource}`,
          request: requestFor({ identifier, flavour, idSource, variable, workload: true }),
          env: {},
          scope,
          audience: 'none',
          succeeds: false,
          compiledOnly: true,
        };
      }),
    ),
);

function guardCase(
  identifier: keyof typeof variables,
  idSource: CredentialRequest['idSource'],
  failsFor: string,
  env: Readonly<Record<string, string>>,
): SdkCase {
  const request = requestFor({ identifier, idSource, variable: variables[identifier] });
  const name = `${identifier}_${idSource}_without`;
  return { name, request, env, scope, audience: 'none', succeeds: false, failsFor };
}

function sourcesOf(identifier: Identifier): CredentialRequest['idSource'][] {
  if (identifier === 'systemAssigned') return ['literal'];
  return identifier === 'resourceId'
    ? ['literal', 'environmentVariable', 'parts']
    : ['literal', 'environmentVariable'];
}

interface ServiceFacts {
  readonly service: Service;
  readonly resource: string;
  readonly endpoint: string;
  readonly entity?: string;
  readonly audience: string;
  /** Spoken over HTTPS, so that the proxy sees it. */
  readonly http: boolean;
  /** For a client that receives: from which consumer group or subscription, or from a queue itself. */
  readonly receivesFrom?: string;
}

const storage = 'https://storage.azure.com';
const vault = { resource: 'kv-orders', endpoint: 'https://kv-orders.vault.azure.net', http: true } as const;
const bus = { endpoint: 'sb-orders.servicebus.windows.net', http: false } as const;

/** What the services are asked for a token with: credentials of each SDK were read for the audience. */
export const services: readonly ServiceFacts[] = [
  ...(['blob', 'queue', 'table'] as const).map((service) => ({
    service,
    resource: 'stordersprod',
    endpoint: `https://stordersprod.${service}.core.windows.net`,
    entity: 'orders',
    audience: storage,
    http: true,
  })),
  { ...vault, service: 'keyVaultSecrets', audience: 'https://vault.azure.net' },
  { ...vault, service: 'keyVaultKeys', audience: 'https://vault.azure.net' },
  { ...vault, service: 'keyVaultCertificates', audience: 'https://vault.azure.net' },
  {
    ...bus,
    service: 'serviceBus',
    resource: 'sb-orders',
    entity: 'orders',
    audience: 'https://servicebus.azure.net',
  },
  {
    ...bus,
    service: 'eventHubs',
    resource: 'sb-orders',
    entity: 'orders',
    audience: 'https://eventhubs.azure.net',
  },
  ...(['', 'billing'] as const).map((receivesFrom) => ({
    ...bus,
    service: 'serviceBus' as const,
    resource: 'sb-orders',
    entity: 'orders',
    audience: 'https://servicebus.azure.net',
    receivesFrom,
  })),
  {
    ...bus,
    service: 'eventHubs',
    resource: 'sb-orders',
    entity: 'orders',
    audience: 'https://eventhubs.azure.net',
    receivesFrom: '$Default',
  },
  {
    service: 'cosmos',
    resource: 'cosmos-orders',
    endpoint: 'https://cosmos-orders.documents.azure.com:443/',
    entity: 'orders',
    audience: 'https://cosmos-orders.documents.azure.com',
    http: true,
  },
  {
    service: 'appConfiguration',
    resource: 'appcs-orders',
    endpoint: 'https://appcs-orders.azconfig.io',
    audience: 'https://azconfig.io',
    http: true,
  },
  {
    service: 'openAi',
    resource: 'oai-orders',
    endpoint: 'https://oai-orders.openai.azure.com',
    entity: 'gpt-4o',
    audience: 'https://cognitiveservices.azure.com',
    http: true,
  },
  {
    service: 'sql',
    resource: 'sql-orders',
    endpoint: 'sql-orders.database.windows.net',
    entity: 'orders',
    audience: 'https://database.windows.net',
    http: false,
  },
];

/**
 * The clients: Blob and Key Vault secrets for each selector with the smallest call, whose first request is caught; the
 * others by client ID, constructed, and with a call that compiles. `served` are the services the language has a form for.
 */
export function clientCases(served: readonly Service[]): SdkCase[] {
  return services
    .filter(({ service }) => served.includes(service))
    .flatMap((facts) => {
      const { service, resource, endpoint, entity, audience, http, receivesFrom } = facts;
      const received = receivesFrom?.replace(/\W/, '');
      const name = service + (received === undefined ? '' : `Received${received}`);
      const succeeds = service === 'blob' || service === 'keyVaultSecrets';
      const one = (identifier: Identifier, call: boolean): SdkCase => {
        const target = {
          service,
          resource,
          endpoint,
          call,
          ...(entity !== undefined && { entity }),
          ...(receivesFrom !== undefined && { receivesFrom }),
        };
        return {
          name: `${name}_${identifier}_${call ? 'call' : 'client'}`,
          request: requestFor({ identifier, flavour: 'client', target }),
          env: {},
          scope,
          audience: call && http ? audience : 'none',
          ...(call && http && { host: new URL(endpoint).hostname }),
          ...(call && !http && { compiledOnly: true }),
          succeeds: succeeds || !call,
        };
      };
      const others = succeeds ? (['resourceId', 'objectId', 'systemAssigned'] as const) : [];
      return [
        one('clientId', false),
        one('clientId', true),
        ...others.map((identifier) => one(identifier, true)),
      ];
    });
}

/** The clients of SQL with the other driver, by every selector: made, and once with a call that compiles. */
export const otherSqlCases: readonly SdkCase[] = clientCases(['sql']).flatMap((one): SdkCase[] =>
  identifiers
    .filter((identifier) => identifier === 'clientId' || one.compiledOnly !== true)
    .map((identifier) => {
      const { target } = one.request;
      const request = requestFor({ identifier, flavour: 'client', ...(target && { target }) });
      const name = `sqlOther_${identifier}_${one.compiledOnly === true ? 'call' : 'client'}`;
      return { ...one, name, request, withOther: true };
    }),
);

/** What a file's options are where its project uses the other package. */
export function projectOf({ withOther }: SdkCase): { readonly others?: readonly Service[] } {
  return withOther === true ? { others: ['sql'] } : {};
}

/** A client that connects past every proxy: that it asks for its token is all that can be seen of it, then it fails. */
export function untilConnected(one: SdkCase, audience: string): SdkCase {
  const { name, request, env, scope, withOther } = one;
  return { name, request, env, scope, audience, succeeds: false, ...(withOther && { withOther }) };
}
