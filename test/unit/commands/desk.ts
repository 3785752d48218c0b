/** Everything a command works with, over whatever Azure it is given: the fake one, or the sample tenant on its wire. */

import { createArrangements } from '../../../src/access/arrangements';
import { chosenEntries } from '../../../src/access/chosenEntries';
import type { Connection, SessionState } from '../../../src/access/connection';
import { createIdentityIndex } from '../../../src/access/identityIndex';
import { createIdentityMemory } from '../../../src/access/identityMemory';
import { createOperations } from '../../../src/access/operations';
import { createRoleMemory } from '../../../src/access/roleMemory';
import { createStore } from '../../../src/access/store';
import { publicCloud } from '../../../src/auth/clouds';
import type { WorkspaceFederation } from '../../../src/code/federation/exchange';
import type { ClientSite } from '../../../src/code/language';
import type { CommandDeps, FileEdit, InsertRequest } from '../../../src/commands/deps';
import type { Cloud } from '../../../src/model/account';
import { Failure } from '../../../src/model/failure';
import type { Azure, Clock } from '../../../src/model/ports';
import type { Node } from '../../../src/tree/nodes';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakeLog } from '../fakes/fakeLog';
import { createFakeUi, type Script } from './fakeUi';

export interface DeskOptions {
  readonly sample?: boolean;
  readonly signedOut?: boolean;
  readonly clients?: readonly ClientSite[];
  /** The name of the file in the active editor. */
  readonly openFile?: string;
  /** What the workspace trades. */
  readonly federation?: WorkspaceFederation;
  readonly cloud?: Cloud;
  readonly clock?: Clock;
}

export function desk(azure: Azure, script: Script = {}, options: DeskOptions = {}) {
  const { sample = false, signedOut = false, clients = [], clock = createFakeClock(), cloud } = options;
  const { federation = { repositories: [], exchanges: [], texts: new Map(), unread: [] } } = options;
  const log = createFakeLog();
  const written: { workspaceIdentity: string; subscriptions: readonly string[] } = {
    workspaceIdentity: '',
    subscriptions: [],
  };
  const store = createStore({
    azure,
    clock,
    subscriptionFilter: (tenants) => chosenEntries(written.subscriptions, sample, tenants),
  });
  const connection: Connection = {
    account: { kind: sample ? 'sample' : 'azureCli', label: 'alice@contoso.example' },
    cloud: cloud ?? {
      name: 'AzureCloud',
      resourceManagerUrl: 'https://management.azure.com',
      activeDirectoryUrl: 'https://login.microsoftonline.com',
      audience: 'https://management.azure.com',
      portalUrl: 'https://portal.azure.com',
      suffixes: { storage: '', keyVault: '', sql: '', serviceBus: '', cosmos: '', appConfig: '' },
    },
    sample,
    azure,
    store,
    index: createIdentityIndex(),
  };
  const ui = createFakeUi(script);
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
  const signIns: (string | undefined)[] = [];
  const revealed: string[] = [];
  const inserted: InsertRequest[] = [];
  const edited: FileEdit[] = [];
  const selection: Node[] = [];
  const shown = new Map<string, Node>();
  let state: SessionState = signedOut
    ? { kind: 'signedOut', consentNeeded: [], failures: [] }
    : { kind: 'connected', connection };

  const deps: CommandDeps = {
    ui,
    clock,
    log,
    memory,
    operationsOf: createOperations(),
    roles: createRoleMemory(memory),
    code: {
      clients: () => Promise.resolve(clients),
      openFile: () => Promise.resolve(options.openFile),
      federation: () => Promise.resolve(federation),
      edit: (files) => {
        edited.push(...files);
        return Promise.resolve();
      },
    },
    suffixes: () => publicCloud.suffixes,
    identities: createIdentityMemory(memory),
    session: {
      get state() {
        return state;
      },
      onDidChange: () => ({ dispose: () => undefined }),
      connection: () =>
        state.kind === 'connected'
          ? Promise.resolve(connection)
          : Promise.reject(new Failure('signInNeeded')),
      signIn: (tenantId) => {
        signIns.push(tenantId);
        state = { kind: 'connected', connection };
        return Promise.resolve();
      },
      openSample: () => Promise.resolve(),
      closeSample: () => Promise.resolve(),
      reset: () => undefined,
      useAccount: () => Promise.resolve(),
    },
    arrangements: createArrangements(memory, () => []),
    tree: {
      selection,
      shown: (key) => shown.get(key),
      reveal: (identityId) => {
        revealed.push(identityId);
        return Promise.resolve();
      },
    },
    editor: {
      check: () => Promise.resolve(),
      insert: (request) => {
        inserted.push(request);
        return Promise.resolve();
      },
    },
    settings: {
      workspaceIdentity: () => written.workspaceIdentity,
      setWorkspaceIdentity: (id) => {
        written.workspaceIdentity = id;
        return Promise.resolve();
      },
      subscriptions: () => written.subscriptions,
      setSubscriptions: (chosen) => {
        written.subscriptions = chosen;
        return Promise.resolve();
      },
    },
  };
  return {
    connection,
    deps,
    ui,
    log,
    store,
    signIns,
    revealed,
    inserted,
    edited,
    selection,
    shown,
    written,
  };
}
