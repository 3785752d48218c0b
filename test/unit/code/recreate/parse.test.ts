/** What makes things anew, read by the parsers of its languages: no text has an error in it. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { bicep } from '../../../../src/code/declarations/bicep/language';
import { terraform } from '../../../../src/code/declarations/terraform/language';
import { powershell } from '../../../../src/code/powershell/language';
import { skipBecause } from '../../../host/launch/runMocha';
import { errorsIn, parseText } from '../parseText';
import { missing, syntaxErrors } from '../shell/runShell';
import { cases } from './samples';
import { textOf } from './texts';

const parsed = [
  ['bicep', bicep, 'bicep'],
  ['terraform', terraform, 'terraform'],
  ['azurePowerShell', powershell, 'powershell'],
] as const;

describe('the syntax of what makes things anew', () => {
  for (const [format, language, languageId] of parsed)
    for (const [title, items] of Object.entries(cases))
      it(`is right for ${title} in the format ${format}`, async () => {
        const text = textOf(format, items);
        assert.deepEqual(errorsIn(await parseText(language, languageId, text)), [], text);
      });

  it('is right for bash', function () {
    const reason = missing('bash');
    if (reason !== undefined) skipBecause(this, reason);
    const texts = Object.values(cases).map((items) => textOf('azureCli', items));
    assert.deepEqual(syntaxErrors('bash', [texts.join('\n')]), []);
  });

  it('is what Terraform’s own formatter would write', function () {
    this.timeout(60_000);
    const reason = missing('terraform');
    if (reason !== undefined) skipBecause(this, reason);
    // All in one, since each start of the program takes a while.
    const text = Object.values(cases)
      .map((items) => textOf('terraform', items))
      .join('\n');
    const { status, stdout, stderr } = spawnSync('terraform', ['fmt', '-'], {
      input: text,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.equal(stdout, text);
  });
});
