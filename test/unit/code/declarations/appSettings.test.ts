/** Settings of apps where there are none yet, or where they are a resource or a section of their own. */

import assert from 'node:assert/strict';
import { languageFor } from '../../../../src/code/languages';
import type { CredentialRequest } from '../../../../src/code/request';
import { ids, inserted, requestFor } from '../applied';

async function after(
  languageId: string,
  path: string,
  marked: string,
  wanted: Partial<CredentialRequest> = {},
): Promise<string | undefined> {
  const language = languageFor(languageId);
  assert.ok(language);
  return inserted(language, languageId, marked, requestFor(wanted), { path, indent: '  ' });
}

describe('the client ID in the settings of an app', () => {
  it('goes into the settings that Bicep has as a resource of their own, and into no other of its kind', async () => {
    const config = (name: string, more = ''): string =>
      `resource settings 'Microsoft.Web/sites/config@2023-12-01' = {\n  parent: app\n  name: '${name}'\n  properties: {\n    A: 'b'\n${more}¦  }\n}\n`;
    assert.equal(
      await after('bicep', '/main.bicep', config('appsettings')),
      config('appsettings', `    AZURE_CLIENT_ID: '${ids.clientId}'\n`).replace('¦', ''),
    );
    assert.equal(await after('bicep', '/main.bicep', config('web')), undefined);
    const there = config('appsettings', "    AZURE_CLIENT_ID: 'x'\n");
    assert.equal(await after('bicep', '/main.bicep', there), undefined);
  });

  it('makes the first setting of a Terraform app, and goes into those that are there', async () => {
    const app = (more: string, kind = 'azurerm_linux_web_app'): string =>
      `resource "${kind}" "orders" {\n  name = "orders"\n${more}}\n`;
    assert.equal(
      await after('terraform', '/main.tf', app('¦\n')),
      app(`\n  app_settings = {\n    AZURE_CLIENT_ID = "${ids.clientId}"\n  }\n\n`),
    );
    assert.equal(
      await after('terraform', '/main.tf', app('¦\n', 'azurerm_linux_virtual_machine')),
      undefined,
    );
    assert.equal(
      await after('terraform', '/main.tf', app('¦\n  app_settings = {\n    A = "b"\n  }\n')),
      undefined,
    );
  });
});

describe('a database in the configuration of a .NET program', () => {
  const target = {
    service: 'sql',
    resource: 'sql-orders',
    endpoint: 'sql-orders.database.windows.net',
    entity: 'orders',
    call: false,
  } as const;

  it('gets a connection string that signs in with the identity', async () => {
    const text = await after('json', '/appsettings.json', '{\n  "Logging": { "Level": "x" }¦\n}\n', {
      flavour: 'client',
      target,
    });
    const { ConnectionStrings } = JSON.parse(text ?? '{}') as { ConnectionStrings?: Record<string, string> };
    assert.deepEqual(ConnectionStrings, {
      orders: `Server=tcp:sql-orders.database.windows.net,1433;Database=orders;Encrypt=True;Authentication=Active Directory Managed Identity;User Id=${ids.clientId};`,
    });
  });

  it('gets none by an ID that SQL does not know, and no second section', async () => {
    const start = '{\n  "A": "b"¦\n}\n';
    const wanted = { flavour: 'client', target } as const;
    assert.equal(
      await after('json', '/appsettings.json', start, { ...wanted, identifier: 'objectId' }),
      undefined,
    );
    const there = '{\n  "ConnectionStrings": { "a": "b" }¦\n}\n';
    assert.equal(await after('json', '/appsettings.json', there, wanted), undefined);
  });
});
