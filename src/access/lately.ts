/** What this window gave and took away a short while ago, so that the tree can say how long that takes; then it is read again. */

import { isNothing } from '../model/accessPolicies';
import { idKey, sameId } from '../model/armId';
import { cosmosAccountOf } from '../model/cosmosPlaces';
import { isCancelled, toFailure, type Failure } from '../model/failure';
import { feltAt, type Felt } from '../model/felt';
import { isAttached } from '../model/identityBlock';
import type { Azure, Clock } from '../model/ports';
import type { CosmosAccess } from './cosmos/cosmosAccess';
import { ownWriteMilliseconds } from './ownWrites';
import { heldIn } from './policies/changePolicy';
import type { WasHeld } from './storePort';

export interface Recent {
  readonly felt: Felt;
  readonly taken: boolean;
  /** Whose list it stands in, or stood in: the identity's ID, or `orphansList`. */
  readonly listId: string;
  readonly tenantId: string;
  /** The assignment, the vault or the resource. */
  readonly id: string;
  /** What it opens: a place of Azure. */
  readonly scope: string;
  readonly principalId: string;
  readonly roleGuid?: string;
  readonly roleName?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** It was read again and is not there. */
  readonly confirmed?: true;
  /** Why it could not be read again. */
  readonly failure?: Failure;
}

/** Stands for the list of assignments that nobody holds. */
export const orphansList = 'orphans';

export interface Lately {
  record(change: Omit<Recent, 'at'>): void;
  /** Those of one list, the newest first. */
  in(listId: string): readonly Recent[];
  /** Reads one that was taken away at its source. Throws `cancelled` only; `true` when it is there all the same. */
  isBack(change: Recent, signal: AbortSignal): Promise<boolean>;
  /** Forgets what was read again and is gone, of one list or of all. */
  forgetConfirmed(listId?: string): void;
}

export function createLately(
  azure: Pick<Azure, 'roleAssignments' | 'identityBlocks' | 'accessPolicies'>,
  cosmos: CosmosAccess,
  clock: Clock,
): Lately {
  let changes: readonly Recent[] = [];

  async function isThere(
    { felt, tenantId, id, listId, principalId }: Recent,
    signal: AbortSignal,
  ): Promise<boolean> {
    switch (felt) {
      case 'role':
      case 'managementGroup':
        await azure.roleAssignments.get(tenantId, id, signal);
        return true;
      case 'cosmos': {
        cosmos.drop(cosmosAccountOf(id));
        const { items } = await cosmos.inAccount(tenantId, cosmosAccountOf(id), signal);
        return items.some((each) => sameId(each.id, id));
      }
      case 'policy': {
        const held = heldIn(await azure.accessPolicies.vault(tenantId, id, signal), principalId);
        return !isNothing(held);
      }
      case 'use':
        return isAttached((await azure.identityBlocks.read(tenantId, id, signal)).block, listId);
    }
  }

  return {
    record(change) {
      const now = clock.now();
      // One that was made again has another name, and is the same.
      const kept = changes.filter(
        (each) => now - each.at < ownWriteMilliseconds && keyOf(each) !== keyOf(change),
      );
      changes = [{ ...change, at: now }, ...kept];
    },
    in: (listId) =>
      changes.filter(
        (each) => idKey(each.listId) === idKey(listId) && clock.now() - each.at < ownWriteMilliseconds,
      ),
    async isBack(change, signal) {
      let seen: { readonly confirmed: true } | { readonly failure: Failure } | undefined;
      try {
        if (!(await isThere(change, signal))) seen = { confirmed: true };
      } catch (error) {
        if (isCancelled(error)) throw error;
        const failure = toFailure(error);
        seen = failure.code === 'notFound' ? { confirmed: true } : { failure };
      }
      changes = changes.flatMap((each) => {
        if (each !== change) return [each];
        return seen === undefined ? [] : [{ ...each, ...seen }];
      });
      return seen === undefined;
    },
    forgetConfirmed(listId) {
      changes = changes.filter(
        (each) => each.confirmed !== true || (listId !== undefined && idKey(each.listId) !== idKey(listId)),
      );
    },
  };
}

function keyOf({ felt, listId, scope, principalId, roleGuid = '' }: Omit<Recent, 'at'>): string {
  return [felt, idKey(listId), idKey(scope), idKey(principalId), roleGuid.toLowerCase()].join('\n');
}

/** What there is to say of a role that was given or taken. */
export function recentRole(listId: string, taken: boolean, { tenantId, assignment }: WasHeld) {
  const { id, scope, principalId, roleGuid, roleName } = assignment;
  return {
    felt: feltAt(scope),
    taken,
    listId,
    tenantId,
    id,
    scope,
    principalId,
    roleGuid,
    ...(roleName !== undefined && { roleName }),
  };
}
