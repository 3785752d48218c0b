/** Computes the change behind an offer, for the document as it is now; refuses one that would break the file. */

import type { TextDocument } from 'vscode';
import type { Plan } from '../code/language';
import { keyVaultRead } from '../code/secrets/keyVaultRead';
import type { Offer } from './offers';
import type { Sources } from './sources';

/** `undefined` where nothing can be written without leaving the file worse than it was. `cursor` is an offset. */
export async function planOf(
  sources: Sources,
  document: TextDocument,
  offer: Extract<Offer, { does: 'mend' | 'write' }>,
  cursor: number,
  signal: AbortSignal,
): Promise<Plan | undefined> {
  return sources.plan(
    document,
    (language, file) => {
      if (offer.does === 'mend') {
        const { edits } = offer.finding;
        return edits ? { edits, needs: [] } : language.mend(file, offer.finding);
      }
      if (offer.secret !== undefined) return keyVaultRead(language, file, offer.secret, offer.request);
      return offer.over === undefined
        ? language.insert(file, cursor, offer.request)
        : language.replace(file, offer.over, offer.request);
    },
    signal,
  );
}
