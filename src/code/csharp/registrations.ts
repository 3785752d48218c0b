/** How `Microsoft.Extensions.Azure` registers the client of each service, and how its retries are set. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ClientTarget, Service } from '../clients/client';
import { argumentsOf, lastName } from './credentials';

export interface Registration {
  readonly method: string;
  /** What the method takes: the endpoint as a `Uri` or a host name, with the hub behind it where one is needed. */
  readonly takes: 'uri' | 'host' | 'hostAndEntity';
  /** The property of the client's options that says how often it tries again. */
  readonly retries: string;
}

const uri = { takes: 'uri', retries: 'Retry.MaxRetries' } as const;

/** The extension methods of namespace `Microsoft.Extensions.Azure`, which the client packages bring. */
export const registrations: Readonly<Partial<Record<Service, Registration>>> = {
  blob: { ...uri, method: 'AddBlobServiceClient' },
  queue: { ...uri, method: 'AddQueueServiceClient' },
  table: { ...uri, method: 'AddTableServiceClient' },
  keyVaultSecrets: { ...uri, method: 'AddSecretClient' },
  keyVaultKeys: { ...uri, method: 'AddKeyClient' },
  keyVaultCertificates: { ...uri, method: 'AddCertificateClient' },
  appConfiguration: { ...uri, method: 'AddConfigurationClient' },
  serviceBus: {
    takes: 'host',
    method: 'AddServiceBusClientWithNamespace',
    retries: 'RetryOptions.MaxRetries',
  },
  eventHubs: {
    takes: 'hostAndEntity',
    method: 'AddEventHubProducerClientWithNamespace',
    retries: 'RetryOptions.MaximumRetries',
  },
};

/** The parameter of the lambda of `AddAzureClients` that a block is the body of. */
export function clientsParameter(block: Node): string | undefined {
  const lambda = block.parent;
  const call = lambda?.parent?.parent?.parent;
  if (lambda?.type !== 'lambda_expression' || call?.type !== 'invocation_expression') return undefined;
  if (lastName(call.childForFieldName('function')) !== 'AddAzureClients') return undefined;
  if (argumentsOf(call).arguments.length !== 1) return undefined;
  const parameters = lambda.childForFieldName('parameters');
  if (parameters?.type === 'implicit_parameter') return parameters.text;
  return parameters?.namedChildCount === 1
    ? parameters.firstNamedChild?.childForFieldName('name')?.text
    : undefined;
}

/** The method that registers the client of a target: of an event hub, what reads it or what sends to it. */
export function registeredBy({ service, receivesFrom }: ClientTarget): string | undefined {
  const how = registrations[service];
  return how?.takes === 'hostAndEntity' && receivesFrom !== undefined
    ? readingMethod(how.method)
    : how?.method;
}

function readingMethod(method: string): string {
  return method.replace('Producer', 'Consumer');
}

/** The method of a registration that an argument list is of; `undefined` for any other call. */
export function registeringMethod(list: Node): string | undefined {
  if (list.parent?.type !== 'invocation_expression') return undefined;
  const called = lastName(list.parent.childForFieldName('function'));
  const methods = Object.values(registrations).flatMap(({ method }) => [method, readingMethod(method)]);
  return methods.find((method) => method === called);
}

/** The methods that are called on what a call gives, in their order. */
export function chainedOn(call: Node): readonly string[] {
  const access = call.parent;
  const next = access?.parent;
  if (access?.type !== 'member_access_expression' || next?.type !== 'invocation_expression') return [];
  return [lastName(access), ...chainedOn(next)];
}
