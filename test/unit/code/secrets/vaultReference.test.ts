/** References to a key vault in the settings of apps, in exports of App Service and in declarations, with the identity that resolves them. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../../src/code/entry';
import { languageFor } from '../../../../src/code/languages';
import type { Finding } from '../../../../src/code/language';
import { applied, ids } from '../applied';
import { errorsIn, loadGrammar, parseText } from '../parseText';

const syntax = createSyntax({ loadGrammar });
const secret = 'orders.redis.cache.windows.net:6380,password=q7Zk2mB1xYc9hT4w=,ssl=True';
const reference = (vault: string): string => `@Microsoft.KeyVault(VaultName=${vault};SecretName=CACHE-URL)`;

async function found(languageId: string, path: string, text: string, vault?: string): Promise<Finding[]> {
  const uri = `file://${path}`;
  syntax.open({ uri, version: 1, languageId, text, path, indent: '  ' });
  const look = await syntax.diagnose(uri, {
    tokenCredentialsSet: false,
    ...(vault !== undefined && { vault }),
  });
  syntax.close(uri);
  assert.ok(look?.isSettled);
  return look.findings.filter(({ rule }) => rule === 'secret-in-code');
}

async function mended(languageId: string, path: string, text: string, vault?: string): Promise<string> {
  const [finding, ...others] = await found(languageId, path, text, vault);
  assert.ok(finding?.edits && others.length === 0, text);
  assert.equal(text.slice(finding.start, finding.end), secret);
  const language = languageFor(languageId);
  assert.ok(language);
  const after = applied(text, { edits: finding.edits, needs: [] });
  assert.deepEqual(errorsIn(await parseText(language, languageId, after, { path })), []);
  assert.ok(!after.includes(secret));
  assert.deepEqual(await found(languageId, path, after, vault), []);
  return after;
}

const bicep = (identity: string): string => `resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders'
${identity}  properties: {
    serverFarmId: plan.id
    siteConfig: {
      appSettings: [
        { name: 'CACHE_URL', value: '${secret}' }
      ]
    }
  }
}
`;
const template = (identity: string): string => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "resources": [
    {
      "type": "Microsoft.Web/sites",
      "apiVersion": "2023-12-01",
      "name": "orders",
${identity}      "properties": {
        "siteConfig": { "appSettings": [{ "name": "CACHE_URL", "value": "${secret}" }] }
      }
    }
  ]
}
`;
const terraform = (identity: string): string => `resource "azurerm_linux_web_app" "orders" {
  name = "orders"

${identity}  app_settings = {
    CACHE_URL = "${secret}"
  }
}
`;

describe('a secret in the settings of an app', () => {
  it('gives way to a reference to the vault that the identity may read, or to one that is to be named', async () => {
    const exported = `[\n  { "name": "CACHE_URL", "value": "${secret}", "slotSetting": false }\n]\n`;
    for (const [languageId, path, text] of [
      ['json', '/appsettings-export.json', exported],
      ['json', '/azuredeploy.json', template('')],
      ['bicep', '/main.bicep', bicep('')],
      ['terraform', '/main.tf', terraform('')],
    ] as const) {
      assert.equal(
        await mended(languageId, path, text, 'kv-orders'),
        text.replace(secret, reference('kv-orders')),
      );
      assert.equal(await mended(languageId, path, text), text.replace(secret, reference('<vault-name>')));
    }
  });

  it('names the user-assigned identity that is to resolve it, in each declaration', async () => {
    const id = ids.resourceId;
    const inBicep = bicep(
      `  identity: {\n    type: 'UserAssigned'\n    userAssignedIdentities: {\n      '\${uai.id}': {}\n    }\n  }\n`,
    );
    assert.match(
      await mended('bicep', '/main.bicep', inBicep, 'kv'),
      / {2}properties: \{\n {4}keyVaultReferenceIdentity: '\$\{uai\.id\}'\n {4}serverFarmId: plan\.id\n/,
    );
    const inTemplate = template(
      `      "identity": { "type": "UserAssigned", "userAssignedIdentities": { "${id}": {} } },\n`,
    );
    const after = await mended('json', '/azuredeploy.json', inTemplate, 'kv');
    assert.ok(
      after.includes(`"properties": {\n        "keyVaultReferenceIdentity": "${id}",\n        "siteConfig"`),
      after,
    );
    const inTerraform = terraform(
      '  identity {\n    type         = "UserAssigned"\n    identity_ids = [azurerm_user_assigned_identity.orders.id]\n  }\n\n',
    );
    assert.match(
      await mended('terraform', '/main.tf', inTerraform, 'kv'),
      /\n {2}key_vault_reference_identity_id = azurerm_user_assigned_identity\.orders\.id\n {2}app_settings = \{/,
    );
  });

  it('is left to the system-assigned identity where there is one, and to what is named already', async () => {
    const both = `  identity: {\n    type: 'SystemAssigned, UserAssigned'\n    userAssignedIdentities: {\n      '\${uai.id}': {}\n    }\n  }\n`;
    assert.doesNotMatch(await mended('bicep', '/main.bicep', bicep(both)), /keyVaultReferenceIdentity/);
    const named = bicep(both.replace('SystemAssigned, ', '')).replace(
      '    serverFarmId',
      '    keyVaultReferenceIdentity: other.id\n    serverFarmId',
    );
    assert.equal(
      (await mended('bicep', '/main.bicep', named)).match(/keyVaultReferenceIdentity/g)?.length,
      1,
    );
  });
});
