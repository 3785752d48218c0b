/** The client tables by service, and what is read out of them. */

import type { PackageNeed } from '../request';
import { appConfiguration } from './appConfiguration';
import { blob } from './blob';
import type { ClientForm, ClientLanguage, ClientTable, ClientTarget, OtherForm, Service } from './client';
import { cosmos } from './cosmos';
import { eventHubs } from './eventHubs';
import type { Filler } from './fill';
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

/**
 * How a language reaches a service, to receive where the target says so, and with the other package where it says that;
 * `undefined` where it has no SDK for it.
 */
export function formFor(
  language: ClientLanguage,
  { service, receivesFrom, isOther }: Pick<ClientTarget, 'service' | 'receivesFrom' | 'isOther'>,
): ClientForm | undefined {
  const { forms, receivers = forms, subscribers = receivers } = clientTables[service];
  const other = isOther && otherForm(language, service);
  if (other) return other.form;
  if (receivesFrom === undefined) return forms[language];
  return (receivesFrom === '' ? receivers : subscribers)[language];
}

/** What a language writes for files that use another package for a service than the usual one. */
export function otherForm(language: ClientLanguage, service: Service): OtherForm | undefined {
  return clientTables[service].others?.[language];
}

/** What `Filler` needs of a target: the entity, or what stands for it until it is typed over, and what is received from. */
export function entityOf({
  service,
  entity,
  receivesFrom = '',
}: ClientTarget): Pick<Filler, 'entity' | 'entityIsOpen' | 'group'> {
  return entity === undefined
    ? { entity: clientTables[service].entity, entityIsOpen: true, group: receivesFrom }
    : { entity, entityIsOpen: false, group: receivesFrom };
}

/** The class of the client, for a sentence: the first name that the form imports; a package in Go. */
export function clientName({ imports }: ClientForm): string {
  return Object.keys(imports)[0] ?? '';
}

/** Whether the form is given a credential; else it names the identity by its client ID alone. */
export function takesCredential({ client, before = [] }: ClientForm): boolean {
  return [...before, client].some((template) => template.includes('{credential}'));
}

/** The packages that a client needs beside those of the credential. */
export function clientNeeds(
  language: ClientLanguage,
  target: ClientTarget | undefined,
): readonly PackageNeed[] {
  return (target && formFor(language, target)?.packages) ?? [];
}
