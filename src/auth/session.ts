/** Who is signed in, found once and kept: it changes on a click or with a setting, never because a request failed. */

import type { Connection, Disposable, Session, SessionState } from '../access/connection';
import type { Account, Cloud } from '../model/account';
import { Failure, toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { findSignIn, type CredentialSetting } from './order';
import type { SignedIn, SignInSource } from './source';

export interface SessionOptions {
  readonly sources: readonly SignInSource[];
  setting(): CredentialSetting;
  /** Throws `badArgument` when the settings describe no cloud. */
  cloud(): Cloud;
  /** What this machine remembers of the last sign-in: kind and label, never a secret. */
  readonly memory: { get(): Account | undefined; set(account: Account): void };
  connect(signedIn: SignedIn, cloud: Cloud): Promise<Connection>;
  connectSample(): Promise<Connection>;
  readonly log: Log;
}

export interface OwnedSession extends Session, Disposable {
  /** Starts over: a setting changed, or the person asked to try again. The sample stays open. */
  reset(): void;
  /** Uses one VS Code account that has not consented yet, asking for its consent. */
  useAccount(account: Account): Promise<void>;
}

export function createSession(options: SessionOptions): OwnedSession {
  const { sources, memory, log } = options;
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState = { kind: 'idle' };
  let connecting: Promise<Connection> | undefined;
  let round = 0;
  const closing = new AbortController();

  const become = (next: SessionState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };

  /** Nobody is signed in: a failure for whoever asked, and the state that it leads to. */
  const signedOut = new WeakMap<Failure, SessionState>();
  const nobody = (consentNeeded: readonly Account[], failures: readonly Failure[]): Failure => {
    const failure = new Failure('signInNeeded', {
      serviceMessage: failures.map((one) => one.message).join(' '),
    });
    signedOut.set(failure, { kind: 'signedOut', consentNeeded, failures });
    return failure;
  };

  const connected = async (signedIn: SignedIn, cloud: Cloud): Promise<Connection> => {
    const connection = await options.connect(signedIn, cloud);
    memory.set(signedIn.account);
    log.info(`Signed in through ${signedIn.account.kind} to ${cloud.name}`);
    return connection;
  };

  const find = async (): Promise<Connection> => {
    const cloud = options.cloud();
    const outcome = await findSignIn(sources, options.setting(), cloud, memory.get(), closing.signal);
    for (const failure of outcome.failures) {
      log.info(
        `No sign-in from ${failure.details.values?.['source'] ?? '?'}: ${failure.code}, ${failure.message}`,
      );
    }
    if (outcome.signedIn !== undefined) return connected(outcome.signedIn, cloud);
    throw nobody(outcome.consentNeeded, outcome.failures);
  };

  /** Runs one way of connecting; what an older round finds after a newer one began is dropped. */
  const begin = (way: () => Promise<Connection>): Promise<Connection> => {
    const mine = ++round;
    const attempt = way().then(
      (connection) => {
        if (mine === round) become({ kind: 'connected', connection });
        return connection;
      },
      (error: unknown) => {
        if (mine === round) {
          connecting = undefined;
          const failure = toFailure(error);
          become(signedOut.get(failure) ?? { kind: 'failed', failure });
        }
        throw toFailure(error);
      },
    );
    connecting = attempt;
    become({ kind: 'connecting' });
    return attempt;
  };

  const ask = async (request: { tenantId?: string; account?: Account }): Promise<void> => {
    const cloud = options.cloud();
    const setting = options.setting();
    const source = sources.find(
      (one) => one.interactive !== undefined && (setting === 'auto' || setting === one.kind),
    );
    if (source?.interactive === undefined) {
      // A command-line sign-in is renewed in its own tool; all there is to do here is to look again.
      await begin(find);
      return;
    }
    const signedIn = await source.interactive(cloud, request);
    if (signedIn === undefined) throw new Failure('cancelled');
    await begin(() => connected(signedIn, cloud));
  };

  return {
    get state() {
      return state;
    },
    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    connection: async (signal) => {
      signal.throwIfAborted();
      if (state.kind === 'connected') return state.connection;
      if (state.kind === 'signedOut') throw nobody(state.consentNeeded, state.failures);
      if (state.kind === 'failed') throw state.failure;
      return connecting ?? begin(find);
    },
    signIn: (tenantId) => ask(tenantId === undefined ? {} : { tenantId }),
    useAccount: (account) => ask({ account }),
    openSample: async () => {
      await begin(options.connectSample);
    },
    closeSample: async () => {
      if (state.kind === 'connected' && !state.connection.sample) return;
      round += 1;
      connecting = undefined;
      become({ kind: 'idle' });
      await Promise.resolve();
    },
    reset: () => {
      if (state.kind === 'connected' && state.connection.sample) return;
      round += 1;
      connecting = undefined;
      become({ kind: 'idle' });
    },
    dispose: () => {
      closing.abort();
      listeners.clear();
    },
  };
}
