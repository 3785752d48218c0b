/** How long ago something was, in words: as exact as is worth reading. */

import type { Translate } from './words';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30.44 * day;
const year = 365.25 * day;

/** "3 minutes ago", "2 years ago", of a span in milliseconds. Less than a minute, and what clocks that differ make negative, is "just now". */
export function ageText(t: Translate, milliseconds: number): string {
  const steps: readonly (readonly [size: number, one: string, many: (count: number) => string])[] = [
    [year, t('a year ago'), (count) => t('{0} years ago', count)],
    [month, t('a month ago'), (count) => t('{0} months ago', count)],
    [day, t('a day ago'), (count) => t('{0} days ago', count)],
    [hour, t('an hour ago'), (count) => t('{0} hours ago', count)],
    [minute, t('a minute ago'), (count) => t('{0} minutes ago', count)],
  ];
  for (const [size, one, many] of steps) {
    const count = Math.floor(milliseconds / size);
    if (count >= 1) return count === 1 ? one : many(count);
  }
  return t('just now');
}
