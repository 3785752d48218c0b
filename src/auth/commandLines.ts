/** Sign-ins of the command-line tools and of `DefaultAzureCredential`: part of the chunk that is loaded when Azure is. */

import type { AccessToken, TokenCredential } from '@azure/core-auth';
import {
  AzureCliCredential,
  AzureDeveloperCliCredential,
  AzurePowerShellCredential,
  DefaultAzureCredential,
} from '@azure/identity';
import { Failure, toFailure } from '../model/failure';
import { tokenScope, type AccountKind, type Cloud } from '../model/account';
import type { Log } from '../model/ports';
import { sourceMilliseconds } from './order';
import { signInCommand, type SignInSource } from './source';
import { claimsOf } from './tokenClaims';

type Tool = Exclude<AccountKind, 'vscode' | 'sample'>;

/** One source for each tool. The log hears of an answer that did not come from a developer's own sign-in. */
export function commandLineSources(log: Log): readonly SignInSource[] {
  const tools: readonly Tool[] = ['azureCli', 'azureDeveloperCli', 'azurePowerShell', 'default'];
  return tools.map((kind) => ({
    kind,
    silent: async (cloud, _remembered, signal) => {
      const token = await firstToken(kind, cloud, tokenScope(cloud), signal);
      const { label = '', holder, tool } = claimsOf(token.token);
      if (holder !== 'person') log.warn(`The token of ${kind} belongs to ${holder}, not to a person`);
      const kept = new Map<string, TokenCredential>();
      const credentialFor = (tenantId: string | undefined): TokenCredential => {
        const key = tenantId ?? '';
        const known = kept.get(key);
        if (known !== undefined) return known;
        // The token just seen serves the calls that any tenant's token serves.
        const credential = keeping(
          kind,
          credentialOf(kind, cloud, tenantId),
          tenantId,
          tenantId === undefined ? token : undefined,
        );
        kept.set(key, credential);
        return credential;
      };
      const answeredBy =
        kind === 'default' ? { answeredBy: holder === 'person' ? (tool ?? holder) : holder } : {};
      return [{ account: { kind, label, ...answeredBy }, credentialFor }];
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
    throw toolFailure(kind, error);
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

/** Keeps the token of one tenant, and lets everybody who asks while one is under way wait for that one. */
function keeping(
  kind: Tool,
  credential: TokenCredential,
  tenantId: string | undefined,
  first?: AccessToken,
): TokenCredential {
  let held = first;
  let underWay: Promise<AccessToken | null> | undefined;
  const ask: TokenCredential['getToken'] = async (
    scopes,
    { tenantId: _tenantId, abortSignal: _signal, ...options } = {},
  ) => {
    try {
      const token = await credential.getToken(scopes, options);
      held = token ?? undefined;
      return token;
    } catch (error) {
      throw toolFailure(kind, error, tenantId);
    }
  };
  return {
    getToken: (scopes, options) => {
      if (options?.claims !== undefined) return ask(scopes, options);
      if (held !== undefined && held.expiresOnTimestamp - renewBeforeMilliseconds > Date.now())
        return Promise.resolve(held);
      // Not aborted with one caller: the others wait for the same process.
      underWay ??= ask(scopes, options).finally(() => (underWay = undefined));
      return underWay;
    },
  };
}

/**
 * Reads a tool's refusal. `CredentialUnavailableError` is the SDK's word for "not installed or not signed in"; the
 * AADSTS50 family are the answers that want a person at the keyboard: MFA, conditional access, consent.
 */
function toolFailure(kind: Tool, error: unknown, tenantId?: string): Failure {
  const failure = toFailure(error);
  if (error instanceof Failure || failure.code === 'cancelled') return failure;
  const message = failure.message;
  const command = tenantId === undefined ? undefined : signInCommand(kind, tenantId);
  const details = {
    serviceMessage: message,
    ...(tenantId !== undefined && { tenantId }),
    ...(command !== undefined && { values: { command } }),
  };
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
