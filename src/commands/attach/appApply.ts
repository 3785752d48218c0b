/** Makes the changes that tell an app its identity, and tells what was made; values that may be secrets are in none of it. */

import { finishing } from '../../access/finishing';
import type { Connection } from '../../access/connection';
import { lastSegment } from '../../model/armId';
import { isCancelled, toFailure, type Failure } from '../../model/failure';
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

/** What the tries before this one found and made: taken back together with it. */
interface Earlier {
  /** As the app was before the first of them. */
  readonly state: AppIdentityState;
  readonly part: AppIdentityChange;
}

const nothing: AppIdentityChange = { set: {}, remove: [], stick: [] };

export async function applyToApp(
  deps: CommandDeps,
  connection: Connection,
  order: AppOrder,
  earlier: Earlier = { state: order.state, part: nothing },
): Promise<AppIdentityResult> {
  const { carrier, state, identity, wanted } = order;
  const { ui } = deps;
  const name = nameOf(carrier);
  const used = identity.kind === 'systemAssigned' ? nameOf(carrier) : lastSegment(identity.id);
  const change = neededSettings(state, identity, wanted);
  const tries = !isNothing(earlier.part);
  if (isNothing(change) && !tries) {
    ui.tell({ news: 'said', text: ['app.unchanged', name, used], tone: 'good' }, connection.sample);
    return { resourceId: carrier.id, state: 'unchanged', set: [], removed: [] };
  }
  const changed = isNothing(change)
    ? unsent(undefined)
    : await send(deps, connection, order, change).catch((error: unknown) => {
        // The first try is the caller's to hear of. After another one it may not cost the way back.
        if (tries) return unsent(error);
        throw error;
      });
  const run = { state: earlier.state, part: joined(earlier.part, changed.part) };
  tell(deps, connection, order, change, changed, {
    done: ['app.done', name, used],
    retry: () => again(deps, connection, order, run),
    ...undoing(deps, connection, order, run),
  });
  return {
    resourceId: carrier.id,
    state: changed.failure === undefined ? 'done' : 'partly',
    set: Object.keys(changed.part.set),
    removed: changed.part.remove,
    ...(changed.failure !== undefined && { error: plainError(changed.failure, ui.failures) }),
  };
}

function unsent(error: unknown): AppChanged {
  const none = { made: 0, part: nothing, stuck: {}, lost: [] };
  return error === undefined ? none : { ...none, failure: toFailure(error) };
}

function joined(first: AppIdentityChange, then: AppIdentityChange): AppIdentityChange {
  return {
    ...first,
    ...then,
    set: { ...first.set, ...then.set },
    remove: [...first.remove, ...then.remove],
    stick: [...first.stick, ...then.stick],
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

/** Ways on from what was told. */
interface Ways {
  readonly retry: () => Promise<void>;
  readonly undo?: () => Promise<void>;
}

function tell(
  deps: CommandDeps,
  connection: Connection,
  order: AppOrder,
  change: AppIdentityChange,
  { made, failure, lost }: AppChanged,
  { done, ...ways }: Ways & { readonly done: Said },
): void {
  const { sample } = connection;
  const { undo } = ways;
  if (failure !== undefined) {
    tellPartly(deps, connection, order, change, { made, failure }, ways);
  } else if (lost.length > 0) {
    const text: Said = ['app.lost', nameOf(order.carrier), lost.join(', ')];
    deps.ui.tell({ news: 'said', text, tone: 'bad' }, sample);
  } else deps.ui.tell({ news: 'said', text: done, tone: 'good' }, sample, undo === undefined ? {} : { undo });
}

function tellPartly(
  { ui }: CommandDeps,
  { sample, azure }: Connection,
  { carrier, state }: AppOrder,
  change: AppIdentityChange,
  { made, failure }: { readonly made: number; readonly failure: Failure },
  { retry, undo }: Ways,
): void {
  const total = azure.appIdentities.changeRequests(carrier, state, change).length;
  const text: Said = ['app.partly', nameOf(carrier), made, total, ui.failures.sentence(failure)];
  const more: FollowUps['more'] = [{ label: ['app.retry'], run: retry }];
  ui.tell({ news: 'said', text, tone: 'bad' }, sample, { ...(undo !== undefined && { undo }), more });
}

/** What was made counts as made: the state is read anew. */
async function again(
  deps: CommandDeps,
  connection: Connection,
  order: AppOrder,
  run: Earlier,
): Promise<void> {
  const fresh = await withFreshState(deps, connection, order).catch((error: unknown) => {
    const made = connection.azure.appIdentities.changeRequests(order.carrier, order.state, run.part).length;
    const change = neededSettings(order.state, order.identity, order.wanted);
    const told = { made, failure: toFailure(error) };
    const retry = () => again(deps, connection, order, run);
    const ways = { retry, ...undoing(deps, connection, order, run) };
    tellPartly(deps, connection, order, change, told, ways);
    return undefined;
  });
  if (fresh !== undefined) await applyToApp(deps, connection, fresh, run);
}

function withFreshState({ ui }: CommandDeps, { azure }: Connection, order: AppOrder): Promise<AppOrder> {
  return ui.busyInView(async (signal) => ({
    ...order,
    state: await azure.appIdentities.read(order.tenantId, order.carrier, signal),
  }));
}

/** Takes back all that was made, over every try; nothing where that cannot be. */
function undoing(
  deps: CommandDeps,
  connection: Connection,
  order: AppOrder,
  run: Earlier,
): Pick<FollowUps, 'undo'> {
  const back = inverseOf(run.state, run.part);
  if (back === undefined) return {};
  const undo = async () => {
    const fresh = await withFreshState(deps, connection, order);
    const changed = await send(deps, connection, fresh, back);
    tell(deps, connection, fresh, back, changed, {
      done: ['app.undone', nameOf(order.carrier)],
      retry: undo,
    });
  };
  return { undo };
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
