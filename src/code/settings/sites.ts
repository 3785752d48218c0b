/** Where settings name an identity: what the editor treats as credentials of these files. */

import { isUserAssignedId } from '../../model/armId';
import type { CredentialSite, OpenId, ParsedFile } from '../language';
import type { Identifier } from '../request';
import { isOpenValue, settingNamed } from './setting';
import type { ReadSettings, Setting, SettingsFile } from './setting';

/** Keys of a connection, in lower case. */
const idKeys = new Map<string, Identifier>([
  ['clientid', 'clientId'],
  ['managedidentityclientid', 'clientId'],
  ['managedidentityresourceid', 'resourceId'],
  ['managedidentityobjectid', 'objectId'],
]);

/** Which ID of an identity a setting holds by its name; `undefined` for settings that hold none. */
export function identifierOf(settings: SettingsFile, setting: Setting): Identifier | undefined {
  const key = setting.key;
  const level = key.lastIndexOf(':');
  const named = level === -1 ? undefined : idKeys.get(key.slice(level + 1));
  if (named && hasConnection(settings, key.slice(0, level))) return named;
  if (settings.kind === 'spring')
    return /^spring\.cloud\.azure\..*credential\.client-?id$/.test(key) ? 'clientId' : undefined;
  if (settings.kind === 'configuration') return undefined;
  if (key === 'azure_client_id') return signsInOtherwise(settings) ? undefined : 'clientId';
  if (key === 'managed_identity_object_id') return 'objectId';
  const isResource = key === 'managed_identity_resource_id' || isUserAssignedId(setting.value.value);
  return isResource ? 'resourceId' : undefined;
}

/** `AZURE_CLIENT_ID` beside one of these is an app registration's, and no identity's. */
function signsInOtherwise(settings: SettingsFile): boolean {
  const others = ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_FEDERATED_TOKEN_FILE'];
  return others.some((name) => (settingNamed(settings, name)?.value.value ?? '') !== '');
}

/** Whether a prefix is that of a connection that says `credential`, or where its service is. */
function hasConnection({ settings }: SettingsFile, prefix: string): boolean {
  return settings.some(({ key }) => {
    const rest = key.startsWith(`${prefix}:`) ? key.slice(prefix.length + 1) : '';
    return /^(?:credential|accountname|(?:\w+)?serviceuri|fullyqualifiednamespace|accountendpoint|vaulturi|endpoint)$/.test(
      rest,
    );
  });
}

/** The sites of a file, in file order. */
export function settingSites(read: ReadSettings, file: ParsedFile): readonly CredentialSite[] {
  const found = read(file);
  return found.settings.flatMap((setting): CredentialSite[] => {
    const identifier = identifierOf(found, setting);
    if (identifier === undefined) return [];
    const { start, end, value } = setting;
    const site = { start, end, type: 'managedIdentity', identifier } as const;
    return [{ ...site, ...(!isOpenValue(value.value) && { id: value }) }];
  });
}

/** The value that holds `offset` of a setting that names an identity; not one that is put in later. */
export function openSettingId(read: ReadSettings, file: ParsedFile, offset: number): OpenId | undefined {
  const found = read(file);
  const setting = found.settings.find(({ value }) => value.start <= offset && offset <= value.end);
  const identifier = setting && identifierOf(found, setting);
  if (!identifier) return undefined;
  const { start, end, value } = setting.value;
  return /[${}%@]/.test(value) ? undefined : { start, end, identifier };
}
