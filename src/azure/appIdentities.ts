/** App settings, vault references and registry of App Service apps: changed without dropping what else is there. */

import { Failure, isCancelled, toFailure } from '../model/failure';
import { isNamingValue, settingNamed } from '../model/appIdentity';
import type { AppIdentityChange, AppIdentityState, AppSetting } from '../model/appIdentity';
import { siteOf, type App, type AppIdentities } from '../model/appIdentityPort';
import type { PlannedRequest } from '../model/plannedRequest';
import type { Arm } from './arm';
import type { Connect } from './connection';
import { at, isRecord, present, record, text, texts, type Json } from './decode';
import { pathOf } from './paths';

/** Stands in a review for the value of a setting that is written back as it is. */
const asItIs = '(as it is)';

export function createAppIdentities(connect: Connect): AppIdentities {
  return {
    async read(tenantId, app, signal) {
      const { arm } = connect(tenantId);
      const [settings, stuck, site, web] = await Promise.all([
        settingsOf(arm, app, signal),
        orUnread(stuckNames(arm, app, signal)),
        arm.get(callOf(app, ''), signal),
        arm.get(callOf(app, '/config/web'), signal),
      ]);
      const values = Object.entries(settings);
      const registry = at(web, 'properties');
      const sticky = stuck && new Set(stuck['appSettingNames']?.map((name) => name.toLowerCase()));
      return {
        settings: values.map(([name, value]) => settingOf(name, value, sticky)),
        ...present('stuck', stuck),
        vaultReferences: values.filter(([, value]) => isVaultReference(value)).length,
        ...present('vaultIdentity', text(at(site, 'properties', 'keyVaultReferenceIdentity'))),
        registry: {
          usesIdentity: at(registry, 'acrUseManagedIdentityCreds') === true,
          ...present('clientId', text(at(registry, 'acrUserManagedIdentityID'))),
        },
      };
    },
    changeRequests: (app, state, change) =>
      stepsOf(app, change, {
        settings: Object.fromEntries(state.settings.map(({ name }) => [name, asItIs])),
        stuck: state.stuck ?? {},
      }).map(({ request }) => request),
    async change(tenantId, app, state, change, signal) {
      const { arm } = connect(tenantId);
      const touches = Object.keys(change.set).length + change.remove.length > 0;
      const settings = touches ? await settingsOf(arm, app, signal) : {};
      if (touches) demandUnchanged(app, state, change, settings);
      const sticks = change.stick.length + (change.unstick?.length ?? 0) > 0;
      const stuck = sticks ? await stuckNames(arm, app, signal) : {};
      let lost: readonly string[] = [];
      let made = 0;
      let part: AppIdentityChange = { set: {}, remove: [], stick: [] };
      for (const { request, changes } of stepsOf(app, change, { settings, stuck })) {
        try {
          const answer = await send(arm, request, signal);
          made += 1;
          part = { ...part, ...changes };
          if (request.path.endsWith('/config/appsettings')) lost = lostIn(settings, change, answer);
        } catch (error) {
          if (made === 0) throw error;
          return { made, part, stuck, lost, failure: toFailure(error) };
        }
      }
      return { made, part, stuck, lost };
    },
  };
}

/** Everything as it is, secrets included: to be written back, never to be kept or shown. */
async function settingsOf(arm: Arm, app: App, signal: AbortSignal): Promise<Json> {
  const call = callOf(app, '/config/appsettings/list');
  const { body } = await arm.post(call, undefined, signal);
  const properties = at(body, 'properties');
  // Taken for an empty list, it would be written back as one.
  if (!isRecord(properties)) throw new Failure('untrustedAnswer', { resource: call.path });
  return properties;
}

function settingOf(name: string, value: unknown, sticky: ReadonlySet<string> | undefined): AppSetting {
  const shown = typeof value === 'string' && isNamingValue(value) ? value : undefined;
  return {
    name,
    ...present('shown', shown),
    ...(sticky !== undefined && { sticky: sticky.has(name.toLowerCase()) }),
  };
}

function isVaultReference(value: unknown): boolean {
  return typeof value === 'string' && /^@microsoft\.keyvault\(/i.test(value);
}

/** `undefined` where the caller may not read it. */
async function orUnread<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isCancelled(error) || toFailure(error).code !== 'forbidden') throw error;
    return undefined;
  }
}

/** They are the app's, for all of its slots. */
async function stuckNames(
  arm: Arm,
  app: App,
  signal: AbortSignal,
): Promise<NonNullable<AppIdentityState['stuck']>> {
  const answer = await arm.get(callOf(siteOf(app), '/config/slotConfigNames'), signal);
  return Object.fromEntries(
    Object.entries(record(at(answer, 'properties'))).map(([name, value]) => [name, texts(value)]),
  );
}

interface Before {
  readonly settings: Json;
  readonly stuck: NonNullable<AppIdentityState['stuck']>;
}

interface Step {
  readonly request: PlannedRequest;
  /** What of the change it makes. */
  readonly changes: Partial<AppIdentityChange>;
}

function stepsOf(app: App, change: AppIdentityChange, { settings, stuck }: Before): readonly Step[] {
  const { set, remove, vaultIdentity, registryClientId, stick, unstick = [] } = change;
  const loose = new Set(unstick.map((name) => name.toLowerCase()));
  const kept = stuck['appSettingNames']?.filter((name) => !loose.has(name.toLowerCase())) ?? [];
  const appSettingNames = [...kept, ...stick];
  const names = planned('PUT', siteOf(app), '/config/slotConfigNames', { ...stuck, appSettingNames });
  const steps: (Step | false)[] = [
    // First what stays with the slot, so that no swap in between takes a setting along; for the same reason last what no longer does.
    stick.length > 0 && { request: names, changes: { stick } },
    Object.keys(set).length + remove.length > 0 && {
      request: planned('PUT', app, '/config/appsettings', merged(settings, change)),
      changes: { set, remove },
    },
    vaultIdentity !== undefined && {
      request: planned('PATCH', app, '', { keyVaultReferenceIdentity: vaultIdentity }),
      changes: { vaultIdentity },
    },
    registryClientId !== undefined && {
      request: planned('PATCH', app, '/config/web', {
        acrUseManagedIdentityCreds: true,
        acrUserManagedIdentityID: registryClientId,
      }),
      changes: { registryClientId },
    },
    unstick.length > 0 && { request: names, changes: { unstick } },
  ];
  return steps.filter((step) => step !== false);
}

function merged(settings: Json, { set, remove }: AppIdentityChange): Json {
  const gone = new Set(remove.map((name) => name.toLowerCase()));
  const kept = Object.entries(settings).filter(([name]) => !gone.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...set };
}

function planned(
  method: 'PUT' | 'PATCH',
  { id, apiVersion }: App,
  below: string,
  properties: Json,
): PlannedRequest {
  return { method, path: `${id}${below}`, apiVersion, body: { properties } };
}

async function send(arm: Arm, request: PlannedRequest, signal: AbortSignal): Promise<unknown> {
  const call = { path: `/${pathOf(request.path)}`, apiVersion: request.apiVersion };
  const answer = await (request.method === 'PUT' ? arm.put : arm.patch)(call, request.body, signal);
  return answer.body;
}

/** Compares what is to be changed with what was looked at; of a value that is not shown, whether it is there. */
function demandUnchanged(app: App, state: AppIdentityState, change: AppIdentityChange, now: Json): void {
  const present = Object.entries(now).map(([name, value]) => settingOf(name, value, undefined));
  for (const name of [...Object.keys(change.set), ...change.remove]) {
    const [seen, there] = [settingNamed(state.settings, name), settingNamed(present, name)];
    if ((seen === undefined) !== (there === undefined) || seen?.shown !== there?.shown)
      throw new Failure('conflict', { resource: app.id, values: { reason: 'changedMeanwhile' } });
  }
}

function lostIn(before: Json, { remove }: AppIdentityChange, answer: unknown): readonly string[] {
  const after = new Set(Object.keys(record(at(answer, 'properties'))).map((name) => name.toLowerCase()));
  const gone = new Set(remove.map((name) => name.toLowerCase()));
  return Object.keys(before).filter(
    (name) => !after.has(name.toLowerCase()) && !gone.has(name.toLowerCase()),
  );
}

function callOf({ id, apiVersion }: App, below: string) {
  return { path: `/${pathOf(id)}${below}`, apiVersion };
}
