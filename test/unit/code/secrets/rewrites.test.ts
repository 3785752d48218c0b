/** Secrets beside an address: what an identity makes of each, in every language. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../../src/code/entry';
import { languageFor } from '../../../../src/code/languages';
import { requestFor } from '../applied';
import { errorsIn, loadGrammar, parseText } from '../parseText';
import { rewritePlaces } from './rewritePlaces';
import { secrets } from './rewriteTexts';
import { withoutSecret } from './rewrites';

const syntax = createSyntax({ loadGrammar });

for (const [name, places] of Object.entries(rewritePlaces)) {
  const { languageId, extension } = places;
  describe(`the rewrite of a secret in ${name}`, () => {
    for (const [place, [text, ...lines]] of Object.entries(places.files)) {
      it(`leaves an address and a credential: ${place}`, async () => {
        const after = await withoutSecret(places, text);
        for (const line of lines) assert.ok(after.includes(line), `${line}\nis not in\n${after}`);
        for (const secret of secrets) assert.ok(!after.includes(secret), after);
        const language = languageFor(languageId);
        assert.ok(language);
        assert.deepEqual(errorsIn(await parseText(language, languageId, after)), [], after);
        const path = `/orders/src/after.${extension}`;
        syntax.open({ uri: path, version: 1, languageId, text: after, path, indent: '    ' });
        const look = await syntax.diagnose(path, { tokenCredentialsSet: true });
        syntax.close(path);
        assert.deepEqual(
          look?.findings.filter(({ rule }) => rule === 'secret-in-code'),
          [],
          after,
        );
      });
    }

    it('reads the client ID from a variable where that is asked for', async () => {
      const [text = ''] = Object.values(places.files).at(-1) ?? [];
      const after = await withoutSecret(places, text, requestFor({ idSource: 'environmentVariable' }));
      assert.match(after, /AZURE_CLIENT_ID/);
      for (const secret of secrets) assert.ok(!after.includes(secret), after);
      const language = languageFor(languageId);
      assert.ok(language);
      assert.deepEqual(errorsIn(await parseText(language, languageId, after)), [], after);
    });
  });
}
