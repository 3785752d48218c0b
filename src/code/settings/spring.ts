/** The properties of Spring Cloud Azure that name an identity and where a service is. */

import type { ClientTarget } from '../clients/client';
import type { CredentialRequest } from '../request';
import type { Wanted } from './write';

const prefix = 'spring.cloud.azure.';

/** Where each service is, by the property table of Spring Cloud Azure; messaging takes the namespace's own name. */
const services: Readonly<Partial<Record<ClientTarget['service'], string>>> = {
  blob: 'storage.blob.endpoint',
  queue: 'storage.queue.endpoint',
  keyVaultSecrets: 'keyvault.secret.endpoint',
  keyVaultCertificates: 'keyvault.certificate.endpoint',
  serviceBus: 'servicebus.namespace',
  eventHubs: 'eventhubs.namespace',
  cosmos: 'cosmos.endpoint',
  appConfiguration: 'appconfiguration.endpoint',
};

/** Spring knows identities by client ID alone; `undefined` for the other IDs, and for a switch that profiles are for. */
export function springSettings(request: CredentialRequest): readonly Wanted[] | undefined {
  const { identifier, idSource, id, variable, flavour, target } = request;
  if (identifier === 'resourceId' || identifier === 'objectId' || flavour === 'localAndAzure')
    return undefined;
  const literal = id ?? { placeholder: 'client-id' };
  const value = idSource === 'environmentVariable' ? `\${${variable}}` : literal;
  const isSystem = identifier === 'systemAssigned';
  const credential = [
    { name: `${prefix}credential.managed-identity-enabled`, value: 'true' },
    ...(isSystem ? [] : [{ name: `${prefix}credential.client-id`, value }]),
  ];
  if (flavour === 'credential') return credential;
  if (!target) return undefined;
  if (target.service === 'sql') {
    const client = isSystem || typeof value !== 'string' ? '' : `msiClientId=${value};`;
    const host = target.endpoint.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/, '');
    const database = target.entity ?? 'database';
    const url = `jdbc:sqlserver://${host}:1433;databaseName=${database};authentication=ActiveDirectoryManagedIdentity;${client}encrypt=true`;
    return [{ name: 'spring.datasource.url', value: url }];
  }
  const property = services[target.service];
  if (property === undefined) return undefined;
  const place = property.endsWith('namespace') ? target.resource : target.endpoint;
  return [...credential, { name: prefix + property, value: place }];
}
