/** The variables that credentials read: `AZURE_TOKEN_CREDENTIALS` says which credentials to try, by values that the SDKs know. */

import type { Finding, TextLiteral } from './language';
import { isOpenValue } from './settings/setting';

/** Whether a line of a settings file that is no comment gives the variable a value, in whatever syntax the file has. */
export function setsTokenCredentials(text: string): boolean {
  return /^(?!\s*(?:#|\/\/)).*\bAZURE_TOKEN_CREDENTIALS\b(?!\s*=\s*$)/m.test(text);
}

/**
 * Whether a settings file gives `AZURE_CLIENT_ID` to an identity: an app registration has a secret or a token beside it.
 * Outputs of templates and secrets of repositories that have the name are for whoever deploys.
 */
export function setsClientId(text: string): boolean {
  if (
    /AZURE_CLIENT_(?:SECRET|CERTIFICATE_PATH)|AZURE_FEDERATED_TOKEN_FILE|azure\.workload\.identity/.test(text)
  )
    return false;
  return /^(?!\s*(?:#|\/\/|output\b)).*(?<![\w.${(]|(?:secret|variable)_name\s*=\s*")AZURE_CLIENT_ID\b(?!\s*\}|\s*=\s*$|['"]?\s*[:=]\s*(?:(['"])\1|\{))/m.test(
    text,
  );
}

/** What is said of the misspelt variable, wherever it is set. */
export const misspeltFinding = {
  rule: 'environment-not-read',
  variant: 'misspelt',
  values: { expected: 'AZURE_TOKEN_CREDENTIALS' },
  fix: 'mend',
} as const;

/** What the SDKs take as the value of `AZURE_TOKEN_CREDENTIALS`, whatever its case: groups, and names of credentials. */
const tokenCredentialValues =
  /^(?:dev|prod|(?:Environment|WorkloadIdentity|ManagedIdentity|VisualStudio|VisualStudioCode|AzureCli|AzurePowerShell|AzureDeveloperCli|InteractiveBrowser|IntelliJ|Broker)Credential)$/i;
const corrections: Readonly<Record<string, string>> = {
  production: 'prod',
  development: 'dev',
  managedidentity: 'ManagedIdentityCredential',
  azurecli: 'AzureCliCredential',
  cli: 'AzureCliCredential',
  environment: 'EnvironmentCredential',
};

/** A finding for a value that no SDK takes, where it stands; none for one that says nothing. */
export function badValueFindings({ start, end, value }: TextLiteral): Finding[] {
  const found = value.trim();
  if (found === '' || isOpenValue(found) || tokenCredentialValues.test(found)) return [];
  const expected = corrections[found.toLowerCase()];
  const finding = { start, end, rule: 'environment-not-read', variant: 'badValue' } as const;
  return expected === undefined
    ? [{ ...finding, values: { found: found.slice(0, 40) }, fix: 'none' }]
    : [{ ...finding, values: { found, expected }, fix: 'mend', edits: [{ start, end, text: expected }] }];
}
