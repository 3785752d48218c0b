/** Files of settings, as the editor sees them: variables, App Service and Functions settings, Spring properties. */

import type { Grammar, Language } from '../language';
import { touches } from '../nodes';
import { scriptClients } from '../scripts/dataCalls';
import { embeddedFindings, embeddedTriggers } from '../scripts/embedded';
import { insertSettings } from './insert';
import { readJson } from './jsonSettings';
import { readDockerfile, readDotenv, readProperties, runLines } from './lineSettings';
import { replaceSetting } from './replace';
import { settingsFindings, settingTriggers } from './rules';
import type { Stretch } from '../scripts/lineCommands';
import type { ReadSettings } from './setting';
import type { Span } from '../text';
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
  return {
    languageIds,
    displayName,
    grammarFor: () => grammar,
    ...(grammar === 'properties' && { readsLines: true }),
    triggers: [...named, ...settingTriggers],
    findings: (file, context, within) => settingsFindings(read, file, context, within),
    credentials: (file, within) => settingSites(read, file, within),
    stringAt: (file, offset) =>
      read(file).settings.find(({ value }) => value.start <= offset && offset <= value.end)?.value,
    openIdAt: (file, offset) => openSettingId(read, file, offset),
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
function inside(spans: readonly Stretch[], within: readonly Span[] | undefined): readonly Stretch[] {
  return within ? spans.filter((span) => within.some((one) => touches(one, span))) : spans;
}

export const jsonSettings = settingsLanguage('JSON', ['json', 'jsonc'], 'json', readJson);
