/** `AZURE_CLIENT_ID` in the workspace's settings, and credentials that do not read it. */

import assert from 'node:assert/strict';
import { csharp } from '../../../src/code/csharp/language';
import type { Language, RuleContext } from '../../../src/code/language';
import { python } from '../../../src/code/python/language';
import { sharedFindings } from '../../../src/code/sharedRules';
import { shell } from '../../../src/code/shell/language';
import { setsClientId } from '../../../src/code/tokenCredentials';
import { typescript } from '../../../src/code/typescript/language';
import { parseText } from './parseText';

const set: RuleContext = { tokenCredentialsSet: false, clientIdSet: true };

async function count(
  language: Language,
  id: string,
  text: string,
  context: RuleContext = set,
): Promise<number> {
  const file = await parseText(language, id, text);
  return sharedFindings(language, file, context).filter(({ rule }) => rule === 'environment-not-read').length;
}

describe('AZURE_CLIENT_ID that nobody reads', () => {
  const py = 'from azure.identity import ManagedIdentityCredential\nc = ManagedIdentityCredential()\n';
  const ts =
    "import { ManagedIdentityCredential } from '@azure/identity';\nnew ManagedIdentityCredential();\n";
  const cs =
    'using Azure.Identity;\nvar c = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);\n';

  it('is noticed at credentials without an ID', async () => {
    assert.equal(await count(python, 'python', py), 1);
    assert.equal(await count(typescript, 'typescript', ts), 1);
  });

  it('is no matter where the ID is given, system-assigned is spelt out, or the workspace names its identity', async () => {
    assert.equal(await count(python, 'python', py.replace('()', '(client_id="x")')), 0);
    assert.equal(await count(python, 'python', py.replaceAll('ManagedIdentity', 'Default')), 0);
    assert.equal(await count(csharp, 'csharp', cs), 0);
    assert.equal(await count(shell, 'shellscript', 'az login --identity\n'), 0);
    for (const workspaceIdentity of ['userAssigned', 'systemAssigned'] as const)
      assert.equal(await count(python, 'python', py, { ...set, workspaceIdentity }), 0);
    assert.equal(await count(python, 'python', py, { tokenCredentialsSet: false }), 0);
  });

  for (const text of [
    'AZURE_CLIENT_ID=11111111-2222-3333-4444-555555555555',
    'export AZURE_CLIENT_ID="x"',
    '    "AZURE_CLIENT_ID": "x",',
    'ENV AZURE_CLIENT_ID x',
    "{ name: 'AZURE_CLIENT_ID', value: uai.properties.clientId }",
    '  app_settings = { AZURE_CLIENT_ID = azurerm_user_assigned_identity.app.client_id }',
    '        - name: AZURE_CLIENT_ID\n          value: x',
  ]) {
    it(`is set by ${JSON.stringify(text)}`, () => {
      assert.equal(setsClientId(text), true);
    });
  }
  for (const text of [
    '# AZURE_CLIENT_ID=x',
    'AZURE_CLIENT_ID=',
    '"AZURE_CLIENT_ID": ""',
    '          client-id: ${{ secrets.AZURE_CLIENT_ID }}',
    '    environment: ${AZURE_CLIENT_ID}',
    'AZURE_CLIENT_ID=x\nAZURE_CLIENT_SECRET=y',
    'MY_AZURE_CLIENT_ID=x',
    'output AZURE_CLIENT_ID string = app.properties.clientId',
    'output "AZURE_CLIENT_ID" {\n  value = "x"\n}',
    '    "AZURE_CLIENT_ID": {\n      "type": "string"',
    '  secret_name = "AZURE_CLIENT_ID"',
    '',
  ]) {
    it(`is not set by ${JSON.stringify(text)}`, () => {
      assert.equal(setsClientId(text), false);
    });
  }
});
