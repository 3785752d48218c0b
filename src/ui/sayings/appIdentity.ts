/** The words for telling an app which identity to use. */

import type { Translate } from '../words';

export const appIdentitySayings = {
  'app.purpose': (t: Translate) => t('Set app identity'),
  'app.purposeOf': (t: Translate, app: string) => t('Identity settings of {0}', app),
  'app.whichIdentity': (t: Translate) => t('which identity it uses'),
  'app.whichSettings': (t: Translate) => t('what to set'),
  'app.noIdentity': (t: Translate) => t('It carries no identity: attach one first'),
  'app.clientId': (t: Translate) => t('AZURE_CLIENT_ID'),
  'app.clientIdDetail': (t: Translate) =>
    t('Read by DefaultAzureCredential. ManagedIdentityCredential takes the ID from code.'),
  'app.clientIdSystem': (t: Translate) =>
    t('Removed, so that DefaultAzureCredential takes the system-assigned identity.'),
  'app.vault': (t: Translate) => t('Key Vault references'),
  'app.settingsPlaceholder': (t: Translate) => t('Check what is to name the identity'),
  'app.vaultDetail': (t: Translate, count: number) =>
    count === 0
      ? t('No setting is a reference to a key vault yet.')
      : count === 1
        ? t('1 setting is a reference; it is resolved with this identity.')
        : t('{0} settings are references; they are resolved with this identity.', count),
  'app.registry': (t: Translate) => t('Pull images from the container registry'),
  'app.registryDetail': (t: Translate) =>
    t('With this identity instead of a password. It needs the role AcrPull.'),
  'app.connection': (t: Translate, connection: string) => t('Connection {0}', connection),
  'app.connectionDetail': (t: Translate, connection: string) =>
    t('For triggers and bindings: {0}__credential and its ID.', connection),
  'app.endpoint': (t: Translate) => t('Turn the token endpoint on'),
  'app.endpointDetail': (t: Translate) =>
    t('WEBSITE_DISABLE_MSI is set: no managed identity works in this app. The setting is removed.'),
  'app.slotSettings': (t: Translate) => t('Keep these settings with the slot'),
  'app.slotSettingsDetail': (t: Translate) => t('Identities do not swap; without this, the settings do.'),
  'app.now': (t: Translate, value: string) => t('now {0}', value),
  'app.nowOther': (t: Translate) => t('now something else'),
  'app.nowUnset': (t: Translate) => t('not set now'),
  'app.nowSystem': (t: Translate) => t('now the system-assigned identity'),

  'app.go': (t: Translate) => t('Set these settings'),
  'app.plan.app': (t: Translate) => t('App'),
  'app.plan.identity': (t: Translate) => t('Identity'),
  'app.plan.set': (t: Translate) => t('What is set'),
  'app.plan.remove': (t: Translate) => t('Removed'),
  'app.plan.stays': (t: Translate) => t('Written back as they are'),
  'app.plan.others': (t: Translate, count: number) =>
    t('{0} other settings, without looking at their values', count),
  'app.anotherValue': (t: Translate) => t('another value, which is not shown'),
  'app.slotSetting': (t: Translate) => t('stays with its slot'),
  'app.note.restarts': (t: Translate) => t('The app restarts'),
  'app.note.swap': (t: Translate) => t('A swap takes these settings along, but not the identity'),
  'app.note.nothing': (t: Translate) => t('All of this is so already'),
  'app.note.endpointOff': (t: Translate) =>
    t('The token endpoint of this app is switched off by WEBSITE_DISABLE_MSI'),
  'app.mayNot': (t: Translate, app: string) =>
    t('You do not seem to be allowed to change the settings of {0}.', app),

  'app.doing': (t: Translate, app: string) => t('Setting the identity of {0}…', app),
  'app.done': (t: Translate, app: string, identity: string) =>
    t('{0} is set to use {1}, and restarts.', app, identity),
  'app.undone': (t: Translate, app: string) => t('The settings of {0} are as they were.', app),
  'app.unchanged': (t: Translate, app: string, identity: string) =>
    t('{0} is set to use {1} already.', app, identity),
  'app.partly': (t: Translate, app: string, made: number, total: number, reason: string) =>
    t('{0} of {1} changes of {2} were made. The next one failed: {3}', made, total, app, reason),
  'app.lost': (t: Translate, app: string, names: string) =>
    t('{0} no longer has these settings, which were not to be removed: {1}', app, names),
  'app.retry': (t: Translate) => t('Retry'),
  'app.attachFirst': (t: Translate, identity: string, app: string) =>
    t('{0} is not attached to {1}.', identity, app),
  'app.attachFirstDetail': (t: Translate) => t('An app can use only what is attached to it.'),
  'app.attachIt': (t: Translate) => t('Attach it first'),
  'app.elsewhere': (t: Translate, app: string) => t('The settings of {0} are not changed here.', app),
  'app.containerDetail': (t: Translate) =>
    t(
      'Azure takes the environment of a container app as part of a new revision only. The command line makes one and keeps secrets as they are; an app of several containers needs --container-name.',
    ),
  'app.otherDetail': (t: Translate) =>
    t('Settings that name an identity are known of App Service and Functions apps and their slots.'),
  'app.next': (t: Translate) => t('Set app identity…'),
} as const;
