/** What a language of `code/` can do with a parsed file. Each language folder exports one of these. */

import type { Tree } from '@vscode/tree-sitter-wasm';
import type { Rule } from '../names';
import type { Operation, Service } from './clients/client';
import type { KnownValues } from './clients/followedValues';
import type { Sides } from './environmentSides';
import type { Host } from './hosts';
import type { ManifestKind } from './manifests/manifest';
import type { CredentialRequest, Identifier, PackageNeed } from './request';
import type { Edit, SnippetEdit, Span } from './text';

/** A grammar file of the pinned packages, by the name it is stored under. */
export type Grammar =
  | 'typescript'
  | 'tsx'
  | 'javascript'
  | 'vue'
  | 'python'
  | 'c-sharp'
  | 'java'
  | 'go'
  | 'cpp'
  | 'rust'
  | 'bash'
  | 'powershell'
  | 'bicep'
  | 'terraform'
  | 'yaml'
  | 'json'
  | 'properties'
  | 'ini';

/** A file as the languages see it. `tree` belongs to exactly this `text`; whoever parsed it frees it. */
export interface ParsedFile {
  readonly text: string;
  readonly tree: Tree;
  /** The editor's language ID, such as `typescriptreact`. */
  readonly languageId: string;
  /** The document's path with `/`, or its name when it was never saved. */
  readonly path: string;
  /** What the nearest manifest says a bare `.js` is; `undefined` when nothing says so. */
  readonly moduleKind?: 'esm' | 'commonjs';
  /** Text of one indentation step in this editor. */
  readonly indent: string;
  /** Where the code is, in a file that holds more than that: the tree is of the code alone, at the offsets it has here. */
  readonly code?: EmbeddedCode;
  /** Names that are in scope without an import in this file: C# global usings. */
  readonly ambientImports?: readonly string[];
  /** Services for which its project lists the language's other package, and not the usual one: `ClientTable.others`. */
  readonly others?: readonly Service[];
}

/** The code in a file that holds more than code, such as the script blocks of Vue. */
export interface EmbeddedCode {
  /** The editor language ID of the code alone. */
  readonly languageId: string;
  readonly blocks: readonly CodeBlock[];
}

/** The code in a file, as the parse of the whole file shows it. */
export interface CodeIn extends EmbeddedCode {
  readonly grammar: Grammar;
}

export interface CodeBlock extends Span {
  /** What it declares is known in itself only. */
  readonly isClosed: boolean;
}

/** What the rules need to know that is not in the file. */
export interface RuleContext {
  readonly workspaceIdentity?: 'userAssigned' | 'systemAssigned';
  /** The workspace sets `AZURE_TOKEN_CREDENTIALS` somewhere, so `DefaultAzureCredential` is already pinned. */
  readonly tokenCredentialsSet: boolean;
  /** The workspace sets `AZURE_CLIENT_ID` for an identity, not for an app registration. */
  readonly clientIdSet?: boolean;
  readonly known?: KnownIds;
  /** The name of a key vault whose secrets the identity may read. */
  readonly vault?: string;
  /** Where the files of the workspace say that its apps run. */
  readonly hosts?: readonly Host[];
}

/** The identities that are known without a request. A context is compared as JSON, so `version` changes whenever an answer may. */
export interface KnownIds {
  readonly version: number;
  /** Every visible identity was read: an ID that is not known belongs to none of them. */
  readonly complete: boolean;
  /** The identity with this client, object or resource ID, in any case. */
  kindOf(id: string): KnownId | undefined;
}

export interface KnownId {
  readonly as: 'clientId' | 'objectId' | 'resourceId';
  /** The identity's name. */
  readonly name: string;
  readonly clientId?: string;
  readonly objectId?: string;
}

/** Something a rule noticed. `values` fill the sentence that `editor/` words; never a secret. */
export interface Finding extends Span {
  readonly rule: Rule;
  /** `weak` asks for a hint instead of the rule's own severity. */
  readonly weak?: boolean;
  /** Which of the rule's sentences applies, when it has several. */
  readonly variant?: string;
  readonly values: Readonly<Record<string, string>>;
  /** `mend`: `edits`, else `Language.mend`, repairs it alone. `replace`: an identity has to be chosen, then `Language.replace`. */
  readonly fix: 'mend' | 'replace' | 'none';
  /** Only this flavour can take the finding's place; any when absent. */
  readonly flavour?: 'credential';
  /** The repair itself where it is known when the finding is made; for the text the finding was made in. */
  readonly edits?: readonly Edit[];
}

/** A credential expression in the file, whatever its state: where insertion offers turn into replacement. */
export interface CredentialSite extends Span {
  readonly type: 'managedIdentity' | 'default' | 'other';
  readonly identifier?: Identifier;
  /** The class or function by its own name, whatever the file calls it. */
  readonly name?: string;
  /** The ID that is written in the file, where it is a literal. */
  readonly id?: TextLiteral;
  /** The expression that the ID comes from, where it is no literal. */
  readonly from?: string;
}

/** A string literal: the span is that of its content, without quotes; `value` has its escapes resolved. */
export interface TextLiteral extends Span {
  readonly value: string;
}

/** Where an ID of an identity belongs: the stretch that holds it, or is empty. */
export interface OpenId extends Span {
  readonly identifier: Identifier;
}

/** A client of an Azure service that the file makes or takes, and what is done with it. */
export interface ClientSite extends Span {
  readonly service: Service;
  /** The hosts of the service that it reaches, in lower case, as far as they can be followed. */
  readonly hosts: readonly string[];
  readonly operations: readonly Operation[];
}

/** A whole change: imports and helpers as plain edits, the credential itself as a snippet. One undo takes it back. */
export interface Plan {
  readonly edits: readonly Edit[];
  readonly snippet?: SnippetEdit;
  readonly needs: readonly PackageNeed[];
}

export interface Language {
  /** The editor language IDs it serves. */
  readonly languageIds: readonly string[];
  /** How the language is called in a sentence: `TypeScript`, `C#`. */
  readonly displayName: string;
  grammarFor(languageId: string): Grammar;
  /** For files that hold more than code: which part of a file, parsed by `grammarFor`, is code, and its own grammar. */
  codeIn?(text: string, tree: Tree): CodeIn;
  /** What cannot stand in a block of such code, because it ends it. */
  readonly codeEnd?: RegExp;
  /** It reads the lines of a file itself: the tree is that of an empty text. */
  readonly readsLines?: true;
  /** One of them, whatever its case, stands in every file that its own rules and offers are about; see `LanguageRule`. */
  readonly triggers: readonly RegExp[];

  /** What the rules notice, in file order. Looks only at `within` when given (the ranges an edit changed). */
  findings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[];
  /** Every credential expression, in file order; only those that reach into `within` when given. */
  credentials(file: ParsedFile, within?: readonly Span[]): CredentialSite[];
  /** The plain string literal (or value of a declaration) that holds `offset`; `undefined` where there is none. */
  stringAt?(file: ParsedFile, offset: number): TextLiteral | undefined;
  /** The ID that `offset` is in or that belongs there, where it is no literal of a credential: of settings and declarations. */
  openIdAt?(file: ParsedFile, offset: number): OpenId | undefined;
  /** What it writes, by names that need no translation; classes of the SDK when absent, the variable's name when empty. */
  readonly noun?: { readonly credential: string; readonly client: string };
  /** What it writes for a client is the assignment of a role, where the file is a declaration of resources. */
  grantsRoles?(file: ParsedFile): boolean;
  /** What can be written depends on the ID and the flavour too, so that each offer is tried before it is made. */
  readonly isPicky?: true;
  /** Its own rules notice a resource ID in the place of a client ID, and know how to mend it. */
  readonly mendsResourceIds?: true;
  /** What the file imports, as a text to compare: when it changes, everything in the file may mean something else. */
  importsText?(file: ParsedFile): string;
  /** The clients of the file, where `clients/sites.ts` does not see them by the names of the tables. */
  clients?(file: ParsedFile, known: KnownValues): readonly ClientSite[];
  /** On which sides of the environment's tests a place stands; absent where code cannot test it. */
  sides?(file: ParsedFile, place: Span): Sides;
  /** Whether the file imports an Azure SDK, so that an offer without a finding may show by itself. */
  importsAzure(file: ParsedFile): boolean;

  /** Writes a credential at `offset`; `undefined` where none can stand or the file does not parse there. */
  insert(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined;
  /** Writes a credential in the place of the credential expression `site`; `undefined` as above. */
  replace(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined;
  /** Reads the secret of the literal `secret` from a key vault, where the language makes no client for that; `undefined` as above. */
  readSecret?(file: ParsedFile, secret: Span, request: CredentialRequest): Plan | undefined;
  /** Repairs a finding whose `fix` is `mend`; `undefined` when the file does not parse there. */
  mend(file: ParsedFile, finding: Finding): Plan | undefined;
  /** The packages that code for this request needs, with the first version that has it. */
  needs(request: CredentialRequest): readonly PackageNeed[];
  /** The kinds of files that list its packages, the most usual first; none where the language has no packages. */
  readonly manifests: readonly ManifestKind[];
  /** The kind of file that names the packages which code may see, beside the manifest. */
  readonly modules?: ManifestKind;
}
