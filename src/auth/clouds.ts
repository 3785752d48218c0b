/** The Azure clouds: where each one's ARM, sign-in and portal are, and what its hosts end in. */

import type { Cloud, CloudSuffixes } from '../model/account';
import { Failure } from '../model/failure';

/** The settings of VS Code's own Microsoft sign-in for other clouds. */
export const sovereignCloudSection = 'microsoft-sovereign-cloud';

export type CloudSetting = 'auto' | 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud' | 'custom';

/** The audience is the one VS Code's own Azure sign-in asks for, so that one consent serves every Azure extension. */
export const publicCloud: Cloud = {
  name: 'AzureCloud',
  resourceManagerUrl: 'https://management.azure.com',
  activeDirectoryUrl: 'https://login.microsoftonline.com',
  audience: 'https://management.core.windows.net',
  portalUrl: 'https://portal.azure.com',
  suffixes: {
    storage: 'core.windows.net',
    keyVault: 'vault.azure.net',
    sql: 'database.windows.net',
    serviceBus: 'servicebus.windows.net',
    cosmos: 'documents.azure.com',
    appConfig: 'azconfig.io',
  },
};

const governmentCloud: Cloud = {
  name: 'AzureUSGovernment',
  resourceManagerUrl: 'https://management.usgovcloudapi.net',
  activeDirectoryUrl: 'https://login.microsoftonline.us',
  audience: 'https://management.core.usgovcloudapi.net',
  portalUrl: 'https://portal.azure.us',
  suffixes: {
    storage: 'core.usgovcloudapi.net',
    keyVault: 'vault.usgovcloudapi.net',
    sql: 'database.usgovcloudapi.net',
    serviceBus: 'servicebus.usgovcloudapi.net',
    cosmos: 'documents.azure.us',
    appConfig: 'azconfig.azure.us',
  },
};

const chinaCloud: Cloud = {
  name: 'AzureChinaCloud',
  resourceManagerUrl: 'https://management.chinacloudapi.cn',
  activeDirectoryUrl: 'https://login.chinacloudapi.cn',
  audience: 'https://management.core.chinacloudapi.cn',
  portalUrl: 'https://portal.azure.cn',
  suffixes: {
    storage: 'core.chinacloudapi.cn',
    keyVault: 'vault.azure.cn',
    sql: 'database.chinacloudapi.cn',
    serviceBus: 'servicebus.chinacloudapi.cn',
    cosmos: 'documents.azure.cn',
    appConfig: 'azconfig.azure.cn',
  },
};

/**
 * The cloud that the settings name. `auto` follows VS Code's own setting for sovereign clouds, whose values are
 * `ChinaCloud` and `USGovernment`; a custom environment there has no ARM address, so it needs `custom`. `custom` reads the object of `customCloud`; what it leaves out besides the two
 * addresses is the public cloud's. Throws `badArgument` naming the property that is missing or is no `https` address.
 */
export function cloudFrom(setting: CloudSetting, custom: unknown, sovereign?: unknown): Cloud {
  switch (setting) {
    case 'auto':
      if (sovereign === 'USGovernment') return governmentCloud;
      return sovereign === 'ChinaCloud' ? chinaCloud : publicCloud;
    case 'AzureCloud':
      return publicCloud;
    case 'AzureUSGovernment':
      return governmentCloud;
    case 'AzureChinaCloud':
      return chinaCloud;
    case 'custom':
      return customCloud(custom);
  }
}

/** The suffixes of a cloud, for code that is written; those of the public cloud while the settings describe no cloud. */
export function suffixesOf(cloud: () => Cloud): CloudSuffixes {
  try {
    return cloud().suffixes;
  } catch {
    // Whoever signs in is told what is wrong.
    return publicCloud.suffixes;
  }
}

function customCloud(custom: unknown): Cloud {
  const resourceManagerUrl = address(custom, 'resourceManagerUrl') ?? missing('resourceManagerUrl');
  const suffixes = property(custom, 'suffixes');
  const suffix = (name: keyof CloudSuffixes): string =>
    text(suffixes, name)?.replace(/^\.+/, '') ?? publicCloud.suffixes[name];
  return {
    name: text(custom, 'name') ?? 'custom',
    resourceManagerUrl,
    activeDirectoryUrl: address(custom, 'activeDirectoryUrl') ?? publicCloud.activeDirectoryUrl,
    audience: (text(custom, 'audience') ?? resourceManagerUrl).replace(/\/+(\.default)?$/, ''),
    portalUrl: address(custom, 'portalUrl') ?? publicCloud.portalUrl,
    suffixes: {
      storage: suffix('storage'),
      keyVault: suffix('keyVault'),
      sql: suffix('sql'),
      serviceBus: suffix('serviceBus'),
      cosmos: suffix('cosmos'),
      appConfig: suffix('appConfig'),
    },
  };
}

function missing(field: string): never {
  throw new Failure('badArgument', { field: `customCloud.${field}` });
}

/** An `https` origin without a trailing slash; a path is kept, since some stamps put ARM below one. */
function address(from: unknown, name: string): string | undefined {
  const value = text(from, name);
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:') missing(name);
  return value.replace(/\/+$/, '');
}

function text(from: unknown, name: string): string | undefined {
  const value = property(from, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function property(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null
    ? Object.entries(from).find(([key]) => key === name)?.[1]
    : undefined;
}
