/** What Enter means in a list where several lines can be checked. */

/** A line as far as choosing it goes; one without a value only says something. */
export interface Choosable<T> {
  readonly value?: T;
}

/**
 * The values of the checked lines; with nothing checked that of the line the person is on, since nobody presses Enter on
 * a line to choose nothing. `undefined` leaves the list open.
 * @param none whether nothing checked is an answer of its own.
 */
export function acceptedLines<T>(
  checked: readonly Choosable<T>[],
  active: readonly Choosable<T>[],
  none: boolean,
): readonly T[] | undefined {
  const chosen = checked.flatMap(({ value }) => value ?? []);
  if (chosen.length > 0 || none) return chosen;
  const [on] = active.flatMap(({ value }) => value ?? []);
  return on === undefined ? undefined : [on];
}
