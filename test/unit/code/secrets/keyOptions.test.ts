/** Account keys and signatures that commands of scripts are given: whoever is signed in takes their place, where the command has it. */

import assert from 'node:assert/strict';
import type { Language } from '../../../../src/code/language';
import { powershell } from '../../../../src/code/powershell/language';
import { keyOptions } from '../../../../src/code/secrets/keyArguments';
import { shell } from '../../../../src/code/shell/language';
import { applyEdits } from '../../../../src/code/text';
import { errorsIn, parseText } from '../parseText';

const key = 'eby8vdm02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** The text after the repair; the finding's `fix` where it has none. */
async function mended(language: Language, languageId: string, text: string): Promise<string> {
  const [found] = keyOptions(language, await parseText(language, languageId, text));
  assert.ok(found, text);
  if (!found.edits) return found.fix;
  const after = applyEdits(text, found.edits);
  assert.deepEqual(errorsIn(await parseText(language, languageId, after)), [], after);
  return after;
}

describe('a key that a command is given', () => {
  it('becomes the sign-in of the Azure CLI where data is read and written', async () => {
    const begin = 'az login --identity; az storage blob list --account-name stor';
    for (const option of [`--account-key ${key}`, `--account-key='${key}'`, `--account-key "${key}"`])
      assert.equal(
        await mended(shell, 'shellscript', `${begin} ${option} -o tsv | sort\n`),
        `${begin} --auth-mode login -o tsv | sort\n`,
      );
    const long = `az storage queue list \\\n  --account-name stor \\\n  --account-key ${key}\n`;
    assert.equal(
      await mended(shell, 'shellscript', long),
      'az storage queue list \\\n  --account-name stor \\\n  --auth-mode login\n',
    );
  });

  it('stays, and is said, where the command takes no sign-in or is told of one already', async () => {
    for (const command of ['az storage file list --share-name s', 'az cosmosdb sql database list'])
      assert.equal(await mended(shell, 'shellscript', `${command} --account-key ${key}\n`), 'none');
    const told = `az storage blob list --account-key ${key} --auth-mode key\n`;
    assert.equal(await mended(shell, 'shellscript', told), 'none');
    const other = `az storage blob list --auth-mode login\ncurl x --account-key ${key}\n`;
    assert.equal(await mended(shell, 'shellscript', other), 'none');
  });

  it('becomes the connected account in PowerShell', async () => {
    const begin = 'Connect-AzAccount -Identity\n$c = New-AzStorageContext -StorageAccountName stor';
    assert.equal(
      await mended(powershell, 'powershell', `${begin} -StorageAccountKey '${key}'\n`),
      `${begin} -UseConnectedAccount\n`,
    );
    assert.equal(
      await mended(powershell, 'powershell', `${begin} -SasToken "?sv=2022&sig=${key.slice(0, 44)}"\n`),
      `${begin} -UseConnectedAccount\n`,
    );
  });
});
