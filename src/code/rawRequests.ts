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

type Host = 'appService' | 'machine' | 'old';

/** One of these stands in every file that asks an identity endpoint for a token. */
export const rawRequestTriggers: readonly RegExp[] = [
  /169\.254\.169\.254/,
  /IDENTITY_ENDPOINT/,
  /MSI_ENDPOINT/,
];

const oldNames = /\bMSI_(?:ENDPOINT|SECRET)\b/g;
const parameter =
  /(?<![\w-])(resource|api-version|client_?id|object_id|principal_id|ms?i_res_id)(['"]?\s*[=:]>?\s*['"]?)([^&'"\s;,})]*)/gi;
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
  const found: Finding[] = [];
  const report = (at: Span, variant: string, values: Finding['values'], edits?: readonly Edit[]): void => {
    const fix = edits ? { fix: 'mend' as const, edits } : { fix: 'none' as const };
    found.push({ start: at.start, end: at.end, rule: 'raw-token-request', variant, values, ...fix });
  };
  if (host === 'old') {
    for (const { index, 0: name } of stretch.matchAll(oldNames)) {
      const at = { start: start + index, end: start + index + name.length };
      if (name === 'MSI_ENDPOINT') report(at, 'oldEndpoint', {});
    }
    return found;
  }
  const given = parametersOf(text, request);
  for (const { name, at, value, valueAt } of given) {
    const expected = renamed[host][name];
    if (expected !== undefined) {
      report(at, 'parameter', { found: name, expected }, [{ ...at, text: expected }]);
    } else if (name === 'resource' && /\/\.default$/i.test(value)) {
      const bare = value.replace(/\/?\.default$/i, '');
      report(valueAt, 'defaultScope', { expected: bare }, [{ ...valueAt, text: bare }]);
    } else if (name === 'api-version' && isWrongVersion(host, value)) {
      const { version } = hosts[host];
      report(valueAt, 'apiVersion', { expected: version }, [{ ...valueAt, text: version }]);
    }
  }
  const selectors = given.filter(({ name }) => idNames.has(name));
  const [first, second] = selectors;
  if (first && second && first.name !== second.name) report(second.at, 'twoIds', {});
  if (given.length > 0 && request.knowsParameters) {
    if (!first && context.workspaceIdentity === 'userAssigned') report(request, 'noId', {});
    if (!given.some(({ name }) => name === 'api-version'))
      report(request, 'apiVersion', { expected: hosts[host].version });
  }
  const { header, isHere } = hosts[host];
  if (request.knowsHeaders && !isHere.test(stretch)) {
    const edit = request.addHeader?.(...headerFor(host));
    report(request, 'header', { expected: header }, edit && [edit]);
  }
  const scheme = /https(?=:\/\/169\.254\.169\.254)/i.exec(stretch);
  if (scheme) {
    const at = { start: start + scheme.index, end: start + scheme.index + scheme[0].length };
    report(at, 'https', { expected: 'http' }, [{ ...at, text: 'http' }]);
  }
  return found;
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

interface Given {
  readonly name: string;
  readonly at: Span;
  readonly value: string;
  readonly valueAt: Span;
}

/** The parameters that have a meaning here, in an address, in `--data` arguments or in a table of the language. */
function parametersOf(text: string, { start, end }: Span): Given[] {
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
