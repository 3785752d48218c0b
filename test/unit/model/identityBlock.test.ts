/** Changes of identity blocks, over every combination of what is there, what is wanted and how it is written. */

import assert from 'node:assert/strict';
import {
  assignedBy,
  differenceAfter,
  identityPatch,
  isAttached,
  neededChange,
  type BlockChange,
  type IdentityBlock,
  type IdentityPatch,
} from '../../../src/model/identityBlock';

const id = (name: string): string =>
  `/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
const names = ['a', 'b', 'c'] as const;
const both = 'SystemAssigned, UserAssigned';

/** Every part of a list. */
function parts<T>(items: readonly T[]): T[][] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  const without = parts(rest);
  return [...without, ...without.map((part) => [first, ...part])];
}

function block(held: readonly string[], system: boolean, spelling = both): IdentityBlock {
  const type = held.length === 0 ? (system ? 'SystemAssigned' : 'None') : system ? spelling : 'UserAssigned';
  return {
    type,
    ...(system && { system: { principalId: 'p' } }),
    userAssigned: held.map((name) => ({ id: id(name) })),
  };
}

/** What ARM makes of a PATCH: entries are merged, null removes, and the type rules over all. */
function patched(before: IdentityBlock, patch: IdentityPatch): IdentityBlock {
  const map = new Map(before.userAssigned.map((one) => [one.id.toLowerCase(), one.id]));
  for (const [key, value] of Object.entries(patch.userAssignedIdentities ?? {})) {
    if (value === null) map.delete(key.toLowerCase());
    else if (!map.has(key.toLowerCase())) map.set(key.toLowerCase(), key);
  }
  const words = patch.type.split(',').map((word) => word.trim());
  const system = words.includes('SystemAssigned');
  return {
    type: patch.type,
    ...(system && { system: before.system ?? { principalId: 'new' } }),
    userAssigned: words.includes('UserAssigned') ? [...map.values()].map((one) => ({ id: one })) : [],
  };
}

const befores = parts(names).flatMap((held) => [block(held, true), block(held, false)]);
const changes: BlockChange[] = parts(names).flatMap((add) =>
  parts(names).flatMap((remove) =>
    ([undefined, 'on', 'off'] as const).map((system) => ({
      add: add.map(id),
      remove: remove.map(id),
      ...(system !== undefined && { system }),
    })),
  ),
);

describe('a change of an identity block', () => {
  it('makes what was asked for and leaves everything else, for every block and every change', () => {
    let sent = 0;
    for (const before of befores) {
      for (const change of changes) {
        const patch = identityPatch(before, change, both);
        const after = patch === undefined ? before : patched(before, patch);
        const said = JSON.stringify({ before, change, patch });
        for (const { id: held } of before.userAssigned) {
          assert.equal(isAttached(after, held), !change.remove?.includes(held), `${held} ${said}`);
        }
        for (const wanted of change.add ?? []) {
          assert.equal(isAttached(after, wanted), !change.remove?.includes(wanted), `${wanted} ${said}`);
        }
        const system = change.system === undefined ? before.system !== undefined : change.system === 'on';
        assert.equal(after.system !== undefined, system, said);
        if (system && before.system !== undefined) assert.equal(after.system?.principalId, 'p', said);
        assert.deepEqual(differenceAfter(before, change, after), { lost: [], lostSystem: false, undone: {} });
        if (patch !== undefined) {
          sent += 1;
          const user = after.userAssigned.length > 0;
          assert.equal(
            patch.type,
            system && user ? both : system ? 'SystemAssigned' : user ? 'UserAssigned' : 'None',
          );
        }
      }
    }
    assert.ok(sent > 1000, String(sent));
  });

  it('sends nothing twice: what is made needs no second request', () => {
    for (const before of befores) {
      for (const change of changes) {
        const patch = identityPatch(before, change, both);
        if (patch !== undefined) assert.equal(identityPatch(patched(before, patch), change, both), undefined);
      }
    }
  });

  it('names only what it adds and removes, with an empty object and with null', () => {
    const before = block(['a', 'b'], true);
    assert.deepEqual(identityPatch(before, { add: [id('c')], remove: [id('a')] }, both), {
      type: both,
      userAssignedIdentities: { [id('c')]: {}, [id('a')]: null },
    });
  });

  it('names the others too when only the system-assigned one is switched', () => {
    assert.deepEqual(identityPatch(block(['a', 'b'], false), { system: 'on' }, both), {
      type: both,
      userAssignedIdentities: { [id('a')]: {}, [id('b')]: {} },
    });
    assert.deepEqual(identityPatch(block([], false), { system: 'on' }, both), { type: 'SystemAssigned' });
  });

  it('takes the casing that the block has, and compares without it', () => {
    const before = block(['a'], false);
    const loud = id('A').toUpperCase();
    assert.equal(identityPatch(before, { add: [loud] }, both), undefined);
    assert.deepEqual(identityPatch(before, { remove: [loud] }, both), {
      type: 'None',
      userAssignedIdentities: { [id('a')]: null },
    });
    assert.deepEqual(neededChange(block([], false), { add: [id('a'), loud] }).add, [loud]);
  });

  it('writes the type of both kinds as the block does, else as its provider does', () => {
    const tight = 'SystemAssigned,UserAssigned';
    assert.equal(identityPatch(block(['a'], true, tight), { add: [id('b')] }, both)?.type, tight);
    assert.equal(identityPatch(block(['a'], false), { system: 'on' }, tight)?.type, tight);
  });

  it('says which identities the caller needs the right to assign', () => {
    const patch = identityPatch(block(['a', 'b'], false), { remove: [id('a')], system: 'on' }, both);
    assert.deepEqual(patch && assignedBy(patch), [id('b')]);
  });

  it('tells what an answer lacks', () => {
    const before = block(['a', 'b'], true);
    const change = { add: [id('c')] };
    assert.deepEqual(differenceAfter(before, change, block(['b'], false)), {
      lost: [id('a')],
      lostSystem: true,
      undone: { add: [id('c')] },
    });
  });
});
