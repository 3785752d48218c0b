/** The client tables by service, and what is read out of them. */

import type { PackageNeed } from '../request';
import { appConfiguration } from './appConfiguration';
import { blob } from './blob';
import type { ClientForm, ClientLanguage, ClientTable, ClientTarget, Service } from './client';
import { cosmos } from './cosmos';
import { eventHubs } from './eventHubs';
import { keyVaultCertificates, keyVaultKeys, keyVaultSecrets } from './keyVault';
import { openAi } from './openAi';
import { queue } from './queue';
import { serviceBus } from './serviceBus';
import { sql } from './sql';
import { table } from './table';

export const clientTables: Readonly<Record<Service, ClientTable>> = {
  blob,
  queue,
  table,
  keyVaultSecrets,
  keyVaultKeys,
  keyVaultCertificates,
  serviceBus,
  eventHubs,
  cosmos,
  appConfiguration,
  openAi,
  sql,
};

/** How a language reaches a service; `undefined` where it has no SDK for it. */
export function formFor(language: ClientLanguage, service: Service): ClientForm | undefined {
  return clientTables[service].forms[language];
}

/** What `Filler` needs of a target: the entity, or what stands for it until it is typed over. */
export function entityOf({ service, entity }: ClientTarget): { entity: string; entityIsOpen: boolean } {
  return entity === undefined
    ? { entity: clientTables[service].entity, entityIsOpen: true }
    : { entity, entityIsOpen: false };
}

/** The class of the client, for a sentence: the first name that the form imports; a package in Go. */
export function clientName({ imports }: ClientForm): string {
  return Object.keys(imports)[0] ?? '';
}

/** Whether the form is given a credential; else it names the identity by its client ID alone. */
export function takesCredential({ client }: ClientForm): boolean {
  return client.includes('{credential}');
}

/** Whether the client is one that sends and does nothing else: no use to who may only receive. */
export function onlySends(language: ClientLanguage, service: Service): boolean {
  return service === 'eventHubs' || (service === 'serviceBus' && language === 'java');
}

/** The packages that a client needs beside those of the credential. */
export function clientNeeds(
  language: ClientLanguage,
  target: ClientTarget | undefined,
): readonly PackageNeed[] {
  return (target && formFor(language, target.service)?.packages) ?? [];
}
