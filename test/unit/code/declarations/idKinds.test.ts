/** Each place of a declaration takes one kind of ID: what is written there is of that kind, and nothing else is offered. */

import assert from 'node:assert/strict';
import type { RememberedIdentity } from '../../../../src/access/identityMemory';
import { withTemplates } from '../../../../src/code/declarations/arm/language';
import { bicep } from '../../../../src/code/declarations/bicep/language';
import { terraform } from '../../../../src/code/declarations/terraform/language';
import type { Language, ParsedFile } from '../../../../src/code/language';
import type { Identifier } from '../../../../src/code/request';
import { jsonSettings } from '../../../../src/code/settings/language';
import { rewritesAt, siteAt } from '../../../../src/editor/offers';
import type { CodeSettings } from '../../../../src/editor/codeSettings';
import { applied, identifiers, ids, idSources, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const there = '00000000-0000-4000-8000-000000000009';
const thereToo = ids.resourceId.replace('id-orders', 'id-other');

const samples: readonly {
  readonly language: Language;
  readonly languageId: string;
  readonly text: string;
  /** The kinds of the places, in file order. */
  readonly kinds: readonly Identifier[];
}[] = [
  {
    language: bicep,
    languageId: 'bicep',
    text: `resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${thereToo}': {} } }
  properties: {
    keyVaultReferenceIdentity: '${thereToo}'
    siteConfig: { appSettings: [ { name: 'AZURE_CLIENT_ID', value: '${there}' } ] }
  }
}
resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')
  properties: { principalId: '${there}' }
}
`,
    kinds: ['resourceId', 'resourceId', 'clientId', 'objectId'],
  },
  {
    language: withTemplates(jsonSettings),
    languageId: 'json',
    text: JSON.stringify(
      {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        resources: [
          {
            type: 'Microsoft.Web/sites',
            apiVersion: '2023-12-01',
            identity: { type: 'UserAssigned', userAssignedIdentities: { [thereToo]: {} } },
            properties: { siteConfig: { appSettings: [{ name: 'AZURE_CLIENT_ID', value: there }] } },
          },
          {
            type: 'Microsoft.Authorization/roleAssignments',
            apiVersion: '2022-04-01',
            properties: { principalId: there },
          },
        ],
      },
      undefined,
      2,
    ),
    kinds: ['resourceId', 'clientId', 'objectId'],
  },
  {
    language: terraform,
    languageId: 'terraform',
    text: `resource "azurerm_linux_web_app" "app" {
  key_vault_reference_identity_id = "${thereToo}"
  app_settings = { AZURE_CLIENT_ID = "${there}" }
  identity {
    type         = "UserAssigned"
    identity_ids = ["${thereToo}"]
  }
}
resource "azurerm_role_assignment" "a" {
  principal_id = "${there}"
}
provider "azurerm" {
  client_id = "${there}"
}
`,
    kinds: ['resourceId', 'clientId', 'resourceId', 'objectId', 'clientId'],
  },
];

const identity: RememberedIdentity = {
  id: ids.resourceId,
  kind: 'userAssigned',
  name: 'id-orders',
  clientId: ids.clientId,
  principalId: ids.objectId,
  sample: false,
};
const settings: CodeSettings = {
  identifier: 'clientId',
  idSource: 'literal',
  flavour: 'credential',
  variables: {
    clientId: 'AZURE_CLIENT_ID',
    resourceId: 'MANAGED_IDENTITY_RESOURCE_ID',
    objectId: 'MANAGED_IDENTITY_OBJECT_ID',
  },
  localSwitch: 'APP_ENV',
  workspaceIdentity: '',
};

for (const { language, languageId, text, kinds } of samples) {
  const parsed = (code: string): Promise<ParsedFile> =>
    parseText(language, languageId, code, { indent: '  ' });

  describe(`the IDs that stand in ${languageId}`, () => {
    it('are each replaced by an ID of the same kind, and by no other', async () => {
      const file = await parsed(text);
      const sites = [...language.credentials(file)].sort((a, b) => a.start - b.start);
      assert.deepEqual(
        sites.map(({ identifier }) => identifier),
        kinds,
      );
      for (const site of sites) {
        for (const identifier of identifiers) {
          for (const idSource of idSources) {
            const plan = language.replace(file, site, requestFor({ identifier, idSource }));
            const what = `${site.name ?? ''} ${identifier} ${idSource}`;
            assert.equal(plan !== undefined, identifier === site.identifier, what);
            if (!plan || identifier === 'systemAssigned') continue;
            const after = applied(text, plan);
            assert.deepEqual(errorsIn(await parsed(after)), [], after);
            if (idSource === 'literal') assert.ok(after.includes(ids[identifier]), what);
          }
        }
      }
    });

    it('are offered in that kind first, whatever the settings prefer', async () => {
      const file = await parsed(text);
      for (const { start, end, identifier } of language.credentials(file)) {
        const cursor = { start: start + 2, end: start + 2 };
        const site = siteAt(language.credentials(file, [cursor]), cursor);
        assert.deepEqual(
          rewritesAt(language, file, cursor, identity, settings, site).map((offer) =>
            offer.does === 'write' ? [offer.request.identifier, offer.over] : offer.does,
          ),
          [[identifier, { start, end }], 'choose'],
        );
      }
    });
  });
}

describe('an ID that comes from a parameter', () => {
  it('has the parameter declared where the template lacks it', async () => {
    const cases = samples.filter(({ languageId }) => languageId !== 'terraform');
    for (const { language, languageId, text } of cases) {
      const file = await parseText(language, languageId, text, { indent: '  ' });
      const site = language.credentials(file).find(({ identifier }) => identifier === 'objectId');
      assert.ok(site);
      const request = requestFor({
        identifier: 'objectId',
        idSource: 'environmentVariable',
        variable: 'MANAGED_IDENTITY_OBJECT_ID',
      });
      const plan = language.replace(file, site, request);
      assert.ok(plan);
      const after = applied(text, plan);
      assert.match(after, /param managedIdentityObjectId string|"managedIdentityObjectId": \{/);
    }
  });
});
