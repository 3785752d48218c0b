/** Inserting at any offset of real source files leaves them parsing, as this project's own sources. */

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { requestFor } from '../applied';
import { seededRandom } from '../largeFile';
import { errorsIn } from '../parseText';
import { languageOf, parseFile } from './edited';

const sources = [
  'src/code/**/*.ts',
  'node_modules/mocha/lib/*.js',
  'node_modules/jsonc-parser/lib/esm/**/*.js',
];
const extra =
  "import { DefaultAzureCredential } from '@azure/identity';\nexport const made = new DefaultAzureCredential();\n";

describe('inserting anywhere', () => {
  it('leaves real files parsing, with both the import and the credential', async function () {
    this.timeout(60_000);
    const random = seededRandom(2026);
    const files = sources
      .flatMap((pattern) => globSync(pattern, { cwd: process.cwd() }).sort())
      .filter(() => random() < 0.5);
    let plans = 0;
    for (const name of files) {
      const languageId = name.endsWith('.ts') ? 'typescript' : 'javascript';
      const read = await readFile(path.join(process.cwd(), name), 'utf8');
      const mixed = random() < 0.3 ? read.replaceAll('\n', '\r\n') : read;
      const text = languageId === 'typescript' && random() < 0.5 ? extra + mixed : mixed;
      const file = await parseFile(languageId, text, { path: `/${name}` });
      if (text.length > 60_000 || errorsIn(file).length > 0) continue;
      for (let round = 0; round < 8; round++) {
        const offset = Math.floor(random() * (text.length + 1));
        const plan = languageOf(languageId).insert(
          file,
          offset,
          requestFor({
            flavour: random() < 0.5 ? 'credential' : 'localAndAzure',
            idSource: random() < 0.5 ? 'literal' : 'environmentVariable',
            sample: random() < 0.3,
          }),
        );
        assert.ok(plan, `${name} at ${offset}`);
        const after = applyEdits(text, editsOf(plan));
        const parsed = await parseFile(languageId, after, { path: `/${name}` });
        assert.deepEqual(errorsIn(parsed), [], `${name} at ${offset}`);
        assert.match(
          after,
          /\{[^}]*ManagedIdentityCredential[^}]*\} (from|= require\()/,
          `${name} at ${offset}`,
        );
        assert.match(after, /new ManagedIdentityCredential\(/, `${name} at ${offset}`);
        parsed.tree.delete();
        plans += 1;
      }
      file.tree.delete();
    }
    assert.ok(plans > 200, `only ${plans} were tried`);
  });
});
