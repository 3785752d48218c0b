/** Takes every offer of the light bulb in files that something is wrong with, so that what each leaves can be compiled. */

import assert from 'node:assert/strict';
import type { RememberedIdentity } from '../../../src/access/identityMemory';
import { createSyntax } from '../../../src/code/entry';
import type { Finding, KnownId, RuleContext } from '../../../src/code/language';
import { editsOf } from '../../../src/code/safeEdit';
import type { Source } from '../../../src/code/source';
import { applyEdits } from '../../../src/code/text';
import type { CodeSettings } from '../../../src/editor/codeSettings';
import { fixesOf, planIn, rewritesAt } from '../../../src/editor/offers';
import type { Offer } from '../../../src/editor/offers';
import { ids } from '../../unit/code/applied';
import { loadGrammar } from '../../unit/code/parseText';
import { mendedFiles } from '../../unit/code/secrets/mendedFiles';
import { rewritePlaces } from '../../unit/code/secrets/rewritePlaces';
import { vaultPlaces } from '../../unit/code/secrets/vaultPlaces';

/** By a name of letters and digits a file that compiles once any offer was taken; `NAME` in it is that offer's own. */
export type Fixes = Readonly<Record<string, string>>;

const { clientId, objectId, resourceId } = ids;
/** Named by its resource ID and never read. */
const unread: RememberedIdentity = {
  id: resourceId,
  kind: 'userAssigned',
  name: 'id-orders',
  principalId: '',
  sample: false,
};
const read: RememberedIdentity = { ...unread, clientId, principalId: objectId };
/** One that is known, and one that a template makes later, whose ID is put together from variables. */
const identities: readonly RememberedIdentity[] = [read, unread];

const usual: CodeSettings = {
  identifier: 'clientId',
  idSource: 'literal',
  flavour: 'credential',
  variables: {
    clientId: 'AZURE_CLIENT_ID',
    resourceId: 'MANAGED_IDENTITY_RESOURCE_ID',
    objectId: 'MANAGED_IDENTITY_OBJECT_ID',
  },
  localSwitch: 'APP_ENV',
  workspaceIdentity: resourceId,
};
const choices: readonly CodeSettings[] = [
  usual,
  { ...usual, idSource: 'environmentVariable' },
  { ...usual, identifier: 'resourceId' },
];

const context: RuleContext = {
  tokenCredentialsSet: false,
  workspaceIdentity: 'userAssigned',
  clientIdSet: true,
  known: { version: 1, complete: true, kindOf },
};

function kindOf(id: string): KnownId | undefined {
  const as = (['clientId', 'objectId', 'resourceId'] as const).find((kind) => ids[kind] === id);
  return as && { as, name: read.name, clientId, objectId };
}

/** The files whose secrets are taken out in the usual way by the unit tests too. */
function secretsIn(language: string): Fixes {
  const places = Object.entries(rewritePlaces[language]?.files ?? {});
  // Its packages are folders; elsewhere a file is one by itself.
  const head = language === 'Java' ? 'package orders.fixes.NAME;\n\n' : '';
  return Object.fromEntries(places.map(([name, [text]]) => [name, head + text]));
}

type Made = Exclude<Offer, { does: 'choose' }>;

/**
 * Every file of the language with one offer taken: what was found put right, the credentials written over, secrets read
 * from a key vault. By names that are good for a file, a module or a package. Fails for a file that nothing is offered in.
 */
export async function filesWithFixes(
  language: string,
  fixes: Fixes,
): Promise<Readonly<Record<string, string>>> {
  const written: Record<string, string> = { ...(await mendedFiles(language)) };
  const place = vaultPlaces[language];
  assert.ok(place);
  const syntax = createSyntax({ loadGrammar });
  for (const [name, text] of Object.entries({ ...secretsIn(language), ...fixes })) {
    const path = `/orders/src/orders.${place.extension}`;
    const { languageId } = place;
    const source: Source = { uri: `file://${path}`, version: 1, languageId, text, path, indent: '    ' };
    syntax.open(source);
    const found = (await syntax.diagnose(source.uri, context))?.findings ?? [];
    const texts = new Set<string>();
    for (const offer of await offersIn(source, found)) {
      let isMade = false;
      const plan = await syntax.plan(source, (on, file) => {
        const made = planIn(on, file, offer, 0);
        isMade = made !== undefined;
        return made;
      });
      // What would leave a syntax error is made and held back.
      assert.equal(typeof plan === 'object', isMade, `${language}, ${name}: ${JSON.stringify(offer)}`);
      if (typeof plan !== 'object') continue;
      const after = applyEdits(text, editsOf(plan));
      const { rule, start, end } = ('finding' in offer ? offer.finding : undefined) ?? { start: 0, end: 0 };
      if (rule === 'secret-in-code') assert.ok(!after.includes(text.slice(start, end)), after);
      texts.add(after);
    }
    syntax.close(source.uri);
    assert.ok(texts.size > 0, `${language}, ${name}: nothing is offered for ${JSON.stringify(found)}`);
    [...texts].forEach((after, at) => {
      const own = `${name}${at}`;
      written[own] = after.replaceAll('NAME', own);
    });
  }
  return written;

  async function offersIn(source: Source, found: readonly Finding[]): Promise<readonly Made[]> {
    const offers = new Map<string, Made>();
    const add = (offer: Offer): void => {
      if (offer.does !== 'choose') offers.set(JSON.stringify(offer), offer);
    };
    for (const identity of identities) {
      for (const settings of choices) {
        for (const finding of found) fixesOf(finding, identity, settings).forEach(add);
        await syntax.plan(source, (on, file) => {
          for (const site of on.credentials(file))
            rewritesAt(on, file, { start: site.start, end: site.start }, identity, settings, site).forEach(
              add,
            );
          return undefined;
        });
      }
    }
    return [...offers.values()];
  }
}
