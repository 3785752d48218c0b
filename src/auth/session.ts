/** Who is signed in, found once and kept: it changes on a click or with a setting, never because a request failed. */

import type { Connection, Disposable, Session, SessionState } from '../access/connection';
import type { Account, Cloud } from '../model/account';
import { Failure, isCancelled, toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { findSignIn, whenAborted, type CredentialSetting } from './order';
import { signInCommand, type SignedIn, type SignInSource } from './source';

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

/** One way of connecting; it stops when the signal fires. */
type Way = (signal: AbortSignal) => Promise<Connection>;

export function createSession(options: SessionOptions): OwnedSession {
  const { sources, memory, log } = options;
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState = { kind: 'idle' };
  let attempt: { readonly connection: Promise<Connection>; readonly stop: AbortController } | undefined;
  /** The states that failures of `find` lead to. */
  const signedOut = new WeakMap<Failure, SessionState>();

  const become = (next: SessionState): void => {
    state = next;
    for (const listener of [...listeners]) listener(next);
  };

  const nobody = (consentNeeded: readonly Account[], failures: readonly Failure[]): Failure => {
    const [only] = failures;
    const why = options.setting() !== 'auto' && only !== undefined ? only : undefined;
    const serviceMessage = failures.map((one) => one.message).join(' ');
    const failure = why ?? new Failure('signInNeeded', { serviceMessage });
    signedOut.set(failure, { kind: 'signedOut', consentNeeded, failures });
    return failure;
  };

  const connectAs = async (signedIn: SignedIn, cloud: Cloud, signal: AbortSignal): Promise<Connection> => {
    const connection = await options.connect(signedIn, cloud);
    signal.throwIfAborted();
    memory.set(signedIn.account);
    log.info(`Signed in through ${signedIn.account.kind} to ${cloud.name}`);
    return connection;
  };

  const find: Way = async (signal) => {
    const cloud = options.cloud();
    const outcome = await findSignIn(sources, options.setting(), cloud, memory.get(), signal);
    for (const { code, message, details } of outcome.failures) {
      log.info(`No sign-in from ${details.values?.['source'] ?? 'a source'}: ${code}, ${message}`);
    }
    if (outcome.signedIn !== undefined) return connectAs(outcome.signedIn, cloud, signal);
    throw nobody(outcome.consentNeeded, outcome.failures);
  };

  /** Takes the place of whatever was under way: that ends as cancelled, and nothing of it is remembered. */
  const begin = (way: Way): Promise<Connection> => {
    attempt?.stop.abort();
    const stop = new AbortController();
    const connection = Promise.race([way(stop.signal), whenAborted(stop.signal)]).then(
      (made) => {
        if (!stop.signal.aborted) become({ kind: 'connected', connection: made });
        return made;
      },
      (error: unknown) => {
        const failure = stop.signal.aborted
          ? new Failure('cancelled', {}, { cause: error })
          : toFailure(error);
        if (!stop.signal.aborted) {
          attempt = undefined;
          become(signedOut.get(failure) ?? { kind: 'failed', failure });
        }
        throw failure;
      },
    );
    attempt = { connection, stop };
    // Whoever asked hears of a failure; when nobody waits any more it stands in the state.
    connection.catch(() => undefined);
    become({ kind: 'connecting' });
    return connection;
  };

  const startOver = (): void => {
    attempt?.stop.abort();
    attempt = undefined;
    become({ kind: 'idle' });
  };

  /** Asks the source and the account that are in use: signing in to one tenant is no change of account. */
  const signInToTenant = async (tenantId: string, { account, cloud }: Connection): Promise<void> => {
    const source = sources.find(({ kind }) => kind === account.kind);
    if (source?.interactive === undefined) {
      const command = signInCommand(account.kind, tenantId);
      throw new Failure('tenantRefuses', { tenantId, ...(command !== undefined && { values: { command } }) });
    }
    const signedIn = await source.interactive(cloud, { tenantId, account });
    if (signedIn === undefined) throw new Failure('cancelled');
    await begin((signal) => connectAs(signedIn, cloud, signal));
  };

  const ask = async (account?: Account): Promise<void> => {
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
    const signedIn = await source
      .interactive(cloud, account === undefined ? {} : { account })
      .catch(async (error: unknown) => {
        // Where no account can be asked for, another tool's sign-in may have come since the last look.
        const mayLook = setting === 'auto' && state.kind !== 'connected';
        if (!mayLook || toFailure(error).code !== 'toolMissing') throw error;
        await begin(find).catch((later: unknown) => {
          throw isCancelled(later) ? later : error;
        });
        return 'found' as const;
      });
    if (signedIn === undefined) throw new Failure('cancelled');
    if (signedIn !== 'found') await begin((signal) => connectAs(signedIn, cloud, signal));
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
      return Promise.race([attempt?.connection ?? begin(find), whenAborted(signal)]);
    },
    signIn: async (tenantId) => {
      if (tenantId === undefined) return ask();
      // A tenant of the sample is nobody's to sign in to.
      if (state.kind === 'connected' && state.connection.sample) return;
      return state.kind === 'connected' ? signInToTenant(tenantId, state.connection) : ask();
    },
    useAccount: (account) => ask(account),
    openSample: async () => {
      await begin(options.connectSample);
    },
    closeSample: async () => {
      if (state.kind !== 'connected' || state.connection.sample) startOver();
      await Promise.resolve();
    },
    reset: () => {
      if (state.kind !== 'connected' || !state.connection.sample) startOver();
    },
    dispose: () => {
      attempt?.stop.abort();
      listeners.clear();
    },
  };
}
