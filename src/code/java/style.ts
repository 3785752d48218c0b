/** How wide Java is written, and how it goes on. */

/** Lines longer than this are broken. */
export const widest = 120;

/** The indentation of a line that goes on with a statement: two steps where a step is narrow, as most style guides have it. */
export function continuation(step: string): string {
  return step.length === 2 ? step + step : step;
}
