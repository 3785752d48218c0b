/** Files of settings, as the editor sees them: variables, App Service and Functions settings, Spring properties. */

import type { Grammar, Language } from '../language';
import { insertSettings } from './insert';
import { readJson } from './jsonSettings';
import { readDockerfile, readDotenv, readProperties } from './lineSettings';
import { replaceSetting } from './replace';
import { settingsFindings } from './rules';
import type { ReadSettings } from './setting';
import { settingSites } from './sites';

/** Words of values that are secrets, wherever they stand. */
const secrets = ['AccountKey=', 'SharedAccessKey', 'database.windows.net', '.azure.com', 'cache.windows.net'];
const variables = [
  'AZURE_CLIENT_',
  'AZURE_TOKEN_CREDENTIAL',
  'WEBSITE_DISABLE_MSI',
  'ManagedIdentity',
  'AzureWebJobs',
];

const spring = { credential: 'client-id', client: 'client-id' };

function settingsLanguage(
  displayName: string,
  languageIds: readonly string[],
  grammar: Grammar,
  read: ReadSettings,
  triggers: readonly string[],
): Language {
  return {
    languageIds,
    displayName,
    grammarFor: () => grammar,
    ...(grammar === 'properties' && { readsLines: true }),
    triggers,
    findings: (file, _context, within) => settingsFindings(read, file, within),
    credentials: (file, within) => settingSites(read, file, within),
    stringAt: (file, offset) =>
      read(file).settings.find(({ value }) => value.start <= offset && offset <= value.end)?.value,
    importsAzure: (file) => settingSites(read, file).length > 0,
    insert: (file, offset, request) => insertSettings(read, file, offset, request),
    replace: (file, site, request) => replaceSetting(read, file, site, request),
    mend: () => undefined,
    isPicky: true,
    noun: displayName === '.properties' ? spring : { credential: '', client: '<NAME>__credential' },
    needs: () => [],
    manifests: [],
  };
}

// The lines of these are read by hand: there is no syntax that an edit could break.
export const dotenv = settingsLanguage('.env', ['dotenv'], 'properties', readDotenv, [
  ...variables,
  ...secrets,
]);
export const properties = settingsLanguage(
  '.properties',
  ['properties', 'spring-boot-properties'],
  'properties',
  readProperties,
  ['spring.cloud.azure', ...secrets],
);
export const dockerfile = settingsLanguage('Dockerfile', ['dockerfile'], 'properties', readDockerfile, [
  ...variables,
  ...secrets,
]);
export const jsonSettings = settingsLanguage('JSON', ['json', 'jsonc'], 'json', readJson, [
  ...variables,
  ...secrets,
]);
