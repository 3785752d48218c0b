/** Counts the requests that showing things costs, on the wire of tenants of several sizes. */

import { never } from '../contract/kit';
import type { Figure, RowName } from './figures';
import { largeAzure, type LargeAzure } from './largeAzure';

/** @param worker the bundle of tenantWorker.ts */
export async function requestFigures(worker: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const subscriptions of [1, 9, 60]) {
    const azure = largeAzure(worker, { subscriptions, identities: 1200, pageSize: 500 });
    try {
      figures.push(...(await counted(azure, subscriptions)));
    } finally {
      await azure.stop();
    }
  }
  return figures;
}

async function counted({ store, sent }: LargeAzure, subscriptions: number): Promise<Figure[]> {
  const cost = async (row: RowName, of: string, act: () => Promise<unknown>): Promise<Figure> => {
    const before = sent.length;
    await act();
    return {
      row,
      of: `${of}, ${subscriptions} subscription${subscriptions === 1 ? '' : 's'}`,
      value: sent.length - before,
    };
  };
  const shown = await cost('treeRequests', 'roots', () => store.roots(never()));
  const { items } = await store.roots(never());
  const home = items.find(({ subscription }) => subscription.displayName === 'Subscription 0')?.subscription;
  if (home === undefined || items.length !== subscriptions)
    throw new Error('The tenant is not as it was made');
  const first = await cost('pageRequests', 'expanding', () => store.userAssigned(home, never()));
  const more = await cost('pageRequests', 'loading more', () =>
    store.loadMore(home, 'userAssigned', never()),
  );
  const owners = await cost('pageRequests', 'system-assigned', () => store.systemAssigned(home, never()));
  // Resource Graph leaves out what the caller may not read, so of an empty answer it is asked whether that is all.
  const bare = items.find(({ subscription }) => subscription.displayName === 'Subscription 1')?.subscription;
  const none =
    bare === undefined
      ? []
      : [
          await cost('pageRequests', 'system-assigned, none there', () =>
            store.systemAssigned(bare, never()),
          ),
        ];
  const [identity] = (await store.userAssigned(home, never())).items;
  if (identity === undefined) throw new Error('The tenant has no identity');
  let held = 0;
  const assignments = await cost('assignmentRequests', 'with names of roles and targets', async () => {
    held = (await store.roleAssignments(identity, identity.tenantId, never())).items.length;
  });
  return [shown, first, more, owners, ...none, { ...assignments, of: `${held} of them, ${assignments.of}` }];
}
