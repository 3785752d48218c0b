/** Who is signed in: the order of the sources, and what never happens by itself. */

import assert from 'node:assert/strict';
import { publicCloud } from '../../../src/auth/clouds';
import { findSignIn, type CredentialSetting } from '../../../src/auth/order';
import { createSession, type SessionOptions } from '../../../src/auth/session';
import type { SignInSource } from '../../../src/auth/source';
import type { Connection } from '../../../src/access/connection';
import type { Account, AccountKind } from '../../../src/model/account';
import { Failure } from '../../../src/model/failure';
import { aConnection } from '../fakes/connection';

const never = new AbortController().signal;

interface FakeSource extends SignInSource {
  asked: number;
}

function source(kind: AccountKind, labels: readonly string[], more: Partial<SignInSource> = {}): FakeSource {
  const fake: FakeSource = {
    kind,
    asked: 0,
    silent: () => {
      fake.asked += 1;
      return Promise.resolve(labels.map((label) => signedIn({ kind, label })));
    },
    ...more,
  };
  return fake;
}

function signedIn(account: Account): {
  account: Account;
  credentialFor: () => { getToken: () => Promise<null> };
} {
  return { account, credentialFor: () => ({ getToken: () => Promise.resolve(null) }) };
}

describe('the order of sign-ins', () => {
  it('is the VS Code account, then the Azure CLI, azd and PowerShell', async () => {
    const all = (['azurePowerShell', 'azureDeveloperCli', 'azureCli', 'vscode'] as const).map((kind) =>
      source(kind, []),
    );
    const asked: string[] = [];
    for (const one of all) {
      one.silent = () => {
        asked.push(one.kind);
        return Promise.resolve([]);
      };
    }
    await findSignIn(all, 'auto', publicCloud, undefined, never);
    assert.deepEqual(asked, ['vscode', 'azureCli', 'azureDeveloperCli', 'azurePowerShell']);
  });

  it('starts with what was chosen before on this machine', async () => {
    const vscode = source('vscode', ['a']);
    const cli = source('azureCli', ['b']);
    const found = await findSignIn(
      [vscode, cli],
      'auto',
      publicCloud,
      { kind: 'azureCli', label: 'b' },
      never,
    );
    assert.equal(found.signedIn?.account.label, 'b');
    assert.equal(vscode.asked, 0);
  });

  it('offers accounts that have not consented instead of falling through', async () => {
    const waiting: Account = { kind: 'vscode', label: 'alice', id: '1' };
    const cli = source('azureCli', ['bob']);
    const vscode = source('vscode', [], { unconsented: () => Promise.resolve([waiting]) });
    const found = await findSignIn([vscode, cli], 'auto', publicCloud, undefined, never);
    assert.deepEqual(found.consentNeeded, [waiting]);
    assert.equal(found.signedIn, undefined);
    assert.equal(cli.asked, 0);
  });

  it('goes on past a tool that is missing and says why each gave nobody', async () => {
    const missing = source('azureCli', [], { silent: () => Promise.reject(new Failure('toolMissing')) });
    const azd = source('azureDeveloperCli', ['carol']);
    const found = await findSignIn([missing, azd], 'auto', publicCloud, undefined, never);
    assert.equal(found.signedIn?.account.label, 'carol');
    assert.deepEqual(
      found.failures.map((one) => [one.code, one.details.values?.['source']]),
      [['toolMissing', 'azureCli']],
    );
  });

  it('tries only the one that the setting names', async () => {
    const vscode = source('vscode', ['a']);
    const cli = source('azureCli', []);
    const found = await findSignIn(
      [vscode, cli],
      'azureCli',
      publicCloud,
      { kind: 'vscode', label: 'a' },
      never,
    );
    assert.equal(found.signedIn, undefined);
    assert.equal(vscode.asked, 0);
  });
});

describe('a source that answers nobody', () => {
  it('is given up after its time, whether or not it heeds the signal', async () => {
    const stop = new AbortController();
    const stuck = source('azureCli', [], { silent: () => new Promise(() => undefined) });
    const looking = findSignIn([stuck], 'azureCli', publicCloud, undefined, stop.signal);
    stop.abort();
    await assert.rejects(looking, { code: 'cancelled' });
  });

  it('whose accounts cannot be listed does not keep the next from being asked', async () => {
    const vscode = source('vscode', [], { unconsented: () => Promise.reject(new Error('no provider')) });
    const found = await findSignIn(
      [vscode, source('azureCli', ['alice'])],
      'auto',
      publicCloud,
      undefined,
      never,
    );
    assert.equal(found.signedIn?.account.label, 'alice');
  });

  it('is not DefaultAzureCredential unless the setting asks for it', async () => {
    const chain = source('default', ['vm']);
    const found = await findSignIn([chain], 'auto', publicCloud, { kind: 'default', label: 'vm' }, never);
    assert.equal(found.signedIn, undefined);
    assert.equal(chain.asked, 0);
  });
});

describe('the session', () => {
  function start(sources: readonly SignInSource[], more: Partial<SessionOptions> = {}) {
    const remembered: Account[] = [];
    const states: string[] = [];
    const session = createSession({
      sources,
      setting: (): CredentialSetting => 'auto',
      cloud: () => publicCloud,
      memory: { get: () => remembered.at(-1), set: (account) => remembered.push(account) },
      connect: ({ account }) => Promise.resolve(aConnection({ account })),
      connectSample: () =>
        Promise.resolve(aConnection({ sample: true, account: { kind: 'sample', label: '' } })),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined },
      ...more,
    });
    session.onDidChange((state) => states.push(state.kind));
    return { session, remembered, states };
  }

  it('asks nobody until something needs Azure, then connects once for all who ask', async () => {
    const cli = source('azureCli', ['alice']);
    const { session, remembered } = start([cli]);
    assert.equal(session.state.kind, 'idle');
    const [one, two] = await Promise.all([session.connection(never), session.connection(never)]);
    assert.equal(one, two);
    assert.equal(cli.asked, 1);
    assert.deepEqual(remembered, [{ kind: 'azureCli', label: 'alice' }]);
  });

  it('says signed out, and does not look again until told to', async () => {
    const cli = source('azureCli', []);
    const { session, states } = start([cli]);
    await assert.rejects(session.connection(never), { code: 'signInNeeded' });
    await assert.rejects(session.connection(never), { code: 'signInNeeded' });
    assert.equal(cli.asked, 1);
    session.reset();
    await assert.rejects(session.connection(never), { code: 'signInNeeded' });
    assert.equal(cli.asked, 2);
    assert.deepEqual(states, ['connecting', 'signedOut', 'idle', 'connecting', 'signedOut']);
  });

  it('by a click looks again where the editor has no accounts, and says so when there is still nobody', async () => {
    const none = new Failure('toolMissing', { values: { reason: 'noAccounts' } });
    const cli = source('azureCli', []);
    const { session } = start([source('vscode', [], { interactive: () => Promise.reject(none) }), cli]);
    await assert.rejects(session.connection(never), { code: 'signInNeeded' });
    await assert.rejects(session.signIn(), none);
    assert.equal(cli.asked, 2);
    cli.silent = () => Promise.resolve([signedIn({ kind: 'azureCli', label: 'alice' })]);
    await session.signIn();
    assert.equal((await session.connection(never)).account.label, 'alice');
    // Whoever is signed in stays so.
    await assert.rejects(session.signIn(), none);
    assert.equal((await session.connection(never)).account.label, 'alice');
  });

  it("lets the sample take the real one's place and gives it back", async () => {
    const { session } = start([source('azureCli', ['alice'])]);
    await session.connection(never);
    await session.openSample();
    assert.equal((await session.connection(never)).sample, true);
    await session.closeSample();
    assert.equal((await session.connection(never)).account.label, 'alice');
  });

  it('keeps the sample open when a setting changes', async () => {
    const { session } = start([source('azureCli', ['alice'])]);
    await session.openSample();
    session.reset();
    assert.equal((await session.connection(never)).sample, true);
  });

  it('drops a sign-in that ends after the sample was opened', async () => {
    let finish: (connection: Connection) => void = () => undefined;
    const slow = new Promise<Connection>((resolve) => (finish = resolve));
    const { session, remembered } = start([source('azureCli', ['alice'])], { connect: () => slow });
    const waiting = session.connection(never);
    await session.openSample();
    finish(aConnection({ account: { kind: 'azureCli', label: 'alice' } }));
    await assert.rejects(waiting, { code: 'cancelled' });
    assert.equal((await session.connection(never)).sample, true);
    assert.deepEqual(remembered, []);
  });

  it('lets whoever waits give up without ending the sign-in for the others', async () => {
    let finish: (connection: Connection) => void = () => undefined;
    const slow = new Promise<Connection>((resolve) => (finish = resolve));
    const { session } = start([source('azureCli', ['alice'])], { connect: () => slow });
    const patient = session.connection(never);
    const leaving = new AbortController();
    const impatient = session.connection(leaving.signal);
    leaving.abort();
    await assert.rejects(impatient, { code: 'cancelled' });
    finish(aConnection());
    assert.equal((await patient).account.kind, 'azureCli');
  });

  it('signs in to a tenant with the account in use, never with another', async () => {
    const asked: unknown[] = [];
    const vscode = source('vscode', [], {
      interactive: (_cloud, request) => {
        asked.push(request);
        return Promise.resolve(signedIn({ kind: 'vscode', label: 'bob', id: '1' }));
      },
    });
    const { session } = start([vscode, source('azureCli', ['alice'])]);
    await session.connection(never);
    await assert.rejects(session.signIn('t1'), { code: 'tenantRefuses' });
    assert.deepEqual(asked, []);
    assert.equal((await session.connection(never)).account.label, 'alice');
    await session.signIn();
    await session.signIn('t1');
    assert.deepEqual(asked, [{}, { tenantId: 't1', account: { kind: 'vscode', label: 'bob', id: '1' } }]);
  });

  it('does not sign in to a tenant of the sample', async () => {
    const vscode = source('vscode', [], { interactive: () => assert.fail('asked') });
    const { session } = start([vscode]);
    await session.openSample();
    await session.signIn('sample tenant');
    assert.equal((await session.connection(never)).sample, true);
  });

  it('says why the one source that the setting names gives nobody', async () => {
    const cli = source('azureCli', [], { silent: () => Promise.reject(new Failure('toolMissing')) });
    const { session } = start([cli], { setting: () => 'azureCli' });
    await assert.rejects(session.connection(never), { code: 'toolMissing' });
    assert.equal(session.state.kind, 'signedOut');
  });

  it('shows settings that describe no cloud as a failure', async () => {
    const { session } = start([source('azureCli', ['alice'])], {
      cloud: () => {
        throw new Failure('badArgument', { field: 'customCloud.resourceManagerUrl' });
      },
    });
    await assert.rejects(session.connection(never), { code: 'badArgument' });
    assert.equal(session.state.kind, 'failed');
  });
});
