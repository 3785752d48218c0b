/** The rules that are the same in every language: they look at what the language folders found, and at literals. */

import { literalSecrets } from './secrets/literalSecrets';
import { secretCredentials } from './secrets/secretCredentials';
import type { Finding, Language, ParsedFile } from './language';
import type { Span } from './text';

/** What the shared rules notice in a file, or in the stretches of it that changed. */
export function sharedFindings(language: Language, file: ParsedFile, within?: readonly Span[]): Finding[] {
  const sites = language.credentials(file, within);
  return [...literalSecrets(language, file, within), ...secretCredentials(sites)];
}
