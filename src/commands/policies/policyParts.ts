/** Parts that adding and removing access policies share: what a policy allows as a sentence, and the vault that a call names. */

import { isNothing, knownPermissions, policyKinds, type PolicyPermissions } from '../../model/accessPolicies';
import { parseArmId } from '../../model/armId';
import type { Said } from '../../ui/said';
import { armIdOf, badArgument } from '../arguments';
import type { Arguments } from '../deps';

export function allowsText({ secrets, keys, certificates }: PolicyPermissions): Said {
  return ['policy.allows', secrets.join(','), keys.join(','), certificates.join(',')];
}

/** The vault that an ID lies in: a secret's policy is its vault's. `undefined` for anything else. */
export function vaultIdOf(id: string): string | undefined {
  const { subscriptionId, resourceGroup, provider = '', types = [], names = [] } = parseArmId(id) ?? {};
  if (`${provider}/${types[0] ?? ''}`.toLowerCase() !== 'microsoft.keyvault/vaults') return undefined;
  return `/subscriptions/${subscriptionId ?? ''}/resourceGroups/${resourceGroup ?? ''}/providers/Microsoft.KeyVault/vaults/${names[0] ?? ''}`;
}

/** The vault that a call names. Throws `badArgument`. */
export function vaultArgument(values: Arguments): string | undefined {
  const id = armIdOf(values, 'vaultId');
  if (id === undefined) return undefined;
  const vaultId = vaultIdOf(id);
  if (vaultId === undefined) throw badArgument('vaultId', 'vault', id);
  return vaultId;
}

/** The permissions that a call names, as Key Vault spells them; `undefined` when it names none. Throws `badArgument`. */
export function permissionsArgument(values: Arguments): PolicyPermissions | undefined {
  if (policyKinds.every((kind) => values[kind] === undefined)) return undefined;
  const [secrets = [], keys = [], certificates = []] = policyKinds.map((kind) => listOf(values, kind));
  const permissions = { secrets, keys, certificates };
  if (isNothing(permissions)) throw badArgument('secrets', 'noPermissions');
  return permissions;
}

function listOf(values: Arguments, kind: (typeof policyKinds)[number]): readonly string[] {
  const given: unknown = values[kind] ?? [];
  const allowed = knownPermissions[kind].join(', ');
  if (!Array.isArray(given)) throw badArgument(kind, 'permissions', undefined, allowed);
  return given.map((one: unknown) => {
    const known = knownPermissions[kind].find(
      (each) => typeof one === 'string' && each.toLowerCase() === one.toLowerCase(),
    );
    if (known === undefined) throw badArgument(kind, 'permissions', one, allowed);
    return known;
  });
}
