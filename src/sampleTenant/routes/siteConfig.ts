/** The configuration of apps and slots: settings, listed by a right of its own and written whole; registry; what stays with a slot. */

import { idKey } from '../../model/armId';
import { invalidContent, resourceNotFound } from '../armError';
import {
  bodyObject,
  objectMember,
  ok,
  onlyMembers,
  param,
  textMember,
  type Call,
  type Reply,
  type Route,
} from '../call';
import type { SampleResource, SampleSite } from '../data/shape';
import { demandUnlocked } from '../guards';
import { isObject, type JsonObject } from '../json';
import { groupIdOf, groupNamed } from './resourceGroups';

const base =
  '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Web/sites/{+site}/config';
const type = 'Microsoft.Web/sites';

export const siteConfigRoutes: readonly Route[] = [
  { method: 'POST', path: `${base}/appsettings/list`, type, handle: listSettings },
  { method: 'PUT', path: `${base}/appsettings`, type, handle: putSettings },
  { method: 'GET', path: `${base}/web`, type, handle: getWeb },
  { method: 'PATCH', path: `${base}/web`, type, handle: patchWeb },
  { method: 'GET', path: `${base}/slotConfigNames`, type, handle: getSlotNames },
  { method: 'PUT', path: `${base}/slotConfigNames`, type, handle: putSlotNames },
];

const none: SampleSite = { appSettings: {} };

/** The app or slot, once the caller may do this with its configuration. */
function demandSite(call: Call, action: string): SampleResource {
  const name = param(call, 'site');
  const id = `${groupIdOf(call)}/providers/${type}/${name}`;
  const ofType = /\/slots\//i.test(name) ? `${type}/slots` : type;
  call.access.demand(`${ofType}/config/${action}`, id);
  groupNamed(call);
  const site = call.state.resources.get(idKey(id));
  if (site === undefined) throw resourceNotFound(id);
  return site;
}

function keep(call: Call, site: SampleResource, change: Partial<SampleSite>): SampleSite {
  demandUnlocked(call.state, site.id, 'write');
  const changed = { ...(site.site ?? none), ...change };
  call.state.resources.set(idKey(site.id), { ...site, site: changed });
  return changed;
}

function listSettings(call: Call): Reply {
  const site = demandSite(call, 'list/action');
  // A read-only lock keeps every POST out, since it could change something.
  demandUnlocked(call.state, site.id, 'write');
  return ok(settingsJson(site, site.site ?? none));
}

/** Replaces all: what the body leaves out is gone. */
function putSettings(call: Call): Reply {
  const site = demandSite(call, 'write');
  const properties = propertiesOf(call);
  const appSettings = Object.fromEntries(
    Object.keys(properties).map((name) => [name, textMember(properties, name) ?? '']),
  );
  return ok(settingsJson(site, keep(call, site, { appSettings })));
}

function settingsJson({ id, location }: SampleResource, { appSettings }: SampleSite): JsonObject {
  return {
    id: `${id}/config/appsettings`,
    name: 'appsettings',
    type: `${type}/config`,
    ...(location !== undefined && { location }),
    properties: appSettings,
  };
}

function getWeb(call: Call): Reply {
  const site = demandSite(call, 'read');
  return ok(webJson(site, site.site ?? none));
}

function patchWeb(call: Call): Reply {
  const site = demandSite(call, 'write');
  const properties = propertiesOf(call);
  onlyMembers(properties, 'SiteConfig', ['acrUseManagedIdentityCreds', 'acrUserManagedIdentityID']);
  const clientId = textMember(properties, 'acrUserManagedIdentityID');
  const uses = properties['acrUseManagedIdentityCreds'];
  const registry = {
    ...(site.site?.registry ?? { usesIdentity: false }),
    ...(typeof uses === 'boolean' && { usesIdentity: uses }),
    ...(clientId !== undefined && { clientId }),
  };
  return ok(webJson(site, keep(call, site, { registry })));
}

function webJson({ id }: SampleResource, { registry }: SampleSite): JsonObject {
  return {
    id: `${id}/config/web`,
    name: 'web',
    type: `${type}/config`,
    properties: {
      acrUseManagedIdentityCreds: registry?.usesIdentity ?? false,
      acrUserManagedIdentityID: registry?.clientId ?? null,
      appSettings: null,
      linuxFxVersion: '',
      publishingUsername: '$sample',
    },
  };
}

function getSlotNames(call: Call): Reply {
  const site = demandSite(call, 'read');
  return ok(slotNamesJson(site, site.site ?? none));
}

function putSlotNames(call: Call): Reply {
  const site = demandSite(call, 'write');
  const properties = propertiesOf(call);
  const known = ['appSettingNames', 'connectionStringNames', 'azureStorageConfigNames'];
  onlyMembers(properties, 'SlotConfigNames', known);
  const names = properties['appSettingNames'] ?? [];
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw invalidContent("The value of 'appSettingNames' must be a list of strings");
  return ok(slotNamesJson(site, keep(call, site, { slotSettings: names })));
}

function slotNamesJson({ id }: SampleResource, { slotSettings }: SampleSite): JsonObject {
  return {
    id: `${id}/config/slotConfigNames`,
    name: 'slotConfigNames',
    type: `${type}/config`,
    properties: {
      connectionStringNames: ['orders-db'],
      ...(slotSettings !== undefined && { appSettingNames: slotSettings }),
    },
  };
}

function propertiesOf(call: Call): JsonObject {
  const body = bodyObject(call);
  onlyMembers(body, 'SiteConfigResource', ['id', 'name', 'type', 'kind', 'location', 'properties']);
  const properties = objectMember(body, 'properties');
  if (!isObject(properties)) throw invalidContent("The property 'properties' is required");
  return properties;
}
