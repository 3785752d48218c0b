/** What an access token says of its holder: read for the label and the expiry only, never kept, never logged. */

import type { AccountKind } from '../model/account';

export interface TokenClaims {
  /** The name the person signs in with, where the token has one. */
  readonly label?: string;
  readonly tenantId?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
  /** What signed in: a person through a tool, a managed identity, or another application. */
  readonly holder: 'person' | 'managedIdentity' | 'application';
  readonly tool?: AccountKind;
}

/** Application IDs of Microsoft's developer tools, as Entra lists its first-party applications. */
const tools: Readonly<Record<string, AccountKind>> = {
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'azureCli',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'azurePowerShell',
  'aebc6443-996d-45c2-90f0-388ff96faa56': 'vscode',
};

/** Reads a token's claims without checking its signature: they are a label, no decision rests on them. */
export function claimsOf(token: string): TokenClaims {
  const claims = decode(token.split('.')[1] ?? '');
  const text = (name: string): string | undefined => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const label =
    text('upn') ??
    text('unique_name') ??
    text('preferred_username') ??
    text('email') ??
    text('app_displayname');
  const tenantId = text('tid');
  const expires = claims['exp'];
  const tool = tools[text('appid') ?? text('azp') ?? ''];
  return {
    holder:
      text('xms_mirid') !== undefined
        ? 'managedIdentity'
        : text('idtyp') === 'app'
          ? 'application'
          : 'person',
    ...(label !== undefined && { label }),
    ...(tenantId !== undefined && { tenantId }),
    ...(typeof expires === 'number' && { expiresAt: expires * 1000 }),
    ...(tool !== undefined && { tool }),
  };
}

function decode(payload: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {};
  } catch {
    // An opaque token has no claims to read; it works all the same.
    return {};
  }
}
