/** Requests of every kind, with names that would break a file whose writer forgot to escape them. */

import type { ClientTarget, Service } from '../../src/code/clients/client';
import type { CredentialRequest } from '../../src/code/request';
import type { Random } from './random';

const services: readonly Service[] = [
  'blob',
  'queue',
  'table',
  'keyVaultSecrets',
  'keyVaultKeys',
  'keyVaultCertificates',
  'serviceBus',
  'eventHubs',
  'cosmos',
  'appConfiguration',
  'openAi',
  'sql',
];
const ids = {
  clientId: '11111111-1111-4111-8111-111111111111',
  objectId: '22222222-2222-4222-8222-222222222222',
  resourceId:
    '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders',
} as const;
const names = ['id-orders', 'it\'s "quoted"', '$TM_FILENAME}', 'a\\b', '*/ end', '--> end'];

export function randomRequest(random: Random): CredentialRequest {
  const identifier = random.pick(['clientId', 'objectId', 'resourceId', 'systemAssigned'] as const);
  const flavour = random.pick(['credential', 'client', 'localAndAzure'] as const);
  const sources =
    identifier === 'resourceId'
      ? (['literal', 'environmentVariable', 'parts'] as const)
      : (['literal', 'environmentVariable'] as const);
  return {
    identifier,
    flavour,
    idSource: random.pick(sources),
    ...(identifier !== 'systemAssigned' && { id: ids[identifier] }),
    variable: 'MANAGED_IDENTITY_ID',
    localSwitch: 'APP_ENV',
    identityName: random.pick(names),
    sample: random.oneIn(4),
    ...(flavour === 'client' && { target: targetOf(random) }),
  };
}

function targetOf(random: Random): ClientTarget {
  const service = random.pick(services);
  const isBus = service === 'serviceBus' || service === 'eventHubs';
  const isHost = isBus || service === 'sql';
  return {
    service,
    resource: 'stordersprod',
    endpoint: isHost ? 'sborders.servicebus.windows.net' : 'https://stordersprod.blob.core.windows.net',
    ...(random.oneIn(2) && { entity: 'orders' }),
    call: random.oneIn(2),
    ...(isBus && random.oneIn(2) && { receivesFrom: random.pick(['', '$Default', '<subscription>']) }),
  };
}
