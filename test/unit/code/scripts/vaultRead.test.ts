/** Secrets in scripts that no token replaces: read from a key vault as the identity, wherever a command can stand for them. */

import assert from 'node:assert/strict';
import { ids } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { cacheSecret } from '../secrets/vaultPlaces';
import { withRead } from '../secrets/vaultReads';
import { powershell } from '../../../../src/code/powershell/language';
import { shell } from '../../../../src/code/shell/language';
import { runShell } from '../shell/runShell';

const s = cacheSecret;
const inShell = { languageId: 'shellscript', extension: 'sh' };
const inPowerShell = { languageId: 'powershell', extension: 'ps1' };
const az =
  "az keyvault secret show --vault-name '<vault-name>' --name 'secret-name' --query value --output tsv";
const cmdlet = "Get-AzKeyVaultSecret -VaultName '<vault-name>' -Name 'secret-name' -AsPlainText";

describe('a secret in a shell script', () => {
  for (const [what, before, after] of [
    [
      'an assignment',
      `#!/bin/sh\nset -eu\n\nURL="${s}"\necho done\n`,
      `#!/bin/sh\nset -eu\n\naz login --identity --client-id "${ids.clientId}"\nURL="$(${az})"\necho done\n`,
    ],
    [
      'an argument below a sign-in',
      `az login --identity\nif true; then\n  connect --url '${s}' --fast\nfi\n`,
      `az login --identity\nif true; then\n  connect --url "$(${az})" --fast\nfi\n`,
    ],
    [
      'a function',
      `url() {\n  printf %s ${s}\n}\n`,
      `az login --identity --client-id "${ids.clientId}"\nurl() {\n  printf %s "$(${az})"\n}\n`,
    ],
    [
      'the value of an option without quotes',
      `az login --identity\nconnect --url=${s} --fast\n`,
      `az login --identity\nconnect --url="$(${az})" --fast\n`,
    ],
  ] as const) {
    it(`is read in ${what}`, async () => {
      assert.equal(await withRead(inShell, before), after);
      assert.deepEqual(errorsIn(await parseText(shell, 'shellscript', after)), []);
    });
  }

  it('is what the Azure CLI answers, once it has signed in', async () => {
    const written = await withRead(inShell, `URL='${s}'\necho "got $URL"\n`);
    const stub = 'az() { echo "$1 $2" >&2; [ "$1" != keyvault ] || echo "the value"; }\n';
    const { status, stdout, stderr } = await runShell('sh', stub + (written ?? ''));
    assert.deepEqual([status, stdout, stderr], [0, 'got the value\n', 'login --identity\nkeyvault secret\n']);
  });

  for (const [what, text] of [
    ['a pattern', `case "$1" in\n  '${s}') echo yes ;;\nesac\n`],
    ['a command in backticks', `URL=\`echo '${s}'\`\n`],
    ['a default', `URL="\${URL:-${s}}"\n`],
    ['an option in quotes', `connect '--url=${s}'\n`],
    ['a text that has it in quotes', `curl --data '{"url": "${s}"}' https://example.com\n`],
    ['another shell', `#!/usr/bin/fish\nset URL '${s}'\n`],
  ] as const) {
    it(`stays in ${what}`, async () => {
      assert.equal(await withRead(inShell, text, false), undefined);
    });
  }
});

describe('a secret in a PowerShell script', () => {
  for (const [what, before, after] of [
    [
      'an assignment',
      `$url = '${s}'\nWrite-Host 'done'\n`,
      `Connect-AzAccount -Identity -AccountId '${ids.clientId}'\n$url = (${cmdlet})\nWrite-Host 'done'\n`,
    ],
    [
      'an argument below a sign-in',
      `Connect-AzAccount -Identity\nforeach ($one in 1, 2) {\n    Connect-Cache -Url "${s}" -Fast\n}\n`,
      `Connect-AzAccount -Identity\nforeach ($one in 1, 2) {\n    Connect-Cache -Url (${cmdlet}) -Fast\n}\n`,
    ],
    [
      'a script that uses the Azure CLI',
      `az login --identity\n$settings = @{ Url = '${s}' }\n`,
      `az login --identity\n$settings = @{ Url = (${az}) }\n`,
    ],
  ] as const) {
    it(`is read in ${what}`, async () => {
      assert.equal(await withRead(inPowerShell, before), after);
      assert.deepEqual(errorsIn(await parseText(powershell, 'powershell', after)), []);
    });
  }

  for (const [what, text] of [
    ['a parameter', `param(\n    [string] $Url = '${s}'\n)\nWrite-Host $Url\n`],
    ['a text of several lines', `$url = @'\n${s}\n'@\n`],
  ] as const) {
    it(`stays in ${what}`, async () => {
      assert.equal(await withRead(inPowerShell, text, false), undefined);
    });
  }
});
