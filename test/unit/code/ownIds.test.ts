/** The ID in a credential that was just inserted: the site around it is found from the cursor alone, and it can be completed. */

import assert from 'node:assert/strict';
import { idPlaceAt } from '../../../src/code/idPlace';
import { languageFor } from '../../../src/code/languages';
import type { Identifier } from '../../../src/code/request';
import { siteAt } from '../../../src/editor/offers';
import { ids, inserted, replaced, requestFor } from './applied';
import { parseText } from './parseText';
import { targets } from './targets';

const starts: Readonly<Record<string, string>> = {
  typescript: '¦\n',
  javascript: '¦\n',
  vue: '<script setup lang="ts">\n¦\n</script>\n',
  python: '¦\n',
  csharp: 'using Azure.Identity;\n\n¦\n',
  java: 'class Orders {\n    void run() {\n        ¦\n    }\n}\n',
  go: 'package main\n\nfunc main() {\n\t¦\n}\n',
  cpp: 'int main() {\n    ¦\n}\n',
  rust: 'fn main() -> azure_core::Result<()> {\n    ¦\n    Ok(())\n}\n',
};
const named: readonly Exclude<Identifier, 'systemAssigned'>[] = ['clientId', 'resourceId', 'objectId'];

describe('the ID in an inserted credential', () => {
  for (const [languageId, start] of Object.entries(starts)) {
    for (const identifier of named) {
      it(`is found from the cursor in ${languageId}, by ${identifier}, in every flavour`, async () => {
        const language = languageFor(languageId);
        assert.ok(language);
        for (const flavour of ['credential', 'localAndAzure', 'client'] as const) {
          const wanted = { identifier, flavour, ...(flavour === 'client' && { target: targets.blob }) };
          const text = await inserted(language, languageId, start, requestFor(wanted));
          assert.ok(text, flavour);
          const at = text.indexOf(ids[identifier]);
          const file = await parseText(language, languageId, text);
          for (const offset of [at, at + 5, at + ids[identifier].length]) {
            const cursor = { start: offset, end: offset };
            const [site, ...others] = language.credentials(file, [cursor]);
            assert.ok(site && others.length === 0, text);
            assert.equal(site.identifier, identifier);
            assert.deepEqual(idPlaceAt(language, file, offset), {
              start: at,
              end: at + ids[identifier].length,
              identifier,
            });
          }
        }
      });
    }
  }
});

describe('another identity in the place of an inserted one in C++', () => {
  it('leaves one variable of options, under its name', async () => {
    const cpp = languageFor('cpp');
    assert.ok(cpp);
    const first = await inserted(cpp, 'cpp', starts['cpp'] ?? '', requestFor());
    assert.ok(first !== undefined);
    const after = await replaced(cpp, 'cpp', first, requestFor({ identifier: 'objectId' }));
    assert.ok(after !== undefined);
    assert.equal(after.match(/ManagedIdentityCredentialOptions options;/g)?.length, 1, after);
    assert.match(after, /FromUserAssignedObjectId/);
    assert.doesNotMatch(after, /FromUserAssignedClientId|options2/);
    const used = first
      .replace('return', 'use(options);\n    return')
      .replace(/\}\n$/, '    use(options);\n}\n');
    assert.match(
      (await replaced(cpp, 'cpp', used, requestFor({ identifier: 'objectId' }))) ?? '',
      /use\(options\)/,
    );
  });
});

/** Options and IDs in a variable of their own: the text, and one with the ID of the other kind. */
const id = ids.clientId;
const go = (body: string): string =>
  `package main\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n\nfunc main() {\n${body}\n\tuse(credential, err)\n}\n`;
const inVariables: readonly (readonly [languageId: string, text: string])[] = [
  [
    'typescript',
    `import { ManagedIdentityCredential } from '@azure/identity';\n\nconst options = { clientId: '${id}' };\nexport const credential = new ManagedIdentityCredential(options);\n`,
  ],
  [
    'javascript',
    `const { ManagedIdentityCredential } = require('@azure/identity');\n\nconst options = {\n  clientId: '${id}',\n  retryOptions: { maxRetries: 3 },\n};\nexports.make = () => new ManagedIdentityCredential(options);\n`,
  ],
  [
    'typescript',
    `import { ManagedIdentityCredential } from '@azure/identity';\n\nconst clientId = '${id}';\n\nexport function make() {\n  return new ManagedIdentityCredential({ clientId });\n}\n`,
  ],
  [
    'go',
    go(
      `\topts := azidentity.ManagedIdentityCredentialOptions{ID: azidentity.ClientID("${id}")}\n\tcredential, err := azidentity.NewManagedIdentityCredential(&opts)`,
    ),
  ],
  [
    'go',
    go(
      `\topts := &azidentity.ManagedIdentityCredentialOptions{\n\t\tID: azidentity.ClientID("${id}"),\n\t}\n\tcredential, err := azidentity.NewManagedIdentityCredential(opts)`,
    ),
  ],
  [
    'go',
    go(
      `\tvar opts azidentity.ManagedIdentityCredentialOptions\n\topts.ID = azidentity.ClientID("${id}")\n\tcredential, err := azidentity.NewManagedIdentityCredential(&opts)`,
    ),
  ],
];

describe('the ID in a variable of options', () => {
  for (const [languageId, text] of inVariables)
    it(`is found from the cursor in ${languageId}: ${text.split('\n').find((line) => /ptions|const clientId/.test(line)) ?? ''}`, async () => {
      const language = languageFor(languageId);
      assert.ok(language);
      const file = await parseText(language, languageId, text);
      const at = text.indexOf(id);
      const cursor = { start: at + 3, end: at + 3 };
      const site = siteAt(language.credentials(file, [cursor]), cursor);
      assert.equal(site?.identifier, 'clientId');
      assert.deepEqual(idPlaceAt(language, file, at + 3), {
        start: at,
        end: at + id.length,
        identifier: 'clientId',
      });
      assert.deepEqual(language.credentials(file), [site]);
    });

  it('gives way with its variable, whose other options stay', async () => {
    const [, js = ''] = inVariables[1] ?? [];
    const javascript = languageFor('javascript');
    assert.ok(javascript);
    const after = await replaced(javascript, 'javascript', js, requestFor({ identifier: 'objectId' }));
    assert.match(
      after ?? '',
      /new ManagedIdentityCredential\(\{\s*objectId: '66666666[^']*',\s*retryOptions: \{ maxRetries: 3 \},?\s*\}\)/,
    );
    assert.doesNotMatch(after ?? '', /const options/);
    const shared = js.replace('exports.make', 'exports.options = options;\nexports.make');
    const kept = await replaced(javascript, 'javascript', shared, requestFor({ identifier: 'objectId' }));
    assert.match(kept ?? '', /const options/);
  });

  it('leaves no unused variable in Go', async () => {
    const language = languageFor('go');
    assert.ok(language);
    for (const [, text] of inVariables.filter(([languageId]) => languageId === 'go').slice(0, 2)) {
      const after = await replaced(language, 'go', text, requestFor({ identifier: 'objectId' }));
      assert.match(after ?? '', /ObjectID\("66666666/);
      assert.doesNotMatch(after ?? '', /opts/, after);
    }
  });
});
