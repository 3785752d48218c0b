/** The languages that are read and written, by the editor's language IDs: the one table. */

import { cpp } from './cpp/language';
import { csharp } from './csharp/language';
import { go } from './go/language';
import { http } from './http/language';
import { powershell } from './powershell/language';
import { dockerfile, dotenv, jsonSettings, properties } from './settings/language';
import { shell } from './shell/language';
import { java } from './java/language';
import type { Language } from './language';
import { python } from './python/language';
import { rust } from './rust/language';
import { javascript, typescript } from './typescript/language';
import { vue } from './vue/language';
import { sharedTriggers } from './sharedRules';
import { triggerPattern } from './triggers';
import { withTemplates } from './declarations/arm/language';
import { bicep } from './declarations/bicep/language';
import { terraform } from './declarations/terraform/language';
import { yaml } from './declarations/yaml/language';

/** Every language, in the order sentences name them. */
export const languages: readonly Language[] = [
  typescript,
  javascript,
  vue,
  python,
  csharp,
  java,
  go,
  cpp,
  rust,
  bicep,
  terraform,
  yaml,
  powershell,
  shell,
  http,
  dotenv,
  properties,
  withTemplates(jsonSettings),
  dockerfile,
];

const patterns: ReadonlyMap<Language, RegExp> = new Map(
  languages.map((language) => [
    language,
    triggerPattern([...language.triggers, ...sharedTriggers(language)]),
  ]),
);

/** Whether anything stands in a text that makes it worth parsing as this language. */
export function isWorthParsing(language: Language, text: string): boolean {
  return patterns.get(language)?.test(text) === true;
}

/** The language that serves an editor language ID; `undefined` for those nobody serves. */
export function languageFor(languageId: string): Language | undefined {
  return languages.find((language) => language.languageIds.includes(languageId));
}
