/** The rules that are the same in every language: they look at what the language folders found, and at literals. */

import { clientIdNotRead } from './clientIdNotRead';
import { idFindings } from './knownIds';
import { rawRequestLiterals } from './rawRequestLiterals';
import { rawHostOf } from './rawRequests';
import { literalSecrets } from './secrets/literalSecrets';
import { secretCredentials } from './secrets/secretCredentials';
import type { Finding, Language, ParsedFile, RuleContext } from './language';
import type { Span } from './text';

/** What the shared rules notice in a file, or in the stretches of it that changed. */
export function sharedFindings(
  language: Language,
  file: ParsedFile,
  context: RuleContext,
  within?: readonly Span[],
): Finding[] {
  const sites = language.credentials(file, within);
  const literals = within && wholeLiterals(language, file, within);
  return [
    ...literalSecrets(language, file, literals),
    ...secretCredentials(sites, file.text),
    ...idFindings(sites, context.known),
    ...clientIdNotRead(sites, file, context),
    // Scripts and settings look at whole requests.
    ...(language.isPicky ? [] : rawRequestLiterals(language, file, context, literals)),
  ];
}

/** What the shared rules read outside the stretches they look at, as a text to compare: see `Language.importsText`. */
export function sharedText({ text }: ParsedFile): string {
  return text.includes('api-version=') ? (rawHostOf(text) ?? '') : '';
}

/** The stretches, each grown over the literals at its ends: what tells a literal may stand anywhere in it. */
function wholeLiterals(language: Language, file: ParsedFile, within: readonly Span[]): readonly Span[] {
  return within.map(({ start, end }) => ({
    start: Math.min(start, language.stringAt?.(file, start)?.start ?? start),
    end: Math.max(end, language.stringAt?.(file, end)?.end ?? end),
  }));
}
