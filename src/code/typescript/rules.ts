/** The rules over one TypeScript or JavaScript file, and the repairs of those that need no choice. */

import type { Finding, ParsedFile, RuleContext } from '../language';
import { tidyFindings } from '../findings';
import { touches } from '../nodes';
import type { Edit, Span } from '../text';
import { credentialConstructions } from './credentials';
import { handoverFindings } from './handovers';
import { defaultCredential } from './rules/defaultCredential';
import { ignoredArgument, mendIgnoredArgument } from './rules/ignoredArgument';
import { missingIdentifier } from './rules/missingIdentifier';
import { obsoleteConstructor, retiredConstructions } from './rules/obsoleteConstructor';
import { mendStringIsClientId, stringIsClientId } from './rules/stringIsClientId';
import { tokenHandling } from './rules/tokenHandling';
import { twoIdentifiers } from './rules/twoIdentifiers';

/** What the rules notice in the file, or only in the constructions that reach into `within`. */
export function findings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  const found = credentialConstructions(file, within).flatMap((made) =>
    [
      defaultCredential(file, made, context),
      missingIdentifier(file, made, context),
      stringIsClientId(file, made),
      twoIdentifiers(file, made),
      ignoredArgument(file, made),
    ].filter((finding) => finding !== undefined),
  );
  const tokens = tokenHandling(file).filter((one) => !within || within.some((span) => touches(span, one)));
  return tidyFindings([
    ...found,
    ...tokens,
    ...handoverFindings(file, within),
    ...retiredConstructions(file, within).map(obsoleteConstructor),
  ]);
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
