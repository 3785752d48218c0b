/** Puts the developer's token on a request: to the configured host only, and once more when ARM asks for another one. */

import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { bearerTokenAuthenticationPolicyName } from '@azure/core-rest-pipeline';
import type { PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';
import { Failure, toFailure } from '../model/failure';
import { claimsOf, wantedTenant } from './challenge';
import { present } from './decode';

/** What a credential is asked for. It is asked before every request, so keeping a token until it expires is its business. */
export interface ChallengeOptions extends GetTokenOptions {
  /** The header of the 401 as it came, for sign-ins that read it themselves; `claims` holds its claims decoded. */
  readonly wwwAuthenticate?: string;
}

export interface AuthenticationOptions {
  /** Where tokens may go: `https://management.azure.com`. */
  readonly resourceManagerUrl: string;
  readonly scope: string;
  /** Absent for calls that any tenant's token serves. */
  readonly tenantId: string | undefined;
  credentialFor(tenantId: string | undefined): TokenCredential;
}

/**
 * A pipeline policy under the SDK's own name: clients that find it add none of theirs. Throws `untrustedAnswer` for any
 * other host (a `nextLink` can name one) and `signInNeeded` when the credential gives no token.
 */
export function authenticationPolicy(options: AuthenticationOptions): PipelinePolicy {
  const { tenantId } = options;
  const trusted = new URL(options.resourceManagerUrl).host;
  /** Subscriptions that ARM said are another tenant's by now, so that only the first request about one is sent twice. */
  const moved = new Map<string, string>();
  return {
    name: bearerTokenAuthenticationPolicyName,
    async sendRequest(request, next) {
      mustBeTrusted(request.url, trusted);
      const subscriptionId = subscriptionIn(request.url);
      const first = (subscriptionId === undefined ? undefined : moved.get(subscriptionId)) ?? tenantId;
      await authorize(options, request, first, {});
      const answer = await next(request);
      if (answer.status !== 401) return answer;
      const header = answer.headers.get('WWW-Authenticate');
      const claims = header === undefined ? undefined : claimsOf(header);
      if (claims !== undefined) {
        await authorize(options, request, first, { claims, ...present('wwwAuthenticate', header) });
        return next(request);
      }
      const wanted = wantedTenant(header, answer.bodyAsText);
      if (wanted === undefined || wanted === first?.toLowerCase()) return answer;
      await authorize(options, request, wanted, {});
      const second = await next(request);
      if (second.status !== 401 && subscriptionId !== undefined) moved.set(subscriptionId, wanted);
      return second;
    },
  };
}

/** What is above the subscriptions stays the tenant's own: only a subscription can move to another one. */
function subscriptionIn(url: string): string | undefined {
  return /^\/subscriptions\/([^/]+)/i.exec(new URL(url).pathname)?.[1]?.toLowerCase();
}

function mustBeTrusted(url: string, trusted: string): void {
  const { protocol, host } = new URL(url);
  if (protocol !== 'https:' || host !== trusted) throw new Failure('untrustedAnswer', { resource: host });
}

async function authorize(
  options: AuthenticationOptions,
  request: PipelineRequest,
  tenantId: string | undefined,
  challenge: ChallengeOptions,
): Promise<void> {
  const asked: ChallengeOptions = {
    ...challenge,
    enableCae: true,
    ...present('tenantId', tenantId),
    ...present('abortSignal', request.abortSignal),
  };
  let token: AccessToken | null;
  try {
    token = await options.credentialFor(tenantId).getToken(options.scope, asked);
  } catch (error) {
    throw signInFailure(error, tenantId);
  }
  if (token === null) throw new Failure('signInNeeded', present('tenantId', tenantId));
  request.headers.set('Authorization', `Bearer ${token.token}`);
}

function signInFailure(error: unknown, tenantId: string | undefined): Failure {
  const failure = toFailure(error);
  if (error instanceof Failure || failure.code === 'cancelled') return failure;
  const details = { ...present('tenantId', tenantId), serviceMessage: failure.message };
  return new Failure('signInNeeded', details, { cause: error });
}
