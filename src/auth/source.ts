/** A place a developer can be signed in at, and what it gives when they are. */

import type { TokenCredential } from '@azure/core-auth';
import type { Account, AccountKind, Cloud } from '../model/account';

/** Somebody is signed in: who, and tokens on their behalf. */
export interface SignedIn {
  readonly account: Account;
  /** A credential for one tenant, the account's own when none is named. */
  credentialFor(tenantId: string | undefined): TokenCredential;
}

export interface SignInSource {
  readonly kind: AccountKind;
  /**
   * Who is signed in here, found without asking anybody: each comes with a token already seen. Empty when nobody is.
   * Throws `Failure` with `toolMissing` or `signInNeeded` to say why there is nobody.
   */
  silent(cloud: Cloud, remembered: Account | undefined, signal: AbortSignal): Promise<readonly SignedIn[]>;
  /** Accounts that are there but have not consented to this extension. */
  unconsented?(cloud: Cloud): Promise<readonly Account[]>;
  /** Asks the person, after a click. `undefined` when they turn away. */
  interactive?(
    cloud: Cloud,
    request: { readonly tenantId?: string; readonly account?: Account },
  ): Promise<SignedIn | undefined>;
}

/** The line that signs in to a tenant with a command-line tool; `undefined` for sources that ask by themselves. */
export function signInCommand(kind: AccountKind, tenantId: string): string | undefined {
  switch (kind) {
    case 'azureCli':
      return `az login --tenant ${tenantId}`;
    case 'azureDeveloperCli':
      return `azd auth login --tenant-id ${tenantId}`;
    case 'azurePowerShell':
      return `Connect-AzAccount -Tenant ${tenantId}`;
    case 'vscode':
    case 'default':
    case 'sample':
      return undefined;
  }
}
