/** The questions of an access policy: the vault, and what it is to allow; and the last look. */

import type { Connection } from '../../access/connection';
import { noEffect } from '../../access/noEffect';
import { heldIn } from '../../access/policies/changePolicy';
import { permissionsOfRoles } from '../../access/policies/permissionsOfRole';
import { isNothing, lacking, policyKinds } from '../../model/accessPolicies';
import type { PolicyPermissions, VaultAccess } from '../../model/accessPolicies';
import { isCancelled } from '../../model/failure';
import { listing } from '../../model/listing';
import type { Lock, RoleDefinition } from '../../model/role';
import type { Asked, Choice, Fact, Note, Plan } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { LocatedIdentity } from '../../ui/ports';
import type { CommandDeps } from '../deps';
import { allowsText } from './policyParts';

type At = Omit<Asked, 'question'>;

export interface VaultChoice {
  readonly vaultId: string;
}

/** Vaults that go by access policies: the others would ignore one. */
export function askForVault(
  { ui }: CommandDeps,
  { store }: Connection,
  tenantId: string,
  at: At,
): Promise<Picked<VaultChoice>> {
  return ui.pick.choice<VaultChoice>({
    ...at,
    question: ['policy.whichVault'],
    placeholder: ['policy.vaultPlaceholder'],
    ifEmpty: ['policy.noVault'],
    load: async (signal) => {
      const { items, problems } = await store.policies.vaults(tenantId, signal);
      const choices = items
        .filter(({ usesAccessPolicies }) => usesAccessPolicies)
        .map(({ id, name }): Choice<VaultChoice> => ({
          value: { vaultId: id },
          label: { data: name },
          description: { data: id.replace(/^.*\/resourceGroups\/([^/]+)\/.*$/i, '$1') },
          icon: 'lock',
        }));
      return listing(choices, problems);
    },
  });
}

/** Asked by the roles that would allow the same: the least first. */
export async function askForRights(
  { ui }: CommandDeps,
  { store }: Connection,
  tenantId: string,
  vault: VaultAccess,
  at: At,
): Promise<Picked<PolicyPermissions>> {
  const picked = await ui.pick.choices<RoleDefinition>({
    ...at,
    question: ['policy.whichRights'],
    placeholder: ['policy.rightsPlaceholder'],
    ifEmpty: ['policy.noRights'],
    load: async (signal) => {
      const { items, problems } = await store.assignableRoles(tenantId, vault.id, signal);
      const roles = items
        .filter((role) => noEffect({ roleGuid: role.guid }, vault, role) === 'accessPolicies')
        .map((role) => ({ role, permissions: permissionsOfRoles([role]) }))
        .sort((a, b) => countOf(a.permissions) - countOf(b.permissions));
      const choices = roles.map(({ role, permissions }): Choice<RoleDefinition> => ({
        value: role,
        label: { data: role.roleName },
        detail: allowsText(permissions),
        icon: 'shield',
      }));
      return listing(choices, problems);
    },
  });
  return picked === 'back' || picked === 'cancelled' ? picked : permissionsOfRoles(picked);
}

function countOf(permissions: PolicyPermissions): number {
  return policyKinds.reduce((count, kind) => count + permissions[kind].length, 0);
}

/** Everything that is about to be added: nothing is sent for those who may do all of it. */
export async function policyPlan(
  { azure }: Connection,
  tenantId: string,
  identities: readonly LocatedIdentity[],
  vault: VaultAccess,
  permissions: PolicyPermissions,
  signal: AbortSignal,
): Promise<Plan> {
  const needing = identities.filter(
    ({ identity }) => !isNothing(lacking(permissions, heldIn(vault, identity.principalId))),
  );
  const facts = identities.map((each): Fact => ({
    label: { data: each.identity.name },
    description: needing.includes(each) ? ['policy.objectId', each.identity.principalId] : ['policy.already'],
    icon: 'account',
  }));
  return {
    go: ['policy.go'],
    sections: [
      { heading: ['policy.whom'], facts },
      {
        heading: ['policy.where'],
        facts: [
          {
            label: { data: vault.name },
            description: ['policy.wholeVault'],
            detail: { data: vault.id },
            icon: 'lock',
          },
        ],
      },
      { heading: ['policy.what'], facts: [{ label: allowsText(permissions), icon: 'shield' }] },
    ],
    notes: [
      ...(await locksOf(azure, tenantId, vault.id, signal)).map(({ name }): Note => ({
        tone: 'warning',
        text: ['policy.locked', name],
      })),
      { tone: 'info', text: ['policy.notNarrower'], detail: ['policy.notNarrowerWhy'] },
      { tone: 'wait', text: ['policy.soon'], detail: ['policy.soonWhy'] },
    ],
    requests: needing.map(({ identity: { principalId } }) =>
      azure.accessPolicies.changeRequest('add', { vault, principalId, permissions }),
    ),
  };
}

/** Those that keep a vault from being changed. What cannot be read is Azure's to tell of. */
async function locksOf(
  { guards }: Connection['azure'],
  tenantId: string,
  vaultId: string,
  signal: AbortSignal,
): Promise<readonly Lock[]> {
  try {
    const { items } = await guards.locks(tenantId, vaultId, signal);
    return items.filter(({ level }) => level === 'ReadOnly');
  } catch (error) {
    if (isCancelled(error)) throw error;
    return [];
  }
}
