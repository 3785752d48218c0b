/** Writes settings that name an identity into a file of settings. */

import { parseArmId } from '../../model/armId';
import type { ParsedFile, Plan } from '../language';
import { indentAt, isBlankLine, lastInk, lineEnd, lineStart, nextLine } from '../lines';
import type { ClientTarget } from '../clients/client';
import type { CredentialRequest } from '../request';
import { resourceIdVariables } from '../resourceIdParts';
import { sampleNote } from '../sampleNote';
import type { SnippetPart } from '../text';
import { lineEndOf } from '../text';
import { connectionSettings, endpointsFor } from './connections';
import type { FileKind, ReadSettings, Setting, SettingsFile } from './setting';
import { springSettings } from './spring';
import type { Wanted } from './write';
import { copied, isJson, separatorAt, split } from './write';

const developersOwn: ReadonlySet<FileKind> = new Set<FileKind>(['dotenv', 'local', 'launch']);
const usual = {
  clientId: ['AZURE_CLIENT_ID', 'client-id'],
  resourceId: ['MANAGED_IDENTITY_RESOURCE_ID', 'resource-id'],
  objectId: ['MANAGED_IDENTITY_OBJECT_ID', 'object-id'],
} as const;

/** The settings for a request; `undefined` where a file of this kind has none that anybody would read. */
export function wantedSettings(kind: FileKind, request: CredentialRequest): readonly Wanted[] | undefined {
  const { flavour, target, identifier } = request;
  // Settings connect; they call nothing.
  if (kind === 'other' || target?.call === true) return undefined;
  if (kind === 'spring') return springSettings(request);
  if (flavour === 'client') {
    if (target?.service === 'sql') return kind === 'configuration' ? sqlSettings(target, request) : undefined;
    const endpoints = target && endpointsFor(target);
    const name = target?.resource.replace(/[^A-Za-z0-9]/g, '') ?? '';
    return endpoints && connectionSettings(name, endpoints, kind, kind === 'local' ? undefined : request);
  }
  if (kind === 'configuration') return undefined;
  const isLocal = flavour === 'localAndAzure';
  if (isLocal && !developersOwn.has(kind)) return undefined;
  const sign = isLocal ? [{ name: request.localSwitch, value: 'development' }] : [];
  if (identifier === 'systemAssigned') return isLocal ? sign : undefined;
  return [...idSettings(request), ...sign];
}

/** The connection string of a .NET program that Entity Framework or `SqlConnection` is handed. */
function sqlSettings(target: ClientTarget, request: CredentialRequest): readonly Wanted[] | undefined {
  const { identifier, idSource, id } = request;
  const isSystem = identifier === 'systemAssigned';
  // What configuration holds is not put together from variables.
  if (!isSystem && (identifier !== 'clientId' || idSource !== 'literal' || id === undefined))
    return undefined;
  const database = target.entity ?? 'database';
  const user = isSystem ? '' : `User Id=${id ?? ''};`;
  const value = `Server=tcp:${target.endpoint},1433;Database=${database};Encrypt=True;Authentication=Active Directory Managed Identity;${user}`;
  return [{ name: `ConnectionStrings:${target.entity ?? target.resource}`, value }];
}

function idSettings({ identifier, idSource, id, variable }: CredentialRequest): readonly Wanted[] {
  if (identifier === 'systemAssigned') return [];
  if (idSource === 'parts') {
    const parsed = parseArmId(id ?? '');
    const known = [parsed?.subscriptionId, parsed?.resourceGroup, parsed?.names.at(-1)];
    const names = ['subscription-id', 'resource-group', 'identity-name'] as const;
    return resourceIdVariables.map((name, at) => ({
      name,
      value: known[at] ?? { placeholder: names[at] ?? name },
    }));
  }
  const [name, placeholder] = usual[identifier];
  return [{ name: variable === '' ? name : variable, value: id ?? { placeholder } }];
}

export function insertSettings(
  read: ReadSettings,
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
): Plan | undefined {
  if (file.tree.rootNode.hasError) return undefined;
  const settings = read(file);
  const wanted = wantedSettings(settings.kind, request);
  if (!wanted || (isJson(settings) && !settings.container && settings.settings.length === 0))
    return undefined;
  const { edits, missing } = split(settings, wanted);
  const note = request.sample && !isJson(settings) && missing.length > 0 ? `# ${sampleNote}` : undefined;
  if (missing.length === 0) return { edits, needs: [] };
  const snippet = isJson(settings)
    ? jsonEntries(file, settings, offset, missing)
    : lineEntries(file, settings, offset, missing, note);
  if (!snippet || edits.some((edit) => edit.start < snippet.end && snippet.start < edit.end))
    return undefined;
  return { edits, snippet, needs: [] };
}

type Snippet = Plan['snippet'];

/** Behind the entry above the cursor, in the form of that entry. */
function jsonEntries(
  file: ParsedFile,
  settings: SettingsFile,
  offset: number,
  wanted: readonly Wanted[],
): Snippet {
  const { container, settings: all } = settings;
  // Nested entries are no neighbours of what is written, and connection strings stand in an object of their own.
  const own = all.filter(({ name }) => settings.kind === 'launch' || !name.includes(':'));
  const above = own.filter(({ start }) => start <= offset).at(-1) ?? own.at(-1);
  if (settings.kind === 'configuration') {
    const [head = ''] = wanted[0]?.name.toLowerCase().split(':') ?? [];
    // A second section of a name would hide the first.
    if (all.some(({ key }) => key.startsWith(`${head}:`))) return undefined;
    return container && section(file, container.start, wanted);
  }
  if (above) {
    const between = separatorAt(file, settings, above);
    // Whether a setting stays with its slot is said for each one anew.
    const parts = wanted
      .flatMap((one) => [between, ...copied(file, settings, above, one)])
      .map((part) =>
        typeof part === 'string' ? part.replace(/("slotSetting"\s*:\s*)true/, '$1false') : part,
      );
    return { start: above.end, end: above.end, parts };
  }
  return container && inEmpty(file, settings, container.start, wanted);
}

/** The first entries of an object or a list. */
function inEmpty(file: ParsedFile, { kind }: SettingsFile, open: number, wanted: readonly Wanted[]): Snippet {
  const { text, indent } = file;
  const lineBreak = lineEndOf(text);
  const outer = indentAt(text, open);
  const rest = text.slice(open + 1, text.slice(open + 1).search(/\S|$/) + open + 1);
  const form = (name: string): [string, string] =>
    kind === 'appService'
      ? [`{ "name": ${JSON.stringify(name)}, "value": "`, '", "slotSetting": false }']
      : [`${JSON.stringify(name)}: "`, '"'];
  const parts = wanted.flatMap(({ name, value }, at): SnippetPart[] => {
    const [lead, tail] = form(name);
    const written = typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : value;
    return [`${at > 0 ? ',' : ''}${lineBreak}${outer}${indent}${lead}`, written, tail];
  });
  return { start: open + 1, end: open + 1 + rest.length, parts: [...parts, lineBreak + outer] };
}

/** A section of `appsettings.json`, in front of what is there. */
function section(file: ParsedFile, open: number, wanted: readonly Wanted[]): Snippet {
  const { text, indent } = file;
  const lineBreak = lineEndOf(text);
  const [name = ''] = wanted[0]?.name.split(':') ?? [];
  const isEmpty = /^\s*\}/.test(text.slice(open + 1));
  const parts = wanted.flatMap((one, at): SnippetPart[] => {
    const key = JSON.stringify(one.name.split(':').at(-1) ?? '');
    const value = typeof one.value === 'string' ? JSON.stringify(one.value).slice(1, -1) : one.value;
    return [`${at > 0 ? ',' : ''}${lineBreak}${indent.repeat(2)}${key}: "`, value, '"'];
  });
  const tail = `${lineBreak}${indent}}${isEmpty ? (text.charAt(open + 1) === '}' ? lineBreak : '') : ','}`;
  return {
    start: open + 1,
    end: open + 1,
    parts: [`${lineBreak}${indent}${JSON.stringify(name)}: {`, ...parts, tail],
  };
}

/** On lines of their own: over a blank one, else under the line of the cursor, never within an entry. */
function lineEntries(
  file: ParsedFile,
  settings: SettingsFile,
  offset: number,
  wanted: readonly Wanted[],
  note: string | undefined,
): Snippet {
  const { text } = file;
  const lineBreak = lineEndOf(text);
  const around = settings.settings.find(({ start, end }) => start <= offset && offset <= end);
  let lineOf = around ? around.end : offset;
  // A line that ends in a backslash goes on in the next one.
  while (settings.kind !== 'dotenv' && isContinued(text, lineOf)) lineOf = nextLine(text, lineOf);
  const isBlank = isBlankLine(text, lineOf) && !isContinued(text, lineStart(text, lineOf) - 1);
  const start = isBlank ? lineStart(text, lineOf) : nextLine(text, lineOf);
  const model =
    settings.settings.filter((setting: Setting) => setting.start <= offset).at(-1) ?? settings.settings[0];
  const lead = leadOf(file, settings, model);
  const between =
    settings.kind === 'spring' && / = /.test(model ? text.slice(model.start, model.end) : '') ? ' = ' : '=';
  const isUnfinished = !isBlank && start > 0 && text.charAt(start - 1) !== '\n';
  // Docker reads nothing in front of the first stage but arguments.
  if (settings.kind === 'image' && !/^\s*FROM\s/im.test(text.slice(0, start))) return undefined;
  const parts = wanted.flatMap(({ name, value }, at): SnippetPart[] => [
    `${at > 0 ? lineBreak : ''}${lead}${name}${between}`,
    typeof value === 'string' ? value.replace(/\p{Cc}/gu, ' ') : value,
  ]);
  const above = (isUnfinished ? lineBreak : '') + (note === undefined ? '' : note + lineBreak);
  return {
    start,
    end: isBlank ? lineEnd(text, start) : start,
    parts: [above, ...parts, isBlank ? '' : lineBreak].filter((part) => part !== ''),
  };
}

function leadOf({ text }: ParsedFile, { kind }: SettingsFile, model: Setting | undefined): string {
  if (kind === 'image') return 'ENV ';
  const line = model ? text.slice(lineStart(text, model.start), model.start) : '';
  return /export[ \t]+$/.test(line) ? line.slice(0, lastInk(line, line.length)) + ' ' : '';
}

function isContinued(text: string, offset: number): boolean {
  if (offset < 0 || offset >= text.length) return false;
  return /\\[ \t\r]*$/.test(text.slice(lineStart(text, offset), lineEnd(text, offset)));
}
