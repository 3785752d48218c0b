/** The sample's sign-in: four people, the unsigned tokens they carry, and what becomes of any other token. */

import { ArmError } from './armError';
import { guidOf } from './guid';
import { isObject, parseJson } from './json';

export const sampleTenantId = guidOf('tenant contoso');
export const sampleTenantName = 'Contoso (sample)';
export const sampleTenantDomain = 'contoso.example';

/** Listed among the tenants, but no token for it is given or taken. */
export const refusedTenantId = guidOf('tenant fabrikam');
export const refusedTenantDomain = 'fabrikam.example';

export const sampleEndpoint = 'https://sample.management.invalid';

export interface SampleCaller {
  readonly oid: string;
  readonly displayName: string;
  readonly account: string;
}

/**
 * Who may call: one who owns, one who only reads, one who holds Managed Identity Operator and nothing else, and one who may
 * give a few roles to service principals.
 */
export const sampleCallers = {
  owner: { oid: guidOf('person owner'), displayName: 'Ola Owner (sample)', account: 'ola@contoso.example' },
  reader: {
    oid: guidOf('person reader'),
    displayName: 'Rea Reader (sample)',
    account: 'rea@contoso.example',
  },
  operator: {
    oid: guidOf('person operator'),
    displayName: 'Opal Operator (sample)',
    account: 'opal@contoso.example',
  },
  delegate: {
    oid: guidOf('person delegate'),
    displayName: 'Dana Delegate (sample)',
    account: 'dana@contoso.example',
  },
} as const satisfies Record<string, SampleCaller>;

/** Far enough ahead for any clock a test sets. */
const never = Date.UTC(2100, 0, 1);

/** A token in the shape of a JWT, signed by nobody. `expiresAt` in milliseconds since 1970. */
export function sampleToken(callerOid: string, tenantId: string, expiresAt: number = never): string {
  const claims = {
    aud: sampleEndpoint,
    iss: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    oid: callerOid,
    exp: Math.floor(expiresAt / 1000),
    ver: '1.0',
  };
  const parts = [{ typ: 'JWT', alg: 'none' }, claims].map((part) => JSON.stringify(part));
  return [...parts, 'sample'].map(encode).join('.');
}

/**
 * The object ID of the caller. Throws 401 as ARM does: for no token, a malformed or expired one, one of an unknown person,
 * one issued by another tenant (with the right tenant in `www-authenticate`).
 */
export function authenticate(
  headers: Readonly<Record<string, string>>,
  tenantId: string,
  callers: ReadonlySet<string>,
  now: number,
): string {
  const [scheme = '', token = ''] = (headers['authorization'] ?? '').split(' ');
  if (scheme === '')
    throw refused(
      'AuthenticationFailed',
      "Authentication failed. The 'Authorization' header is missing.",
      tenantId,
    );
  const claims = scheme.toLowerCase() === 'bearer' ? claimsOf(token) : undefined;
  if (claims === undefined)
    throw refused('InvalidAuthenticationToken', 'The access token is invalid.', tenantId);
  if (claims.exp * 1000 <= now)
    throw refused(
      'ExpiredAuthenticationToken',
      'The access token expiry is before the current time.',
      tenantId,
    );
  if (claims.tid === refusedTenantId) {
    throw refused(
      'InvalidAuthenticationToken',
      `The tenant '${claims.tid}' gives this account no access.`,
      refusedTenantId,
    );
  }
  if (claims.tid !== tenantId) {
    throw refused(
      'InvalidAuthenticationTokenTenant',
      `The access token is from the wrong issuer 'https://sts.windows.net/${claims.tid}/'. It must match the tenant ` +
        `'https://sts.windows.net/${tenantId}/' associated with this subscription. Please use the authority (URL) ` +
        `'https://login.windows.net/${tenantId}' to get the token.`,
      tenantId,
    );
  }
  if (!callers.has(claims.oid))
    throw refused('InvalidAuthenticationToken', 'The access token is of an unknown principal.', tenantId);
  return claims.oid;
}

function refused(code: string, message: string, tenantId: string): ArmError {
  const challenge =
    `Bearer authorization_uri="https://login.windows.net/${tenantId}", error="invalid_token", ` +
    `error_description="${message}"`;
  return new ArmError(401, code, message, { headers: { 'www-authenticate': challenge } });
}

function claimsOf(token: string): { oid: string; tid: string; exp: number } | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  const text = decode(parts[1] ?? '');
  const claims = text === undefined ? undefined : parseJson(text);
  if (!isObject(claims)) return undefined;
  const { oid, tid, exp, aud } = claims;
  if (
    typeof oid !== 'string' ||
    typeof tid !== 'string' ||
    typeof exp !== 'number' ||
    typeof aud !== 'string'
  )
    return undefined;
  return { oid: oid.toLowerCase(), tid: tid.toLowerCase(), exp };
}

function encode(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(text: string): string | undefined {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}
