/** Identities in Terraform: what is noticed, and what is written where. */

import assert from 'node:assert/strict';
import type { Finding, ParsedFile } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applyEdits } from '../../../../src/code/text';
import { terraform } from '../../../../src/code/declarations/terraform/language';
import { applied, cursorIn, ids, inserted as insertedIn, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const context = { tokenCredentialsSet: false };
const parsed = (text: string): Promise<ParsedFile> => parseText(terraform, 'terraform', text);
const found = async (text: string): Promise<Finding[]> => terraform.findings(await parsed(text), context);

async function said(text: string): Promise<string[]> {
  return (await found(text)).map(({ rule, variant }) =>
    variant === undefined ? rule : `${rule} ${variant}`,
  );
}

async function mended(text: string): Promise<string> {
  return applyEdits(
    text,
    (await found(text)).flatMap(({ edits }) => edits ?? []),
  );
}

const inserted = (marked: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> =>
  insertedIn(terraform, 'terraform', marked, requestFor({ identifier: 'resourceId', ...wanted }));

const app = (body: string): string => `resource "azurerm_linux_web_app" "app" {\n  name = "app"\n${body}}\n`;
const identity = (type: string, list = ''): string => `\n  identity {\n    type = "${type}"\n${list}  }\n`;
const own = `resource "azurerm_user_assigned_identity" "orders" {\n  name = "id-orders"\n}\n`;

describe('the identity block of a resource', () => {
  it('is written at its end, by resource ID', async () => {
    assert.equal(
      await inserted(app('¦')),
      app(
        `\n  identity {\n    type         = "UserAssigned"\n    identity_ids = ["${ids.resourceId}"]\n  }\n`,
      ),
    );
  });

  it('refers to the identity when the file declares it', async () => {
    assert.match(
      (await inserted(`${own}${app('¦')}`)) ?? '',
      /identity_ids = \[azurerm_user_assigned_identity\.orders\.id\]/,
    );
  });

  it('is for the resource itself when that is asked', async () => {
    assert.equal(await inserted(app('¦'), { identifier: 'systemAssigned' }), app(identity('SystemAssigned')));
  });

  it('keeps the identities that are there', async () => {
    assert.equal(
      await inserted(app(`¦${identity('SystemAssigned')}`)),
      app(identity('SystemAssigned, UserAssigned', `    identity_ids = ["${ids.resourceId}"]\n`)),
    );
    assert.equal(
      await inserted(app(`¦${identity('UserAssigned', '    identity_ids = ["/a", var.b]\n')}`)),
      app(identity('UserAssigned', `    identity_ids = ["/a", var.b, "${ids.resourceId}"]\n`)),
    );
    const there = app(`¦${identity('UserAssigned', `    identity_ids = ["${ids.resourceId}"]\n`)}`);
    assert.equal(await inserted(there), undefined);
  });

  it('can be written before the identity exists, from variables', async () => {
    const after = await inserted(app('¦'), { idSource: 'parts' });
    assert.match(
      after ?? '',
      /identity_ids = \["\/subscriptions\/\$\{var\.subscription_id\}\/resourceGroups\//,
    );
    assert.match(
      (await inserted(app('¦'), { idSource: 'environmentVariable', variable: 'ORDERS_ID' })) ?? '',
      /identity_ids = \[var\.orders_id\]/,
    );
  });

  it('is not written into what takes none, nor by another ID', async () => {
    assert.equal(await inserted('resource "azurerm_resource_group" "rg" {\n  name = "a"\n¦}\n'), undefined);
    assert.equal(await inserted(app('¦'), { identifier: 'objectId' }), undefined);
    assert.equal(await inserted(app('¦'), { flavour: 'localAndAzure' }), undefined);
  });

  it('lacks its identities', async () => {
    assert.deepEqual(await said(app(identity('UserAssigned'))), ['missing-identifier noIdentities']);
    assert.deepEqual(await said(app(identity('SystemAssigned'))), []);
  });
});

describe('app settings', () => {
  const settings = (lines: string): string => app(`  app_settings = {\n${lines}  }\n`);

  it('get the client ID, once', async () => {
    const after = settings(`    A = "b"\n    AZURE_CLIENT_ID = "${ids.clientId}" # id-orders\n`);
    assert.equal(
      await inserted(settings('    A = "b"¦\n'), { identifier: 'clientId', identityName: 'id-orders' }),
      after,
    );
    assert.match(
      (await inserted(settings(`    AZURE_CLIENT_ID = "old"¦\n`), { identifier: 'clientId' })) ?? '',
      new RegExp(`^    AZURE_CLIENT_ID = "${ids.clientId}"$`, 'm'),
    );
    assert.match(
      (await inserted(app('  app_settings = {¦}\n'), { identifier: 'clientId' })) ?? '',
      /\{ AZURE_CLIENT_ID = "/,
    );
  });

  it('do not switch managed identities off', async () => {
    assert.deepEqual(await said(settings('    WEBSITE_DISABLE_MSI = true\n')), ['msi-disabled']);
    assert.equal(
      await mended(settings('    "WEBSITE_DISABLE_MSI" = "true"\n')),
      settings('    "WEBSITE_DISABLE_MSI" = "false"\n'),
    );
    assert.deepEqual(await said(settings('    WEBSITE_DISABLE_MSI = "false"\n')), []);
  });

  it('hold no keys, and no variable that nothing reads', async () => {
    const text = settings(
      '    A = azurerm_storage_account.a.primary_connection_string\n    B = azurerm_cosmosdb_account.c.primary_key\n    AZURE_TOKEN_CREDENTIAL = "prod"\n    C = azurerm_storage_account.a.primary_blob_endpoint\n',
    );
    assert.deepEqual(await said(text), [
      'secret-in-code key',
      'environment-not-read misspelt',
      'secret-in-code connectionString',
    ]);
    assert.match(await mended(text), /AZURE_TOKEN_CREDENTIALS = "prod"/);
  });
});

describe('role assignments', () => {
  it('name the principal ID', async () => {
    const text =
      'resource "azurerm_role_assignment" "a" {\n  principal_id = azurerm_user_assigned_identity.orders.client_id\n}\n';
    assert.deepEqual(await said(text), ['client-id-as-object-id']);
    assert.equal(await mended(text), text.replace('.client_id', '.principal_id'));
    const empty = 'resource "azurerm_role_assignment" "a" {\n  scope = "x"\n¦}\n';
    assert.match(
      (await inserted(empty, { identifier: 'objectId' })) ?? '',
      new RegExp(`principal_id = "${ids.objectId}"`),
    );
    assert.equal(await inserted(empty, { identifier: 'clientId' }), undefined);
  });

  it('are written whole for a resource that the code is to reach', async () => {
    const target = {
      service: 'blob',
      resource: 'stordersprod',
      id: '/subscriptions/s/x',
      endpoint: 'https://a',
      call: false,
    } as const;
    const after = await inserted(`${own}\n¦`, { flavour: 'client', target });
    assert.equal(
      after,
      `${own}\nresource "azurerm_role_assignment" "stordersprod_storage_blob_data_reader" {\n  name                 = uuidv5("6d0c1e5a-93f7-4b0e-8c7d-2f4a9b51e386", "/subscriptions/s/x|\${azurerm_user_assigned_identity.orders.principal_id}|2a2b9908-6ea1-4ae2-8e65-a410df84e7d1")\n  scope                = "/subscriptions/s/x"\n  role_definition_name = "Storage Blob Data Reader"\n  principal_id         = azurerm_user_assigned_identity.orders.principal_id\n  principal_type       = "ServicePrincipal"\n}`,
    );
  });
});

describe('the provider and references', () => {
  it('sign in with the identity of the runner', async () => {
    assert.equal(
      await inserted('provider "azurerm" {\n  features {}\n¦}\n', { identifier: 'clientId' }),
      `provider "azurerm" {\n  features {}\n  use_msi = true\n  client_id = "${ids.clientId}"\n}\n`,
    );
    assert.deepEqual(await said('provider "azurerm" {\n  features {}\n  client_secret = var.s\n}\n'), [
      'secret-in-code clientSecret',
    ]);
  });

  it('read an identity that is declared elsewhere', async () => {
    assert.equal(
      await inserted('# orders\n¦'),
      '# orders\n\ndata "azurerm_user_assigned_identity" "id_orders" {\n  name                = "id-orders"\n  resource_group_name = "rg-orders"\n}',
    );
  });

  it('name the IDs that stand in the file', async () => {
    const text = app(identity('UserAssigned', `    identity_ids = ["${ids.resourceId}", var.x]\n`));
    const sites = terraform.credentials(await parsed(text));
    assert.deepEqual(
      sites.map(({ identifier, id }) => [identifier, id?.value]),
      [['resourceId', ids.resourceId]],
    );
  });
});

describe('any place of a configuration', () => {
  it('is never broken by an offer', async () => {
    const text = `${own}${app(`${identity('SystemAssigned')}  app_settings = { A = "b" }\n`)}provider "azurerm" { features {} }\nlocals {\n  a = [1]\n}\n`;
    for (const request of [
      requestFor({ identifier: 'resourceId' }),
      requestFor({ identityName: '"}\n${x}', sample: true }),
      requestFor({ identifier: 'systemAssigned' }),
    ]) {
      for (let offset = 0; offset <= text.length; offset++) {
        const { text: content } = cursorIn(`${text.slice(0, offset)}¦${text.slice(offset)}`);
        const plan = terraform.insert(await parsed(content), offset, request);
        if (plan) assert.deepEqual(errorsIn(await parsed(applied(content, plan))), [], `at ${offset}`);
      }
    }
  });
});
