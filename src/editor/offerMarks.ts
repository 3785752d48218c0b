/** Names the packages that an offer's code needs and the manifest does not have, at the end of its title. */

import type { TextDocument } from 'vscode';
import { columnOf } from '../code/clients/columns';
import { clientNeeds } from '../code/clients/tables';
import { mergedNeeds } from '../code/mergedNeeds';
import type { Language } from '../code/language';
import type { PackageNeed } from '../code/request';
import { lackingMark } from './clientWords';
import type { Offer } from './offers';
import type { Packages } from './packages';

/** What stands behind the titles of offers whose packages the manifest lacks, or has in a version that is too old. */
export async function offerMarks(
  packages: Packages,
  document: TextDocument,
  language: Language | undefined,
  offers: readonly Offer[],
): Promise<ReadonlyMap<Offer, string>> {
  const marks = new Map<Offer, string>();
  const column = language && columnOf(language);
  if (language === undefined || column === undefined) return marks;
  const needs = new Map<Offer, readonly PackageNeed[]>();
  for (const offer of offers)
    if (offer.does === 'write')
      needs.set(
        offer,
        mergedNeeds([...language.needs(offer.request), ...clientNeeds(column, offer.request.target)]),
      );
  const all = new Map([...needs.values()].flat().map((need) => [`${need.name} ${need.minimum}`, need]));
  const lacking = await packages.lacking(document, [...all.values()]);
  if (lacking === undefined) return marks;
  const lacked = [...lacking.plan.tooOld.map(({ need }) => need), ...lacking.plan.missing];
  for (const [offer, wanted] of needs) {
    const named = lacked.filter((one) =>
      wanted.some(({ name, minimum }) => name === one.name && minimum === one.minimum),
    );
    marks.set(offer, lackingMark([...new Map(named.map((one) => [one.name, one])).values()]));
  }
  return marks;
}
