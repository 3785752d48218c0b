/** Quick fixes are offered where they can be made: each is tried in the file as it is parsed. */

import assert from 'node:assert/strict';
import { languageFor } from '../../../src/code/languages';
import { sharedFindings } from '../../../src/code/sharedRules';
import type { CodeSettings } from '../../../src/editor/codeSettings';
import { fixesOf, planIn, possibleFixes, type Offer } from '../../../src/editor/offers';
import { parseText } from '../code/parseText';
import { vaultPlaces } from '../code/secrets/vaultPlaces';
import { known, settings } from './offering';

/** The fixes of the first finding in a file, all of them tried. */
async function fixes(
  languageId: string,
  text: string,
  over: Partial<CodeSettings> = {},
  path = '/orders/src/orders',
): Promise<readonly Offer[]> {
  const language = languageFor(languageId);
  assert.ok(language);
  const file = await parseText(language, languageId, text, { path });
  const context = { tokenCredentialsSet: false };
  const [finding] = [...language.findings(file, context), ...sharedFindings(language, file, context)];
  if (!finding) return [];
  const offers = fixesOf(finding, known, { ...settings, ...over });
  const possible = possibleFixes(language, file, finding, offers);
  for (const offer of possible)
    if (offer.does !== 'choose') assert.ok(planIn(language, file, offer, finding.start), offer.does);
  return possible;
}

describe('a read from a key vault', () => {
  for (const [language, { languageId, extension, possible, impossible }] of Object.entries(vaultPlaces)) {
    it(`is offered in ${language} where it can stand, and no identity is asked for elsewhere`, async () => {
      const path = `/orders/src/orders.${extension}`;
      for (const [place, text] of Object.entries(possible)) {
        const offered = await fixes(languageId, text, {}, path);
        assert.deepEqual(
          offered.map(({ does }) => does),
          ['write', 'choose'],
          place,
        );
      }
      for (const [place, text] of Object.entries(impossible))
        assert.deepEqual(await fixes(languageId, text, {}, path), [], place);
    });
  }
});

describe('the fixes in files that take one ID and not the other', () => {
  const spring = '/orders/src/main/resources/application.properties';
  const secret = 'spring.cloud.azure.credential.client-secret=q8Q~abcdefghijklmnopqrstuvwxyz0123456789\n';

  it('write the one that the file takes', async () => {
    const [first] = await fixes('properties', secret, {}, spring);
    assert.ok(first?.does === 'write' && first.request.identifier === 'clientId');
  });

  it('ask for the identity alone where the settings prefer another', async () => {
    const offered = await fixes('properties', secret, { identifier: 'objectId' }, spring);
    assert.deepEqual(
      offered.map(({ does }) => does),
      ['choose'],
    );
  });
});
