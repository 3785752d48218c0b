/** Token requests without an SDK in the string literals of code. */

import assert from 'node:assert/strict';
import type { Language, RuleContext } from '../../../src/code/language';
import { python } from '../../../src/code/python/language';
import { applyEdits } from '../../../src/code/text';
import { typescript } from '../../../src/code/typescript/language';
import { parseText } from './parseText';

const context: RuleContext = { tokenCredentialsSet: false };

async function found(language: Language, text: string): Promise<readonly [string[], string]> {
  const file = await parseText(language, language === python ? 'python' : 'typescript', text);
  const findings = language.findings(file, context).filter(({ rule }) => rule === 'raw-token-request');
  return [
    findings.map(({ variant = '' }) => variant),
    applyEdits(
      text,
      findings.flatMap(({ edits = [] }) => edits),
    ),
  ];
}

describe('raw token requests in code', () => {
  const imds = 'http://169.254.169.254/metadata/identity/oauth2/token';

  it('are repaired where the address alone shows what is wrong', async () => {
    for (const language of [typescript, python]) {
      assert.deepEqual(
        await found(
          language,
          `get("https://169.254.169.254/metadata/identity/oauth2/token?api-version=2017-09-01&resource=x&mi_res_id=y")\n`,
        ),
        [
          ['https', 'apiVersion', 'parameter'],
          `get("${imds}?api-version=2018-02-01&resource=x&msi_res_id=y")\n`,
        ],
      );
    }
  });

  it('without a host belong to the endpoint that the file speaks of', async () => {
    const query = '"?api-version=2017-09-01&resource=https://vault.azure.net/.default"';
    assert.deepEqual(await found(python, `url = os.environ["IDENTITY_ENDPOINT"] + ${query}\n`), [
      ['apiVersion', 'defaultScope'],
      'url = os.environ["IDENTITY_ENDPOINT"] + "?api-version=2019-08-01&resource=https://vault.azure.net"\n',
    ]);
    const both = `url = os.environ.get("IDENTITY_ENDPOINT") or "${imds}"\nurl += ${query}\n`;
    assert.deepEqual(await found(python, both), [[], both]);
  });

  it('are left alone where they are right, in comments and at other addresses', async () => {
    for (const text of [
      `get("${imds}")\n`,
      `get("${imds}?api-version=2018-02-01&resource=x&msi_res_id=y")\n`,
      `// get("${imds}?mi_res_id=y")\n`,
      'get("https://management.azure.com/subscriptions?api-version=2017-09-01")\n',
      'process.env.IDENTITY_ENDPOINT; get("https://example.com/?api-version=2017-09-01&q=1")\n',
    ])
      assert.deepEqual((await found(typescript, text))[0], [], text);
  });
});
