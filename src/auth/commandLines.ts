/** Sign-ins of the command-line tools and of `DefaultAzureCredential`: part of the chunk that is loaded when Azure is. */

import type { AccessToken, TokenCredential } from '@azure/core-auth';
import {
  AzureCliCredential,
  AzureDeveloperCliCredential,
  AzurePowerShellCredential,
  DefaultAzureCredential,
} from '@azure/identity';
import { Failure, toFailure } from '../model/failure';
import type { AccountKind, Cloud } from '../model/account';
import type { Log } from '../model/ports';
import { sourceMilliseconds } from './order';
import { scopeOf, type SignInSource } from './source';
import { claimsOf } from './tokenClaims';

type Tool = Exclude<AccountKind, 'vscode' | 'sample'>;

/** One source for each tool. `warn` hears of an answer that did not come from a developer's own sign-in. */
export function commandLineSources(log: Log): readonly SignInSource[] {
  const tools: readonly Tool[] = ['azureCli', 'azureDeveloperCli', 'azurePowerShell', 'default'];
  return tools.map((kind) => ({
    kind,
    silent: async (cloud, _remembered, signal) => {
      const scope = scopeOf(cloud);
      const token = await firstToken(kind, cloud, scope, signal);
      const { label, holder, tool } = claimsOf(token.token);
      if (holder !== 'person') {
        log.warn(
          `The token of ${kind} belongs to ${holder === 'managedIdentity' ? 'a managed identity' : 'an application'}, not to a person`,
        );
      }
      const answered = kind === 'default' ? [tool ?? holder] : [];
      return [
        {
          account: { kind, label: [...answered, ...(label === undefined ? [] : [label])].join(' · ') },
          credentialFor: (tenantId) => kept(credentialOf(kind, cloud, tenantId), tenantId),
        },
      ];
    },
  }));
}

async function firstToken(
  kind: Tool,
  cloud: Cloud,
  scope: string,
  signal: AbortSignal,
): Promise<AccessToken> {
  try {
    const token = await credentialOf(kind, cloud, undefined).getToken(scope, { abortSignal: signal });
    if (token === null) throw new Failure('signInNeeded');
    return token;
  } catch (error) {
    throw toolFailure(error);
  }
}

function credentialOf(kind: Tool, cloud: Cloud, tenantId: string | undefined): TokenCredential {
  const options = {
    processTimeoutInMs: sourceMilliseconds,
    additionallyAllowedTenants: ['*'],
    ...(tenantId !== undefined && { tenantId }),
  };
  switch (kind) {
    case 'azureCli':
      return new AzureCliCredential(options);
    case 'azureDeveloperCli':
      return new AzureDeveloperCliCredential(options);
    case 'azurePowerShell':
      return new AzurePowerShellCredential(options);
    case 'default':
      return new DefaultAzureCredential({ ...options, authorityHost: cloud.activeDirectoryUrl });
  }
}

/** A token is used until two minutes before it ends: each one asked for starts a process. */
const renewBeforeMilliseconds = 2 * 60_000;

function kept(credential: TokenCredential, tenantId: string | undefined): TokenCredential {
  const tokens = new Map<string, AccessToken>();
  return {
    getToken: async (scopes, options) => {
      const tenant = options?.tenantId ?? tenantId ?? '';
      const held = tokens.get(tenant);
      if (
        held !== undefined &&
        options?.claims === undefined &&
        held.expiresOnTimestamp - renewBeforeMilliseconds > Date.now()
      ) {
        return held;
      }
      try {
        const token = await credential.getToken(scopes, options);
        if (token !== null) tokens.set(tenant, token);
        return token;
      } catch (error) {
        throw toolFailure(error, tenant === '' ? undefined : tenant);
      }
    },
  };
}

/**
 * Reads a tool's refusal. `CredentialUnavailableError` is the SDK's word for "not installed or not signed in"; the
 * AADSTS50 family are the answers that want a person at the keyboard: MFA, conditional access, consent.
 */
function toolFailure(error: unknown, tenantId?: string): Failure {
  const failure = toFailure(error);
  if (error instanceof Failure || failure.code === 'cancelled') return failure;
  const message = failure.message;
  const details = { serviceMessage: message, ...(tenantId !== undefined && { tenantId }) };
  if (
    /(not|n't) be found|not (found|installed)|is installed in your system|ENOENT/i.test(message) &&
    !/AADSTS/.test(message)
  ) {
    return new Failure('toolMissing', details, { cause: error });
  }
  const refused = /AADSTS(500\d\d|530\d\d|5\d{5}|65001|90072)/.test(message);
  return new Failure(refused && tenantId !== undefined ? 'tenantRefuses' : 'signInNeeded', details, {
    cause: error,
  });
}
