/** What a table of `clients/` says: where a service's clients reach it, and how each language makes one. */

import type { PackageNeed } from '../request';

/** A service that code has clients for. Key Vault has three, since its SDKs have a client for each kind of content. */
export type Service =
  | 'blob'
  | 'queue'
  | 'table'
  | 'keyVaultSecrets'
  | 'keyVaultKeys'
  | 'keyVaultCertificates'
  | 'serviceBus'
  | 'eventHubs'
  | 'cosmos'
  | 'appConfiguration'
  | 'openAi'
  | 'sql';

/** The columns of the tables; TypeScript's serves JavaScript too. */
export type ClientLanguage = 'typescript' | 'python' | 'csharp' | 'java' | 'go' | 'cpp' | 'rust';

/** One resource that code shall reach. */
export interface ClientTarget {
  readonly service: Service;
  /** The resource's own name, such as `stordersprod`. */
  readonly resource: string;
  /** What the client is given: a URL such as `https://stordersprod.blob.core.windows.net`, or a host name alone where the SDKs want that. */
  readonly endpoint: string;
  /** The container, queue, hub, database or secret within it, where the role assignment names one. */
  readonly entity?: string;
  /** Asks for the smallest correct call after the client. */
  readonly call: boolean;
}

/**
 * How one language makes a client of one service. `client` and `call` are templates, filled by `fill`: `{Name}` a name of
 * `imports` as the file calls it, `{endpoint}` and `{entity}` string literals, `{"text"}` a literal to be typed over,
 * `{credential}` the credential expression, `{client}` the variable that holds the client, `{await}` nothing, or `await `
 * where the client is an asynchronous one.
 */
export interface ClientForm {
  readonly packages: readonly PackageNeed[];
  /** Every imported name and the module, package, namespace or header it comes from. */
  readonly imports: Readonly<Record<string, string>>;
  /** The modules of an asynchronous client, where those differ. */
  readonly asyncImports?: Readonly<Record<string, string>>;
  /** What the client's variable is called in this language, where the name is free. */
  readonly variable: string;
  /** The expression that makes the client, with retry options where the SDK has them. */
  readonly client: string;
  /** The smallest correct call, a statement per line, without indentation. */
  readonly call: readonly string[];
}

/** One service of the tables. */
export interface ClientTable {
  readonly service: Service;
  /** What stands for a container, queue, hub or the like that nobody named yet. */
  readonly entity: string;
  readonly forms: Readonly<Partial<Record<ClientLanguage, ClientForm>>>;
}
