/** Finds an identity by part of its name or of any of its IDs, in every subscription, and shows it in the tree. */

import { connect } from './connect';
import { textOf, valuesOf } from './arguments';
import type { Gesture } from './deps';
import { askForIdentity } from './subject';

export const findIdentity: Gesture = (deps) => async (input) => {
  const { ui, tree } = deps;
  const query = textOf(valuesOf(input), 'query') ?? '';
  const connection = await connect(deps);
  const { store, sample } = connection;
  const step = { purpose: { doing: 'findIdentity' }, number: 1, total: 1, sample } as const;

  let found: Awaited<ReturnType<typeof askForIdentity>>;
  if (query === '') found = await askForIdentity(deps, connection, step);
  else {
    const list = await ui.busy({ doing: 'find', query }, (signal) => store.find(query, signal));
    if (list.items.length === 0) {
      for (const { where, failure } of list.problems)
        deps.log.warn(`Not searched: ${where}: ${failure.message}`);
      ui.tell({ news: 'noneFound', query, unread: list.problems.length }, sample);
      return undefined;
    }
    found =
      list.items.length === 1
        ? list.items
        : await ui.pick.identity({
            step,
            back: false,
            several: false,
            first: [],
            load: () => Promise.resolve(list),
          });
  }
  const [located] = found === 'back' || found === 'cancelled' ? [] : found;
  if (located === undefined) return undefined;
  await ui.busyInView((signal) => tree.reveal(located.identity.id, signal));
  return located.identity;
};
