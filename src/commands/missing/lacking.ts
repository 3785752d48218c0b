/** What an identity may not do of what code does: by its roles of Azure, in Cosmos DB by those of the account, in a vault that goes by policies by these. */

import type { Connection } from '../../access/connection';
import { missingRoles } from '../../access/missingRoles';
import type { MissingRole, RoleNeed } from '../../access/missingRoles';
import { heldIn } from '../../access/policies/changePolicy';
import { permissionsFor } from '../../access/policies/permissionsForCalls';
import { isNothing, lacking, noPermissions, united } from '../../model/accessPolicies';
import type { PolicyPermissions, VaultAccess } from '../../model/accessPolicies';
import { idKey, lastSegment, sameId } from '../../model/armId';
import { Failure, isCancelled, toFailure } from '../../model/failure';
import { grouped } from '../../model/grouped';
import { orUnknown } from '../../model/orUnknown';
import type { RoleAssignment } from '../../model/role';
import type { LocatedIdentity } from '../../ui/ports';
import { assignableRoles } from '../cosmos/cosmosChoices';
import type { CommandDeps } from '../deps';
import { withAllWays } from './heldRoles';

export interface MissingPolicy {
  readonly vault: VaultAccess;
  readonly permissions: PolicyPermissions;
}

export interface Lacking {
  readonly missing: readonly MissingRole[];
  /** What the access policies of vaults lack where roles do nothing, vault by vault. */
  readonly policies: readonly MissingPolicy[];
  /** The IDs of database servers: no role opens what is in them, and who has a user there cannot be seen. */
  readonly databases: readonly string[];
  /** The resources whose roles could not be read, by name. */
  readonly unread: readonly string[];
}

/** A resource that does not let its roles be read is left out. Throws the first reason where none does and no user of a database is wanted. */
export async function lackingOf(
  { operationsOf, log }: CommandDeps,
  connection: Connection,
  located: LocatedIdentity,
  needs: readonly RoleNeed[],
  signal: AbortSignal,
): Promise<Lacking> {
  if (needs.length === 0) return { missing: [], policies: [], databases: [], unread: [] };
  const { identity, tenantId } = located;
  const vaults = new Map<string, Promise<VaultAccess | undefined>>();
  // Secrets, keys and certificates are three needs of one vault.
  const vaultAt = (scope: string): Promise<VaultAccess | undefined> => {
    const vault =
      vaults.get(idKey(scope)) ?? orUnknown(connection.store.policies.vault(tenantId, scope, signal));
    vaults.set(idKey(scope), vault);
    return vault;
  };
  const held = await connection.store.roleAssignments(identity, tenantId, signal);
  const direct = held.items.map(({ assignment }) => assignment);
  let all: readonly RoleAssignment[] | undefined;
  const missing: MissingRole[] = [];
  const policies = new Map<string, MissingPolicy>();
  const unread = new Set<string>();
  const each = merged(needs);
  const databases = each.flatMap(({ service, scope }) => (service === 'sql' ? [scope] : []));
  const byRoles = each.filter(({ service }) => service !== 'sql');
  let refused: Failure | undefined;
  let read = 0;
  for (const need of byRoles) {
    try {
      const policy = await missingPolicy(vaultAt, located, need);
      if (policy !== undefined) {
        const key = idKey(policy.vault.id);
        const permissions = united(policies.get(key)?.permissions ?? noPermissions, policy.permissions);
        if (!isNothing(permissions)) policies.set(key, { ...policy, permissions });
        read += 1;
        continue;
      }
      if (need.service === 'cosmos') {
        const there = await inAccount(connection, located, need.scope, signal);
        missing.push(...missingRoles({ needs: [need], ...there, operationsOf }));
      } else {
        const definitions = await connection.store.roleDefinitions(tenantId, need.scope, signal);
        const given = { needs: [need], definitions, operationsOf };
        if (missingRoles({ ...given, assignments: direct }).length > 0) {
          all ??= await withAllWays(connection, located, direct, signal);
          missing.push(...missingRoles({ ...given, assignments: all }));
        }
      }
      read += 1;
    } catch (error) {
      if (isCancelled(error)) throw error;
      refused ??= toFailure(error);
      log.warn(`The roles of ${need.scope} could not be read: ${toFailure(error).message}`);
      unread.add(lastSegment(need.scope));
    }
  }
  if (refused !== undefined && read + databases.length === 0) throw refused;
  return { missing, policies: [...policies.values()], databases, unread: [...unread] };
}

/** `undefined` where roles decide, as they are taken to where the vault cannot be read. */
async function missingPolicy(
  vaultAt: (scope: string) => Promise<VaultAccess | undefined>,
  { identity }: LocatedIdentity,
  { service, operations, scope }: RoleNeed,
): Promise<MissingPolicy | undefined> {
  const wanted = permissionsFor(service, operations);
  if (wanted === undefined) return undefined;
  const vault = await vaultAt(scope);
  if (vault?.usesAccessPolicies !== true) return undefined;
  return { vault, permissions: lacking(wanted, heldIn(vault, identity.principalId)) };
}

/** The account's own roles for all of it, and which of them the identity has there. */
async function inAccount(
  { store }: Connection,
  { identity, tenantId }: LocatedIdentity,
  accountId: string,
  signal: AbortSignal,
): Promise<Pick<Parameters<typeof missingRoles>[0], 'definitions' | 'assignments'>> {
  const [roles, held] = await Promise.all([
    store.cosmos.roles(tenantId, accountId, signal),
    store.cosmos.inAccount(tenantId, accountId, signal),
  ]);
  // Only an account of another interface has not even the built-in ones.
  if (roles.items.length === 0)
    throw (
      roles.problems[0]?.failure ?? new Failure('notFound', { resource: `${accountId}/sqlRoleDefinitions` })
    );
  const isOwn = ({ principalId }: RoleAssignment) => sameId(principalId, identity.principalId);
  return {
    definitions: assignableRoles(roles.items, { accountId, path: '/' }),
    assignments: held.items.filter(isOwn),
  };
}

/** What several files do with one service of a resource as one need, so that one role is found for all of it. */
function merged(needs: readonly RoleNeed[]): readonly RoleNeed[] {
  return [...grouped(needs, ({ scope, service }) => `${service} ${idKey(scope)}`).values()].flatMap(
    ([first, ...more]) =>
      first === undefined
        ? []
        : [
            {
              ...first,
              operations: [...new Set([first, ...more].flatMap(({ operations }) => operations))],
            },
          ],
  );
}
