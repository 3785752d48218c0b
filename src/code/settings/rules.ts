/** What the rules notice in settings: secrets, identities that are named twice or switched off, variables nobody reads. */

import { tidyFindings } from '../findings';
import type { Finding, ParsedFile, RuleContext } from '../language';
import { touches } from '../nodes';
import { isKey, secretKind, secretMarks, secretTriggers } from '../secrets/secretKind';
import { vaultReference } from '../secrets/vaultReference';
import type { Edit, Span } from '../text';
import { plainText } from '../text';
import { badValueFindings, misspeltFinding } from '../tokenCredentials';
import { connectionSettings, endpointsOf, sectionEndpoints, sqlWithoutPassword } from './connections';
import { isOpenValue, isTemplate, settingNamed } from './setting';
import type { ReadSettings, Setting, SettingsFile } from './setting';
import { entries, renamed } from './write';

interface SettingRule {
  /** As those of a `LanguageRule`. */
  readonly triggers: readonly RegExp[];
  find(setting: Setting, settings: SettingsFile, file: ParsedFile, context: RuleContext): Finding[];
}

const rules: readonly SettingRule[] = [
  {
    triggers: [...secretTriggers, /AZURE_CLIENT_SECRET/, /AZURE_\w+_KEY/, /AzureAd/, /spring\.cloud\.azure/],
    find: secret,
  },
  { triggers: [/WEBSITE_DISABLE_MSI/], find: msiDisabled },
  { triggers: [/AZURE_TOKEN_CREDENTIAL/], find: tokenCredentials },
  { triggers: [/ManagedIdentityResourceId/], find: twoIdentifiers },
  { triggers: [/spring\.cloud\.azure/], find: springClientId },
];

export const settingTriggers: readonly RegExp[] = rules.flatMap(({ triggers }) => triggers);

export function settingsFindings(
  read: ReadSettings,
  file: ParsedFile,
  context: RuleContext,
  within?: readonly Span[],
): Finding[] {
  const found = read(file);
  const findings = found.settings.flatMap((setting) => {
    if (within && !within.some((span) => touches(span, setting))) return [];
    return rules.flatMap(({ find }) => find(setting, found, file, context));
  });
  return tidyFindings(findings);
}

function at({ start, end }: Span): Span {
  return { start, end };
}

/** `WEBSITE_DISABLE_MSI` set to something true. */
function msiDisabled(setting: Setting): Finding[] {
  if (setting.key !== 'website_disable_msi') return [];
  const { value } = setting.value;
  if (!/^(?:true|1)$/i.test(value.trim())) return [];
  const edits = [{ ...at(setting.value), text: value.trim() === '1' ? '0' : 'false' }];
  return [{ ...at(setting), rule: 'msi-disabled', values: {}, fix: 'mend', edits }];
}

function tokenCredentials(setting: Setting, settings: SettingsFile): Finding[] {
  const key = setting.key;
  if (key === 'azure_token_credential' && settings.kind !== 'configuration') {
    const { nameAt } = setting;
    const finding = { ...at(nameAt), ...misspeltFinding };
    return settingNamed(settings, 'AZURE_TOKEN_CREDENTIALS')
      ? [{ ...finding, fix: 'none' }]
      : [{ ...finding, edits: [{ ...at(nameAt), text: 'AZURE_TOKEN_CREDENTIALS' }] }];
  }
  return key === 'azure_token_credentials' ? badValueFindings(setting.value) : [];
}

/** One connection, two IDs: the client factory refuses that. */
function twoIdentifiers(setting: Setting, settings: SettingsFile): Finding[] {
  const prefix = /^(.+):managedidentityresourceid$/.exec(setting.key)?.[1];
  if (prefix === undefined || setting.value.value === '') return [];
  const other = settingNamed(settings, `${prefix}:clientId`);
  return other && other.value.value !== ''
    ? [{ ...at(setting), rule: 'two-identifiers', values: {}, fix: 'replace', flavour: 'credential' }]
    : [];
}

/** Learn's prose names this property; the property table, and Spring, have `client-id` with a switch beside it. */
function springClientId(setting: Setting, settings: SettingsFile, file: ParsedFile): Finding[] {
  const match = /^(spring\.cloud\.azure\..*credential\.)managed-?identity-?client-?id$/i.exec(setting.name);
  if (settings.kind !== 'spring' || !match) return [];
  const prefix = match[1] ?? '';
  const values = { name: 'managed-identity-client-id', expected: 'client-id' };
  const finding = { ...at(setting), rule: 'obsolete-constructor', variant: 'removedForm', values } as const;
  if (settingNamed(settings, `${prefix}client-id`)) return [{ ...finding, fix: 'none' }];
  const wanted = { name: `${prefix}client-id`, value: setting.value.value };
  const isSwitched = settingNamed(settings, `${prefix}managed-identity-enabled`);
  if (isSwitched) return [{ ...finding, fix: 'mend', edits: renamed(settings, setting, wanted) }];
  const both = [{ name: `${prefix}managed-identity-enabled`, value: 'true' }, wanted];
  return [{ ...finding, fix: 'mend', edits: [rewritten(file, settings, setting, both)] }];
}

function rewritten(
  file: ParsedFile,
  settings: SettingsFile,
  setting: Setting,
  wanted: Parameters<typeof entries>[3],
): Edit {
  return { ...at(setting), text: plainText(entries(file, settings, setting, wanted)) };
}

/** Settings for the key of a service of Azure that takes tokens. */
const serviceKey =
  /^AZURE_(?:OPENAI|SEARCH|COSMOS\w*|STORAGE\w*|COGNITIVE\w*|AI\w*|SPEECH|LANGUAGE|VISION\w*|APPCONFIG\w*)_(?:\w+_)?KEY$/i;

/** What every secret that is looked for has in its name or its value: one look instead of many. */
const suspicious = new RegExp(
  ['secret|password|key$', ...secretMarks.map(({ source }) => source)].join('|'),
  'i',
);

function secret(setting: Setting, settings: SettingsFile, file: ParsedFile, context: RuleContext): Finding[] {
  const { key, name, value } = setting;
  if (!suspicious.test(name) && !suspicious.test(value.value)) return [];
  if (isOpenValue(value.value)) return [];
  const finding = { ...at(value), rule: 'secret-in-code', values: {} } as const;
  const isClientSecret =
    settings.kind === 'spring'
      ? /^spring\.cloud\.azure\..*client-?secret$/.test(key)
      : key === 'azure_client_secret' || (key.endsWith(':clientsecret') && /^(?:azuread|azure)/.test(key));
  if (isClientSecret) {
    if (isTemplate(file)) return [];
    const fix = key === 'azure_client_secret' || settings.kind === 'spring' ? 'replace' : 'none';
    return [{ ...finding, variant: 'clientSecret', fix, flavour: 'credential' }];
  }
  if (settings.kind === 'spring' && key === 'spring.datasource.password') {
    const url = settingNamed(settings, 'spring.datasource.url')?.value.value ?? '';
    const isAzure =
      /^jdbc:sqlserver:.*\.database\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)/i.test(url);
    return isAzure ? [{ ...finding, variant: 'sqlPassword', fix: 'replace', flavour: 'credential' }] : [];
  }
  if (serviceKey.test(name) && isKey(value.value) && !isTemplate(file))
    return [{ ...finding, variant: 'key', ...vaultFix(settings, setting, context) }];
  const kind = secretKind(value.value);
  if (kind === 'vault') return [{ ...finding, variant: kind, ...vaultFix(settings, setting, context) }];
  if (kind === 'sqlPassword') return [sqlPassword(settings, setting)];
  if (kind === undefined) return [];
  return [{ ...finding, variant: kind, ...connectionFix(file, settings, setting, context) }];
}

function sqlPassword(settings: SettingsFile, { value }: Setting): Finding {
  const finding = { ...at(value), rule: 'secret-in-code', variant: 'sqlPassword', values: {} } as const;
  const bare = sqlWithoutPassword(value.value, undefined, true);
  if (bare === undefined || /["\\]/.test(bare)) return { ...finding, fix: 'none' };
  if (settings.kind !== 'local') return { ...finding, fix: 'replace', flavour: 'credential' };
  return { ...finding, fix: 'mend', edits: [{ ...at(value), text: bare }] };
}

/** Whether these settings are those of a Functions app, whose connections can do without a secret. */
export function isFunctions({ kind, settings }: SettingsFile): boolean {
  if (kind === 'configuration' || kind === 'spring') return false;
  return kind === 'local' || settings.some(({ name }) => /^(?:AzureWebJobs|FUNCTIONS_)/i.test(name));
}

function connectionFix(
  file: ParsedFile,
  settings: SettingsFile,
  setting: Setting,
  context: RuleContext,
): Pick<Finding, 'fix' | 'edits' | 'flavour' | 'values'> {
  const { name, value } = setting;
  const isNested = name.includes(':');
  if (settings.kind === 'configuration' && sectionEndpoints(value.value, name))
    return { fix: 'replace', flavour: 'credential', values: {} };
  const endpoints = isFunctions(settings) && !isNested ? endpointsOf(value.value, name) : undefined;
  if (!endpoints) return vaultFix(settings, setting, context);
  if (settings.kind !== 'local') return { fix: 'replace', flavour: 'credential', values: {} };
  const wanted = connectionSettings(name, endpoints, settings.kind) ?? [];
  const isThere = wanted.some((one) => settingNamed(settings, one.name));
  return isThere
    ? { fix: 'none', values: {} }
    : { fix: 'mend', values: {}, edits: [rewritten(file, settings, setting, wanted)] };
}

/** In App Service settings, a reference to a key vault; the value goes nowhere. */
function vaultFix(
  { kind }: SettingsFile,
  { name, value }: Setting,
  { vault }: RuleContext,
): Pick<Finding, 'fix' | 'edits' | 'values'> {
  if (kind !== 'appService') return { fix: 'none', values: {} };
  const { text, values } = vaultReference(name, vault);
  return { fix: 'mend', edits: [{ ...at(value), text }], values };
}
