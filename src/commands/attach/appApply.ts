/** Makes the changes that tell an app its identity, and tells what was made; values that may be secrets are in none of it. */

import { finishing } from '../../access/finishing';
import type { Connection } from '../../access/connection';
import { lastSegment } from '../../model/armId';
import { isCancelled, toFailure } from '../../model/failure';
import {
  isNothing,
  neededSettings,
  settingNamed,
  type AppIdentityChange,
  type AppIdentityState,
} from '../../model/appIdentity';
import { siteOf, type App, type AppChanged } from '../../model/appIdentityPort';
import type { Carrier } from '../../model/identityBlocksPort';
import { shellQuoted } from '../../model/shellText';
import type { FollowUps } from '../../ui/ports';
import type { Said } from '../../ui/said';
import type { CommandDeps } from '../deps';
import { plainError, type PlainError } from '../plainError';
import type { AppOrder } from './appSteps';
import { nameOf } from './orders';

/** What a call gets back: names only. */
export interface AppIdentityResult {
  readonly resourceId: string;
  readonly state: 'done' | 'unchanged' | 'partly';
  readonly set: readonly string[];
  readonly removed: readonly string[];
  readonly error?: PlainError;
}

export async function applyToApp(
  deps: CommandDeps,
  connection: Connection,
  order: AppOrder,
): Promise<AppIdentityResult> {
  const { carrier, state, identity, wanted } = order;
  const { ui } = deps;
  const name = nameOf(carrier);
  const used = identity.kind === 'systemAssigned' ? nameOf(carrier) : lastSegment(identity.id);
  const change = neededSettings(state, identity, wanted);
  if (isNothing(change)) {
    ui.tell({ news: 'said', text: ['app.unchanged', name, used], tone: 'good' }, connection.sample);
    return { resourceId: carrier.id, state: 'unchanged', set: [], removed: [] };
  }
  const changed = await send(deps, connection, order, change);
  const { part } = changed;
  const back = inverseOf(state, part);
  tell(deps, connection, order, change, changed, {
    done: ['app.done', name, used],
    ...(back !== undefined && {
      undo: async () => {
        await putBack(deps, connection, order, back);
      },
    }),
  });
  return {
    resourceId: carrier.id,
    state: changed.failure === undefined ? 'done' : 'partly',
    set: Object.keys(part.set),
    removed: part.remove,
    ...(changed.failure !== undefined && { error: plainError(changed.failure, ui.failures) }),
  };
}

async function send(
  { ui, clock, log }: CommandDeps,
  { azure, store }: Connection,
  { tenantId, carrier, state }: AppOrder,
  change: AppIdentityChange,
): Promise<AppChanged> {
  const changed = await ui
    .busy({ doing: 'said', what: ['app.doing', nameOf(carrier)] }, (signal) =>
      finishing(clock, signal, (own) => azure.appIdentities.change(tenantId, carrier, state, change, own)),
    )
    .catch((error: unknown) => {
      const failure = toFailure(error);
      if (!isCancelled(failure))
        log.warn(`The settings of ${carrier.id} were not changed: ${failure.message}`);
      throw failure;
    });
  store.recordAppChanged(carrier.id);
  log.info(`${wordsOf(carrier, changed.part)} ${undoLines(carrier, state, changed).join(' ; ')}`);
  if (changed.failure !== undefined)
    log.warn(`Only ${changed.made} of the changes of ${carrier.id} were made: ${changed.failure.message}`);
  if (changed.lost.length > 0) log.warn(`${carrier.id} no longer has ${changed.lost.join(', ')}.`);
  return changed;
}

function tell(
  deps: CommandDeps,
  connection: Connection,
  order: AppOrder,
  change: AppIdentityChange,
  { made, failure, lost }: AppChanged,
  { done, undo }: { readonly done: Said; readonly undo?: () => Promise<void> },
): void {
  const { ui } = deps;
  const { sample, azure } = connection;
  const name = nameOf(order.carrier);
  if (failure !== undefined) {
    const total = azure.appIdentities.changeRequests(order.carrier, order.state, change).length;
    const text: Said = ['app.partly', name, made, total, ui.failures.sentence(failure)];
    const retry: FollowUps['more'] = [{ label: ['app.retry'], run: () => again(deps, connection, order) }];
    ui.tell({ news: 'said', text, tone: 'bad' }, sample, { more: retry });
  } else if (lost.length > 0)
    ui.tell({ news: 'said', text: ['app.lost', name, lost.join(', ')], tone: 'bad' }, sample);
  else ui.tell({ news: 'said', text: done, tone: 'good' }, sample, undo === undefined ? {} : { undo });
}

/** What was made counts as made: the state is read anew. */
async function again(deps: CommandDeps, connection: Connection, order: AppOrder): Promise<void> {
  await applyToApp(deps, connection, await withFreshState(deps, connection, order));
}

function withFreshState({ ui }: CommandDeps, { azure }: Connection, order: AppOrder): Promise<AppOrder> {
  return ui.busyInView(async (signal) => ({
    ...order,
    state: await azure.appIdentities.read(order.tenantId, order.carrier, signal),
  }));
}

async function putBack(
  deps: CommandDeps,
  connection: Connection,
  order: AppOrder,
  back: AppIdentityChange,
): Promise<void> {
  const fresh = await withFreshState(deps, connection, order);
  const changed = await send(deps, connection, fresh, back);
  tell(deps, connection, fresh, back, changed, { done: ['app.undone', nameOf(order.carrier)] });
}

/** The change that takes another one back; `undefined` where a former value is not known, or has no place in a change. */
function inverseOf(state: AppIdentityState, change: AppIdentityChange): AppIdentityChange | undefined {
  const names = [...Object.keys(change.set), ...change.remove];
  const before = names.map((name) => ({ name, was: settingNamed(state.settings, name) }));
  if (before.some(({ was }) => was !== undefined && was.shown === undefined)) return undefined;
  if (change.registryClientId !== undefined && !state.registry.usesIdentity) return undefined;
  return {
    set: Object.fromEntries(
      before.flatMap(({ name, was }) => (was?.shown === undefined ? [] : [[name, was.shown]])),
    ),
    remove: before.filter(({ was }) => was === undefined).map(({ name }) => name),
    ...(change.vaultIdentity !== undefined && { vaultIdentity: state.vaultIdentity ?? 'SystemAssigned' }),
    ...(change.registryClientId !== undefined && { registryClientId: state.registry.clientId ?? '' }),
    stick: [],
    ...(change.stick.length > 0 && { unstick: change.stick }),
  };
}

function wordsOf(
  { id }: Carrier,
  { set, remove, vaultIdentity, registryClientId, stick, unstick = [] }: AppIdentityChange,
): string {
  const parts = [
    ...Object.keys(set).map((name) => `set ${name}`),
    ...remove.map((name) => `removed ${name}`),
    ...stick.map((name) => `made ${name} a slot setting`),
    ...unstick.map((name) => `made ${name} no slot setting any more`),
    ...(vaultIdentity === undefined ? [] : [`set keyVaultReferenceIdentity to ${vaultIdentity}`]),
    ...(registryClientId === undefined ? [] : ['set the identity for the registry']),
  ];
  return `Settings of ${id}: ${parts.join(', ')}.`;
}

/** The lines that undo it, one for each kind of setting; a former value that may be a secret is in none of them. */
function undoLines(
  carrier: Carrier,
  state: AppIdentityState,
  { part, stuck }: AppChanged,
): readonly string[] {
  const { set, remove, vaultIdentity, registryClientId, stick, unstick = [] } = part;
  const { id, kind } = carrier;
  const az = /functionapp/i.test(kind ?? '') ? 'az functionapp' : 'az webapp';
  const app = siteOf(carrier);
  // These commands take the ID of a slot for that of its app.
  const slot = app.id === id ? '' : ` --slot ${shellQuoted(lastSegment(id))}`;
  const on = `--ids ${shellQuoted(app.id)}${slot}`;
  const names = [...Object.keys(set), ...remove];
  const was = names.map((name) => ({ name, there: settingNamed(state.settings, name) }));
  const made = was.filter(({ there }) => there === undefined).map(({ name }) => shellQuoted(name));
  const known = was.flatMap(({ name, there }) =>
    there?.shown === undefined ? [] : [shellQuoted(`${name}=${there.shown}`)],
  );
  const unknown = was.filter(({ there }) => there !== undefined && there.shown === undefined);
  return [
    ...(made.length === 0
      ? []
      : [`Undo: ${az} config appsettings delete ${on} --setting-names ${made.join(' ')}`]),
    ...(known.length === 0 ? [] : [`Undo: ${az} config appsettings set ${on} --settings ${known.join(' ')}`]),
    ...unknown.map(({ name }) => `The former value of ${name} is not kept.`),
    ...(vaultIdentity === undefined
      ? []
      : [
          restLine('patch', carrier, '', {
            keyVaultReferenceIdentity: state.vaultIdentity ?? 'SystemAssigned',
          }),
        ]),
    ...(registryClientId === undefined
      ? []
      : [
          restLine('patch', carrier, '/config/web', {
            acrUseManagedIdentityCreds: state.registry.usesIdentity,
            acrUserManagedIdentityID: state.registry.clientId ?? '',
          }),
        ]),
    // Last, for the command above that deletes a setting takes its name out as well.
    ...(stick.length + unstick.length === 0
      ? []
      : [restLine('put', app, '/config/slotConfigNames', { appSettingNames: [], ...stuck })]),
  ];
}

/** Sends this alone: the commands for apps would write the whole app, or its whole configuration, as they read it. */
function restLine(
  method: 'put' | 'patch',
  { id, apiVersion }: App,
  below: string,
  properties: object,
): string {
  const url = `${id}${below}?api-version=${apiVersion}`;
  return `Undo: az rest --method ${method} --url ${shellQuoted(url)} --body ${shellQuoted(JSON.stringify({ properties }))}`;
}
