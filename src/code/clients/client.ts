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
  /** Its ARM ID, that of the container or queue included, for declarations that grant a role on it. */
  readonly id?: string;
  /** The roles that the identity has there for this service, for declarations that grant one. */
  readonly roles?: readonly HeldRole[];
  /** What the client is given: a URL such as `https://stordersprod.blob.core.windows.net`, or a host name alone where the SDKs want that. */
  readonly endpoint: string;
  /** The container, queue, hub, database or secret within it, where the role assignment names one. */
  readonly entity?: string;
  /**
   * The identity may receive there and not send: the consumer group of a hub or the subscription of a topic that is
   * received from, in angle brackets where it is not known; empty for a queue, which has none.
   */
  readonly receivesFrom?: string;
  /** Asks for the smallest correct call after the client. */
  readonly call: boolean;
  /** The file, or else its project, uses the language's other package for the service: see `ClientTable.others`. */
  readonly isOther?: true;
  /** Code behind the call makes use of what it gives: nothing is to be done with it for the compiler's sake. */
  readonly isUsed?: true;
}

/** A role that an identity has on a resource. */
export interface HeldRole {
  readonly name: string;
  readonly guid: string;
  /** It was assigned above the resource. */
  readonly isInherited?: true;
}

/**
 * How one language makes a client of one service. `client`, `setup` and `call` are templates, filled by `fill`: `{Name}` a
 * name of `imports` as the file calls it, `{endpoint}` and `{entity}` string literals, `{"text"}` a literal to be typed over,
 * `{'text'}` a literal as it is, `{credential}` the credential expression, `{client}` the variable that holds the client,
 * `{await}` nothing, or `await ` where the client is an asynchronous one (a bare `await ` is always written: such a call
 * stands only where `await` may), `{async}` likewise `async `, `{group}` what is received from as a string literal. Within `{'text'}`, `<endpoint>`, `<entity>` and `<id>` (the client ID: `Filler.id`) are put
 * in, `<tld>` is the end of the endpoint's host name, `<zone>` the part of it that all servers of SQL share, and `[…]` is left out where there is no ID. Without `{credential}`
 * in `client` no credential is written.
 */
export interface ClientForm {
  readonly packages: readonly PackageNeed[];
  /**
   * Every name that the templates use, and the module, package, namespace or header it comes from; import those that are
   * in what is written. The first is the client's own type (the package in Go). In C#, `this ` stands in front of the
   * namespace of an extension method.
   */
  readonly imports: Readonly<Record<string, string>>;
  /** Python: where the asynchronous one is, as `module`, or `module:name` when its name differs; the others stay. */
  readonly asyncImports?: Readonly<Record<string, string>>;
  /** What the client's variable is called in this language, where the name is free. */
  readonly variable: string;
  /** The expression that makes the client, with retry options where the SDK has them in an expression. In Go it gives an error too. */
  readonly client: string;
  /** Go: the expression gives the client alone, and no error. */
  readonly neverFails?: true;
  /** TypeScript: the package lets no name of its own be imported by a module; what it is called where it is imported whole. */
  readonly whole?: string;
  /** Python: statements that the client needs in front of it, behind the credential. */
  readonly before?: readonly string[];
  /** Statements that belong to making the client and follow it at once, a line each; written with and without `call`. */
  readonly setup?: readonly string[];
  /**
   * The smallest correct call, a statement per line, without indentation but for what stands in a block: four blanks, as
   * the file's own step; none where it needs more than statements. In Go, a line that sets `err` is to be followed by the
   * check that the function around it allows.
   */
  readonly call: readonly string[];
}

/**
 * What code does with a resource, as far as roles tell it apart; `use` calls a model, encrypts with a key or runs a
 * procedure. Cosmos DB tells more apart: `write` makes an item or replaces it there, `follow` reads what changes.
 */
export type Operation =
  'read' | 'query' | 'follow' | 'create' | 'write' | 'replace' | 'delete' | 'send' | 'receive' | 'use';

/** A service in each language that has an SDK for it. */
export type ClientForms = Readonly<Partial<Record<ClientLanguage, ClientForm>>>;

/** One service of the tables. */
export interface ClientTable {
  readonly service: Service;
  /** What stands for a container, queue, hub or the like that nobody named yet. */
  readonly entity: string;
  readonly forms: ClientForms;
  /** For who may only receive. */
  readonly receivers?: ClientForms;
  /** The same from a subscription, where that is called in another way. */
  readonly subscribers?: ClientForms;
  /** Another package that a file may use in the place of the one in `forms`. */
  readonly others?: Readonly<Partial<Record<ClientLanguage, OtherForm>>>;
}

/** What code is written for a file that uses another package than the usual one. */
export interface OtherForm {
  /** Matches the imports of a file that uses it, as `Language.importsText` gives them. */
  readonly imported: RegExp;
  /** The same for the usual package. */
  readonly usual: RegExp;
  readonly form: ClientForm;
}
