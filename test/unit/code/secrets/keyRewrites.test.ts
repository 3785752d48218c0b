/** Keys and passwords that stand beside an endpoint: the credential that is written in their place, and nothing else of the call changes. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import type { Language } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import { typescript } from '../../../../src/code/typescript/language';
import { applied, requestFor } from '../applied';
import { parseText } from '../parseText';

const key = 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4';

async function rewritten(language: Language, languageId: string, text: string): Promise<string> {
  const file = await parseText(language, languageId, text);
  const finding = language
    .findings(file, { tokenCredentialsSet: true })
    .find(({ rule }) => rule === 'secret-in-code');
  assert.equal(finding?.fix, 'replace', text);
  const plan = language.replace(file, finding, requestFor());
  assert.ok(plan, text);
  const after = applied(text, plan);
  assert.ok(!after.includes(key) && !after.includes('N0tThat!One'), after);
  return after;
}

describe('a key beside its endpoint becomes a credential', () => {
  it('in a storage client of Python', async () => {
    const after = await rewritten(
      python,
      'python',
      `from azure.storage.blob import BlobServiceClient\n\nclient = BlobServiceClient("https://stor.blob.core.windows.net", credential="${key}")\n`,
    );
    assert.match(
      after,
      /^client = BlobServiceClient\("https:\/\/stor\.blob\.core\.windows\.net", credential=ManagedIdentityCredential\(client_id="[\w-]+"\)\)$/m,
    );
    assert.match(after, /^from azure\.identity import ManagedIdentityCredential$/m);
  });

  it('in a client of Azure OpenAI in Python, as a provider of tokens', async () => {
    const after = await rewritten(
      python,
      'python',
      `from openai import AzureOpenAI\n\nclient = AzureOpenAI(azure_endpoint="https://o.openai.azure.com", api_version="a", api_key="${key}")\n`,
    );
    assert.match(
      after,
      /api_version="a", azure_ad_token_provider=get_bearer_token_provider\(ManagedIdentityCredential\(client_id="[\w-]+"\), "https:\/\/cognitiveservices\.azure\.com\/\.default"\)\)$/m,
    );
    assert.match(after, /^from azure\.identity import .*get_bearer_token_provider/m);
  });

  it('in a client of Cosmos DB in C#', async () => {
    const after = await rewritten(
      csharp,
      'csharp',
      `using Microsoft.Azure.Cosmos;\n\nvar client = new CosmosClient("https://o.documents.azure.com:443/", "${key}");\n`,
    );
    assert.match(
      after,
      /new CosmosClient\("https:\/\/o\.documents\.azure\.com:443\/", new ManagedIdentityCredential\(\s*ManagedIdentityId\.FromUserAssignedClientId\("[\w-]+"\)\)\);/,
    );
  });

  for (const [what, code] of [
    ['mssql', "await sql.connect({ server: 'o.database.windows.net', password: 'N0tThat!One' });"],
    [
      'tedious',
      "new Connection({ server: 'o.database.windows.net', authentication: { type: 'default', options: { userName: 'app', password: 'N0tThat!One' } } });",
    ],
  ] as const) {
    it(`in a configuration of ${what}`, async () => {
      const after = await rewritten(
        typescript,
        'typescript',
        `import sql from 'mssql';\nimport { Connection } from 'tedious';\n\n${code}\n`,
      );
      assert.match(
        after,
        /server: 'o\.database\.windows\.net', authentication: \{ type: 'token-credential', options: \{ credential: new ManagedIdentityCredential\(\{ clientId: '[\w-]+' \}\) \} \} \}\);/,
      );
    });
  }
});
