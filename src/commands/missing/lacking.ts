/** What an identity may not do of what code does: compared with its roles of Azure, and in Cosmos DB with those of the account. */

import type { Connection } from '../../access/connection';
import { missingRoles } from '../../access/missingRoles';
import type { MissingRole, RoleNeed } from '../../access/missingRoles';
import { idKey, lastSegment, sameId } from '../../model/armId';
import { Failure, isCancelled, toFailure } from '../../model/failure';
import { grouped } from '../../model/grouped';
import type { RoleAssignment } from '../../model/role';
import type { LocatedIdentity } from '../../ui/ports';
import { assignableRoles } from '../cosmos/cosmosChoices';
import type { CommandDeps } from '../deps';

export interface Lacking {
  readonly missing: readonly MissingRole[];
  /** The resources whose roles could not be read, by name. */
  readonly unread: readonly string[];
}

/** A resource that does not let its roles be read is left out. Throws the first reason where none does. */
export async function lackingOf(
  { operationsOf, log }: CommandDeps,
  connection: Connection,
  located: LocatedIdentity,
  needs: readonly RoleNeed[],
  signal: AbortSignal,
): Promise<Lacking> {
  if (needs.length === 0) return { missing: [], unread: [] };
  const { identity, tenantId } = located;
  const held = await connection.store.roleAssignments(identity, tenantId, signal);
  const assignments = held.items.map(({ assignment }) => assignment);
  const missing: MissingRole[] = [];
  const unread = new Set<string>();
  const all = merged(needs);
  let refused: Failure | undefined;
  let read = 0;
  for (const need of all) {
    try {
      const there =
        need.service === 'cosmos'
          ? await inAccount(connection, located, need.scope, signal)
          : {
              assignments,
              definitions: await connection.store.roleDefinitions(tenantId, need.scope, signal),
            };
      missing.push(...missingRoles({ needs: [need], ...there, operationsOf }));
      read += 1;
    } catch (error) {
      if (isCancelled(error)) throw error;
      refused ??= toFailure(error);
      log.warn(`The roles of ${need.scope} could not be read: ${toFailure(error).message}`);
      unread.add(lastSegment(need.scope));
    }
  }
  if (refused !== undefined && read === 0) throw refused;
  return { missing, unread: [...unread] };
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
    throw new Failure('notFound', { resource: `${accountId}/sqlRoleDefinitions` });
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
