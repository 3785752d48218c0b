/** The rules that are the same in every language: they look at what the language folders found, and at literals. */

import { clientIdNotRead } from './clientIdNotRead';
import { connectionSites } from './connectionIds';
import { variableFindings } from './environmentVariables';
import { hostFindings } from './hostFindings';
import { idFindings } from './knownIds';
import { keyArguments, keyArgumentTriggers, keyOptions, keyOptionTriggers } from './secrets/keyArguments';
import { literalSecrets } from './secrets/literalSecrets';
import { secretCredentials, secretCredentialTriggers } from './secrets/secretCredentials';
import { azureSqlHost, secretTriggers } from './secrets/secretKind';
import type { CredentialSite, Finding, Language, ParsedFile, RuleContext } from './language';
import type { Span } from './text';
import { wrongKinds } from './wrongKind';

interface SharedRule {
  /** As those of a `LanguageRule`; none where the credentials that it looks at bring their own. */
  readonly triggers: readonly RegExp[];
  /** Scripts and declarations have no such thing, or look at more than one literal for it. */
  readonly isOfCode?: true;
  find(look: SharedLook): Finding[];
}

interface SharedLook {
  readonly language: Language;
  readonly file: ParsedFile;
  readonly context: RuleContext;
  readonly sites: readonly CredentialSite[];
  /** The stretches to look for literals in; everywhere without them. */
  readonly literals: readonly Span[] | undefined;
}

const rules: readonly SharedRule[] = [
  {
    triggers: secretTriggers,
    find: ({ language, file, literals }) => literalSecrets(language, file, literals),
  },
  {
    triggers: secretCredentialTriggers,
    isOfCode: true,
    find: ({ sites, file }) => secretCredentials(sites, file.text),
  },
  {
    triggers: keyArgumentTriggers,
    isOfCode: true,
    find: ({ language, file }) => keyArguments(language, file),
  },
  { triggers: keyOptionTriggers, find: ({ language, file }) => keyOptions(language, file) },
  {
    triggers: [/AZURE_TOKEN_CREDENTIAL/],
    isOfCode: true,
    find: ({ language, file, literals }) => variableFindings(language, file, literals),
  },
  { triggers: [], find: ({ language, sites }) => wrongKinds(sites, language.mendsResourceIds) },
  {
    triggers: [azureSqlHost],
    find: ({ language, file, context, literals }) =>
      idFindings(connectionSites(language, file, literals), context.known),
  },
  { triggers: [], find: ({ sites, context }) => idFindings(sites, context.known) },
  { triggers: [], find: ({ language, sites, context }) => hostFindings(language, sites, context.hosts) },
  { triggers: [], find: ({ sites, file, context }) => clientIdNotRead(sites, file, context) },
];

const rulesFor = ({ isPicky }: Language): readonly SharedRule[] =>
  isPicky ? rules.filter(({ isOfCode }) => isOfCode !== true) : rules;

/** What wakes the shared rules in a language. */
export function sharedTriggers(language: Language): readonly RegExp[] {
  return rulesFor(language).flatMap(({ triggers }) => triggers);
}

/** What the shared rules notice in a file, or in the stretches of it that changed. */
export function sharedFindings(
  language: Language,
  file: ParsedFile,
  context: RuleContext,
  within?: readonly Span[],
): Finding[] {
  const sites = language.credentials(file, within);
  const literals = within && wholeLiterals(language, file, within);
  return rulesFor(language).flatMap(({ find }) => find({ language, file, context, sites, literals }));
}

/** The stretches, each grown over the literals at its ends: what tells a literal may stand anywhere in it. */
function wholeLiterals(language: Language, file: ParsedFile, within: readonly Span[]): readonly Span[] {
  return within.map(({ start, end }) => ({
    start: Math.min(start, language.stringAt?.(file, start)?.start ?? start),
    end: Math.max(end, language.stringAt?.(file, end)?.end ?? end),
  }));
}
