/** Places in a workspace where something outside Azure trades its own token for one of an identity, as far as files say. */

import type { GithubContext } from '../../model/trust';
import type { Edit, Span } from '../text';

/** A repository that a folder of the workspace is a copy of. */
export interface Repository {
  readonly kind: 'github' | 'azureDevOps' | 'gitLab' | 'other';
  /** Such as `github.com`. */
  readonly host: string;
  /** Owner or organization, project where there is one, repository: as the remote spells them. */
  readonly path: readonly string[];
  /** Empty when the folder does not say. */
  readonly defaultBranch?: string;
  /** Those that this copy knows of, its own and the remote's. */
  readonly branches: readonly string[];
  readonly tags: readonly string[];
}

/** What a token will say, as far as it can be foretold. */
export type Claim =
  | {
      readonly kind: 'github';
      readonly host: string;
      readonly owner: string;
      readonly repository: string;
      readonly context: GithubContext;
    }
  /** Without a namespace the one that whoever deploys chooses. */
  | { readonly kind: 'kubernetes'; readonly namespace?: string; readonly account: string }
  | {
      readonly kind: 'azureDevOps';
      readonly organization?: string;
      readonly project?: string;
      readonly connection: string;
    }
  | {
      readonly kind: 'gitLab';
      readonly host: string;
      readonly project: string;
      readonly refType: 'branch' | 'tag';
      readonly ref: string;
    }
  | {
      readonly kind: 'terraform';
      readonly host: string;
      readonly organization: string;
      readonly project: string;
      readonly workspace: string;
      readonly phase: 'plan' | 'apply';
    };

export type ClaimKind = Claim['kind'];

/** A token that will be shown. */
export interface Expected {
  /** The token has one of these: several where it is not documented which. */
  readonly claims: readonly [Claim, ...Claim[]];
  /** `false` where a condition in the file may keep it from being asked for. */
  readonly sure: boolean;
  /** What makes the run: `push`, `pull_request`. */
  readonly because: string;
}

/** Why a token cannot be foretold: no credential without a wildcard matches all of them. */
export type OpenReason =
  | 'anyBranch'
  | 'branchPattern'
  | 'anyTag'
  | 'tagPattern'
  | 'environmentExpression'
  | 'mergeQueue'
  | 'calledFromElsewhere'
  | 'expression'
  | 'noRepository';

export interface Open {
  readonly reason: OpenReason;
  /** The pattern or expression as it is written. */
  readonly pattern?: string;
  readonly because: string;
}

export type ExchangeFault =
  /** The job may not ask for a token. */
  | 'idToken'
  /** The pods of an annotated service account have no label, or one that is no text. */
  | 'podLabel'
  | 'podLabelType';

export interface ExchangeProblem extends Span {
  readonly fault: ExchangeFault;
  /** For the text that was read. */
  readonly edits?: readonly Edit[];
}

export interface Exchange extends Span {
  readonly kind: ClaimKind;
  /** URI of the file. */
  readonly uri: string;
  /** From 1. */
  readonly line: number;
  /** Path in the workspace. */
  readonly path: string;
  /** The job, service account or connection. */
  readonly name: string;
  /** The identity it asks for, where it is written as a literal. */
  readonly clientId?: Span & { readonly value: string };
  /** How it is written where it is none: an expression that is filled in later. */
  readonly clientIdText?: string;
  /** Asked for in the file; the cloud's own otherwise. */
  readonly audience?: string;
  readonly expected: readonly Expected[];
  readonly open: readonly Open[];
  readonly problems: readonly ExchangeProblem[];
}

export interface WorkspaceFederation {
  readonly repositories: readonly Repository[];
  readonly exchanges: readonly Exchange[];
  /** What was read of the files that exchanges stand in, by their URIs. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of files that could not be read. */
  readonly unread: readonly string[];
}
