/** `AZURE_CLIENT_ID` that the workspace sets, and a credential that does not read it. */

import type { CredentialSite, Finding, ParsedFile, RuleContext } from './language';

/**
 * `ManagedIdentityCredential` without an ID asks for the system-assigned identity, whatever the variable says: only
 * `DefaultAzureCredential` reads it (and token exchange on AKS). Says nothing where the workspace names its identity:
 * another rule speaks then, or system-assigned is what is meant.
 */
export function clientIdNotRead(
  sites: readonly CredentialSite[],
  { text }: ParsedFile,
  { clientIdSet, workspaceIdentity }: RuleContext,
): Finding[] {
  if (clientIdSet !== true || workspaceIdentity !== undefined) return [];
  return sites.flatMap(({ start, end, type, identifier, name = '' }): Finding[] => {
    const isBare = type === 'managedIdentity' && identifier === 'systemAssigned';
    // What is spelt out is meant.
    const isSaid = /System_?Assigned/i.test(text.slice(start, end));
    if (!isBare || isSaid || !/ManagedIdentityCredential/.test(name)) return [];
    return [{ start, end, rule: 'environment-not-read', values: {}, fix: 'replace' }];
  });
}
