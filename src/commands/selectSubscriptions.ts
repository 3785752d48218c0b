/** Chooses the subscriptions that the tree shows; none chosen means all. */

import { isGuid } from '../model/armId';
import { badArgument, textsOf, valuesOf } from './arguments';
import { connect } from './connect';
import type { Arguments, Gesture } from './deps';

export const selectSubscriptions: Gesture = (deps) => async (input) => {
  const { settings, ui } = deps;
  const given = givenSubscriptions(valuesOf(input));
  if (given !== undefined) {
    await settings.setSubscriptions(given);
    return;
  }
  const { store, sample } = await connect(deps);
  let before: readonly string[] = [];
  const shown = new Set<string>();
  const picked = await ui.pick.subscriptions({
    step: { purpose: { doing: 'selectSubscriptions' }, number: 1, total: 1, sample },
    chosen: () => before,
    load: async (signal) => {
      const found = await store.subscriptions(signal);
      before = await store.chosen(signal);
      for (const { subscription, tenant } of found.items)
        shown.add(entryOf(tenant.tenantId, subscription.subscriptionId));
      return found;
    },
  });
  if (picked === 'back' || picked === 'cancelled') return;
  const chosen = picked.map(({ entry }) => entry);
  // What could not be listed now stays chosen, unless everything is wanted.
  const unseen = chosen.length === 0 ? [] : before.filter((entry) => !shown.has(entry.toLowerCase()));
  // The sample's subscriptions and the real ones stand in one setting and are never chosen together.
  const others = settings.subscriptions().filter((entry) => !before.includes(entry));
  await settings.setSubscriptions([...others, ...unseen, ...chosen]);
};

function entryOf(tenantId: string, subscriptionId: string): string {
  return `${tenantId}/${subscriptionId}`.toLowerCase();
}

function givenSubscriptions(values: Arguments): readonly string[] | undefined {
  const { subscriptions } = values;
  if (Array.isArray(subscriptions) && subscriptions.length === 0) return [];
  const entries = textsOf(values, 'subscriptions', 'subscriptions');
  for (const entry of entries ?? []) {
    const [tenantId, subscriptionId, ...rest] = entry.split('/');
    if (!isGuid(tenantId ?? '') || !isGuid(subscriptionId ?? '') || rest.length > 0) {
      throw badArgument('subscriptions', 'subscriptionFilter', entry);
    }
  }
  return entries;
}
