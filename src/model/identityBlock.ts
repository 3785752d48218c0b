/** The identity block of a resource: what a change makes of it, the PATCH that does just that, and what an answer lacks. */

import { idKey, sameId } from './armId';

export interface AttachedIdentity {
  /** As the resource has it: changes are sent in the same casing, or ARM could take it for another one. */
  readonly id: string;
  readonly principalId?: string;
  readonly clientId?: string;
}

export interface IdentityBlock {
  /** As its provider writes it, with or without a blank after the comma; `None` where there is no block. */
  readonly type: string;
  readonly system?: { readonly principalId: string; readonly tenantId?: string };
  readonly userAssigned: readonly AttachedIdentity[];
}

/** What is to become of a block; what is not named stays as it is. */
export interface BlockChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly system?: 'on' | 'off';
}

/** The `identity` of a PATCH body: an empty object adds or keeps, null removes, and what is absent stays. */
export interface IdentityPatch {
  readonly type: string;
  readonly userAssignedIdentities?: Readonly<Record<string, Readonly<Record<string, never>> | null>>;
}

export function isAttached({ userAssigned }: IdentityBlock, id: string): boolean {
  return userAssigned.some((one) => sameId(one.id, id));
}

/** The part of a change that is not so already; empty when nothing is left to do. An ID in both lists is removed. */
export function neededChange(
  before: IdentityBlock,
  { add = [], remove = [], system }: BlockChange,
): BlockChange {
  const removed = before.userAssigned.filter(({ id }) => remove.some((each) => sameId(each, id)));
  const added = distinct(add).filter(
    (id) => !isAttached(before, id) && !remove.some((each) => sameId(each, id)),
  );
  const turns = (system === 'on') !== (before.system !== undefined);
  return {
    ...(added.length > 0 && { add: added }),
    ...(removed.length > 0 && { remove: removed.map(({ id }) => id) }),
    ...(system !== undefined && turns && { system }),
  };
}

/**
 * The PATCH that makes the change, `undefined` when there is nothing to change. Its `type` is the union of what remains:
 * it rules over the whole block, and without `SystemAssigned` in it Azure would delete that identity. When only the
 * system-assigned one is switched, the others are named as well, as Azure's guides do it.
 * @param both how the provider writes a type of both kinds; the block's own spelling goes before it.
 */
export function identityPatch(
  before: IdentityBlock,
  change: BlockChange,
  both: string,
): IdentityPatch | undefined {
  const { add = [], remove = [], system } = neededChange(before, change);
  if (add.length === 0 && remove.length === 0 && system === undefined) return undefined;
  const kept = before.userAssigned.filter(({ id }) => !remove.includes(id)).map(({ id }) => id);
  const named = system === undefined ? add : [...kept, ...add];
  const entries = [...named.map((id) => [id, {}] as const), ...remove.map((id) => [id, null] as const)];
  const type = typeOf({
    system: system === undefined ? before.system !== undefined : system === 'on',
    user: kept.length + add.length > 0,
    both: /,/.test(before.type) ? before.type : both,
  });
  return { type, ...(entries.length > 0 && { userAssignedIdentities: Object.fromEntries(entries) }) };
}

function typeOf({ system, user, both }: { system: boolean; user: boolean; both: string }): string {
  if (system && user) return both;
  if (system) return 'SystemAssigned';
  return user ? 'UserAssigned' : 'None';
}

/** The user-assigned identities that a PATCH attaches or keeps: the caller needs the right to assign each of them. */
export function assignedBy({ userAssignedIdentities = {} }: IdentityPatch): readonly string[] {
  return Object.entries(userAssignedIdentities).flatMap(([id, value]) => (value === null ? [] : [id]));
}

/** What an answer should have and lacks, and what it should lack and has. All empty: the change was made, and no other. */
export interface BlockDifference {
  /** User-assigned identities that were there before and were not to be removed. */
  readonly lost: readonly string[];
  readonly lostSystem: boolean;
  /** What the change was about and is not done. */
  readonly undone: BlockChange;
}

export function differenceAfter(
  before: IdentityBlock,
  change: BlockChange,
  after: IdentityBlock,
): BlockDifference {
  const { remove = [], system } = neededChange(before, change);
  const kept = before.userAssigned.filter(({ id }) => !remove.includes(id));
  return {
    lost: kept.filter(({ id }) => !isAttached(after, id)).map(({ id }) => id),
    lostSystem: before.system !== undefined && system !== 'off' && after.system === undefined,
    undone: neededChange(after, change),
  };
}

/** Whether a change would do nothing. */
export function isEmptyChange({ add = [], remove = [], system }: BlockChange): boolean {
  return add.length === 0 && remove.length === 0 && system === undefined;
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Map(ids.map((id) => [idKey(id), id])).values()];
}
