/** Files of settings, as the editor sees them: variables, App Service and Functions settings, Spring properties. */

import { inside } from '../declarations/plans';
import type { Grammar, Language } from '../language';
import { perTree } from '../query';
import { scriptClients } from '../scripts/dataCalls';
import { embeddedFindings, embeddedTriggers } from '../scripts/embedded';
import { insertSettings } from './insert';
import { readJson } from './jsonSettings';
import { readDockerfile, readDotenv, readProperties, runLines } from './lineSettings';
import { replaceSetting } from './replace';
import { settingsFindings, settingTriggers } from './rules';
import type { ReadSettings } from './setting';
import { openSettingId, settingSites } from './sites';

/** What names an identity, or a connection that can have one. */
const named = [/AZURE_CLIENT_ID/, /MANAGED_IDENTITY_/, /ManagedIdentity/, /AzureWebJobs/];

const spring = { credential: 'client-id', client: 'client-id' };

function settingsLanguage(
  displayName: string,
  languageIds: readonly string[],
  grammar: Grammar,
  read: ReadSettings,
): Language {
  const sites = perTree((file) => settingSites(read, file));
  return {
    languageIds,
    displayName,
    grammarFor: () => grammar,
    ...(grammar === 'properties' && { readsLines: true }),
    triggers: [...named, ...settingTriggers],
    findings: (file, context, within) => settingsFindings(read, file, context, within),
    credentials: (file, within) => inside(sites(file), within),
    stringAt: (file, offset) =>
      read(file).settings.find(({ value }) => value.start <= offset && offset <= value.end)?.value,
    openIdAt: (file, offset) => openSettingId(read, file, offset),
    importsAzure: (file) => sites(file).length > 0,
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
export const dotenv = settingsLanguage('.env', ['dotenv'], 'properties', readDotenv);
export const properties = settingsLanguage(
  '.properties',
  ['properties', 'spring-boot-properties'],
  'properties',
  readProperties,
);
const variablesOfImage = settingsLanguage('Dockerfile', ['dockerfile'], 'properties', readDockerfile);
export const dockerfile: Language = {
  ...variablesOfImage,
  triggers: [...variablesOfImage.triggers, ...embeddedTriggers],
  clients: (file, known) => scriptClients(file, runLines(file), known),
  findings: (file, context, within) => [
    ...variablesOfImage.findings(file, context, within),
    ...embeddedFindings(file, inside(runLines(file), within), context),
  ],
};

export const jsonSettings = settingsLanguage('JSON', ['json', 'jsonc'], 'json', readJson);
