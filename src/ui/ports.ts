/** What commands ask of the person and tell them: codes and values only; the files beside this one find the words. */

import type { PolicyPermissions } from '../model/accessPolicies';
import type { Failure } from '../model/failure';
import type { Felt } from '../model/felt';
import type { ManagedIdentity } from '../model/identity';
import type { Listing, Problem } from '../model/listing';
import type { Scopes } from '../model/ports';
import type { RoleDefinition } from '../model/role';
import type { Scope } from '../model/scope';
import type { Subscription, Tenant } from '../model/tenancy';
import type { IdentifierKind } from '../tree/nodes';
import type { Crossing, FormPickers, SelectedText } from './formPorts';
import type { Documents } from './documentPort';
import type { Picked } from './listPicker';
import type { Review, ReviewAnswer } from './reviewPorts';
import type { Said } from './said';
import type { Step } from './step';

/** An identity and the tenant whose token reads it. */
export interface LocatedIdentity {
  readonly identity: ManagedIdentity;
  readonly tenantId: string;
}

/** A place to hold a role, with the name people know it by. */
export interface NamedScope {
  readonly scope: Scope;
  readonly name: string;
  /** The subtype of a resource, such as `functionapp`. */
  readonly resourceKind?: string;
}

/** A subscription as the setting names it: `tenantId/subscriptionId`. */
export interface ChosenSubscription {
  readonly entry: string;
}

/** A role in the list, and whether every identity chosen holds it there already. */
export interface RoleChoice {
  readonly role: RoleDefinition;
  readonly held: boolean;
}

/** Comparing from the picker of roles, which stays open. */
export interface RoleCompare {
  /** A role with what the one identity has there. */
  readonly withHeld?: { readonly identity: string; run(role: RoleDefinition): void };
  /** The roles that are checked. */
  checked(roles: readonly RoleDefinition[]): void;
}

export interface RoleChoices {
  readonly fits: readonly RoleChoice[];
  readonly jobFunction: readonly RoleChoice[];
  readonly privileged: readonly RoleChoice[];
  /** Roles that could not be read. */
  readonly problems: readonly Problem[];
}

export interface HeldRole {
  readonly identity: ManagedIdentity;
  readonly assignmentId: string;
  readonly roleName: string;
  readonly at: NamedScope;
}

export interface Pickers extends FormPickers {
  identity(request: {
    readonly step: Step;
    readonly back: boolean;
    readonly several: boolean;
    /** IDs of those that stand on top: what is selected in the tree, what was used last. */
    readonly first: readonly string[];
    /** IDs of those chosen before: on top, and checked or the line that Enter takes. */
    readonly checked?: readonly string[];
    load(signal: AbortSignal): Promise<Listing<LocatedIdentity>>;
  }): Promise<Picked<readonly LocatedIdentity[]>>;
  scope(request: {
    readonly step: Step;
    readonly back: boolean;
    readonly tenantId: string;
    /** Where the identity lives: its resources come first. */
    readonly homeSubscriptionId?: string;
    readonly recent: readonly NamedScope[];
    /** Chosen before: on top, where Enter takes it. */
    readonly chosen?: NamedScope;
    readonly scopes: Scopes;
    subscriptions(signal: AbortSignal): Promise<Listing<Subscription>>;
  }): Promise<Picked<NamedScope>>;
  roles(request: {
    readonly step: Step;
    readonly back: boolean;
    readonly at: NamedScope;
    /** Role GUIDs checked before, kept when coming back. */
    readonly checked: readonly string[];
    readonly several: boolean;
    load(signal: AbortSignal): Promise<RoleChoices>;
    open(role: RoleDefinition): void;
    readonly compare?: RoleCompare;
  }): Promise<Picked<readonly RoleDefinition[]>>;
  review(request: {
    readonly step: Step;
    load(signal: AbortSignal): Promise<Review>;
    open(role: RoleDefinition): void;
  }): Promise<Picked<ReviewAnswer>>;
  heldRoles(request: {
    readonly step: Step;
    readonly back: boolean;
    load(signal: AbortSignal): Promise<Listing<HeldRole>>;
  }): Promise<Picked<readonly HeldRole[]>>;
  subscriptions(request: {
    readonly step: Step;
    /** `tenantId/subscriptionId`, known once the list is loaded; empty means all. */
    chosen(): readonly string[];
    load(
      signal: AbortSignal,
    ): Promise<Listing<{ readonly subscription: Subscription; readonly tenant: Tenant }>>;
  }): Promise<Picked<readonly ChosenSubscription[]>>;
}

/** A question that keeps everything as it is unless it is answered with yes. */
export type Question =
  | {
      readonly ask: 'grant';
      readonly identities: readonly string[];
      readonly roles: readonly string[];
      readonly at: NamedScope;
      readonly privileged: boolean;
      readonly broad: boolean;
    }
  /** Everything that code needs and an identity lacks. */
  | {
      readonly ask: 'grantMissing';
      readonly identity: string;
      /** `ofCosmos` for one of Cosmos DB's own. */
      readonly roles: readonly {
        readonly roleName: string;
        readonly at: NamedScope;
        readonly ofCosmos?: true;
      }[];
      /** What is added to access policies, vault by vault. */
      readonly policies: readonly { readonly vault: string; readonly permissions: PolicyPermissions }[];
      /** What the administrators of databases run, since no role opens their data. */
      readonly databases: readonly { readonly name: string; readonly statement: string }[];
      /** Hosts in the code whose resource was not found. */
      readonly notFound: readonly string[];
      /** Resources whose roles could not be read, by name. */
      readonly unread: readonly string[];
    }
  | {
      readonly ask: 'remove';
      readonly roles: readonly {
        readonly roleName: string;
        readonly at: NamedScope;
        readonly identity?: string;
      }[];
    }
  | { readonly ask: 'insertFromSample' | 'workspaceFromSample'; readonly identity: string }
  | {
      readonly ask: 'said';
      readonly message: Said;
      readonly detail: readonly Said[];
      /** The button that does it. */
      readonly yes: Said;
    };

/** What is being done while the person waits. */
export type Activity =
  | { readonly doing: 'connect' }
  | { readonly doing: 'assign'; readonly count: number }
  | { readonly doing: 'remove'; readonly count: number }
  | { readonly doing: 'restore'; readonly count: number }
  | { readonly doing: 'find'; readonly query: string }
  | { readonly doing: 'read'; readonly name: string }
  | { readonly doing: 'said'; readonly what: Said };

export interface NotDone {
  readonly roleName: string;
  readonly identity: string;
  readonly failure: Failure;
}

export type News =
  | {
      readonly news: 'assigned';
      readonly identities: readonly string[];
      readonly roles: readonly string[];
      readonly at: NamedScope;
      readonly made: number;
      readonly already: number;
      /** There before with another condition than was wanted, and left as they were. */
      readonly otherCondition: number;
      readonly failed: readonly NotDone[];
      /** Not tried any more, because the person stopped it. */
      readonly stopped: number;
    }
  | {
      readonly news: 'removed';
      readonly roles: readonly string[];
      readonly at: NamedScope;
      /** What of it lasts longest. */
      readonly felt: Felt;
      readonly gone: number;
      readonly failed: readonly NotDone[];
    }
  | { readonly news: 'restored'; readonly roles: readonly string[]; readonly failed: readonly NotDone[] }
  /** No role is missing for what was found: of so many clients, those with these hosts, or on these resources, could not be looked at. */
  | {
      readonly news: 'noneMissing';
      readonly identity: string;
      readonly clients: number;
      readonly notFound: readonly string[];
      readonly unread: readonly string[];
      /** Services that the person left out. */
      readonly leftOut: readonly string[];
    }
  | { readonly news: 'heldThroughGroup'; readonly roleName: string; readonly group: string }
  | { readonly news: 'copied'; readonly what: IdentifierKind | 'text'; readonly identity: string }
  | { readonly news: 'logCopied' }
  | { readonly news: 'workspaceIdentitySet'; readonly identity: string }
  | { readonly news: 'noneFound'; readonly query: string; readonly unread: number }
  | { readonly news: 'noPortal'; readonly sample: boolean }
  | { readonly news: 'signedIn'; readonly account: string }
  /** `passing` stands in the status bar for a moment; `bad` is a warning whose story is in the log. */
  | { readonly news: 'said'; readonly text: Said; readonly tone: 'good' | 'bad' | 'note' | 'passing' };

/** Buttons under a piece of news, run when they are clicked, if ever. */
export interface FollowUps {
  undo?(): Promise<void>;
  showInTree?(): Promise<void>;
  /** Other ways on, in their order. */
  readonly more?: readonly { readonly label: Said; run(): Promise<void> }[];
}

export interface Ui {
  readonly pick: Pickers;
  /** `true` only when the person says yes. */
  confirm(question: Question, sample: boolean): Promise<boolean>;
  /** A question with several ways on; `undefined` when the person leaves everything as it is. */
  choose<A extends string>(crossing: Crossing<A>, sample: boolean): Promise<A | undefined>;
  /** Shows that work is under way, with a button to cancel it. `report` takes what is done, of how much. */
  busy<T>(
    activity: Activity,
    work: (signal: AbortSignal, report: (done: number, total: number) => void) => Promise<T>,
  ): Promise<T>;
  /** The same in the view, without words: for reading. */
  busyInView<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Does not wait for the person. */
  tell(news: News, sample: boolean, followUps?: FollowUps): void;
  readonly failures: FailureWords;
  copy(text: string): Promise<void>;
  readonly selected: SelectedText;
  openExternal(url: string): Promise<void>;
  readonly documents: Documents;
  readonly files: Files;
  readonly log: LogView;
}

export interface FailureWords {
  /** One sentence, two at most: what failed, on what, what to do, the correlation ID. */
  sentence(failure: Failure): string;
  /** Shows the sentence with "Show log", and "Sign in" where that helps; `signIn` when that was clicked. */
  show(failure: Failure): Promise<'signIn' | undefined>;
}

/** Files of the person's. An address is a URI as text. */
export interface Files {
  /** The folder for what is kept unless the person chooses another: in the extension's own storage. */
  readonly keptFolder: string;
  /** The address of a path or URI that an argument holds. Throws `badArgument` that names the field. */
  address(pathOrUri: string, field: string): string;
  exists(address: string): Promise<boolean>;
  /** Writes it whole, with the folders above it; what was there is gone. */
  write(address: string, text: string): Promise<void>;
  /** Asks for a place, this one proposed; the dialog asks before it gives one that is there. `undefined` when left. */
  choose(address: string): Promise<string | undefined>;
  open(address: string): Promise<void>;
  /** As people write it. */
  shown(address: string): string;
}

export interface LogView {
  show(): void;
  copy(): Promise<void>;
}
