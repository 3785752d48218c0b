/** What the rules notice in a Go file. */

import type { Finding, Language, ParsedFile, RuleContext } from '../language';
import { ruled } from '../rule';
import { spanOf, touches } from '../nodes';
import { azureSqlHost } from '../secrets/secretKind';
import type { Span } from '../text';
import { connectionFindings } from './connectionStrings';
import { tokenRules } from '../tokens/rule';
import { credentialCalls, credentialSites, fieldsOf, identityOf, isClosed } from './credentials';
import type { PackageCall } from './credentials';
import { isLocalOnly } from './environmentTest';
import { obsoleteFindings } from './obsolete';
import { sqlOpenFindings } from './sqlOpen';
import { tokenWords } from './tokenWords';

/** A word of every file that imports something of the SDK. */
const sdk = [/azure/];

export const goRules = ruled([
  { triggers: sdk, findings: near(credentialFindings) },
  {
    triggers: sdk,
    findings: near((file, _context, within) =>
      isTestFile(file.path) ? [] : connectionFindings(file, within),
    ),
  },
  { triggers: [azureSqlHost], findings: near((file, _context, within) => sqlOpenFindings(file, within)) },
  ...tokenRules(tokenWords, credentialSites),
]);

/** What a look in `within` finds there, and nothing that it passed on its way. */
function near(look: Language['findings']): Language['findings'] {
  return (file, context, within) =>
    look(file, context, within).filter((finding) => !within || within.some((span) => touches(span, finding)));
}

/** What is wrong with the credentials of the file, those of the SDK's older forms among them. */
function credentialFindings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  let isSaid = false;
  const obsolete = obsoleteFindings(file, within);
  const isObsolete = ({ node }: PackageCall): boolean =>
    obsolete.some(({ start }) => start === node.startIndex);
  const ofCredentials = credentialCalls(file, within).flatMap((call) => {
    if (isObsolete(call)) return [];
    if (call.name === 'NewManagedIdentityCredential') return missingIdentifier(file, call, context);
    // One finding is all that will be shown, and looking around a call is what takes time.
    if (call.name !== 'NewDefaultAzureCredential' || isSaid) return [];
    const found = defaultCredential(file, call, context);
    isSaid = found.length > 0;
    return found;
  });
  return [...ofCredentials, ...obsolete];
}

function missingIdentifier(file: ParsedFile, call: PackageCall, context: RuleContext): Finding[] {
  if (context.workspaceIdentity !== 'userAssigned' || !isClosed(call)) return [];
  const known = identityOf(file, call);
  const isEmpty = known?.id?.value === '';
  if (known?.identifier !== 'systemAssigned' && !isEmpty) return [];
  const variant = isEmpty ? { variant: 'empty' } : {};
  return [{ ...spanOf(call.node), rule: 'missing-identifier', values: {}, fix: 'replace', ...variant }];
}

/** Its options name no managed identity, so there is no weaker form of this rule in Go. */
function defaultCredential(file: ParsedFile, call: PackageCall, context: RuleContext): Finding[] {
  if (context.tokenCredentialsSet || isTestFile(file.path)) return [];
  const required = fieldsOf(file, call.positional[0])?.get('RequireAzureTokenCredentials')?.value;
  if (required?.type === 'true' || isLocalOnly(call.node)) return [];
  return [{ ...spanOf(call.node), rule: 'default-credential', values: {}, fix: 'replace' }];
}

function isTestFile(path: string): boolean {
  return path.endsWith('_test.go') || /(^|\/)testdata\//.test(path);
}
