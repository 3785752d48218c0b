/** The Microsoft accounts VS Code is signed in with: silent in the background, asking only after a click. */

import {
  authentication,
  extensions,
  l10n,
  type AuthenticationSession,
  type AuthenticationSessionAccountInformation,
} from 'vscode';
import type { AccessToken, TokenCredential } from '@azure/core-auth';
import type { ChallengeOptions } from '../azure/authentication';
import { Failure, toFailure } from '../model/failure';
import { tokenScope, type Account, type Cloud } from '../model/account';
import type { SignedIn, SignInSource } from './source';
import { claimsOf } from './tokenClaims';

/** A token without a readable expiry is asked for again after this long; VS Code keeps the real one. */
const unknownLifetimeMilliseconds = 5 * 60_000;

export function vscodeAccounts(): SignInSource {
  /** Challenges that could not be met silently, by tenant: the next click meets them. */
  const pending = new Map<string, string>();
  return {
    kind: 'vscode',
    silent: async (cloud, remembered) => {
      const provider = providerFor(cloud);
      if (provider === undefined) return [];
      const accounts = await authentication.getAccounts(provider);
      const ordered = [...accounts].sort(
        (a, b) => Number(b.id === remembered?.id) - Number(a.id === remembered?.id),
      );
      for (const account of ordered) {
        const session = await authentication.getSession(provider, scopes(cloud, undefined), {
          silent: true,
          account,
        });
        if (session !== undefined) return [signedIn(provider, cloud, session.account, pending)];
      }
      return [];
    },
    unconsented: async (cloud) => {
      const provider = providerFor(cloud);
      return provider === undefined ? [] : (await authentication.getAccounts(provider)).map(toAccount);
    },
    interactive: async (cloud, { tenantId, account }) => {
      const provider = providerFor(cloud);
      if (provider === undefined) throw new Failure('toolMissing', { values: { reason: 'noAccounts' } });
      const challenge = pending.get(tenantId ?? '');
      const request =
        challenge === undefined
          ? scopes(cloud, tenantId)
          : { wwwAuthenticate: challenge, fallbackScopes: scopes(cloud, tenantId) };
      const known = (await authentication.getAccounts(provider)).find((one) => one.id === account?.id);
      const session = await asked(() =>
        authentication.getSession(provider, request, {
          createIfNone: { detail: l10n.t('To list managed identities and their role assignments.') },
          ...(known === undefined ? { clearSessionPreference: true } : { account: known }),
        }),
      );
      if (session === undefined) return undefined;
      pending.delete(tenantId ?? '');
      return signedIn(provider, cloud, session.account, pending);
    },
  };
}

/** VS Code rejects when the person turns away, with an error that has no code of its own: that is an answer, not a fault. */
async function asked(ask: () => Thenable<AuthenticationSession>): Promise<AuthenticationSession | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (/cancel|did not consent/i.test(toFailure(error).message)) return undefined;
    throw error;
  }
}

/** Whether VS Code still knows an account; true for accounts of other sources, which only their own tools end. */
export async function isStillSignedIn(cloud: Cloud, account: Account): Promise<boolean> {
  const provider = providerFor(cloud);
  if (account.kind !== 'vscode' || provider === undefined) return true;
  return (await authentication.getAccounts(provider)).some(({ id }) => id === account.id);
}

function toAccount(account: AuthenticationSessionAccountInformation): Account {
  return { kind: 'vscode', label: account.label, id: account.id };
}

function signedIn(
  provider: string,
  cloud: Cloud,
  account: AuthenticationSessionAccountInformation,
  pending: Map<string, string>,
): SignedIn {
  return {
    account: toAccount(account),
    credentialFor: (tenantId) => credential(provider, cloud, account, tenantId, pending),
  };
}

function credential(
  provider: string,
  cloud: Cloud,
  account: AuthenticationSessionAccountInformation,
  tenantId: string | undefined,
  pending: Map<string, string>,
): TokenCredential {
  return {
    getToken: async (_scopes: string | string[], options?: ChallengeOptions): Promise<AccessToken> => {
      const challenge = options?.wwwAuthenticate;
      const tenant = options?.tenantId ?? tenantId;
      const request =
        challenge === undefined
          ? scopes(cloud, tenant)
          : { wwwAuthenticate: challenge, fallbackScopes: scopes(cloud, tenant) };
      const session = await authentication.getSession(provider, request, { silent: true, account });
      if (session === undefined) {
        if (challenge !== undefined) pending.set(tenant ?? '', challenge);
        throw new Failure('signInNeeded', { ...(tenant !== undefined && { tenantId: tenant }) });
      }
      return tokenOf(session);
    },
  };
}

function tokenOf(session: AuthenticationSession): AccessToken {
  const expiresOnTimestamp =
    claimsOf(session.accessToken).expiresAt ?? Date.now() + unknownLifetimeMilliseconds;
  return { token: session.accessToken, expiresOnTimestamp };
}

/** One audience only: every further one would be a consent of its own. The tenant is a scope VS Code takes for itself. */
function scopes(cloud: Cloud, tenantId: string | undefined): string[] {
  return [tokenScope(cloud), ...(tenantId === undefined ? [] : [`VSCODE_TENANT:${tenantId}`])];
}

/**
 * The provider that serves a cloud, if any extension here offers it: asking for an unknown one makes VS Code wait five
 * seconds before it gives up.
 */
function providerFor(cloud: Cloud): string | undefined {
  const wanted =
    cloud.name === 'AzureUSGovernment' || cloud.name === 'AzureChinaCloud'
      ? 'microsoft-sovereign-cloud'
      : 'microsoft';
  return extensions.all.some((extension) => offers(extension.packageJSON, wanted)) ? wanted : undefined;
}

function offers(manifest: unknown, provider: string): boolean {
  return list(property(property(manifest, 'contributes'), 'authentication')).some(
    (one) => property(one, 'id') === provider,
  );
}

function property(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null
    ? Object.entries(from).find(([key]) => key === name)?.[1]
    : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
