/** The words for all access of one identity. */

import type { ScopeKind } from '../../model/scope';
import { ageText } from '../age';
import { deniedText, lockedText, type Extent } from '../againstWords';
import { conditionText } from '../conditionText';
import { rightsText } from '../policyText';
import type { Translate } from '../words';
import { timeText } from './access';
import { replaceSteps } from '../replaceSteps';
import { placeSayings } from './place';

export const ownAccessSayings = {
  'own.whose': (t: Translate) => t('of what'),
  'own.ofIdentity': (t: Translate) => t('An identity'),
  'own.ofIdentityDetail': (t: Translate) => t('All it has access to'),
  'own.atPlace': (t: Translate) => t('A place'),
  'own.atPlaceDetail': (t: Translate) => t('Who has access to it'),
  'own.reading': (t: Translate, identity: string) => t('Reading all access of {0}', identity),
  'own.told': (t: Translate, identity: string, count: number) =>
    count === 0
      ? t('{0} has no access that can be seen here.', identity)
      : count === 1
        ? t('{0} has access in 1 way.', identity)
        : t('{0} has access in {1} ways.', identity, count),
  'own.title': (t: Translate, identity: string) => t('All access of {0}', identity),
  'own.lead': (t: Translate, count: number, subscriptions: number, readAt: number) =>
    [
      t('Roles and policies that give it access: {0}.', count),
      subscriptions === 1
        ? t('As read at {0}, in 1 subscription and above.', timeText(readAt))
        : t('As read at {0}, in {1} subscriptions and above.', timeText(readAt), subscriptions),
      t('What others assigned in the last minutes may be missing: Azure Resource Graph hears of it late.'),
    ].join(' '),
  'own.unread': (t: Translate, count: number, names: string) =>
    count === 1
      ? t('Could not read 1 subscription: {0}.', names)
      : t('Could not read {0} subscriptions: {1}.', count, names),
  'own.useless': (t: Translate, count: number) =>
    count === 1
      ? t('1 more has no effect and is not counted.')
      : t('{0} more have no effect and are not counted.', count),
  'own.against': (t: Translate, count: number) =>
    count === 1
      ? t('Deny assignments or locks take something away from 1 of them.')
      : t('Deny assignments or locks take something away from {0} of them.', count),
  'own.resource': (t: Translate) => t('At single resources'),
  'own.resourceGroup': (t: Translate) => t('At resource groups'),
  'own.subscription': (t: Translate) => t('At subscriptions'),
  'own.managementGroup': (t: Translate) => t('At management groups'),
  'own.root': (t: Translate) => t('For the whole tenant'),
  'own.groups': (t: Translate) => t('Through groups'),
  'own.without': (t: Translate) => t('Without effect'),
  'own.role': (t: Translate, role: string, kind: ScopeKind, place: string) =>
    t('{0} — {1}', role, placeText(t, kind, place)),
  'own.roleSince': (
    t: Translate,
    role: string,
    kind: ScopeKind,
    place: string,
    made: number,
    readAt: number,
  ) =>
    t(
      '{0} — {1}, assigned {2} ({3})',
      role,
      placeText(t, kind, place),
      new Date(made).toLocaleDateString(),
      ageText(t, readAt - made),
    ),
  'own.policy': (t: Translate, vault: string, secrets: string, keys: string, certificates: string) =>
    t('{0} — {1}', vault, rightsText(t, secrets, keys, certificates)),
  'own.onBehalf': (t: Translate, application: string) =>
    t('On behalf of persons only, by application {0}', application),
  'own.groupNames': (t: Translate) =>
    t(
      'Azure Resource Manager knows groups by their object IDs alone. Their names are in Microsoft Entra ID.',
    ),
  'own.group': (t: Translate, group: string) => t('Held by group {0}', group),
  'own.condition': (t: Translate, condition: string) => t('Condition: {0}', conditionText(t, condition)),
  'own.denied': (t: Translate, name: string, scope: string, extent: Extent, operations: string) =>
    t('Deny assignment {0} at {1} {2}', name, scope, deniedText(t, extent, operations)),
  'own.locked': (
    t: Translate,
    name: string,
    level: 'ReadOnly' | 'CanNotDelete',
    extent: Extent,
    operations: string,
  ) => t('Lock {0}: {1}', name, lockedText(t, level, extent, operations)),
  'own.without.accessPolicies': (t: Translate) => t('The vault uses access policies: add one.'),
  'own.without.repositoryPermissions': (t: Translate) =>
    t('The registry judges each repository by itself: assign Container Registry Repository Reader.'),
  'own.without.roles': (t: Translate) => t('The vault uses roles: assign one.'),
  'own.moved': (t: Translate) =>
    t(
      'It belongs to another tenant than its subscription, and gives no tokens here. "To be replaced" lists what holds its IDs.',
    ),
  'own.gone': (t: Translate, identity: string) =>
    t('{0} is attached here and gone. "To be replaced" lists what holds its IDs.', identity),
  'own.goneIds': (t: Translate) =>
    t('Azure does not tell all its IDs any more: what holds the others cannot be found.'),
  'own.replace': (t: Translate) => t('To be replaced'),
  'own.step': (t: Translate, at: number) => replaceSteps(t)[at] ?? '',
  'own.oldIds': (t: Translate) => t('Its IDs, of which the new one has others:'),
  'own.heldBy.block': (t: Translate, name: string) => t('Attached to {0}', name),
  'own.heldBy.policy': (t: Translate, vault: string) => t('Access policy of {0}', vault),
  'own.heldBy.setting': (t: Translate, name: string, app: string) => t('Setting {0} of {1}', name, app),
  'own.heldBy.vaultReferences': (t: Translate, app: string) => t('Key Vault references of {0}', app),
  'own.heldBy.registry': (t: Translate, app: string) => t('Container registry of {0}', app),
  'database.heading': (t: Translate) => t('Users in databases'),
  'database.noRole': (t: Translate) =>
    t(
      'No role of Azure opens the data of SQL and PostgreSQL. Each database has users of its own, which its Microsoft Entra administrator makes there.',
    ),
  'database.example': (t: Translate) => t('With the right to read as an example:'),
  'database.noData': (t: Translate) => t('For the server only: its data takes a user in the database'),
  'database.copy': (t: Translate) => t('Copy SQL'),
  'database.copied': (t: Translate) => t('Copied: the statement for the administrator of the database'),
  'appRoles.heading': (t: Translate) => t('App roles in Microsoft Entra ID, by the Azure CLI'),
  'appRoles.powerShell': (t: Translate) =>
    t('App roles in Microsoft Entra ID, by Microsoft Graph PowerShell'),
  'appRoles.notRead': (t: Translate) =>
    t('Permissions on Microsoft Graph and other applications are not read here.'),
  'appRoles.page': (t: Translate) => t('Its enterprise application in the portal:'),
  'appRoles.open': (t: Translate) => t('App roles in portal'),
  'appRoles.copy': (t: Translate) => t('Copy lines for app roles (Azure CLI)'),
  'appRoles.copyPowerShell': (t: Translate) => t('Copy lines for app roles (PowerShell)'),
} as const;

/** The whole tenant has no name. */
function placeText(t: Translate, kind: ScopeKind, place: string): string {
  return kind === 'root' ? placeSayings['place.root'](t) : placeSayings[`place.${kind}`](t, place);
}
