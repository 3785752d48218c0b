/** Names another identity in settings, and puts an identity in the place of a secret. */

import type { ParsedFile, Plan } from '../language';
import { indentAt } from '../lines';
import { touches } from '../nodes';
import type { CredentialRequest } from '../request';
import type { Edit, Span } from '../text';
import { lineEndOf, plainText } from '../text';
import { connectionSettings, endpointsOf, sectionEndpoints, sqlWithoutPassword } from './connections';
import { wantedSettings } from './insert';
import { isFunctions } from './rules';
import type { ReadSettings, Setting, SettingsFile } from './setting';
import { settingKey, settingNamed } from './setting';
import { identifierOf } from './sites';
import type { Wanted } from './write';
import { entries, removed, renamed, split } from './write';

export function replaceSetting(
  read: ReadSettings,
  file: ParsedFile,
  site: Span,
  request: CredentialRequest,
): Plan | undefined {
  const found = read(file);
  const setting = found.settings.find((one) => one.start <= site.start && site.end <= one.end);
  if (!setting || request.flavour !== 'credential' || file.tree.rootNode.hasError) return undefined;
  const edits = editsFor(file, found, setting, request);
  return edits && isSound(edits) ? { edits, needs: [] } : undefined;
}

function isSound(edits: readonly Edit[]): boolean {
  return !edits.some((a, at) =>
    edits.slice(at + 1).some((b) => touches(a, b) && a.start < b.end && b.start < a.end),
  );
}

function editsFor(
  file: ParsedFile,
  found: SettingsFile,
  setting: Setting,
  request: CredentialRequest,
): Edit[] | undefined {
  const key = setting.key;
  const connection = /^(.+?)(?::|__)(?:managedIdentity)?(?:clientId|resourceId|objectId)$/i.exec(
    setting.name,
  )?.[1];
  if (connection !== undefined && identifierOf(found, setting) !== undefined)
    return connectionId(file, found, setting, connection, request);
  if (found.kind === 'spring') return springEdits(file, found, setting, request);
  if (identifierOf(found, setting) !== undefined || key === 'azure_client_secret')
    return variableEdits(file, found, setting, request);
  return connectionString(file, found, setting, request);
}

/** The ID of a connection, and nothing of the ID it had before. */
function connectionId(
  file: ParsedFile,
  found: SettingsFile,
  setting: Setting,
  prefix: string,
  request: CredentialRequest,
): Edit[] | undefined {
  const wanted = connectionSettings(prefix, [], found.kind, request);
  const id = wanted?.find(({ name }) => !/credential$/.test(name));
  if (!wanted) return undefined;
  const others = found.settings.filter((one) => one !== setting && isIdOf(one, prefix));
  return [
    ...(id ? renamed(found, setting, id) : [removed(file, found, setting)]),
    ...others.map((one) => removed(file, found, one)),
  ];
}

function isIdOf({ key }: Setting, prefix: string): boolean {
  const start = `${settingKey(prefix)}:`;
  return (
    key.startsWith(start) &&
    /^(?:managedidentity)?(?:clientid|resourceid|objectid)$/.test(key.slice(start.length))
  );
}

/** A variable that names an identity takes the place of another one, or of a client secret. */
function variableEdits(
  file: ParsedFile,
  found: SettingsFile,
  setting: Setting,
  request: CredentialRequest,
): Edit[] | undefined {
  const wanted = request.idSource === 'parts' ? undefined : wantedSettings(found.kind, request);
  const [one] = wanted ?? [];
  const isSecret = setting.key === 'azure_client_secret';
  const clientId = isSecret ? settingNamed(found, 'AZURE_CLIENT_ID') : undefined;
  if (request.identifier === 'systemAssigned') {
    return [setting, ...(clientId ? [clientId] : [])].map((each) => removed(file, found, each));
  }
  if (!one) return undefined;
  const there = settingNamed(found, one.name);
  if (!there || there === setting) {
    return [...renamed(found, setting, one), ...(clientId ? [removed(file, found, clientId)] : [])];
  }
  return [...split(found, [one]).edits, removed(file, found, setting)];
}

function springEdits(
  file: ParsedFile,
  found: SettingsFile,
  setting: Setting,
  request: CredentialRequest,
): Edit[] | undefined {
  const wanted = wantedSettings('spring', request);
  if (!wanted) return undefined;
  const key = setting.key;
  if (key === 'spring.datasource.password') return datasource(file, found, request);
  const literal = sqlWithoutPassword(setting.value.value, connectionIdOf(request), false);
  if (key === 'spring.datasource.url' && literal !== undefined)
    return renamed(found, setting, { name: setting.name, value: literal });
  const { edits, missing } = split(found, wanted);
  if (/client-?secret$/.test(key)) return inPlace(file, found, setting, missing, edits);
  const isHere = wanted.find(({ name }) => settingKey(name) === key);
  if (isHere) return renamed(found, setting, isHere);
  return undefined;
}

/** `url`, `username` and `password` of a data source become an address that says who signs in. */
function datasource(file: ParsedFile, found: SettingsFile, request: CredentialRequest): Edit[] | undefined {
  const [url, user, word] = ['url', 'username', 'password'].map((name) =>
    settingNamed(found, `spring.datasource.${name}`),
  );
  const bare = url && sqlWithoutPassword(url.value.value, connectionIdOf(request), false);
  if (!url || !word || bare === undefined) return undefined;
  const gone = [word, ...(user ? [user] : [])].map((each) => removed(file, found, each));
  return [...renamed(found, url, { name: url.name, value: bare }), ...gone];
}

/** The client ID as it is written into an address; `undefined` for the system-assigned identity. */
export function connectionIdOf({
  identifier,
  idSource,
  id,
  variable,
}: CredentialRequest): string | undefined {
  if (identifier !== 'clientId') return undefined;
  return idSource === 'environmentVariable' ? `\${${variable}}` : id;
}

/** What is missing takes the place of an entry; with nothing missing the entry goes. */
function inPlace(
  file: ParsedFile,
  found: SettingsFile,
  setting: Setting,
  missing: readonly Wanted[],
  edits: readonly Edit[],
): Edit[] {
  if (missing.length === 0) return [...edits, removed(file, found, setting)];
  const text = plainText(entries(file, found, setting, missing));
  return [...edits, { start: setting.start, end: setting.end, text }];
}

function connectionString(
  file: ParsedFile,
  found: SettingsFile,
  setting: Setting,
  request: CredentialRequest,
): Edit[] | undefined {
  const { name, value } = setting;
  const isNamed = request.identifier === 'clientId' || request.identifier === 'systemAssigned';
  const bare = isNamed ? sqlWithoutPassword(value.value, request.id, false) : undefined;
  if (bare !== undefined && /database\./i.test(bare)) return renamed(found, setting, { name, value: bare });
  if (found.kind === 'configuration') return section(file, found, setting, request);
  const endpoints = isFunctions(found) && !name.includes(':') ? endpointsOf(value.value, name) : undefined;
  const wanted = endpoints && connectionSettings(name, endpoints, found.kind, request);
  if (!wanted) return undefined;
  const { edits, missing } = split(found, wanted);
  return inPlace(file, found, setting, missing, edits);
}

/** What the client factory of .NET reads: beside a `connectionString`, or as a section in the place of one. */
function section(
  file: ParsedFile,
  found: SettingsFile,
  setting: Setting,
  request: CredentialRequest,
): Edit[] | undefined {
  const { name, value, start } = setting;
  const prefix = /^(.+):connectionString$/i.exec(name)?.[1];
  const endpoints = sectionEndpoints(value.value, name);
  const wanted = endpoints && connectionSettings(prefix ?? name, endpoints, 'configuration', request);
  if (!wanted) return undefined;
  if (prefix !== undefined) {
    const { edits, missing } = split(found, wanted);
    return inPlace(file, found, setting, missing, edits);
  }
  const line = lineEndOf(file.text) + indentAt(file.text, start);
  const members = wanted.map(({ name: path, value: said }) => {
    const text = typeof said === 'string' ? said : said.placeholder;
    return `${line}${file.indent}${JSON.stringify(path.split(':').at(-1))}: ${JSON.stringify(text)}`;
  });
  return [{ start: value.start - 1, end: value.end + 1, text: `{${members.join(',')}${line}}` }];
}
