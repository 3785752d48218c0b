/** Requests of the REST Client, as the editor sees them: tokens asked for without an SDK. */

import type { KnownValues } from '../clients/followedValues';
import type { ClientSite, CredentialSite, Finding, Language, ParsedFile, RuleContext } from '../language';
import { lineEnd } from '../lines';
import { touches } from '../nodes';
import { rawHostOf, rawRequestFindings, rawRequestTriggers } from '../rawRequests';
import { restCall, sitesOf } from '../scripts/dataCalls';
import { rawParameters } from '../scripts/identity';
import type { Edit, Span } from '../text';
import { lineEndOf } from '../text';
import { cloudHosts } from '../triggers';
import { environment, idsInAddress, insertHttp, replaceHttp } from './insert';
import { httpRequests } from './requests';
import type { HttpRequest } from './requests';
import { secretsIn } from './secrets';

function inside(file: ParsedFile, within: readonly Span[] | undefined): readonly HttpRequest[] {
  const requests = httpRequests(file);
  return within ? requests.filter((one) => within.some((span) => touches(span, one))) : requests;
}

function findings(file: ParsedFile, context: RuleContext, within?: readonly Span[]): Finding[] {
  const { text } = file;
  const requests = inside(file, within).flatMap((request) => {
    const { url, resolved, start, end } = request;
    const addHeader = (name: string, value: string): Edit => {
      const at = lineEnd(text, url.end);
      const written = value === 'IDENTITY_HEADER' ? environment(value) : value;
      return { start: at, end: at, text: `${lineEndOf(text)}${name}: ${written}` };
    };
    const isOpen = /[?&]\{\{/.test(resolved) || !resolved.includes('?');
    const raw = { start, end, knowsHeaders: true, knowsParameters: !isOpen, addHeader };
    return [
      ...rawRequestFindings(text, raw, context, rawHostOf(resolved)),
      ...(tokenInAddress.test(resolved) ? [exposed(url)] : []),
    ];
  });
  return [...requests, ...secretsIn(file)];
}

/** What an answer holds as its token, in the address of another request. */
const tokenInAddress = /[?&][\w-]*token=\{\{[^}]*access_?token[^}]*\}\}/i;

function exposed({ start, end }: Span): Finding {
  return { start, end, rule: 'token-handling', variant: 'exposed', values: {}, fix: 'none' };
}

function sites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  return inside(file, within).flatMap(({ start, end, url, resolved }) => {
    if (rawHostOf(resolved) === undefined) return [];
    const [id] = file.text.slice(url.start, url.end).matchAll(idsInAddress);
    const site = { start, end, type: 'managedIdentity' } as const;
    if (!id) return resolved.includes('?') ? [{ ...site, identifier: 'systemAssigned' as const }] : [];
    const [whole, name = '', value = ''] = id;
    const from = url.start + id.index + whole.length - value.length;
    const identifier = identifierOf(name.toLowerCase());
    const literal = { start: from, end: from + value.length, value: decoded(value) };
    return [{ ...site, ...(identifier && { identifier }), ...(!value.includes('{{') && { id: literal }) }];
  });
}

function identifierOf(name: string): CredentialSite['identifier'] {
  if (name === 'client_id' || name === 'clientid') return 'clientId';
  return rawParameters.objectId.includes(name) ? 'objectId' : 'resourceId';
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A lone percent sign: what is written is all that can be said.
    return value;
  }
}

/** The requests to services, with the variables put in that files of the workspace set. */
function clients(file: ParsedFile, { settings }: KnownValues): readonly ClientSite[] {
  const calls = httpRequests(file).flatMap(({ start, end, url, resolved }) => {
    const address = resolved.replace(
      /\{\{\s*\$(?:processEnv|dotenv)\s+%?(\w+)\s*\}\}/g,
      (written, name: string) => settings.get(name)?.[0] ?? written,
    );
    const method = file.text.slice(start, url.start).trim() || 'GET';
    const call = restCall(method, address, file.text.slice(url.end, end));
    return call ? [{ ...call, start, end }] : [];
  });
  return sitesOf(calls);
}

export const http: Language = {
  languageIds: ['http', 'rest'],
  displayName: 'HTTP',
  // A grammar without syntax errors: what is read is read by lines.
  grammarFor: () => 'properties',
  readsLines: true,
  triggers: [...rawRequestTriggers, cloudHosts, /azure\./],
  findings,
  credentials: sites,
  stringAt: (file, offset) => {
    const url = httpRequests(file).find((one) => one.url.start <= offset && offset <= one.url.end)?.url;
    return url && { ...url, value: file.text.slice(url.start, url.end) };
  },
  clients,
  importsAzure: (file) => sites(file).length > 0,
  insert: insertHttp,
  replace: replaceHttp,
  mend: () => undefined,
  isPicky: true,
  noun: { credential: 'GET /oauth2/token', client: 'GET /oauth2/token' },
  needs: () => [],
  manifests: [],
};
