/** What the rules notice in a Python file, and which of it can be mended without choosing an identity. */

import type { Finding, ParsedFile, RuleContext } from '../language';
import { ruled } from '../rule';
import { secretTriggers } from '../secrets/secretKind';
import { spanOf, touches } from '../nodes';
import type { Span } from '../text';
import { tokenRules } from '../tokens/rule';
import { tokens } from '../words';
import { callOf, credentialCalls, credentialSites, dictionaryKeys, saysNothing } from './credentials';
import { connectionFindings } from './connectionStrings';
import type { CredentialCall } from './credentials';
import { isLocalOnly } from './environmentTest';
import { ignoredArguments } from './ignoredArguments';
import { readImports, targetOf } from './imports';
import { mixedKinds } from './mixedKinds';
import { tokenWords } from './tokenWords';
import { twoIdentifiers } from './twoIdentifiers';

/** A word of every file that has something of the SDK, or of what came before it. */
const sdk = [/azure/];

export const pythonRules = ruled(
  [
    { triggers: sdk, findings: credentialFindings },
    { triggers: sdk, findings: removedConstructors },
    ...tokenRules(tokenWords, credentialSites),
    { triggers: [...sdk, ...secretTriggers], findings: connectionFindings },
  ],
  [/pyodbc/, /mssql/],
);

/** What is wrong with the credentials of the file, or with those that touch `within`. */
function credentialFindings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  let isSaid = false;
  const calls = credentialCalls(file).filter(
    ({ node }) => !within || within.some((span) => touches(span, spanOf(node))),
  );
  return calls.flatMap((call) => {
    const ignored = [...ignoredArguments(call), ...twoIdentifiers(call), ...mixedKinds(file, call)];
    if (ignored.length > 0) return ignored;
    if (call.name === 'ManagedIdentityCredential') return missingIdentifier(call, context);
    // One finding at full severity is all that will be shown, and looking around a call is what takes time.
    if (call.name !== 'DefaultAzureCredential' || isSaid) return [];
    const found = defaultCredential(file, call, context);
    isSaid = found.some(({ weak }) => weak !== true);
    return found;
  });
}

function missingIdentifier(call: CredentialCall, context: RuleContext): Finding[] {
  if (context.workspaceIdentity !== 'userAssigned' || call.isOpen) return [];
  const given = [...call.keywords].filter(([name]) => name === 'client_id' || name === 'identity_config');
  if (given.some(([, { value }]) => !saysNothing(value) && dictionaryKeys(value)?.length !== 0)) return [];
  const variant = given.length > 0 ? { variant: 'empty' } : {};
  return [{ ...spanOf(call.node), rule: 'missing-identifier', values: {}, fix: 'replace', ...variant }];
}

function defaultCredential(file: ParsedFile, call: CredentialCall, context: RuleContext): Finding[] {
  if (context.tokenCredentialsSet || call.isOpen || isTestFile(file.path)) return [];
  const isTrue = (keyword: string): boolean => call.keywords.get(keyword)?.value.type === 'true';
  if (isTrue('exclude_managed_identity_credential') || isTrue('require_envvar')) return [];
  if (isLocalOnly(call.node)) return [];
  const named = call.keywords.get('managed_identity_client_id');
  const weak = named && !saysNothing(named.value) ? { weak: true, variant: 'withIdentifier' } : {};
  return [{ ...spanOf(call.node), rule: 'default-credential', values: {}, fix: 'replace', ...weak }];
}

/** `test_*.py`, `*_test.py`, `conftest.py`, and everything in a folder `test` or `tests`. */
function isTestFile(path: string): boolean {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  if (segments.includes('tests') || segments.includes('test')) return true;
  return name === 'conftest.py' || name.startsWith('test_') || name.endsWith('_test.py');
}

/** The classes of the packages that came before `azure-identity`; the first two took a managed identity. */
const removed = new Map([
  ['msrestazure.azure_active_directory.MSIAuthentication', 'replace'],
  ['msrestazure.azure_active_directory.AppServiceMSIAuthentication', 'replace'],
  ['msrestazure.azure_active_directory.ServicePrincipalCredentials', 'none'],
  ['azure.common.credentials.ServicePrincipalCredentials', 'none'],
  ['azure.common.credentials.UserPassCredentials', 'none'],
  ['azure.common.credentials.get_azure_cli_credentials', 'none'],
] as const);

/** PY06: calls into `msrestazure` and `azure.common.credentials`, which no current client takes. */
function removedConstructors(file: ParsedFile): Finding[] {
  const imports = readImports(file);
  const names = new Set<string>();
  for (const [target] of removed) {
    const [module, name] = [
      target.slice(0, target.lastIndexOf('.')),
      target.slice(target.lastIndexOf('.') + 1),
    ];
    const local = imports.bindings
      .filter((binding) => binding.target === target)
      .map((binding) => binding.local);
    const byModule = imports.bindings.some(
      ({ target: bound }) => module === bound || module.startsWith(`${bound}.`),
    );
    for (const each of byModule ? [...local, name] : local) names.add(each);
  }
  return [...names].flatMap((name) =>
    tokens(file, name).flatMap((token): Finding[] => {
      const call = callOf(token);
      const callee = call?.childForFieldName('function');
      const target = callee && targetOf(imports, callee);
      const fix = [...removed].find(([known]) => known === target)?.[1];
      if (!call || !target || !fix) return [];
      const values = { constructor: target.slice(target.lastIndexOf('.') + 1) };
      return [{ ...spanOf(call), rule: 'obsolete-constructor', variant: 'removedPackage', values, fix }];
    }),
  );
}
