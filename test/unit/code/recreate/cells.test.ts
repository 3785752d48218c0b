/**
 * Every kind of thing in every format, held word by word: `golden/` has the texts, which the tests beside this one parse
 * and run. `UPDATE_GOLDEN=1` writes them anew.
 */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formats } from '../../../../src/code/recreate/items';
import { recreate } from '../../../../src/code/recreate/recreate';
import { cases } from './samples';

const folder = path.join(process.cwd(), 'test/unit/code/golden/recreate');

describe('what makes things anew', () => {
  for (const format of formats)
    it(`is as it was in the format ${format}`, () => {
      const written = Object.entries(cases).map(
        ([title, items]) => `=== ${title}\n${recreate(format, items, { outputs: true, sample: false })}`,
      );
      const file = path.join(folder, `${format}.txt`);
      if (process.env['UPDATE_GOLDEN'] !== undefined) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, written.join('\n'));
      }
      assert.equal(written.join('\n'), readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
    });

  it('gives out IDs only when that is asked for', () => {
    for (const format of ['bicep', 'armTemplate', 'terraform'] as const) {
      const items = cases['an identity'] ?? [];
      assert.match(recreate(format, items, { outputs: true, sample: false }), /output/);
      assert.doesNotMatch(recreate(format, items, { outputs: false, sample: false }), /output/);
    }
  });

  it('says that the IDs of the sample tenant are not real', () => {
    for (const format of formats)
      assert.match(
        recreate(format, cases['an identity'] ?? [], { outputs: false, sample: true }),
        /Sample tenant: this ID is not real/,
      );
  });
});
