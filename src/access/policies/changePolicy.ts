/** Adds to an access policy of a vault, or takes one away: what is there already is not sent, and the log says what undoes it. */

import { isNothing, lacking, noPermissions, policyKinds, united } from '../../model/accessPolicies';
import type { AccessPolicy, PolicyKind, PolicyPermissions, VaultAccess } from '../../model/accessPolicies';
import { parseArmId, sameId } from '../../model/armId';
import { isCancelled, toFailure } from '../../model/failure';
import type { Failure } from '../../model/failure';
import type { ManagedIdentity } from '../../model/identity';
import type { Azure, Clock, Log } from '../../model/ports';
import { shellQuoted } from '../../model/shellText';
import { finishing } from '../finishing';
import type { Store } from '../store';

export interface PolicyNeeds {
  readonly azure: Pick<Azure, 'accessPolicies'>;
  readonly store: Pick<Store, 'policies' | 'recordPolicyChange'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PolicySubject {
  readonly identity: Pick<ManagedIdentity, 'id' | 'name' | 'principalId'>;
  /** The tenant whose token reads the vault. */
  readonly tenantId: string;
}

/** What of it was new, which may be nothing; or why it was not done. */
export type PolicyOutcome = { readonly changed: PolicyPermissions } | { readonly error: Failure };

/** Nothing is thrown. */
export async function addPolicy(
  { azure, store, clock, log }: PolicyNeeds,
  { identity, tenantId }: PolicySubject,
  vault: VaultAccess,
  wanted: PolicyPermissions,
  signal: AbortSignal,
): Promise<PolicyOutcome> {
  const { principalId } = identity;
  try {
    const held = heldIn(vault, principalId);
    const changed = lacking(wanted, held);
    if (isNothing(changed)) return { changed };
    const change = { vault, principalId, permissions: wanted };
    await finishing(clock, signal, (own) => azure.accessPolicies.add(tenantId, change, own));
    store.recordPolicyChange(tenantId, vault.id, identity.id, { taken: false, principalId });
    const undo = isNothing(held) ? deleteCommand(vault, principalId) : setCommand(vault, principalId, held);
    log.info(`Added to the access policy of ${identity.name} (${principalId}) on ${vault.id}. Undo: ${undo}`);
    return { changed };
  } catch (error) {
    return refused(error, log, `Nothing was added to the access policy of ${identity.name} on ${vault.id}`);
  }
}

/** Takes permissions away, all of the policy when none are named. Nothing is thrown. */
export async function removePolicy(
  { azure, store, clock, log }: PolicyNeeds,
  { identity, tenantId }: PolicySubject,
  vault: VaultAccess,
  signal: AbortSignal,
  named?: PolicyPermissions,
): Promise<PolicyOutcome> {
  const { principalId } = identity;
  try {
    const before = heldIn(vault, principalId);
    const permissions = named ?? before;
    if (isNothing(permissions)) return { changed: permissions };
    const change = { vault, principalId, permissions };
    await finishing(clock, signal, (own) => azure.accessPolicies.remove(tenantId, change, own));
    const whole = isNothing(lacking(before, permissions));
    store.recordPolicyChange(
      tenantId,
      vault.id,
      identity.id,
      whole ? { taken: true, principalId } : undefined,
    );
    log.info(
      `Took from the access policy of ${identity.name} (${principalId}) on ${vault.id}. ` +
        `Undo: ${setCommand(vault, principalId, united(before, permissions))}`,
    );
    return { changed: permissions };
  } catch (error) {
    return refused(error, log, `The access policy of ${identity.name} on ${vault.id} was not removed`);
  }
}

/** What a principal may do in a vault by its own policy, not on behalf of anybody. */
export function heldIn({ policies }: Pick<VaultAccess, 'policies'>, principalId: string): PolicyPermissions {
  return policies
    .filter(
      (policy: AccessPolicy) => policy.applicationId === undefined && sameId(policy.principalId, principalId),
    )
    .map(({ permissions }) => permissions)
    .reduce(united, noPermissions);
}

function refused(error: unknown, log: Log, what: string): PolicyOutcome {
  const failure = toFailure(error);
  if (!isCancelled(failure)) log.warn(`${what}: ${failure.message}`);
  return { error: failure };
}

function deleteCommand(vault: VaultAccess, principalId: string): string {
  return `az keyvault delete-policy ${whose(vault, principalId)}`;
}

/** Without its place the vault would be looked for in one subscription only. */
function whose({ id, name }: VaultAccess, principalId: string): string {
  const { subscriptionId = '', resourceGroup = '' } = parseArmId(id) ?? {};
  return [
    `--subscription ${subscriptionId} --resource-group ${shellQuoted(resourceGroup)}`,
    `--name ${shellQuoted(name)} --object-id ${principalId}`,
  ].join(' ');
}

/** Sets the policy to just these permissions: what is left out of it is taken away. */
function setCommand(vault: VaultAccess, principalId: string, permissions: PolicyPermissions): string {
  const options: Readonly<Record<PolicyKind, string>> = {
    secrets: '--secret-permissions',
    keys: '--key-permissions',
    certificates: '--certificate-permissions',
  };
  const lists = policyKinds.map((kind) => [options[kind], ...permissions[kind]].join(' '));
  return [`az keyvault set-policy ${whose(vault, principalId)}`, ...lists].join(' ');
}
