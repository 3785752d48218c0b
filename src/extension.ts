/** Builds the extension in dependency order: who signs in, what is known of Azure, the view, the commands, the editors. */

import { type ExtensionContext, type Memento } from 'vscode';
import { createArrangements } from './access/arrangements';
import { createIdentityMemory, type KeyedMemory } from './access/identityMemory';
import { createRoleMemory } from './access/roleMemory';
import { cloudFrom, suffixesOf } from './auth/clouds';
import { createConnections } from './auth/connections';
import { followChanges } from './auth/followChanges';
import { lazySources } from './auth/lazySources';
import { rememberedAccount } from './auth/rememberedAccount';
import { createSession } from './auth/session';
import { vscodeAccounts } from './auth/vscodeAccounts';
import { systemClock as clock } from './azure/systemClock';
import { registerCommands } from './commands/register';
import { createLazyEditors } from './editor/lazyEditors';
import { createIdentitiesView } from './tree/view';
import { warnOfOtherHolders } from './ui/accountWarning';
import { createLogChannel } from './ui/log';
import { createSettings } from './ui/settings';
import { createWaitingNotice } from './ui/waiting';
import { followWorkspaceIdentity } from './ui/workspaceIdentity';

export function activate(context: ExtensionContext): void {
  // Chunks of their own, loaded when first needed: see esbuild.js.
  const loadAzure = () => import('./azure/entry');
  const loadSample = () => import('./sampleTenant/entry');
  const loadSyntax = () => import('./editor/entry');
  const loadCommands = () => import('./commands/entry');

  const memory = memoryOf(context.globalState);
  const identities = createIdentityMemory(
    memory,
    () => session.state.kind === 'connected' && session.state.connection.sample,
  );
  const roles = createRoleMemory(memory);
  const settings = createSettings();
  const arrangements = createArrangements(memoryOf(context.workspaceState), settings.workspaceIdentities);
  const cloud = () => cloudFrom(settings.cloud(), settings.customCloud(), settings.sovereignCloud());
  const suffixes = () =>
    suffixesOf(() => (session.state.kind === 'connected' ? session.state.connection.cloud : cloud()));
  const { version } = context.extension.packageJSON as { readonly version: string };
  const channel = createLogChannel([`${context.extension.id} ${version}`]);
  const { log } = channel;
  const storage = context.globalStorageUri.toString();

  const session = createSession({
    sources: [vscodeAccounts(), ...lazySources(async () => (await loadAzure()).commandLineSources(log))],
    setting: settings.credential,
    cloud,
    memory: rememberedAccount(memory),
    ...createConnections({
      loadAzure,
      loadSample,
      subscriptions: settings.subscriptions,
      onAssignments: roles.remember,
      onWaiting: createWaitingNotice(),
      clock,
      log,
    }),
    log,
  });
  const tree = createIdentitiesView({
    session,
    clock,
    arrangements,
    load: async () => (await loadCommands()).treeContents,
    onDrag: () => {
      editor.prepare();
    },
  });

  const commands = once(async () => {
    const made = (await loadCommands()).createCommands({
      ...deps,
      editor: editor.credentials,
      code: editor.code,
    });
    context.subscriptions.push(made);
    return made;
  });
  const editor = createLazyEditors({
    load: async () =>
      (await loadSyntax()).createEditorFeatures({
        extensionUri: context.extensionUri,
        session,
        memory: identities,
        roles,
        suffixes,
        log,
        choose: async (target) => (await commands()).choose(target),
        confirmSample: async (name) => (await commands()).confirmSample(name),
      }),
    attempt: async (name, work) => (await commands()).attempt(name, work),
    log,
  });
  const deps = {
    session,
    tree,
    arrangements,
    settings,
    clock,
    log,
    identities,
    roles,
    suffixes,
    memory,
    channel,
    storage,
  };
  const registered = registerCommands(async (name, args) => (await commands()).run(name, args));

  const following = [
    followChanges(session),
    warnOfOtherHolders(session),
    followWorkspaceIdentity({
      ...{ session, identities, roles, settings, log },
      readReach: async (connection, found, signal) =>
        (await loadCommands()).readReach(connection, roles, found, signal),
    }),
  ];
  context.subscriptions.push(channel, session, ...following, tree, editor, registered);
}

function memoryOf(state: Memento): KeyedMemory {
  return { get: (key) => state.get(key), set: (key, value) => void state.update(key, value) };
}

/** Makes a thing when it is first asked for, and only then; a failure is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
