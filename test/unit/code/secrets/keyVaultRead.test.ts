/** A secret that no token replaces becomes a read from a key vault. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { java } from '../../../../src/code/java/language';
import type { Language } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { keyVaultRead, vaultTarget } from '../../../../src/code/secrets/keyVaultRead';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { applyEdits } from '../../../../src/code/text';
import { typescript } from '../../../../src/code/typescript/language';
import { parseText } from '../parseText';

const secret = 'redis-orders.redis.cache.windows.net:6380,password=q7Zk2mB1xYc9=,ssl=True';
const request: CredentialRequest = {
  identifier: 'clientId',
  flavour: 'client',
  idSource: 'literal',
  id: '3f2a7c10-5b1e-4b6c-9d55-0a1b2c3d4e5f',
  variable: 'AZURE_CLIENT_ID',
  localSwitch: 'APP_ENV',
  sample: false,
  target: vaultTarget('vault.azure.net'),
};

async function mended(language: Language, text: string): Promise<string | undefined> {
  const file = await parseText(language, language.languageIds[0] ?? '', text);
  const [finding] = sharedFindings(language, file, { tokenCredentialsSet: false });
  assert.ok(finding, 'nothing was noticed');
  assert.deepEqual([finding.rule, finding.variant, finding.fix], ['secret-in-code', 'vault', 'replace']);
  assert.deepEqual(finding.values, {});
  const plan = keyVaultRead(language, file, finding, request);
  return plan && applyEdits(text, editsOf(plan));
}

/** The lines of the result that tell what it does. */
async function told(language: Language, text: string): Promise<string> {
  const result = await mended(language, text);
  assert.ok(result, 'nothing was written');
  assert.ok(!result.includes('q7Zk2mB1xYc9'), 'the secret stayed');
  return result;
}

describe('the read from a key vault', () => {
  it('stands in front of the statement in TypeScript, and its value in the place of the secret', async () => {
    const text = await told(
      typescript,
      `import { createClient } from 'redis';\n\nconst cache = createClient({\n  url: '${secret}',\n});\n`,
    );
    assert.match(text, /import \{ SecretClient \} from '@azure\/keyvault-secrets';/);
    assert.match(
      text,
      /new ManagedIdentityCredential\([^]*new SecretClient\([^]*'https:\/\/<vault-name>\.vault\.azure\.net'[^]*await \w+\.getSecret\('secret-name'\);[^]*createClient\(\{\n {2}url: secret\.value,\n\}\)/,
    );
  });

  it('is written in Python', async () => {
    const text = await told(python, `import redis\n\ncache = redis.from_url("${secret}")\n`);
    assert.match(
      text,
      /ManagedIdentityCredential\([^]*SecretClient\([^]*secret = \w+\.get_secret\("secret-name"\)[^]*redis\.from_url\(secret\.value\)/,
    );
  });

  it('is written in C# and Java', async () => {
    assert.match(
      await told(
        csharp,
        `using StackExchange.Redis;\n\nvar cache = ConnectionMultiplexer.Connect("${secret}");\n`,
      ),
      /new SecretClient\([^]*GetSecret\("secret-name"\);[^]*Connect\(secret\.Value\)/,
    );
    assert.match(
      await told(
        java,
        `class A {\n    void f() {\n        Jedis cache = new Jedis("${secret}");\n    }\n}\n`,
      ),
      /SecretClientBuilder\(\)[^]*getSecret\("secret-name"\);[^]*new Jedis\(secret\.getValue\(\)\)/,
    );
  });

  it('is not written where the name is taken', async () => {
    assert.equal(await mended(typescript, `const secret = 1;\nconnect('${secret}');\n`), undefined);
  });
});
