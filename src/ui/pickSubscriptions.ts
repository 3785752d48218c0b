/** The picker of the subscriptions to show: grouped by tenant, none checked means all. */

import { grouped } from '../model/grouped';
import type { ListEntry, ListPicker } from './listPicker';
import type { ChosenSubscription, Pickers } from './ports';
import { emptyLine, problemLines } from './problemLines';
import { stepTitle } from './stepTitle';
import type { Words } from './words';
import { plain } from './words';

export function subscriptionPicker(list: ListPicker, words: Words): Pickers['subscriptions'] {
  const { t } = words;
  return ({ step, chosen, load }) =>
    list.several<ChosenSubscription>({
      title: stepTitle(t, step, t('which to show')),
      placeholder: t('Check the subscriptions to show; none checked shows all'),
      back: false,
      none: true,
      entries: [],
      load: async (signal): Promise<ListEntry<ChosenSubscription>[]> => {
        const found = await load(signal);
        const known = new Set(chosen().map((each) => each.toLowerCase()));
        const byTenant = grouped(found.items, ({ tenant }) => tenant.tenantId);
        const entries = [...byTenant.values()].flatMap((members): ListEntry<ChosenSubscription>[] => [
          { heading: plain(members[0]?.tenant.displayName ?? '') },
          ...members.map(({ subscription, tenant }) => ({
            label: plain(subscription.displayName),
            description: subscription.subscriptionId,
            value: { entry: `${tenant.tenantId}/${subscription.subscriptionId}` },
            checked: known.has(`${tenant.tenantId}/${subscription.subscriptionId}`.toLowerCase()),
          })),
        ]);
        const none =
          entries.length === 0 && found.problems.length === 0 ? [emptyLine(t('No subscriptions'))] : [];
        return [...entries, ...none, ...problemLines(t, found)];
      },
    });
}
