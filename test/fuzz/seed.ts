/** What the cases of a run follow from. */

/** The seed of a run: `FUZZ_SEED` when it is set, else another every day, so that a red run stays red while it is mended. */
export function seedOfRun(): number {
  const set = Number(process.env['FUZZ_SEED']);
  return Number.isInteger(set) && set > 0 ? set : Math.floor(Date.now() / 86_400_000) * 100_000;
}

/** How many cases the whole tier has. */
export const allCases = 20_000;
