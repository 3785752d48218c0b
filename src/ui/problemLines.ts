/** Lines of a list for what could not be read: a partial list says so. */

import type { Listing } from '../model/listing';
import type { ListEntry } from './listPicker';
import { failureReason } from './failureWords';
import type { Translate } from './words';
import { plain } from './words';

/** One line for each problem, and one when there is more than was read. They cannot be chosen. */
export function problemLines(t: Translate, list: Listing<unknown>): ListEntry<never>[] {
  const lines: ListEntry<never>[] = list.problems.map(({ where, whereName, failure }) => ({
    label:
      failure.code === 'incomplete'
        ? t('Not all is shown: {0}', plain(whereName ?? where))
        : t('Could not read {0}', plain(whereName ?? where)),
    description: failureReason(t, failure),
    icon: 'warning',
  }));
  if (list.next !== undefined) {
    lines.push({
      label: t('Not everything is in this list'),
      description: t('Paste an ID to choose it'),
      icon: 'info',
    });
  }
  return lines.length === 0 ? [] : [{ heading: t('Not shown') }, ...lines];
}

/** A line for a list that was read and holds nothing. */
export function emptyLine(label: string): ListEntry<never> {
  return { label, icon: 'circle-slash' };
}
