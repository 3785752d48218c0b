/** Identities in Bicep: what is noticed, and what is written where. */

import assert from 'node:assert/strict';
import type { Finding, ParsedFile } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applyEdits } from '../../../../src/code/text';
import { bicep } from '../../../../src/code/declarations/bicep/language';
import { applied, ids, inserted as insertedIn, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const context = { tokenCredentialsSet: false };
const parsed = (text: string): Promise<ParsedFile> => parseText(bicep, 'bicep', text, { indent: '  ' });
const found = async (text: string): Promise<Finding[]> => bicep.findings(await parsed(text), context);

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
  assert.deepEqual(errorsIn(await parsed(after)), [], after);
  return after;
}

const inserted = (marked: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> =>
  insertedIn(bicep, 'bicep', marked, requestFor({ identifier: 'resourceId', ...wanted }), { indent: '  ' });

const site = (body: string): string =>
  `resource site 'Microsoft.Web/sites@2023-12-01' = {\n  name: 'app'\n${body}}\n`;
const own =
  "resource uai 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {\n  name: 'id-orders'\n}\n";
const userAssigned = (key: string): string =>
  `  identity: {\n    type: 'UserAssigned'\n    userAssignedIdentities: {\n      ${key}: {}\n    }\n  }\n`;

describe('the identity of a resource in Bicep', () => {
  it('is written at its end, by resource ID', async () => {
    assert.equal(await inserted(site('¦')), site(userAssigned(`'${ids.resourceId}'`)));
    assert.equal(
      await inserted(site('¦').replaceAll('\n', '\r\n')),
      site(userAssigned(`'${ids.resourceId}'`)).replaceAll('\n', '\r\n'),
    );
  });

  it('refers to the identity when the template makes it', async () => {
    assert.equal(await inserted(`${own}${site('¦')}`), `${own}${site(userAssigned("'${uai.id}'"))}`);
  });

  it('keeps the identities that are there', async () => {
    assert.equal(
      await inserted(`${own}${site("  identity: {\n    type: 'SystemAssigned'\n  }\n¦")}`),
      `${own}${site("  identity: {\n    type: 'SystemAssigned, UserAssigned'\n    userAssignedIdentities: {\n      '${uai.id}': {}\n    }\n  }\n")}`,
    );
    assert.equal(
      await inserted(`${own}${site(`${userAssigned("'${other.id}'")}¦`)}`),
      `${own}${site(userAssigned("'${other.id}': {}\n      '${uai.id}'"))}`,
    );
    assert.equal(await inserted(`${own}${site(`${userAssigned("'${uai.id}'")}¦`)}`), undefined);
    assert.equal(
      await inserted(site(`${userAssigned("'${other.id}'")}¦`), { identifier: 'systemAssigned' }),
      site(userAssigned("'${other.id}'").replace("'UserAssigned'", "'SystemAssigned, UserAssigned'")),
    );
  });

  it('can be written before the identity exists, with the parameter that names it', async () => {
    assert.equal(
      await inserted(site('¦'), { idSource: 'parts' }),
      `param identityName string\n\n${site(userAssigned("'${resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', identityName)}'"))}`,
    );
    const declared = `param identityId string\n\n${site('¦')}`;
    const after = await inserted(declared, { idSource: 'environmentVariable', variable: 'IDENTITY_ID' });
    assert.equal(after, declared.replace('¦', userAssigned("'${identityId}'")));
  });

  it('is not written where none belongs, nor by another ID', async () => {
    assert.equal(
      await inserted("resource n 'Microsoft.Network/virtualNetworks@2023-09-01' = {\n  name: 'n'\n¦}\n"),
      undefined,
    );
    assert.equal(await inserted(site('¦').replace("' = {", "' existing = {")), undefined);
    assert.equal(await inserted(site('¦'), { identifier: 'objectId' }), undefined);
  });

  it('lacks its identities, or has them in a list', async () => {
    assert.deepEqual(await said(site("  identity: {\n    type: 'UserAssigned'\n  }\n")), [
      'missing-identifier noIdentities',
    ]);
    const list = site(
      "  identity: {\n    type: 'UserAssigned'\n    userAssignedIdentities: [\n      uai.id\n    ]\n  }\n",
    );
    assert.deepEqual(await said(list), ['ignored-argument identityList']);
    assert.match(await mended(list), /userAssignedIdentities: \{ '\$\{uai\.id\}': \{\} \}/);
    assert.deepEqual(await said(`${own}${site(userAssigned("'${uai.id}'"))}`), []);
  });
});

describe('role assignments in Bicep', () => {
  const assignment = (lines: string): string =>
    `resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: guid('a')\n  properties: {\n${lines}  }\n}\n`;

  it('name the principal ID, and its type', async () => {
    const text = assignment('    principalId: uai.properties.clientId\n');
    assert.deepEqual(await said(text), ['client-id-as-object-id', 'missing-identifier principalType']);
    const after = assignment(
      "    principalId: uai.properties.principalId\n    principalType: 'ServicePrincipal'\n",
    );
    assert.equal(await mended(text), after);
    assert.deepEqual(await said(after), []);
    assert.deepEqual(await said(assignment('    principalId: groupId\n')), []);
  });

  it('take an object ID and nothing else', async () => {
    assert.equal(
      await inserted(assignment("    description: 'a'\n¦"), { identifier: 'objectId' }),
      assignment(
        `    description: 'a'\n    principalId: '${ids.objectId}'\n    principalType: 'ServicePrincipal'\n`,
      ),
    );
    assert.equal(await inserted(assignment('¦'), { identifier: 'clientId' }), undefined);
  });

  it('are written whole, with a name that is the same in every deployment', async () => {
    const target = { service: 'blob', resource: 'stordersprod', endpoint: 'https://a', call: false } as const;
    const after = await inserted(`${own}\n¦`, { flavour: 'client', target });
    assert.equal(
      after,
      `${own}\nresource stordersprod 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {\n  name: 'stordersprod'\n}\n\nresource stordersprodStorageBlobDataReader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: guid(stordersprod.id, uai.id, '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1')\n  scope: stordersprod\n  properties: {\n    principalId: uai.properties.principalId\n    principalType: 'ServicePrincipal'\n    // Storage Blob Data Reader\n    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1')\n  }\n}`,
    );
    assert.deepEqual(await said(after), []);
  });
});

describe('app settings and references in Bicep', () => {
  const settings = (lines: string): string =>
    site(`  properties: {\n    siteConfig: {\n      appSettings: [\n${lines}      ]\n    }\n  }\n`);

  it('get the client ID, once', async () => {
    const first = "        { name: 'A', value: 'b' }\n";
    const after = settings(
      `${first}        { name: 'AZURE_CLIENT_ID', value: '${ids.clientId}' } // id-orders-api\n`,
    );
    assert.equal(
      await inserted(settings(`${first}¦`), { identifier: 'clientId', identityName: 'id-orders-api' }),
      after,
    );
    assert.equal(
      await inserted(settings("        { name: 'AZURE_CLIENT_ID', value: 'x' }\n¦"), {
        identifier: 'clientId',
      }),
      undefined,
    );
    assert.match(
      (await inserted(`${own}${settings('¦')}`, { identifier: 'clientId', identityName: 'id-orders' })) ?? '',
      /value: uai\.properties\.clientId \}/,
    );
  });

  it('do not switch managed identities off', async () => {
    const text = settings("        { name: 'WEBSITE_DISABLE_MSI', value: 'true' }\n");
    assert.deepEqual(await said(text), ['msi-disabled']);
    assert.equal(await mended(text), text.replace("'true'", "'false'"));
    const map =
      "resource s 'Microsoft.Web/sites/config@2023-12-01' = {\n  name: 'appsettings'\n  properties: {\n    WEBSITE_DISABLE_MSI: 'true'\n    AZURE_TOKEN_CREDENTIAL: 'prod'\n  }\n}\n";
    assert.deepEqual(await said(map), ['msi-disabled', 'environment-not-read misspelt']);
  });

  it('refer to an identity that is made elsewhere', async () => {
    assert.equal(
      await inserted('param location string\n¦'),
      `param location string\n\nresource idOrders 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {\n  name: 'id-orders'\n  scope: resourceGroup('00000000-0000-0000-0000-000000000001', 'rg-orders')\n}`,
    );
    assert.equal(await inserted(`${own}¦`), undefined);
  });
});

describe('any place of a template', () => {
  it('is never broken by an offer', async () => {
    const text = `${own}${site(userAssigned("'${x.id}'"))}${site('  properties: { siteConfig: { appSettings: [] } }\n').replace('site ', 'two ')}var a = [ 1 ]\n`;
    for (const request of [
      requestFor({ identifier: 'resourceId' }),
      requestFor({ identityName: "it's ${x}", sample: true }),
      requestFor({ identifier: 'systemAssigned' }),
      requestFor({ identifier: 'resourceId', idSource: 'parts' }),
    ]) {
      for (let offset = 0; offset <= text.length; offset++) {
        const plan = bicep.insert(await parsed(text), offset, request);
        if (plan) assert.deepEqual(errorsIn(await parsed(applied(text, plan))), [], `at ${offset}`);
      }
    }
  });
});
