/** Writes requests for a token into an `.http` file: one for App Service, one for virtual machines. */

import type { ParsedFile, Plan } from '../language';
import type { CredentialRequest } from '../request';
import { resourceIdParts } from '../resourceIdParts';
import { rawHostOf } from '../rawRequests';
import { rawParameters, remarkOf } from '../scripts/identity';
import { audienceOf, callOf } from '../scripts/serviceCalls';
import { lineEndOf } from '../text';
import type { SnippetPart, Span } from '../text';
import { blockEnd, httpRequests } from './requests';

export const environment = (name: string): string => `{{$processEnv ${name}}}`;

const hosts = [
  {
    title: 'Token on App Service, Functions, Container Apps',
    name: 'appServiceToken',
    url: environment('IDENTITY_ENDPOINT'),
    version: '2019-08-01',
    header: `X-IDENTITY-HEADER: ${environment('IDENTITY_HEADER')}`,
  },
  {
    title: 'Token on a virtual machine',
    name: 'machineToken',
    url: 'http://169.254.169.254/metadata/identity/oauth2/token',
    version: '2018-02-01',
    header: 'Metadata: true',
  },
] as const;

/** The requests stand between two others, behind the one the cursor is in. */
export function insertHttp(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  if (request.flavour === 'localAndAzure' || (request.flavour === 'client' && !request.target))
    return undefined;
  const call = request.target?.call === true ? callOf(request.target) : undefined;
  if (request.target?.call === true && !call) return undefined;
  const { text } = file;
  const lineBreak = lineEndOf(text);
  const at = blockEnd(text, offset);
  const before = text.slice(0, at).replace('\uFEFF', '');
  const lead =
    before === '' || /\n\r?\n$/.test(before) ? '' : before.endsWith('\n') ? lineBreak : lineBreak.repeat(2);
  const { target } = request;
  const remark = remarkOf(request);
  const parts: SnippetPart[] = [lead];
  for (const [turn, { title, name, url, version, header }] of hosts.entries()) {
    const id = idParameter(request, turn);
    const audience = target ? audienceOf(target) : { placeholder: 'https://management.azure.com/' };
    const lines = [`### ${title}`, ...(remark === undefined ? [] : [`# ${remark}`]), `# @name ${name}`];
    parts.push(
      [...lines, `GET ${url}?api-version=${version}&resource=`].join(lineBreak),
      audience,
      id + lineBreak,
    );
    parts.push(header + lineBreak + (turn === 0 ? lineBreak : ''));
  }
  if (call) {
    const lines = ['', '###', `${call.method} ${call.url}`, ...call.headers];
    lines.push(`Authorization: Bearer {{${hosts[0].name}.response.body.$.access_token}}`);
    if (call.body !== undefined) lines.push('', call.body);
    parts.push(lines.join(lineBreak) + lineBreak);
  }
  if (at < text.length) parts.push(lineBreak);
  return {
    edits: [],
    snippet: { start: at, end: at, parts: parts.filter((part) => part !== '') },
    needs: [],
  };
}

/** `&name=id` for a host: App Service's turn is 0. */
function idParameter({ identifier, idSource, id, variable }: CredentialRequest, turn: number): string {
  if (identifier === 'systemAssigned') return '';
  const name = rawParameters[identifier][turn] ?? '';
  if (idSource === 'environmentVariable') return `&${name}=${environment(variable)}`;
  if (idSource === 'literal') return `&${name}=${encodeURIComponent(id ?? '')}`;
  const written = resourceIdParts.map((part) =>
    typeof part === 'string' ? encodeURIComponent(part) : environment(part.variable),
  );
  return `&${name}=${written.join('')}`;
}

/** What names the identity in the address of a token request, with the `?` or `&` in front of it. */
export const idsInAddress = /[?&](client_?id|object_id|principal_id|ms?i_res_id)=([^&\s]*)/gi;

/** Names another identity in a token request; `undefined` where its host is not known. */
export function replaceHttp(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const found = httpRequests(file).find(({ start }) => start === site.start);
  const host = found && rawHostOf(found.resolved);
  if (!found || host === undefined || host === 'old' || request.flavour !== 'credential') return undefined;
  const { url } = found;
  const address = file.text.slice(url.start, url.end);
  const parameter = idParameter(request, host === 'appService' ? 0 : 1);
  const bare = address
    .replace(idsInAddress, (whole) => (whole.startsWith('?') ? '?' : ''))
    .replace('?&', '?');
  const lead = bare.includes('?') ? (bare.endsWith('?') ? '' : '&') : '?';
  const written = parameter === '' ? bare.replace(/\?$/, '') : bare + lead + parameter.slice(1);
  return { edits: [], snippet: { ...url, parts: [written] }, needs: [] };
}
