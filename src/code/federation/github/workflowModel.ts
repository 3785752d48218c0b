/** A workflow as data: what starts it, which jobs it has, and where these sign in to Azure. */

import type { Edit, Span } from '../../text';

export interface Trigger {
  readonly event: string;
  /** Filters as they are written; absent without any. */
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
  readonly branchesIgnored: boolean;
  readonly tagsIgnored: boolean;
}

/** A step that asks for a token of the workflow's own and trades it. */
export interface Login extends Span {
  readonly clientId?: Span & { readonly value: string };
  readonly audience?: string;
  readonly condition?: string;
}

/** What an expression such as `matrix.stage` or `inputs.environment` can stand for, by its name. */
export type Values = ReadonlyMap<string, readonly string[]>;

export interface Job extends Span {
  readonly id: string;
  /** As it is written; absent without an environment. */
  readonly environment?: string;
  readonly condition?: string;
  /** Of its matrix. */
  readonly values: Values;
  /** What its own block or the workflow's says; `inherited` when neither says anything. */
  readonly idToken: 'granted' | 'denied' | 'inherited';
  /** What grants it, where it can be written. */
  readonly permissionEdits?: readonly Edit[];
  readonly logins: readonly Login[];
  /** Folders of the repository with an action of its own that the job runs. */
  readonly actions: readonly (Span & { readonly folder: string; readonly condition?: string })[];
  /** Another workflow that the job is: a path in the repository, or one of elsewhere. */
  readonly calls?: Span & {
    readonly target: string;
    readonly inputs: ReadonlyMap<string, string>;
    readonly clientId?: Span & { readonly value: string };
  };
}

export interface Workflow {
  readonly uri: string;
  /** In the workspace. */
  readonly path: string;
  /** In the repository: `.github/workflows/deploy.yml`. */
  readonly place: string;
  readonly text: string;
  readonly triggers: readonly Trigger[];
  /** Of the inputs that a person or a caller gives: what they can be, where that is said. */
  readonly inputs: Values;
  readonly jobs: readonly Job[];
}

/** An action of the repository itself that signs in. */
export interface LocalAction {
  readonly folder: string;
  readonly logins: readonly Login[];
}
