/** Everything a command works with, over the fake Azure: one tenant with a few identities, a storage account, some roles. */

import { chosenEntries } from '../../../src/access/chosenEntries';
import type { ClientSite } from '../../../src/code/language';
import type { Connection, SessionState } from '../../../src/access/connection';
import { createIdentityIndex } from '../../../src/access/identityIndex';
import { createRoleMemory } from '../../../src/access/roleMemory';
import { publicCloud } from '../../../src/auth/clouds';
import { createIdentityMemory } from '../../../src/access/identityMemory';
import { createOperations } from '../../../src/access/operations';
import { ownerRole } from '../../../src/access/privileged';
import { createStore } from '../../../src/access/store';
import type { CommandDeps, InsertRequest } from '../../../src/commands/deps';
import { Failure } from '../../../src/model/failure';
import { scopeOf } from '../../../src/model/scope';
import type { Node } from '../../../src/tree/nodes';
import type { NamedScope } from '../../../src/ui/ports';
import {
  aRole,
  aSubscription,
  aSystemAssigned,
  aTenant,
  anIdentity,
  guid,
  storageScope,
  subscriptionScope,
} from '../fakes/builders';
import { createFakeAzure } from '../fakes/fakeAzure';
import { createFakeClock } from '../fakes/fakeClock';
import { createFakeLog } from '../fakes/fakeLog';
import { createFakeUi } from './fakeUi';
import type { Script } from './fakeUi';

export const tenant = aTenant();
export const prod = aSubscription('prod', tenant);
export const orders = anIdentity('id-orders', prod);
export const billing = anIdentity('id-billing', prod);
export const app = aSystemAssigned('app-orders', prod);
export const storage = storageScope(prod);
export const wholeSubscription = subscriptionScope(prod);

export const blobReader = aRole('Storage Blob Data Reader', {
  dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
});
export const blobOwner = aRole('Storage Blob Data Owner', {
  dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*'],
});
export const reader = aRole('Reader', { actions: ['*/read'] });
export const owner = aRole('Owner', { actions: ['*'] }, { guid: ownerRole });

export const storageAt = at(storage, 'stordersprod');
export const subscriptionAt = at(wholeSubscription, 'prod');

export function at(id: string, name: string): NamedScope {
  const scope = scopeOf(id);
  if (scope === undefined) throw new Error(`No scope: ${id}`);
  return { scope, name };
}

/** @param mayAssign what the caller's own permissions let them do. */
export function office(
  script: Script = {},
  options: {
    mayAssign?: boolean;
    sample?: boolean;
    signedOut?: boolean;
    clients?: readonly ClientSite[];
  } = {},
) {
  const { mayAssign = true, sample = false, signedOut = false, clients = [] } = options;
  const azure = createFakeAzure({
    tenants: [tenant],
    subscriptions: [prod],
    identities: [orders, billing, app],
    clientIds: { [app.id]: guid('client app-orders') },
    roles: [blobReader, blobOwner, reader, owner],
    resources: [{ id: storage, name: 'stordersprod', type: 'Microsoft.Storage/storageAccounts' }],
    targets: [{ id: wholeSubscription, displayName: 'Contoso Prod' }],
    permissions: [
      {
        scope: '/',
        permissions: [
          { actions: mayAssign ? ['*'] : ['*/read'], notActions: [], dataActions: [], notDataActions: [] },
        ],
      },
    ],
  });
  const clock = createFakeClock();
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
    cloud: {
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
    code: { clients: () => Promise.resolve(clients) },
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
  /** What is assigned in Azure now, as `role on scope`. */
  const assigned = () =>
    azure.world.assignments.map(({ roleGuid, scope, principalId }) => {
      const role = azure.world.roles.find((each) => each.guid === roleGuid)?.roleName ?? roleGuid;
      const identity =
        azure.world.identities.find((each) => each.principalId === principalId)?.name ?? principalId;
      return `${role} on ${scope.slice(scope.lastIndexOf('/') + 1)} to ${identity}`;
    });
  return {
    azure,
    connection,
    deps,
    ui,
    log,
    store,
    signIns,
    revealed,
    inserted,
    written,
    selection,
    shown,
    assigned,
  };
}

export function identityNode(identity: typeof orders | typeof app): Node {
  return { kind: 'identity', identity, tenantId: tenant.tenantId };
}
