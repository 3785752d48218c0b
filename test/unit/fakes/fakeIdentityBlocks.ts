/** Identity blocks of the fake Azure's world: every type can carry identities, and a change is made at once. */

import { idKey, isAtOrBelow, lastSegment, resourceTypeOf } from '../../../src/model/armId';
import { Failure } from '../../../src/model/failure';
import { identityPatch, neededChange, type BlockChange } from '../../../src/model/identityBlock';
import type { Carrier, IdentityBlocks } from '../../../src/model/identityBlocksPort';
import { identityHosts } from '../../../src/model/identityHosts';
import { listing } from '../../../src/model/listing';
import type { Traffic } from './traffic';
import type { World } from './world';

export function fakeIdentityBlocks(world: World, traffic: Traffic): IdentityBlocks {
  const [host] = identityHosts;
  if (host === undefined) throw new Error('The table of hosts is empty');
  const changeRequest = ({ id, block }: Carrier, change: BlockChange) => {
    const identity = identityPatch(block, change, host.both);
    if (identity === undefined) return undefined;
    return { method: 'PATCH', path: id, apiVersion: 'fake', body: { identity } } as const;
  };
  const carriersIn = (subscriptionId: string) =>
    Object.entries(world.blocks)
      .filter(([id]) => isAtOrBelow(id, `/subscriptions/${subscriptionId}`))
      .map(([id, block]) => ({
        ...{ id, block, name: lastSegment(id), type: resourceTypeOf(id) ?? '' },
        ...{ location: 'westeurope', extended: false },
      }));
  return {
    candidates: ({ subscriptionId }, signal) =>
      traffic.call(['candidates', subscriptionId], signal, () => listing(carriersIn(subscriptionId))),
    carriers: ({ subscriptionId }, signal) =>
      traffic.call(['carriers', subscriptionId], signal, () =>
        listing(carriersIn(subscriptionId).filter(({ block }) => block.userAssigned.length > 0)),
      ),
    changeRequest,
    read: (tenantId, id, signal) =>
      traffic.call(['block', tenantId, id], signal, () => {
        const block = world.blocks[idKey(id)];
        if (block === undefined) throw new Failure('notFound', { resource: id });
        return {
          id,
          name: lastSegment(id),
          type: resourceTypeOf(id) ?? '',
          location: 'westeurope',
          block,
          verdict: { can: true, host, apiVersion: 'fake' },
          apiVersion: 'fake',
        };
      }),
    begin: (tenantId, { id, block }, change, signal) =>
      traffic.call(['change', tenantId, id], signal, () => {
        const { add = [], remove = [], system } = neededChange(block, change);
        const own = system === 'on' ? { principalId: `principal of ${lastSegment(id)}` } : block.system;
        world.blocks[idKey(id)] = {
          type: identityPatch(block, change, host.both)?.type ?? block.type,
          ...(own !== undefined && system !== 'off' && { system: own }),
          userAssigned: [
            ...block.userAssigned.filter((one) => !remove.includes(one.id)),
            ...add.map((each) => ({ id: each })),
          ],
        };
        return { resource: id };
      }),
    finish: () => Promise.resolve(),
  };
}
