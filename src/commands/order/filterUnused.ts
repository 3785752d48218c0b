/** Shows only the identities that nothing is known to use, or all of them again. */

import { switchOf, valuesOf } from '../arguments';
import type { Gesture } from '../deps';

/** Without an answer it becomes what it is not: the two take turns. */
export const filterUnused: Gesture =
  ({ arrangements }) =>
  (input) => {
    const on = switchOf(valuesOf(input), 'on') ?? !arrangements.current.unusedOnly;
    arrangements.choose({ unusedOnly: on });
    return Promise.resolve();
  };
