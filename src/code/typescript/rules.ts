/** The rules over one TypeScript or JavaScript file, and the repairs of those that need no choice. */

import type { Finding, ParsedFile, RuleContext } from '../language';
import { ruled } from '../rule';
import { azureSqlHost } from '../secrets/secretKind';
import type { Edit, Span } from '../text';
import { tokenRules } from '../tokens/rule';
import { credentialConstructions, credentialSites } from './credentials';
import { handoverFindings } from './handovers';
import { defaultCredential } from './rules/defaultCredential';
import { ignoredArgument, mendIgnoredArgument } from './rules/ignoredArgument';
import { missingIdentifier } from './rules/missingIdentifier';
import { obsoleteConstructor, retiredConstructions } from './rules/obsoleteConstructor';
import { mendStringIsClientId, stringIsClientId } from './rules/stringIsClientId';
import { tokenWords } from './tokenWords';
import { twoIdentifiers } from './rules/twoIdentifiers';

/** The packages that credentials and clients come from, as they are imported. */
const sdk = [/@azure\//, /AzureOpenAI/];

export const typescriptRules = ruled(
  [
    { triggers: sdk, findings: credentialFindings },
    ...tokenRules(tokenWords, credentialSites),
    {
      triggers: [...sdk, azureSqlHost],
      findings: (file, _context, within) => handoverFindings(file, within),
    },
    {
      triggers: [/@azure\/ms-rest-nodeauth/, /ms-rest-azure/],
      findings: (file, _context, within) => retiredConstructions(file, within).map(obsoleteConstructor),
    },
  ],
  [/mssql/, /tedious/],
);

/** What is wrong with the credentials of the file, or with those that reach into `within`. */
function credentialFindings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  return credentialConstructions(file, within).flatMap((made) =>
    [
      defaultCredential(file, made, context),
      missingIdentifier(file, made, context),
      stringIsClientId(file, made),
      twoIdentifiers(file, made),
      ignoredArgument(file, made),
    ].filter((finding) => finding !== undefined),
  );
}

/** The edits that repair a finding whose `fix` is `mend`; none when the file no longer says what was found. */
export function mendingEdits(file: ParsedFile, finding: Finding): Edit[] {
  const made = credentialConstructions(file);
  switch (finding.rule) {
    case 'string-is-client-id': {
      const at = made.find((one) => stringIsClientId(file, one)?.start === finding.start);
      return at ? mendStringIsClientId(file, at) : [];
    }
    case 'ignored-argument': {
      const at = made.find((one) => ignoredArgument(file, one)?.start === finding.start);
      return at ? mendIgnoredArgument(file, at, finding.start) : [];
    }
    default:
      return [];
  }
}
