/** Settings of apps in declarations that hold a secret: what is noticed of each, and the settings that an identity puts in its place. */

import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { indentAt, lineStart } from '../lines';
import type { CredentialRequest } from '../request';
import { secretKind } from '../secrets/secretKind';
import { settingSecret } from '../secrets/vaultReference';
import { connectionSettings, endpointsOf, sqlWithoutPassword } from '../settings/connections';
import type { Endpoints } from '../settings/connections';
import { lineEndOf } from '../text';
import type { Edit, Span } from '../text';
import { planOfEdits } from './plans';

/** Stands around the number of an expression in a text that is put together of several. */
const mark = '\u0001';

/** The text that stands for expression number `at`, or for the ID of the identity. */
export function marked(at: number | 'id'): string {
  return `${mark}${at}${mark}`;
}

/** One setting, as its language reads it. */
export interface AppSetting {
  readonly name: string;
  /** What the value says, expressions as marks in it. */
  readonly text: string;
  readonly expressions: readonly string[];
  readonly entry: Span;
  /** The name without quotes, and the value with them. */
  readonly nameAt: Span;
  readonly valueAt: Span;
  /** Where all of the value is a text. */
  readonly literal?: TextLiteral;
}

/** The settings of one app. */
export interface AppSettings {
  readonly settings: readonly AppSetting[];
  /** Its kind says that it is one of Functions. */
  readonly isFunctions: boolean;
  /** The edits that name the identity which resolves references to a key vault. */
  readonly reference: readonly Edit[];
}

/** How a language writes. */
export interface SettingWriter {
  /** What ends an entry before one on a line of its own. */
  readonly comma: string;
  /** The value whose marks stand for these expressions. */
  value(text: string, expressions: Readonly<Record<string, string>>): string;
  /** The ID of the identity as an expression, or as a text in quotes. */
  id(request: CredentialRequest): string | undefined;
}

function isFunctions({ settings, isFunctions: isSaid }: AppSettings): boolean {
  return isSaid || settings.some(({ name }) => /^(?:AzureWebJobs|FUNCTIONS_)/i.test(name));
}

/** The secrets among the settings of an app. */
export function secretFindings(app: AppSettings, vault: string | undefined): Finding[] {
  return app.settings.flatMap((setting): Finding[] => {
    const { name, literal, text, valueAt } = setting;
    const kind = literal ? secretKind(literal.value) : isFetched(text) ? 'connectionString' : undefined;
    if (kind === undefined) return [];
    const { start, end } = literal ?? valueAt;
    const finding = { rule: 'secret-in-code', variant: kind, values: {}, start, end } as const;
    if (wantedFor(app, setting)) return [{ ...finding, fix: 'replace', flavour: 'credential' }];
    if (!literal) return [{ ...finding, fix: 'none' }];
    return kind === 'sqlPassword'
      ? [{ ...finding, fix: 'none' }]
      : settingSecret(name, literal, vault, app.reference, kind);
  });
}

/** A key that is fetched when the app is deployed stands in its settings all the same. */
function isFetched(text: string): boolean {
  return new RegExp(`(?:AccountKey|SharedAccessKey)=${mark}`, 'i').test(text);
}

/** The settings that say the same without a secret; for no identity in particular, those that need none. */
function wantedFor(
  app: AppSettings,
  { name, text, literal }: AppSetting,
  request?: CredentialRequest,
): readonly (readonly [name: string, value: string])[] | undefined {
  const isNamed = !request || /^(?:clientId|systemAssigned)$/.test(request.identifier);
  if (literal && secretKind(literal.value) === 'sqlPassword') {
    const id = request?.identifier === 'clientId' ? marked('id') : undefined;
    const bare = isNamed ? sqlWithoutPassword(literal.value, id, false) : undefined;
    return bare === undefined ? undefined : [[name, bare]];
  }
  const endpoints = isFunctions(app) && !name.includes(':') ? endpointsIn(text, name) : undefined;
  const wanted =
    endpoints &&
    connectionSettings(name, endpoints, 'appService', request && { ...request, id: marked('id') });
  return wanted?.map(({ name: key, value }) => [key, typeof value === 'string' ? value : marked('id')]);
}

function endpointsIn(text: string, name: string): Endpoints | undefined {
  if (!text.includes(mark)) return endpointsOf(text, name);
  const part = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  const account = part(/(?:^|;)AccountName=([^;]+)/i);
  if (account !== undefined) {
    if (/^AzureWebJobsStorage$/i.test(name)) return [['accountName', account]];
    const suffix = part(/EndpointSuffix=([^;]+)/i) ?? 'core.windows.net';
    return ['blob', 'queue', 'table'].map((service) => [
      `${service}ServiceUri`,
      `https://${account}.${service}.${suffix}`,
    ]);
  }
  const bus = part(/(?:^|;)Endpoint=sb:\/\/([^/;]+)/i);
  if (bus !== undefined) return [['fullyQualifiedNamespace', bus]];
  const cosmos = part(/(?:^|;)AccountEndpoint=([^;]+)/i);
  return cosmos === undefined ? undefined : [['accountEndpoint', cosmos]];
}

/** The plan for the secret at `site`; `undefined` where there is none among the apps, or the ID does not fit. */
export function replaceSecretSetting(
  file: ParsedFile,
  apps: readonly AppSettings[],
  site: Span,
  request: CredentialRequest,
  writer: SettingWriter,
): Plan | undefined {
  for (const app of apps) {
    const setting = app.settings.find(({ literal, valueAt }) => {
      const { start, end } = literal ?? valueAt;
      return start === site.start && end === site.end;
    });
    const wanted = setting && request.flavour === 'credential' ? wantedFor(app, setting, request) : undefined;
    const id = writer.id(request);
    if (!setting || !wanted || (id === undefined && request.identifier !== 'systemAssigned')) continue;
    const there = new Set(app.settings.filter((one) => one !== setting).map(({ name }) => name));
    const missing = wanted.filter(([name]) => !there.has(name));
    if (missing.length === 0) return undefined;
    const numbered = setting.expressions.map((code, at) => [String(at), code] as const);
    const values = { ...Object.fromEntries(numbered), ...(id !== undefined && { id }) };
    const entries = missing.map(([name, text]) => copied(file, setting, name, writer.value(text, values)));
    const { start, end } = setting.entry;
    const isOwnLine = file.text.slice(lineStart(file.text, start), start).trim() === '';
    const between = isOwnLine ? writer.comma + lineEndOf(file.text) + indentAt(file.text, start) : ', ';
    return planOfEdits([{ start, end, text: entries.join(between) }]);
  }
  return undefined;
}

/** The entry with another name and value. */
function copied(
  { text }: ParsedFile,
  { entry, nameAt, valueAt }: AppSetting,
  name: string,
  value: string,
): string {
  return (
    text.slice(entry.start, nameAt.start) +
    name +
    text.slice(nameAt.end, valueAt.start) +
    value +
    text.slice(valueAt.end, entry.end)
  );
}

/** A text in pieces: what stands between marks, and the expressions that these stand for. */
export function piecesOf(
  text: string,
  expressions: Readonly<Record<string, string>>,
): readonly (string | { readonly code: string })[] {
  return text
    .split(mark)
    .map((piece, at) => (at % 2 === 0 ? piece : { code: expressions[piece] ?? '' }))
    .filter((piece) => piece !== '');
}
