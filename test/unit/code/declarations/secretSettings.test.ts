/** Secrets in the settings of apps that declarations make: what an identity puts in their place, in each format. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../../src/code/entry';
import { languageFor } from '../../../../src/code/languages';
import type { Finding } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applied, ids, requestFor } from '../applied';
import { errorsIn, loadGrammar, parseText } from '../parseText';

const syntax = createSyntax({ loadGrammar });
const key = Buffer.from(Uint8Array.from({ length: 64 }, (_, at) => at * 37 + 11)).toString('base64');
const storage = `DefaultEndpointsProtocol=https;AccountName=stor;AccountKey=${key};EndpointSuffix=core.windows.net`;
const bus = `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`;
const sql = 'Server=tcp:orders.database.windows.net,1433;Database=o;User ID=app;Password=N0tThat!One';
const id = ids.clientId;

interface Format {
  readonly languageId: string;
  readonly path: string;
  /** A Functions app with one setting, whose value is written as it stands there. */
  app(name: string, value: string): string;
  /** The same of an app that runs no functions. */
  webApp(name: string, value: string): string;
  text(value: string): string;
}

const bicep = (kind: string, name: string, value: string): string =>
  `param storageName string\n\nresource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {\n  name: storageName\n}\n\nresource app 'Microsoft.Web/sites@2023-12-01' = {\n  name: 'orders'\n  kind: '${kind}'\n  properties: {\n    siteConfig: {\n      appSettings: [\n        {\n          name: '${name}'\n          value: ${value}\n        }\n      ]\n    }\n  }\n}\n`;
const template = (kind: string, name: string, value: string): string =>
  `{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "resources": [\n    {\n      "type": "Microsoft.Web/sites",\n      "apiVersion": "2023-12-01",\n      "name": "orders",\n      "kind": "${kind}",\n      "properties": {\n        "siteConfig": {\n          "appSettings": [\n            { "name": "${name}", "value": ${value} }\n          ]\n        }\n      }\n    }\n  ]\n}\n`;
const terraform = (kind: string, name: string, value: string): string =>
  `resource "azurerm_linux_${kind}_app" "orders" {\n  name = "orders"\n\n  app_settings = {\n    ${name} = ${value}\n  }\n}\n`;

const formats: Readonly<Record<string, Format>> = {
  Bicep: {
    languageId: 'bicep',
    path: '/main.bicep',
    app: (name, value) => bicep('functionapp,linux', name, value),
    webApp: (name, value) => bicep('app,linux', name, value),
    text: (value) => `'${value}'`,
  },
  ARM: {
    languageId: 'json',
    path: '/azuredeploy.json',
    app: (name, value) => template('functionapp', name, value),
    webApp: (name, value) => template('app', name, value),
    text: (value) => `"${value}"`,
  },
  Terraform: {
    languageId: 'terraform',
    path: '/main.tf',
    app: (name, value) => terraform('function', name, value),
    webApp: (name, value) => terraform('web', name, value),
    text: (value) => `"${value}"`,
  },
};

async function found({ languageId, path }: Format, text: string): Promise<readonly Finding[]> {
  const uri = `file://${path}`;
  syntax.open({ uri, version: 1, languageId, text, path, indent: '  ' });
  const look = await syntax.diagnose(uri, { tokenCredentialsSet: true, vault: 'kv-orders' });
  syntax.close(uri);
  return look?.findings.filter(({ rule }) => rule === 'secret-in-code') ?? [];
}

/** The settings of the file afterwards, as they are written there, names without quotes. */
async function settingsAfter(
  format: Format,
  text: string,
  request: CredentialRequest = requestFor(),
): Promise<readonly (readonly [string, string])[] | undefined> {
  const [finding, ...others] = await found(format, text);
  assert.ok(finding && others.length === 0, text);
  assert.equal(finding.fix, 'replace', text);
  assert.ok(!JSON.stringify(finding.values).includes(key));
  const { languageId, path } = format;
  const language = languageFor(languageId);
  assert.ok(language);
  const plan = language.replace(await parseText(language, languageId, text, { path }), finding, request);
  if (!plan) return undefined;
  const after = applied(text, plan);
  assert.deepEqual(errorsIn(await parseText(language, languageId, after, { path })), [], after);
  assert.deepEqual(await found(format, after), [], after);
  const pattern = {
    bicep: /name: '(\w+)'\s+value: (.*)/g,
    json: /"name": "(\w+)", "value": (.*?) \}/g,
    terraform: /^ {4}(\w+) = (.*)$/gm,
  }[languageId];
  return [...after.matchAll(pattern ?? /$^/g)].map(([, name = '', value = '']) => [name, value]);
}

for (const [name, format] of Object.entries(formats)) {
  const { text } = format;
  describe(`a secret in the settings of an app in ${name}`, () => {
    it('becomes the account of AzureWebJobsStorage and the identity', async () => {
      const app = format.app('AzureWebJobsStorage', text(storage));
      assert.deepEqual(await settingsAfter(format, app), [
        ['AzureWebJobsStorage__accountName', text('stor')],
        ['AzureWebJobsStorage__credential', text('managedidentity')],
        ['AzureWebJobsStorage__clientId', text(id)],
      ]);
      assert.deepEqual(await settingsAfter(format, app, requestFor({ identifier: 'systemAssigned' })), [
        ['AzureWebJobsStorage__accountName', text('stor')],
        ['AzureWebJobsStorage__credential', text('managedidentity')],
      ]);
      assert.equal(await settingsAfter(format, app, requestFor({ identifier: 'objectId' })), undefined);
    });

    it('becomes the namespace of a bus, and the address of each service of an account', async () => {
      assert.deepEqual(await settingsAfter(format, format.app('Bus', text(bus))), [
        ['Bus__fullyQualifiedNamespace', text('orders.servicebus.windows.net')],
        ['Bus__credential', text('managedidentity')],
        ['Bus__clientId', text(id)],
      ]);
      const services = await settingsAfter(format, format.app('Files', text(storage)));
      assert.deepEqual(services?.slice(0, 3), [
        ['Files__blobServiceUri', text('https://stor.blob.core.windows.net')],
        ['Files__queueServiceUri', text('https://stor.queue.core.windows.net')],
        ['Files__tableServiceUri', text('https://stor.table.core.windows.net')],
      ]);
    });

    it('signs in to SQL as the identity in every app', async () => {
      assert.deepEqual(await settingsAfter(format, format.webApp('DB', text(sql))), [
        [
          'DB',
          text(
            `Server=tcp:orders.database.windows.net,1433;Database=o;Authentication=Active Directory Managed Identity;User Id=${id};`,
          ),
        ],
      ]);
    });

    it('is a reference to a key vault where the app reads a connection string itself', async () => {
      const [finding] = await found(format, format.webApp('BUS', text(bus)));
      assert.deepEqual(
        [finding?.variant, finding?.fix, finding?.edits?.map((edit) => edit.text)],
        ['connectionString', 'mend', ['@Microsoft.KeyVault(VaultName=kv-orders;SecretName=BUS)']],
      );
    });
  });
}

describe('a key that is fetched for the settings of an app', () => {
  it('gives way to the account that it is of, in each format', async () => {
    const fetched = (format: Format | undefined, setting: string, value: string): Promise<unknown> => {
      assert.ok(format);
      return settingsAfter(format, format.app(setting, value));
    };
    const common = 'DefaultEndpointsProtocol=https;AccountName=';
    assert.deepEqual(
      await fetched(
        formats['Bicep'],
        'AzureWebJobsStorage',
        `'${common}\${storage.name};AccountKey=\${storage.listKeys().keys[0].value};EndpointSuffix=\${environment().suffixes.storage}'`,
      ),
      [
        ['AzureWebJobsStorage__accountName', 'storage.name'],
        ['AzureWebJobsStorage__credential', "'managedidentity'"],
        ['AzureWebJobsStorage__clientId', `'${id}'`],
      ],
    );
    assert.deepEqual(
      await fetched(
        formats['ARM'],
        'Files',
        `"[concat('${common}', variables('name'), ';AccountKey=', listKeys(resourceId('x', variables('name')), '2023-05-01').keys[0].value)]"`,
      ),
      [
        ...['blob', 'queue', 'table'].map((one) => [
          `Files__${one}ServiceUri`,
          `"[concat('https://', variables('name'), '.${one}.core.windows.net')]"`,
        ]),
        ['Files__credential', '"managedidentity"'],
        ['Files__clientId', `"${id}"`],
      ],
    );
    assert.deepEqual(
      await fetched(
        formats['ARM'],
        'AzureWebJobsStorage',
        `"[format('${common}{0};AccountKey={1}', parameters('name'), listKeys('x', '2023-05-01').keys[0].value)]"`,
      ),
      [
        ['AzureWebJobsStorage__accountName', '"[parameters(\'name\')]"'],
        ['AzureWebJobsStorage__credential', '"managedidentity"'],
        ['AzureWebJobsStorage__clientId', `"${id}"`],
      ],
    );
    assert.deepEqual(
      await fetched(
        formats['Terraform'],
        'Bus',
        'azurerm_servicebus_namespace.orders.default_primary_connection_string',
      ),
      [
        [
          'Bus__fullyQualifiedNamespace',
          '"${azurerm_servicebus_namespace.orders.name}.servicebus.windows.net"',
        ],
        ['Bus__credential', '"managedidentity"'],
        ['Bus__clientId', `"${id}"`],
      ],
    );
    assert.deepEqual(
      await fetched(
        formats['Terraform'],
        'AzureWebJobsStorage',
        'azurerm_storage_account.orders.primary_connection_string',
      ),
      [
        ['AzureWebJobsStorage__accountName', 'azurerm_storage_account.orders.name'],
        ['AzureWebJobsStorage__credential', '"managedidentity"'],
        ['AzureWebJobsStorage__clientId', `"${id}"`],
      ],
    );
  });

  it('gives way to what a configuration of Terraform names beside it', async () => {
    const format = formats['Terraform'];
    assert.ok(format);
    const account = 'data.azurerm_storage_account.orders';
    const text = `"DefaultEndpointsProtocol=https;AccountName=\${${account}.name};AccountKey=\${${account}.primary_access_key}"`;
    const storageSettings = await settingsAfter(format, format.app('AzureWebJobsStorage', text));
    assert.deepEqual(storageSettings?.[0], ['AzureWebJobsStorage__accountName', `${account}.name`]);
    for (const [rule, namespace] of [
      [
        'azurerm_eventhub_authorization_rule.send[0]',
        'azurerm_eventhub_authorization_rule.send[0].namespace_name',
      ],
      [
        'azurerm_servicebus_queue_authorization_rule.send',
        'split("/", azurerm_servicebus_queue_authorization_rule.send.queue_id)[8]',
      ],
    ] as const) {
      const after = await settingsAfter(format, format.app('Bus', `${rule}.primary_connection_string`));
      assert.deepEqual(after?.[0], [
        'Bus__fullyQualifiedNamespace',
        `"\${${namespace}}.servicebus.windows.net"`,
      ]);
    }
  });

  it('stays where it is the key of a service whose namespace its rule does not tell', async () => {
    const format = formats['Terraform'];
    assert.ok(format);
    for (const kind of ['relay_namespace_authorization_rule', 'notification_hub_authorization_rule']) {
      const text = format.app('Bus', `azurerm_${kind}.send.primary_connection_string`);
      assert.deepEqual(await found(format, text), [], kind);
    }
  });

  it('names an identity that the file declares by its symbol', async () => {
    const declared = `resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {\n  name: 'id-orders'\n}\n\n`;
    const format = formats['Bicep'];
    assert.ok(format);
    const text = declared + format.app('AzureWebJobsStorage', format.text(storage));
    const after = await settingsAfter(format, text, requestFor({ identityName: 'id-orders' }));
    assert.deepEqual(after?.at(-1), ['AzureWebJobsStorage__clientId', 'identity.properties.clientId']);
  });
});
