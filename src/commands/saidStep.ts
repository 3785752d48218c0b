/** Where a question of a flow stands, for flows whose purpose is said in a sentence of their own. */

import type { Said } from '../ui/said';
import type { Step } from '../ui/step';
import type { Place } from './flow';

export function saidStep(
  what: Said,
  { number, total }: Pick<Place, 'number' | 'total'>,
  { sample }: { readonly sample: boolean },
): Step {
  return { purpose: { doing: 'said', what }, number, total, sample };
}
