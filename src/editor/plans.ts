/** Computes the change behind an offer, for the document as it is now; refuses one that would break the file. */

import type { TextDocument } from 'vscode';
import type { Plan } from '../code/language';
import { planIn, type Offer } from './offers';
import type { Sources } from './sources';

/** `undefined` where nothing can be written without leaving the file worse than it was. `cursor` is an offset. */
export async function planOf(
  sources: Sources,
  document: TextDocument,
  offer: Exclude<Offer, { does: 'choose' }>,
  cursor: number,
  signal: AbortSignal,
): Promise<Plan | undefined> {
  return sources.plan(document, (language, file) => planIn(language, file, offer, cursor), signal);
}
