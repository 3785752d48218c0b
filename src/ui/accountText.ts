/** How the signed-in account is named: who answers is never guessed, so it is always said. */

import { l10n } from 'vscode';
import type { Account, AccountKind } from '../model/account';

/** "Azure CLI · alice@contoso.example", or just the source when it does not say who. */
export function accountText(account: Account): string {
  const parts = [sourceName(account.kind), answererName(account), account.label];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Which sign-in of a chain gave the token; empty where there is no chain. */
export function answererName({ answeredBy }: Account): string {
  switch (answeredBy) {
    case undefined:
    case 'person':
      return '';
    case 'managedIdentity':
      return l10n.t('managed identity of this machine');
    case 'application':
      return l10n.t('service principal');
    default:
      return sourceName(answeredBy);
  }
}

export function sourceName(kind: AccountKind): string {
  switch (kind) {
    case 'vscode':
      return l10n.t('VS Code account');
    case 'azureCli':
      return l10n.t('Azure CLI');
    case 'azureDeveloperCli':
      return l10n.t('Azure Developer CLI');
    case 'azurePowerShell':
      return l10n.t('Azure PowerShell');
    case 'default':
      return l10n.t('DefaultAzureCredential');
    case 'sample':
      return l10n.t('Sample tenant');
  }
}
