/** The titles of offers that write a client, and what they say of packages. */

import { l10n } from 'vscode';
import type { ClientTarget } from '../code/clients/client';
import type { PackageNeed } from '../code/request';

/** `client` is the class, as the language calls it. */
export function clientTitle(target: ClientTarget, client: string, name: string): string {
  const at = placeName(target.resource, target.entity);
  return target.call
    ? l10n.t('Insert {0} for {1} with {2}, and {3}', client, at, name, callPhrase(target))
    : l10n.t('Insert {0} for {1} with {2}', client, at, name);
}

/** The title of an offer that declares an assignment. */
export function grantTitle({ resource, entity }: ClientTarget, role: string, name: string): string {
  return l10n.t('Insert role assignment: {0} on {1} for {2}', role, placeName(resource, entity), name);
}

function placeName(resource: string, entity: string | undefined): string {
  return entity === undefined ? resource : `${resource}/${entity}`;
}

/** What stands behind a title whose packages the manifest lacks. */
export function lackingMark(needs: readonly PackageNeed[]): string {
  const named = needs.map(({ name, minimum }) => `${name} ≥ ${minimum}`).join(', ');
  return named === '' ? '' : l10n.t(' (needs {0})', named);
}

function callPhrase({ service, receivesFrom }: ClientTarget): string {
  if (receivesFrom !== undefined)
    return service === 'eventHubs' ? l10n.t('receive events') : l10n.t('receive messages');
  switch (service) {
    case 'blob':
      return l10n.t('read a blob');
    case 'queue':
    case 'serviceBus':
      return l10n.t('send a message');
    case 'table':
      return l10n.t('read an entity');
    case 'keyVaultSecrets':
      return l10n.t('read a secret');
    case 'keyVaultKeys':
      return l10n.t('read a key');
    case 'keyVaultCertificates':
      return l10n.t('read a certificate');
    case 'eventHubs':
      return l10n.t('send an event');
    case 'cosmos':
      return l10n.t('read an item');
    case 'appConfiguration':
      return l10n.t('read a setting');
    case 'openAi':
      return l10n.t('ask the model');
    case 'sql':
      return l10n.t('ask who you are');
  }
}
