/** Access policies of key vaults: who may do what with secrets, keys and certificates where a vault does not go by roles. */

import type { Listing } from './listing';
import type { PlannedRequest } from './plannedRequest';

/** What a policy can allow, as its kinds name it: each in lower case but for letters that Key Vault writes large. */
export interface PolicyPermissions {
  readonly secrets: readonly string[];
  readonly keys: readonly string[];
  readonly certificates: readonly string[];
}

export interface AccessPolicy {
  readonly vaultId: string;
  readonly principalId: string;
  readonly permissions: PolicyPermissions;
  /** Holds only for calls on behalf of a person by this application; such a policy is shown and left alone. */
  readonly applicationId?: string;
  /** The vault goes by roles, so that its policies do nothing. */
  readonly ignored: boolean;
}

/** A vault as far as access to it goes. */
export interface VaultAccess {
  readonly id: string;
  readonly name: string;
  /** The tenant whose principals its policies name. */
  readonly tenantId: string;
  readonly usesAccessPolicies: boolean;
  readonly policies: readonly AccessPolicy[];
}

/** What is added to, or taken from, one principal's policy. */
export interface PolicyChange {
  readonly vault: Pick<VaultAccess, 'id' | 'tenantId'>;
  readonly principalId: string;
  readonly permissions: PolicyPermissions;
}

export interface AccessPolicies {
  /** The vaults of the whole tenant, without their policies. */
  vaults(tenantId: string, signal: AbortSignal): Promise<Listing<VaultAccess>>;
  /** The vaults of the whole tenant that have a policy of this principal, with all their policies. */
  vaultsOf(tenantId: string, principalId: string, signal: AbortSignal): Promise<Listing<VaultAccess>>;
  /** One vault as it is now. */
  vault(tenantId: string, vaultId: string, signal: AbortSignal): Promise<VaultAccess>;
  /** Adds permissions to a principal's policy, which is made if there is none. */
  add(tenantId: string, change: PolicyChange, signal: AbortSignal): Promise<void>;
  /** Takes permissions away; a policy without any is gone. */
  remove(tenantId: string, change: PolicyChange, signal: AbortSignal): Promise<void>;
  /** What `add` and `remove` send. */
  changeRequest(operation: 'add' | 'remove', change: PolicyChange): PlannedRequest;
}

export const noPermissions: PolicyPermissions = { secrets: [], keys: [], certificates: [] };

export const policyKinds = ['secrets', 'keys', 'certificates'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Every permission that Key Vault knows, as it writes them. */
export const knownPermissions: PolicyPermissions = {
  secrets: ['get', 'list', 'set', 'delete', 'recover', 'backup', 'restore', 'purge'],
  keys: [
    ...['get', 'list', 'update', 'create', 'import', 'delete', 'recover', 'backup', 'restore', 'purge'],
    ...['decrypt', 'encrypt', 'unwrapKey', 'wrapKey', 'verify', 'sign', 'release'],
    ...['rotate', 'getrotationpolicy', 'setrotationpolicy'],
  ],
  certificates: [
    ...['get', 'list', 'update', 'create', 'import', 'delete', 'recover', 'backup', 'restore', 'purge'],
    ...['managecontacts', 'manageissuers', 'getissuers', 'listissuers', 'setissuers', 'deleteissuers'],
  ],
};

/** Whether nothing is allowed. */
export function isNothing(permissions: PolicyPermissions): boolean {
  return policyKinds.every((kind) => permissions[kind].length === 0);
}

/** What `wanted` allows and `held` does not; `all` in a policy stands for everything of its kind. */
export function lacking(wanted: PolicyPermissions, held: PolicyPermissions): PolicyPermissions {
  return each((kind) => {
    const has = new Set(held[kind].map((one) => one.toLowerCase()));
    return has.has('all') ? [] : wanted[kind].filter((one) => !has.has(one.toLowerCase()));
  });
}

/** Both together, each permission once. */
export function united(a: PolicyPermissions, b: PolicyPermissions): PolicyPermissions {
  const more = lacking(b, a);
  return each((kind) => [...a[kind], ...more[kind]]);
}

function each(of: (kind: PolicyKind) => readonly string[]): PolicyPermissions {
  return { secrets: of('secrets'), keys: of('keys'), certificates: of('certificates') };
}
