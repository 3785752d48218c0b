/** Who is signed in and to which cloud: values only, no secret. */

export type AccountKind =
  'vscode' | 'azureCli' | 'azureDeveloperCli' | 'azurePowerShell' | 'default' | 'sample';

export interface Account {
  readonly kind: AccountKind;
  /** What the person knows the account by, such as an e-mail address; empty when the tool does not say. */
  readonly label: string;
  /** VS Code's own ID of the account. */
  readonly id?: string;
  /** Of `default` only: which sign-in of its chain gave the token; not a person's own for the last two. */
  readonly answeredBy?: AccountKind | 'person' | 'managedIdentity' | 'application';
}

export interface CloudSuffixes {
  readonly storage: string;
  readonly keyVault: string;
  readonly sql: string;
  readonly serviceBus: string;
  readonly cosmos: string;
  readonly appConfig: string;
}

/** What tokens are asked for in a cloud, as sign-ins spell it. */
export function tokenScope(cloud: Pick<Cloud, 'audience'>): string {
  // Some audiences are written with a slash at their end, and Entra ID reads two as part of the name.
  return `${cloud.audience.replace(/\/+$/, '')}/.default`;
}

export interface Cloud {
  readonly name: string;
  /** Without a trailing slash: SDK clients would double it. */
  readonly resourceManagerUrl: string;
  readonly activeDirectoryUrl: string;
  /** What tokens are asked for, without `/.default`. */
  readonly audience: string;
  readonly portalUrl: string;
  readonly suffixes: CloudSuffixes;
}
