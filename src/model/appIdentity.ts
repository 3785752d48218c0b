/** What an app is told of the identity it shall use: app settings that name it, vault references, registry. */

import { isGuid, parseArmId } from './armId';

/** An app setting; its value stays where it was read, unless it can only be the name of an identity. */
export interface AppSetting {
  readonly name: string;
  readonly shown?: string;
  /** Stays with its slot when slots are swapped; absent where that could not be read. */
  readonly sticky?: boolean;
}

export interface AppIdentityState {
  readonly settings: readonly AppSetting[];
  /** Names that stay with their slot, by what they are names of, as ARM writes that; absent where they could not be read. */
  readonly stuck?: Readonly<Record<string, readonly string[]>>;
  /** How many settings are references to a key vault. */
  readonly vaultReferences: number;
  /** A resource ID, or `SystemAssigned`; absent means that too. */
  readonly vaultIdentity?: string;
  readonly registry: { readonly usesIdentity: boolean; readonly clientId?: string };
}

/** The identity that the app shall use; its own has no client ID that settings could name. */
export interface AppIdentity {
  readonly kind: 'userAssigned' | 'systemAssigned';
  readonly id: string;
  readonly clientId: string;
  readonly principalId: string;
  readonly tenantId: string;
}

export const clientIdSetting = 'AZURE_CLIENT_ID';
export const disableSetting = 'WEBSITE_DISABLE_MSI';

/**
 * What can be set: `clientId` is `AZURE_CLIENT_ID`; `keyVaultReferences` and `registry` are properties of the app;
 * `connection:NAME` are the settings of a Functions connection; `tokenEndpoint` turns the endpoint for tokens on again;
 * `slotSettings` keeps what is set with its slot.
 */
export type SettingKind =
  'clientId' | 'keyVaultReferences' | 'registry' | 'tokenEndpoint' | 'slotSettings' | `connection:${string}`;

const plainKinds: readonly string[] = [
  'clientId',
  'keyVaultReferences',
  'registry',
  'tokenEndpoint',
  'slotSettings',
];

export function isSettingKind(text: string): text is SettingKind {
  return (
    plainKinds.includes(text) ||
    (text.startsWith('connection:') && isSettingName(text.slice('connection:'.length)))
  );
}

/** Settings by name: the words `clientId`, `objectId`, `resourceId`, `tenantId` stand for the identity's own; null removes. */
export type NamedSettings = Readonly<Record<string, string | null>>;

export type WantedSettings = readonly SettingKind[] | NamedSettings;

/** What really is to change. */
export interface AppIdentityChange {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
  readonly vaultIdentity?: string;
  readonly registryClientId?: string;
  /** Names that are to stay with their slot. */
  readonly stick: readonly string[];
  /** Names that are to go along with a swap again: what undoes `stick`. */
  readonly unstick?: readonly string[];
}

/** Whether App Service takes it for the name of a setting. */
export function isSettingName(name: string): boolean {
  return /^[\w.:-]{1,256}$/.test(name);
}

/** Whether a value can only name an identity or switch it: those may be shown, any other may be a secret. */
export function isNamingValue(value: string): boolean {
  return (
    isGuid(value) ||
    /^(managedidentity|systemassigned|true|false|1|0)$/i.test(value) ||
    (value.startsWith('/subscriptions/') && parseArmId(value)?.provider !== undefined)
  );
}

/** Whether the app's endpoint for tokens is switched off: then no managed identity works in it. */
export function isEndpointOff({ settings }: Pick<AppIdentityState, 'settings'>): boolean {
  const value = settingNamed(settings, disableSetting)?.shown?.toLowerCase();
  return value === 'true' || value === '1';
}

/** Names compare without case, as App Service keeps them. */
export function settingNamed(settings: readonly AppSetting[], name: string): AppSetting | undefined {
  return settings.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

const endpointKeys =
  /^(.+?)__(fullyqualifiednamespace|accountname|serviceuri|blobserviceuri|queueserviceuri|tableserviceuri|accountendpoint|credential|clientid|managedidentityresourceid)$/i;

/** Names of the connections that are made with an identity instead of a key, in the order of their settings. */
export function identityConnections({ settings }: Pick<AppIdentityState, 'settings'>): readonly string[] {
  const found = new Map<string, string>();
  for (const { name } of settings) {
    const connection = endpointKeys.exec(name)?.[1];
    if (connection !== undefined && !found.has(connection.toLowerCase()))
      found.set(connection.toLowerCase(), connection);
  }
  return [...found.values()];
}

/** What it takes to make the app use the identity: nothing of it is there already. */
export function neededSettings(
  state: AppIdentityState,
  identity: AppIdentity,
  wanted: WantedSettings,
): AppIdentityChange {
  const kinds = isKinds(wanted) ? wanted : [];
  const named = isKinds(wanted) ? settingsOfKinds(state, identity, wanted) : valuesOf(identity, wanted);
  const set: Record<string, string> = {};
  const remove: string[] = [];
  for (const [name, value] of Object.entries(named)) {
    const there = settingNamed(state.settings, name);
    if (value === null) {
      if (there !== undefined) remove.push(there.name);
    } else if (there?.shown !== value) set[there?.name ?? name] = value;
  }
  const vault = identity.kind === 'userAssigned' ? identity.id : 'SystemAssigned';
  const client = identity.kind === 'userAssigned' ? identity.clientId : '';
  const { usesIdentity, clientId = '' } = state.registry;
  const stick = kinds.includes('slotSettings') ? stickable(state, named) : [];
  return {
    set,
    remove,
    ...(kinds.includes('keyVaultReferences') &&
      (state.vaultIdentity ?? 'SystemAssigned').toLowerCase() !== vault.toLowerCase() && {
        vaultIdentity: vault,
      }),
    ...(kinds.includes('registry') &&
      (!usesIdentity || clientId.toLowerCase() !== client.toLowerCase()) && { registryClientId: client }),
    stick,
  };
}

export function isNothing({
  set,
  remove,
  vaultIdentity,
  registryClientId,
  stick,
}: AppIdentityChange): boolean {
  const settings = Object.keys(set).length + remove.length + stick.length;
  return settings === 0 && vaultIdentity === undefined && registryClientId === undefined;
}

/** Whether it was chosen from the list, not named one by one. */
export function isKinds(wanted: WantedSettings): wanted is readonly SettingKind[] {
  return Array.isArray(wanted);
}

function valuesOf(identity: AppIdentity, named: NamedSettings): NamedSettings {
  const own: Readonly<Record<string, string>> = {
    clientId: identity.clientId,
    objectId: identity.principalId,
    resourceId: identity.id,
    tenantId: identity.tenantId,
  };
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, value === null ? null : (own[value] ?? value)]),
  );
}

function settingsOfKinds(
  state: AppIdentityState,
  identity: AppIdentity,
  kinds: readonly SettingKind[],
): NamedSettings {
  const client = identity.kind === 'userAssigned' ? identity.clientId : null;
  const named: Record<string, string | null> = {};
  if (kinds.includes('clientId')) named[clientIdSetting] = client;
  if (kinds.includes('tokenEndpoint')) named[disableSetting] = null;
  for (const kind of kinds) {
    if (!kind.startsWith('connection:')) continue;
    const connection = kind.slice('connection:'.length);
    const byResource = settingNamed(state.settings, `${connection}__managedIdentityResourceId`) !== undefined;
    const own = identity.kind === 'userAssigned';
    named[`${connection}__credential`] = 'managedidentity';
    // One of the two names an identity, never both: the app keeps the way it has.
    named[`${connection}__clientId`] = own && !byResource ? identity.clientId : null;
    named[`${connection}__managedIdentityResourceId`] = own && byResource ? identity.id : null;
  }
  return named;
}

/** Of the settings that name the identity those that a swap would take along. */
function stickable({ settings, stuck }: AppIdentityState, named: NamedSettings): readonly string[] {
  // A name can stay with the slot before there is a setting of that name.
  const names = new Set(stuck?.['appSettingNames']?.map((name) => name.toLowerCase()));
  return Object.entries(named).flatMap(([name, value]) => {
    const there = settingNamed(settings, name);
    const stays = there?.sticky === true || names.has(name.toLowerCase());
    return value === null || stays ? [] : [there?.name ?? name];
  });
}
