/** The ID in a credential that was just inserted: the site around it is found from the cursor alone, and it can be completed. */

import assert from 'node:assert/strict';
import { idPlaceAt } from '../../../src/code/idPlace';
import { languageFor } from '../../../src/code/languages';
import type { Identifier } from '../../../src/code/request';
import { ids, inserted, replaced, requestFor } from './applied';
import { parseText } from './parseText';

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
      it(`is found from the cursor in ${languageId}, by ${identifier}`, async () => {
        const language = languageFor(languageId);
        assert.ok(language);
        const text = await inserted(language, languageId, start, requestFor({ identifier }));
        assert.ok(text);
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
