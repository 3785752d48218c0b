/** File-based C# programs reach the parser in a form it knows, offset by offset. */

import assert from 'node:assert/strict';
import { csharp } from '../../../src/code/csharp/language';
import { withoutFileDirectives } from '../../../src/code/fileDirectives';
import { errorsIn, parseText } from './parseText';

const program =
  '#!/usr/bin/env dotnet\n#:package Azure.Identity@1.13.0\n#:sdk Microsoft.NET.Sdk.Web\n\nusing Azure.Identity;\n';

describe('directives of file-based programs', () => {
  it('become comments of the same length', () => {
    const readable = withoutFileDirectives(program);
    assert.equal(readable.length, program.length);
    assert.equal(readable, program.replaceAll('#:', '//'));
    assert.equal(withoutFileDirectives(`\uFEFF#:sdk X\r\n#:a\r\n`), `\uFEFF//sdk X\r\n//a\r\n`);
  });

  it('are looked for at the head of the file only', () => {
    for (const text of ['var x = 1;\n#:package A\n', 'var s = """\n#:package A\n""";', '']) {
      assert.equal(withoutFileDirectives(text), text);
    }
  });

  it('hide nothing from the parser', async () => {
    const file = await parseText(csharp, 'csharp', `${program}var c = new DefaultAzureCredential();\n`);
    assert.deepEqual(errorsIn(file), []);
    const [site] = csharp.credentials(file);
    assert.ok(site);
    assert.equal(file.text.slice(site.start, site.end), 'new DefaultAzureCredential()');
  });
});
