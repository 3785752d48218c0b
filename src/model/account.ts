/** Who is signed in and to which cloud: values only, no secret. */

export type AccountKind =
  'vscode' | 'azureCli' | 'azureDeveloperCli' | 'azurePowerShell' | 'default' | 'sample';

export interface Account {
  readonly kind: AccountKind;
  /** What the person knows the account by, such as an e-mail address; empty when the tool does not say. */
  readonly label: string;
  /** VS Code's own ID of the account. */
  readonly id?: string;
}

export interface CloudSuffixes {
  readonly storage: string;
  readonly keyVault: string;
  readonly sql: string;
  readonly serviceBus: string;
  readonly cosmos: string;
  readonly appConfig: string;
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
