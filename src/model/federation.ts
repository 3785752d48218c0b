/** Federated credentials: whose tokens a user-assigned identity takes for its own, and what Azure asks of one. */

import type { Listing } from './listing';
import type { PlannedRequest } from './plannedRequest';

export interface FederatedCredential {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  /** Absent for a flexible credential, which matches by an expression that this version of the API does not show. */
  readonly subject?: string;
  /** Exactly one, as far as Azure takes new ones. */
  readonly audiences: readonly string[];
}

/** What one is made of; another call with the same identity and name changes that one. */
export interface NewFederatedCredential {
  readonly identityId: string;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

export interface FederatedCredentials {
  list(tenantId: string, identityId: string, signal: AbortSignal): Promise<Listing<FederatedCredential>>;
  /**
   * Makes or changes one. Writes on one identity go one after the other. Throws `alreadyExists` when another name holds
   * the same issuer and subject, `limitExceeded` at the twenty-first.
   */
  put(
    tenantId: string,
    credential: NewFederatedCredential,
    signal: AbortSignal,
  ): Promise<FederatedCredential>;
  /** What `put` sends. */
  putRequest(credential: NewFederatedCredential): PlannedRequest;
  /** Removes one by its ID; nothing happens when it was gone already. */
  remove(tenantId: string, credentialId: string, signal: AbortSignal): Promise<void>;
  /** What `remove` sends. */
  removeRequest(credentialId: string): PlannedRequest;
  /** The Kubernetes clusters of the tenant, with the issuers of their tokens. */
  clusters(tenantId: string, signal: AbortSignal): Promise<Listing<TokenCluster>>;
}

/** A cluster whose service accounts can get an identity, once it issues tokens. */
export interface TokenCluster {
  readonly id: string;
  readonly name: string;
  readonly resourceGroup: string;
  readonly subscriptionId: string;
  /** A cluster elsewhere that Azure Arc connects. */
  readonly arc: boolean;
  /** Absent while its OIDC issuer is off. */
  readonly issuer?: string;
  /** Whether pods get their tokens traded by themselves. */
  readonly workloadIdentity: boolean;
}

/** What Azure takes, from the considerations on workload identity federation. */
export const federationLimits = {
  perIdentity: 20,
  characters: 600,
  name: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}$/,
};

const audiences = new Map([
  ['AzureUSGovernment', 'api://AzureADTokenExchangeUSGov'],
  ['AzureChinaCloud', 'api://AzureADTokenExchangeChina'],
]);

/** Of the public cloud, and what login actions ask for unless told otherwise. */
export const publicExchangeAudience = 'api://AzureADTokenExchange';

/** The audience that Entra ID wants in tokens to exchange, in the cloud of that name. */
export function exchangeAudience(cloudName: string): string {
  return audiences.get(cloudName) ?? publicExchangeAudience;
}

/** What keeps a credential from being taken, one code a time, in the order of the fields. */
export type CredentialFault =
  | 'nameForm'
  | 'nameTaken'
  | 'issuerForm'
  | 'issuerEntra'
  | 'tooLong'
  | 'blanks'
  | 'wildcard'
  | 'empty'
  | 'pairTaken'
  | 'full';

/** What is wrong with a name, by its form. */
export function nameFault(name: string): CredentialFault | undefined {
  return federationLimits.name.test(name) ? undefined : 'nameForm';
}

/** What is wrong with an issuer. The one of Entra ID is taken only for what Azure itself issues: a subject `/eid1/…`. */
export function issuerFault(issuer: string): CredentialFault | undefined {
  if (issuer === '') return 'empty';
  if (issuer !== issuer.trim()) return 'blanks';
  if (issuer.length > federationLimits.characters) return 'tooLong';
  return URL.canParse(issuer) && issuer.startsWith('https://') ? undefined : 'issuerForm';
}

/** What is wrong with a subject or an audience, by itself. */
export function textFault(text: string): CredentialFault | undefined {
  if (text === '') return 'empty';
  if (text !== text.trim()) return 'blanks';
  return text.length > federationLimits.characters ? 'tooLong' : undefined;
}

/** Azure takes a star in a subject and then compares it as a star, which no token has. */
export function subjectFault(subject: string): CredentialFault | undefined {
  return textFault(subject) ?? (/[*?]/.test(subject) ? 'wildcard' : undefined);
}

/** Tokens of Entra ID are refused at the exchange, but for those that Azure's own services get issued. */
export function isRefusedIssuer(issuer: string, subject: string): boolean {
  const host = URL.canParse(issuer) ? new URL(issuer).host : '';
  return (
    /(^|\.)(login\.microsoftonline\.com|login\.windows\.net|login\.microsoft\.com|sts\.windows\.net)$/.test(
      host,
    ) && !subject.startsWith('/eid1/')
  );
}
