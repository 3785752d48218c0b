/** Identities in ARM templates: what is noticed, and what is written where. */

import assert from 'node:assert/strict';
import type { Finding, ParsedFile } from '../../../../src/code/language';
import { withTemplates } from '../../../../src/code/declarations/arm/language';
import { jsonSettings } from '../../../../src/code/settings/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applyEdits } from '../../../../src/code/text';
import { applied, ids, inserted as insertedIn, replaced, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const json = withTemplates(jsonSettings);
const context = { tokenCredentialsSet: false };
const options = { indent: '  ', path: '/w/infra/azuredeploy.json' };
const parsed = (text: string): Promise<ParsedFile> => parseText(json, 'json', text, options);
const found = async (text: string): Promise<Finding[]> => json.findings(await parsed(text), context);

async function said(text: string): Promise<string[]> {
  return (await found(text)).map(({ rule, variant }) =>
    variant === undefined ? rule : `${rule} ${variant}`,
  );
}

async function mended(text: string): Promise<string> {
  const after = applyEdits(
    text,
    (await found(text)).flatMap(({ edits }) => edits ?? []),
  );
  JSON.parse(after);
  return after;
}

interface Template {
  readonly parameters?: unknown;
  readonly resources: readonly Record<string, unknown>[];
}

/** The template after an insertion, as data. */
async function inserted(
  marked: string,
  wanted: Partial<CredentialRequest> = {},
): Promise<Template | undefined> {
  const after = await insertedIn(
    json,
    'json',
    marked,
    requestFor({ identifier: 'resourceId', ...wanted }),
    options,
  );
  return after === undefined ? undefined : (JSON.parse(after) as Template);
}

const template = (resource: string): string =>
  `{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "contentVersion": "1.0.0.0",\n  "resources": [\n    ${resource}\n  ]\n}\n`;
const site = (more: string): string =>
  template(
    `{\n      "type": "Microsoft.Web/sites",\n      "apiVersion": "2023-12-01",\n      "name": "app"¦${more}\n    }`,
  );
const assignment = (properties: string): string =>
  template(
    `{\n      "type": "Microsoft.Authorization/roleAssignments",\n      "apiVersion": "2022-04-01",\n      "name": "a",\n      "properties": {\n        ${properties}\n      }\n    }`,
  );

describe('the identity of a resource in an ARM template', () => {
  it('is written by resource ID, in the layout of the file', async () => {
    const after = await inserted(site(''));
    assert.deepEqual(after?.resources[0]?.['identity'], {
      type: 'UserAssigned',
      userAssignedIdentities: { [ids.resourceId]: {} },
    });
    const text = await insertedIn(
      json,
      'json',
      site(''),
      requestFor({ identifier: 'systemAssigned' }),
      options,
    );
    assert.equal(
      text,
      site(',\n      "identity": {\n        "type": "SystemAssigned"\n      }').replace('¦', ''),
    );
  });

  it('keeps the identities that are there', async () => {
    const system = await inserted(site(',\n      "identity": { "type": "SystemAssigned" }'));
    assert.deepEqual(system?.resources[0]?.['identity'], {
      type: 'SystemAssigned, UserAssigned',
      userAssignedIdentities: { [ids.resourceId]: {} },
    });
    const other = await inserted(
      site(',\n      "identity": { "type": "UserAssigned", "userAssignedIdentities": { "/b": {} } }'),
    );
    assert.deepEqual(other?.resources[0]?.['identity'], {
      type: 'UserAssigned',
      userAssignedIdentities: { '/b': {}, [ids.resourceId]: {} },
    });
    const there = `,\n      "identity": { "type": "UserAssigned", "userAssignedIdentities": { "${ids.resourceId}": {} } }`;
    assert.equal(await inserted(site(there)), undefined);
  });

  it('can be written before the identity exists, with the parameter that names it', async () => {
    const after = await inserted(site(''), { idSource: 'parts' });
    assert.deepEqual(after?.parameters, { identityName: { type: 'string' } });
    assert.match(
      JSON.stringify(after.resources[0]?.['identity']),
      /\[resourceId\('Microsoft\.ManagedIdentity\/userAssignedIdentities', parameters\('identityName'\)\)\]/,
    );
  });

  it('says that the ID is not real where it is the sample’s', async () => {
    const after = await inserted(site(''), { sample: true });
    assert.equal(after?.resources[0]?.['comments'], 'Sample tenant: this ID is not real');
  });

  it('is not written where none belongs, nor by another ID', async () => {
    assert.equal(
      await inserted(site('').replace('Microsoft.Web/sites', 'Microsoft.Network/virtualNetworks')),
      undefined,
    );
    assert.equal(await inserted(site(''), { identifier: 'objectId' }), undefined);
    assert.equal(await inserted(site(''), { flavour: 'localAndAzure' }), undefined);
  });

  it('lacks its identities, or has them in a list', async () => {
    const none = site(',\n      "identity": { "type": "UserAssigned" }').replace('¦', '');
    assert.deepEqual(await said(none), ['missing-identifier noIdentities']);
    const list = site(
      ',\n      "identity": { "type": "UserAssigned", "userAssignedIdentities": ["/a", "/b"] }',
    ).replace('¦', '');
    assert.deepEqual(await said(list), ['ignored-argument identityList']);
    assert.match(await mended(list), /"userAssignedIdentities": \{ "\/a": \{\}, "\/b": \{\} \}/);
  });
});

describe('role assignments in an ARM template', () => {
  const reference =
    "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id'), '2023-01-31').clientId]";

  it('name the principal ID, and its type', async () => {
    const text = assignment(`"principalId": "${reference}"`);
    assert.deepEqual(await said(text), ['client-id-as-object-id', 'missing-identifier principalType']);
    const after = await mended(text);
    assert.match(after, /\.principalId\]",\n {8}"principalType": "ServicePrincipal"/);
    assert.deepEqual(await said(after), []);
  });

  it('take an object ID', async () => {
    const marked = assignment('"roleDefinitionId": "x"¦');
    const after = await inserted(marked, { identifier: 'objectId' });
    assert.deepEqual(after?.resources[0]?.['properties'], {
      roleDefinitionId: 'x',
      principalId: ids.objectId,
    });
    const text = assignment(`"principalId": "00000000-0000-4000-8000-000000000009"`);
    assert.match(
      (await replaced(json, 'json', text, requestFor({ identifier: 'objectId' }), options)) ?? '',
      new RegExp(ids.objectId),
    );
  });

  it('are written whole, with a name that is the same in every deployment', async () => {
    const target = {
      service: 'queue',
      resource: 'stordersprod',
      endpoint: 'https://a',
      call: false,
    } as const;
    const after = await inserted(site(''), { flavour: 'client', identifier: 'objectId', target });
    assert.deepEqual(after?.resources[1], {
      type: 'Microsoft.Authorization/roleAssignments',
      apiVersion: '2022-04-01',
      name: `[guid(resourceId('Microsoft.Storage/storageAccounts', 'stordersprod'), '${ids.objectId}', '19e7f393-937e-4f77-808e-94535e297925')]`,
      scope: 'Microsoft.Storage/storageAccounts/stordersprod',
      properties: {
        principalId: ids.objectId,
        principalType: 'ServicePrincipal',
        roleDefinitionId:
          "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '19e7f393-937e-4f77-808e-94535e297925')]",
      },
    });
  });
});

describe('app settings in an ARM template', () => {
  const settings = (list: string): string =>
    site(`,\n      "properties": { "siteConfig": { "appSettings": [${list}] } }`);

  it('get the client ID, once', async () => {
    const after = await inserted(settings('{ "name": "A", "value": "b" }'), { identifier: 'clientId' });
    assert.deepEqual(after?.resources[0]?.['properties'], {
      siteConfig: {
        appSettings: [
          { name: 'A', value: 'b' },
          { name: 'AZURE_CLIENT_ID', value: ids.clientId },
        ],
      },
    });
    assert.equal(
      await inserted(settings('{ "name": "AZURE_CLIENT_ID", "value": "b" }'), { identifier: 'clientId' }),
      undefined,
    );
  });

  it('do not switch managed identities off, and hold no key', async () => {
    const text = settings(
      '{ "name": "WEBSITE_DISABLE_MSI", "value": "true" }, { "name": "S", "value": "[concat(\'AccountName=a;AccountKey=\', listKeys(\'x\', \'2023-05-01\').keys[0].value)]" }',
    ).replace('¦', '');
    assert.deepEqual(await said(text), ['msi-disabled', 'secret-in-code connectionString']);
    assert.match(await mended(text), /"WEBSITE_DISABLE_MSI", "value": "false"/);
  });
});

describe('any place of an ARM template', () => {
  it('is never broken by an offer', async () => {
    const text = template(
      '{ "type": "Microsoft.Web/sites", "apiVersion": "1", "name": "a", "properties": {}, "identity": {} }, {}',
    );
    for (const request of [
      requestFor({ identifier: 'resourceId' }),
      requestFor(),
      requestFor({ identifier: 'systemAssigned' }),
      requestFor({ identifier: 'resourceId', idSource: 'parts' }),
    ]) {
      for (let offset = 0; offset <= text.length; offset++) {
        const plan = json.insert(await parsed(text), offset, request);
        if (plan) assert.deepEqual(errorsIn(await parsed(applied(text, plan))), [], `at ${offset}`);
      }
    }
  });
});
