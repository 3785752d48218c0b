/** Requests for tokens that are made without an SDK: what App Service and virtual machines each want of them. */

import type { Finding, RuleContext } from './language';
import type { Edit, Span } from './text';

/** A stretch of a text that is one request: a command, a request of an `.http` file, or the string of an address. */
export interface RawRequest extends Span {
  /** Every header stands in the stretch, so that one that is missing is missing. */
  readonly knowsHeaders: boolean;
  /** Every parameter does. */
  readonly knowsParameters: boolean;
  /** Adds a header, as `Name: value`; only where that can be done in one place. */
  addHeader?(name: string, value: string): Edit | undefined;
}

export type Host = 'appService' | 'machine' | 'old';

/** One of these stands in every file that asks an identity endpoint for a token. */
export const rawRequestTriggers: readonly RegExp[] = [
  /169\.254\.169\.254/,
  /IDENTITY_ENDPOINT/,
  /MSI_ENDPOINT/,
];

const oldNames = /\bMSI_(?:ENDPOINT|SECRET)\b/g;
/** A name with `=`, `:` or `=>` behind it; in quotes, as a key of a table or the first of two, with a comma too. */
const parameter =
  /(?<![\w-])(resource|api-version|client_?id|object_id|principal_id|ms?i_res_id)(['"]?\s*[=:]>?\s*[[{]?['"]?|['"]\]?\s*[=,]\s*[[{]?['"]?)([^&'"\s;,})\]]*)/gi;
const idNames: ReadonlySet<string> = new Set([
  'client_id',
  'clientid',
  'object_id',
  'principal_id',
  'mi_res_id',
  'msi_res_id',
]);
/** What the other host calls a parameter; App Service takes `object_id` for `principal_id` too. */
const renamed: Readonly<Record<Host, Readonly<Record<string, string>>>> = {
  appService: { msi_res_id: 'mi_res_id', clientid: 'client_id' },
  machine: { mi_res_id: 'msi_res_id', principal_id: 'object_id', clientid: 'client_id' },
  old: {},
};
const hosts = {
  appService: { version: '2019-08-01', header: 'X-IDENTITY-HEADER', isHere: /X-IDENTITY-HEADER/i },
  machine: { version: '2018-02-01', header: 'Metadata: true', isHere: /\bMetadata\b['"]?\s*[:=]/i },
} as const;

/** Which endpoint a text speaks of; `undefined` for none, and for both. */
export function rawHostOf(text: string): Host | undefined {
  const isMachine = /169\.254\.169\.254\/metadata\/identity/i.test(text);
  const isAppService = /\bIDENTITY_ENDPOINT\b/.test(text);
  if (isMachine && isAppService) return undefined;
  if (isMachine) return 'machine';
  if (isAppService) return 'appService';
  return /\bMSI_ENDPOINT\b/.test(text) ? 'old' : undefined;
}

/** What is wrong with a request for its host. `text` is that of the file; offsets of the findings are in it. */
export function rawRequestFindings(
  text: string,
  request: RawRequest,
  context: RuleContext,
  host = rawHostOf(text.slice(request.start, request.end)),
): Finding[] {
  if (host === undefined) return [];
  const { start, end } = request;
  const stretch = text.slice(start, end);
  if (host === 'old') {
    return [...stretch.matchAll(oldNames)].flatMap(({ index, 0: name }) =>
      name === 'MSI_ENDPOINT' ? oldEndpoint({ start: start + index, end: start + index + name.length }) : [],
    );
  }
  const found = parameterFindings(
    host,
    parametersOf(text, request),
    context.workspaceIdentity === 'userAssigned',
    request.knowsParameters && request,
  );
  const { header, isHere } = hosts[host];
  if (request.knowsHeaders && !isHere.test(stretch)) {
    const edit = request.addHeader?.(...headerFor(host));
    found.push(wrong(request, 'header', { expected: header }, edit && [edit]));
  }
  return [...found, ...schemeFindings(text, request)];
}

function wrong(
  { start, end }: Span,
  variant: string,
  values: Finding['values'],
  edits?: readonly Edit[],
): Finding {
  const fix = edits ? { fix: 'mend' as const, edits } : { fix: 'none' as const };
  return { start, end, rule: 'raw-token-request', variant, values, ...fix };
}

/** Where the variable of 2017 is read. */
export function oldEndpoint(at: Span): Finding {
  return wrong(at, 'oldEndpoint', {});
}

/** Where a request is sent without the header that its host wants. */
export function missingHeader(at: Span, host: Exclude<Host, 'old'>): Finding {
  return wrong(at, 'header', { expected: hosts[host].header });
}

/** Whether a text speaks of the header at all; the address of the metadata endpoint does not. */
export function speaksOfHeader(text: string, host: Exclude<Host, 'old'>): boolean {
  return host === 'machine' ? /(?<!\/)\bmetadata\b(?!\/)/i.test(text) : /IDENTITY.HEADER/i.test(text);
}

/** What is wrong with the parameters of one request; with `whole`, where they stand, also which are missing. */
export function parameterFindings(
  host: Exclude<Host, 'old'>,
  given: readonly Given[],
  wantsId: boolean,
  whole: Span | false,
): Finding[] {
  const { version } = hosts[host];
  const found = given.flatMap(({ name, at, value, valueAt }): Finding[] => {
    const expected = renamed[host][name];
    if (expected !== undefined)
      return [wrong(at, 'parameter', { found: name, expected }, [{ ...at, text: expected }])];
    if (name === 'resource' && /\/\.default$/i.test(value)) {
      const bare = value.replace(/\/?\.default$/i, '');
      return [wrong(valueAt, 'defaultScope', { expected: bare }, [{ ...valueAt, text: bare }])];
    }
    return name === 'api-version' && isWrongVersion(host, value)
      ? [wrong(valueAt, 'apiVersion', { expected: version }, [{ ...valueAt, text: version }])]
      : [];
  });
  const [first, second] = given.filter(({ name }) => idNames.has(name));
  if (first && second && first.name !== second.name) found.push(wrong(second.at, 'twoIds', {}));
  if (given.length === 0 || whole === false) return found;
  if (!first && wantsId) found.push(wrong(whole, 'noId', {}));
  const [one] = given.filter(({ name }) => name === 'resource');
  if (!given.some(({ name }) => name === 'api-version'))
    found.push(wrong(one?.at ?? whole, 'apiVersion', { expected: version }));
  return found;
}

/** The metadata endpoint by the wrong scheme. */
export function schemeFindings(text: string, { start, end }: Span): Finding[] {
  const scheme = /https(?=:\/\/169\.254\.169\.254)/i.exec(text.slice(start, end));
  if (!scheme) return [];
  const at = { start: start + scheme.index, end: start + scheme.index + scheme[0].length };
  return [wrong(at, 'https', { expected: 'http' }, [{ ...at, text: 'http' }])];
}

function headerFor(host: 'appService' | 'machine'): [name: string, value: string] {
  return host === 'machine' ? ['Metadata', 'true'] : ['X-IDENTITY-HEADER', 'IDENTITY_HEADER'];
}

/** App Service knows one version; the metadata endpoint knows all since its first. */
function isWrongVersion(host: 'appService' | 'machine', value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const { version } = hosts[host];
  return host === 'appService' ? value !== version : value < version;
}

/** A parameter of a request with the value that is written. */
export interface Given {
  /** In lower case. */
  readonly name: string;
  readonly at: Span;
  readonly value: string;
  readonly valueAt: Span;
}

/** The parameters that have a meaning here, in an address, in `--data` arguments or in a table of the language. */
export function parametersOf(text: string, { start, end }: Span): Given[] {
  return [...text.slice(start, end).matchAll(parameter)].map((match) => {
    const [, name = '', between = '', value = ''] = match;
    const from = start + match.index;
    const valueFrom = from + name.length + between.length;
    return {
      name: name.toLowerCase(),
      at: { start: from, end: from + name.length },
      value,
      valueAt: { start: valueFrom, end: valueFrom + value.length },
    };
  });
}
