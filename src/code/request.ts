/** What a developer asks to have written, in words that hold for every language. */

import type { ClientTarget } from './clients/client';

export type Identifier = 'clientId' | 'resourceId' | 'objectId' | 'systemAssigned';
export type Flavour = 'credential' | 'client' | 'localAndAzure';
/** `parts` writes a resource ID from the variables in `resourceIdVariables`: for an identity that is made later. */
export type IdSource = 'literal' | 'environmentVariable' | 'parts';

export interface CredentialRequest {
  readonly identifier: Identifier;
  readonly flavour: Flavour;
  readonly idSource: IdSource;
  /** The ID itself; absent for `systemAssigned`, and where only the variable's name is written. */
  readonly id?: string;
  /** The environment variable that holds the ID when `idSource` is `environmentVariable`. */
  readonly variable: string;
  /** The variable that equals `development` on a developer's machine; C# asks the host instead. */
  readonly localSwitch: string;
  /** The identity's name, for comments; absent when unknown. */
  readonly identityName?: string;
  /** The ID comes from the sample tenant: the code says so in a comment. */
  readonly sample: boolean;
  /** Pods of AKS exchange their own token, with SDKs that have a credential of its own for that; by client ID, or by none. */
  readonly workload?: true;
  /** What the flavour `client` makes a client for; it has no meaning in other flavours. */
  readonly target?: ClientTarget;
}

/** The class that a request asks for. */
export function credentialClass({ workload }: Pick<CredentialRequest, 'workload'>): string {
  return workload ? 'WorkloadIdentityCredential' : 'ManagedIdentityCredential';
}

/** A package that inserted code needs, and the first version that has what it uses. */
export interface PackageNeed {
  readonly name: string;
  readonly minimum: string;
  /** It is due only beside one of these packages, from that version of it on. */
  readonly beside?: readonly { readonly name: string; readonly from: string }[];
  /** Another package that brings it along, so that it need not be listed. */
  readonly broughtBy?: string;
}
