/** One signed-in Azure and what is known of it; and the session that gives it, so that the real one and the sample never meet. */

import type { Account, Cloud } from '../model/account';
import type { Failure } from '../model/failure';
import type { Azure } from '../model/ports';
import type { IdentityIndex } from './identityIndex';
import type { Store } from './store';

export interface Connection {
  readonly account: Account;
  readonly cloud: Cloud;
  /** The embedded sample takes the real one's place in the whole window. */
  readonly sample: boolean;
  readonly azure: Azure;
  readonly store: Store;
  readonly index: IdentityIndex;
}

export type SessionState =
  /** Nothing has asked for Azure yet. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly connection: Connection }
  /** `consentNeeded`: VS Code accounts that are there but have not consented to this extension. */
  | {
      readonly kind: 'signedOut';
      readonly consentNeeded: readonly Account[];
      readonly failures: readonly Failure[];
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Disposable {
  dispose(): void;
}

export interface Session {
  readonly state: SessionState;
  onDidChange(listener: (state: SessionState) => void): Disposable;
  /** Connects silently where needed; throws `signInNeeded` when nobody is signed in. Never asks. */
  connection(signal: AbortSignal): Promise<Connection>;
  /** On a click: asks the account to sign in, in one tenant when named. */
  signIn(tenantId?: string): Promise<void>;
  openSample(): Promise<void>;
  closeSample(): Promise<void>;
}
