/** Reads the `WWW-Authenticate` header of a 401: asked-for claims, and the tenant that should have been asked. */

import { isGuid } from '../model/armId';
import { at, parseJson, text } from './decode';

/**
 * The claims that a continuous access evaluation challenge asks for, decoded to JSON text as credentials take them;
 * `undefined` when the header holds no such challenge or its claims are not Base64 of a JSON object.
 */
export function claimsOf(header: string): string | undefined {
  const parameters = parametersOf(header);
  const encoded = parameters.get('claims');
  if (parameters.get('error') !== 'insufficient_claims' || encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const parsed = parseJson(decoded);
  return typeof parsed === 'object' && parsed !== null ? decoded : undefined;
}

/**
 * The tenant whose token ARM wanted, from a 401 with `InvalidAuthenticationTokenTenant`: out of the header's
 * `authorization_uri`, else out of the message, which names the wrong issuer first and the right one second.
 */
export function wantedTenant(
  header: string | undefined,
  body: string | null | undefined,
): string | undefined {
  const error = at(parseJson(body), 'error');
  if (text(at(error, 'code')) !== 'InvalidAuthenticationTokenTenant') return undefined;
  const uri = header === undefined ? undefined : parametersOf(header).get('authorization_uri');
  const message = text(at(error, 'message')) ?? '';
  const inMessage = /must match the tenant '[^']*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i.exec(
    message,
  )?.[1];
  return tenantIn(uri) ?? inMessage?.toLowerCase();
}

function tenantIn(uri: string | undefined): string | undefined {
  return uri?.split('/').find(isGuid)?.toLowerCase();
}

/** The `name="value"` pairs of a challenge; the first of several with one name counts. */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of header.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s",]+))/g)) {
    const name = (match[1] ?? '').toLowerCase();
    if (!found.has(name)) found.set(name, match[2] ?? match[3] ?? '');
  }
  return found;
}
