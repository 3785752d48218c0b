/** A secret that no token replaces becomes a read from a key vault, wherever a value can be read at run time. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { checkSignatures } from '../csharp/signatureCheck';
import { parseText } from '../parseText';
import { filesWithReads, withRead } from './vaultReads';
import { cacheSecret, vaultPlaces } from './vaultPlaces';

/** What the read and the value look like where the secret is handed to something. */
const told: Readonly<Record<string, readonly [place: string, words: RegExp]>> = {
  TypeScript: [
    'property',
    /import \{ SecretClient \} from '@azure\/keyvault-secrets';[^]*new ManagedIdentityCredential\([^]*'https:\/\/<vault-name>\.vault\.azure\.net'[^]*const secret = await \w+\.getSecret\('secret-name'\);\nconnect\(\{ url: secret\.value \?\? '', /,
  ],
  JavaScript: ['inFunction', /await \w+\.getSecret\('secret-name'\);\n {2}return secret\.value \?\? '';/],
  Python: [
    'argument',
    /SecretClient\([^]*secret = \w+\.get_secret\("secret-name"\)\nconnect\(secret\.value or "", /,
  ],
  'C#': ['inMethod', /new SecretClient\([^]*GetSecret\("secret-name"\);\n {8}return secret\.Value \+ /],
  Java: [
    'local',
    /SecretClientBuilder\(\)[^]*getSecret\("secret-name"\);\n {8}final String url = secret\.getValue\(\);/,
  ],
  Go: [
    'declared',
    /GetSecret\(context\.Background\(\), "secret-name", "", nil\)\n\tif err != nil \{\n\t\treturn "", err\n\t\}\n\turl := \*secret\.Value\n/,
  ],
  'C++': [
    'argument',
    /GetSecret\("secret-name"\)\.Value;\n {2}connect\(secret\.Value\.Value\(\)\.c_str\(\)\);/,
  ],
  Rust: [
    'argument',
    /get_secret\("secret-name", None\)[^]*into_model\(\)\?;\n {4}connect\(secret\.value\.as_deref\(\)\.unwrap_or_default\(\)\);/,
  ],
};

for (const [language, places] of Object.entries(vaultPlaces)) {
  describe(`the read from a key vault in ${language}`, () => {
    it('stands in front of the statement, and its value in the place of the secret', async () => {
      const files = await filesWithReads(language);
      for (const [name, text] of Object.entries(files)) {
        assert.doesNotMatch(text, /q7Zk2mB1xYc9|N0tThat!One/, `${name}: the secret stayed`);
        assert.match(text, /\bsecret\.(?:value|Value|getValue)/, name);
        assert.doesNotMatch(text, /Println\(secret/, name);
      }
      const [place, words] = told[language] ?? ['', /^$/];
      assert.match(files[place] ?? '', words);
    });

    if (language === 'C#') {
      it('uses what the packages have', async () => {
        for (const [name, text] of Object.entries(await filesWithReads(language))) {
          const span = { start: 0, end: text.length };
          assert.deepEqual(checkSignatures(await parseText(csharp, 'csharp', text), [span]).faults, [], name);
        }
      });
    }

    for (const [name, text] of Object.entries(places.impossible)) {
      it(`is not offered where it cannot stand: ${name}`, async () => {
        assert.ok(text.includes(cacheSecret));
        assert.equal(await withRead(places, text, false), undefined);
      });
    }
  });
}
