/** The languages that are read and written, by the editor's language IDs: the one table. */

import { csharp } from './csharp/language';
import type { Language } from './language';
import { python } from './python/language';
import { javascript, typescript } from './typescript/language';

/** Every language, in the order sentences name them. */
export const languages: readonly Language[] = [typescript, javascript, python, csharp];

/** The language that serves an editor language ID; `undefined` for those nobody serves. */
export function languageFor(languageId: string): Language | undefined {
  return languages.find((language) => language.languageIds.includes(languageId));
}
