/** Insertion at every offset of realistic scripts: either no offer, or a script that still parses, in bash's own eyes too. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import type { Language } from '../../../../src/code/language';
import { powershell } from '../../../../src/code/powershell/language';
import { shell } from '../../../../src/code/shell/language';
import { applied, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { missing, syntaxErrors } from '../shell/runShell';
import { bash, pwsh } from './samples';

const target: ClientTarget = {
  service: 'queue',
  resource: 'st',
  endpoint: 'https://st.queue.core.windows.net',
  call: true,
};
const files: readonly (readonly [Language, string, string])[] = [
  [shell, 'shellscript', bash],
  [powershell, 'powershell', pwsh],
];
const forbidden = [
  '\n\n  two',
  'not code\n',
  '\n\n    B =',
  '\n\n    2',
  'multi-line\n',
  '[[ -n',
  '    --query',
  '    >&2',
  'param([string] $What)',
  '\n\n    [void]',
];

for (const [language, id, text] of files) {
  describe(`${language.displayName}: insertion anywhere`, () => {
    it('never breaks a script, whose other lines all stay', async function () {
      this.timeout(60_000);
      const file = await parseText(language, id, text, { indent: '  ' });
      assert.deepEqual(errorsIn(file), []);
      const results = new Map<string, number>();
      let refused = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const flavour = (['credential', 'localAndAzure', 'client'] as const)[offset % 3] ?? 'credential';
        const idSource = offset % 2 === 0 ? 'environmentVariable' : 'literal';
        const request = requestFor({ flavour, idSource, variable: 'THE_ID', target });
        const plan = language.insert(file, offset, request);
        if (plan) results.set(applied(text, plan), offset);
        else refused++;
      }
      for (const [after, offset] of results) {
        assert.deepEqual(errorsIn(await parseText(language, id, after)), [], `${offset}\n${after}`);
      }
      assert.ok(results.size > 60 && refused < text.length / 1.5, `${results.size}, ${refused} refused`);
      if (id !== 'shellscript' || missing('bash') !== undefined) return;
      assert.deepEqual(
        syntaxErrors(
          'bash',
          [...results.keys()].filter((_, at) => at % 5 === 0),
        ),
        [],
      );
    });

    it('stands in no list, string, condition or continued line', async () => {
      const file = await parseText(language, id, text);
      for (const place of forbidden) {
        const at = text.indexOf(place);
        if (at === -1) continue;
        const offset = at + (place.startsWith('\n') ? 1 : 0);
        assert.equal(language.insert(file, offset, requestFor()), undefined, place);
      }
    });
  });
}
