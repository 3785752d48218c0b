/** What the commands work with: everything comes in here, so that a test can stand in for all of it. */

import type { Arrangements } from '../access/arrangements';
import type { Session } from '../access/connection';
import type { IdentityMemory, KeyedMemory, RememberedIdentity } from '../access/identityMemory';
import type { OperationsOf } from '../access/operations';
import type { RoleMemory } from '../access/roleMemory';
import type { ClientTarget } from '../code/clients/client';
import type { WorkspaceFederation } from '../code/federation/exchange';
import type { ClientSite } from '../code/language';
import type { Edit } from '../code/text';
import type { Flavour, Identifier, IdSource } from '../code/request';
import type { Account, CloudSuffixes } from '../model/account';
import type { Clock, Log } from '../model/ports';
import type { Node } from '../tree/nodes';
import type { Ui } from '../ui/ports';

export interface CommandDeps {
  readonly session: CommandSession;
  readonly ui: Ui;
  readonly tree: TreePort;
  /** How the tree is arranged. */
  readonly arrangements: Arrangements;
  readonly editor: CredentialEditor;
  readonly code: CodeReader;
  readonly settings: SettingsPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly identities: IdentityMemory;
  /** What roles identities were seen to hold. */
  readonly roles: RoleMemory;
  /** What the hosts of the cloud end in. */
  suffixes(): CloudSuffixes;
  /** Places where roles were assigned, for the next time. */
  readonly memory: KeyedMemory;
  /** Remembers what was read of a list of roles. */
  readonly operationsOf: OperationsOf;
}

export interface CommandSession extends Session {
  /** Starts over after a failure, so that the next `connection` tries again. */
  reset(): void;
  useAccount(account: Account): Promise<void>;
}

export interface TreePort {
  readonly selection: readonly Node[];
  /** The node last shown under a key. */
  shown(key: string): Node | undefined;
  /** Opens the view at an identity. Throws `notFound` when no subscription shown has it. */
  reveal(identityId: string, signal: AbortSignal): Promise<void>;
}

export interface SettingsPort {
  /** The ARM ID of the identity the workspace runs as, empty when none was chosen. */
  workspaceIdentity(): string;
  setWorkspaceIdentity(identityId: string): Promise<void>;
  /** Chosen `tenantId/subscriptionId`, sample ones included; empty means all. */
  subscriptions(): readonly string[];
  setSubscriptions(chosen: readonly string[]): Promise<void>;
}

/** What is left out comes from the settings of the document. */
export interface InsertRequest {
  /** Absent for a system-assigned identity that is not named. With an unknown `principalId` that is empty. */
  readonly identity?: RememberedIdentity;
  readonly identifier?: Identifier;
  readonly flavour?: Flavour;
  readonly idSource?: IdSource;
  readonly variable?: string;
  /** What the flavour `client` makes a client for. */
  readonly target?: ClientTarget;
}

/** The active editor, as far as credentials go. */
export interface CredentialEditor {
  /** Before anything is asked: throws `unsupportedLanguage`, or `cannotInsertHere` with the reason `noEditor`. */
  check(): Promise<void>;
  /** Writes the credential at the cursor. Throws `cannotInsertHere`. */
  insert(request: InsertRequest): Promise<void>;
}

/** Edits of one file, for exactly the text that was read. */
export interface FileEdit {
  readonly uri: string;
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Where code is read. */
export type CodePlace = 'open' | 'workspace' | readonly string[];

/** What code does, as far as it can be read without running it. */
export interface CodeReader {
  /**
   * The clients in files: paths, URIs or patterns. `open` is the active editor, or the workspace without one. Throws
   * `badArgument` for a file that is not there.
   */
  clients(where: CodePlace): Promise<readonly ClientSite[]>;
  /** The name of the file in the active editor, where its language is served. */
  openFile(): Promise<string | undefined>;
  /** Everything in the workspace that trades tokens of its own for those of an identity. */
  federation(signal: AbortSignal): Promise<WorkspaceFederation>;
  /** Changes files, all in one step. Throws `cannotInsertHere` when one changed since it was read. */
  edit(files: readonly FileEdit[]): Promise<void>;
}

/** A command: what it was called with goes in, its result comes out; `undefined` when the person left. */
export type Handler = (input: CommandInput) => Promise<unknown>;

/** Makes a command from what it works with. */
export type Gesture = (deps: CommandDeps) => Handler;

/** How a command was called. */
export type CommandInput =
  /** From the palette, a keybinding or a button: everything is asked. */
  | { readonly from: 'nothing' }
  /** From the menu of a terminal. */
  | { readonly from: 'terminal' }
  /** From the tree: the node clicked, and all that are selected with it. */
  | { readonly from: 'nodes'; readonly nodes: readonly [Node, ...Node[]] }
  /** With one argument object, which may leave answers out. */
  | { readonly from: 'arguments'; readonly values: Arguments };

export type Arguments = Readonly<Record<string, unknown>>;
