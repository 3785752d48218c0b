/** The role assignments that the light bulb offers in declarations: the roles that are held, whatever code names the identity by. */

import assert from 'node:assert/strict';
import type { RememberedIdentity } from '../../../src/access/identityMemory';
import type { RememberedRole } from '../../../src/access/roleMemory';
import { reachableTargets } from '../../../src/access/targets';
import { publicCloud } from '../../../src/auth/clouds';
import { languageFor } from '../../../src/code/languages';
import { planIn, rewritesAt, type WriteOffer } from '../../../src/editor/offers';
import { applied, cursorIn } from '../code/applied';
import { errorsIn, parseText } from '../code/parseText';
import { anIdentity } from '../fakes/builders';
import { known, settings } from './offering';

const { id, name, clientId, principalId } = anIdentity();
const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers';
const bus = `${group}/Microsoft.ServiceBus/namespaces/sb-orders`;
const queue = `${bus}/queues/orders`;
const vault = `${group}/Microsoft.KeyVault/vaults/kv-orders`;
const sender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39';
const certificates = 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba';

async function roleOffers(
  languageId: string,
  marked: string,
  roles: readonly RememberedRole[],
  over: { readonly identity?: RememberedIdentity; readonly path?: string } = {},
): Promise<{ readonly names: string[]; readonly texts: string[] }> {
  const { identity = known, path = '/main' } = over;
  const language = languageFor(languageId);
  assert.ok(language);
  const { text, offset } = cursorIn(marked);
  const file = await parseText(language, languageId, text, { path });
  const cursor = { start: offset, end: offset };
  const targets = reachableTargets(roles, publicCloud.suffixes);
  const offers = rewritesAt(language, file, cursor, identity, settings, undefined, targets).filter(
    (offer): offer is WriteOffer => offer.does === 'write' && offer.request.target !== undefined,
  );
  const texts: string[] = [];
  for (const offer of offers) {
    const plan = planIn(language, file, offer, offset);
    assert.ok(plan);
    const after = applied(text, plan);
    assert.deepEqual(errorsIn(await parseText(language, languageId, after, { path })), []);
    texts.push(after);
  }
  const names = offers.map(({ request: { target } }) => target?.roles?.map((role) => role.name).join() ?? '');
  return { names, texts };
}

const starts: Readonly<Record<string, string>> = {
  bicep: 'param location string\n\n¦\n',
  terraform: 'variable "location" {}\n\n¦\n',
  json: '{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "resources": [\n    ¦\n  ]\n}\n',
};

describe('role assignments in declarations', () => {
  for (const [languageId, start] of Object.entries(starts)) {
    it(`are offered in ${languageId} with the role that is held, by object ID although code takes the client ID`, async () => {
      const { names, texts } = await roleOffers(languageId, start, [{ scope: bus, roleGuid: sender }]);
      assert.deepEqual(names, ['Azure Service Bus Data Sender']);
      const [text = ''] = texts;
      assert.match(text, languageId === 'terraform' ? /Azure Service Bus Data Sender/ : new RegExp(sender));
      assert.match(text, new RegExp(principalId));
      assert.match(text, languageId === 'terraform' ? /uuidv5\("/ : /guid\(/);
      assert.match(text, /under another name/);
      assert.doesNotMatch(text, new RegExp(clientId));
    });

    it(`are one in ${languageId} for a role of several services, and on the queue where it is held there`, async () => {
      const { names, texts } = await roleOffers(languageId, start, [
        { scope: vault, roleGuid: certificates },
        { scope: queue, roleGuid: sender },
      ]);
      assert.deepEqual(names, ['Key Vault Certificate User', 'Azure Service Bus Data Sender']);
      assert.match(texts[1] ?? '', /namespaces\/sb-orders\/queues\/orders|name: 'sb-orders\/orders'/);
    });
  }

  it('name an identity that the file declares and nobody has read, by what the file says of it', async () => {
    const planned = { id, kind: 'userAssigned', name, principalId: '', sample: false } as const;
    const declaring: Readonly<Record<string, readonly [start: string, principal: RegExp]>> = {
      bicep: [
        `resource orders 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {\n  name: '${name}'\n}\n\n¦\n`,
        /guid\(sbOrders\.id, orders\.id, '[^]*principalId: orders\.properties\.principalId/,
      ],
      terraform: [
        `resource "azurerm_user_assigned_identity" "orders" {\n  name = "${name}"\n}\n\n¦\n`,
        /\$\{azurerm_user_assigned_identity\.orders\.principal_id\}[^]*= azurerm_user_assigned_identity\.orders\.principal_id/,
      ],
      json: [
        (starts['json'] ?? '').replace(
          '¦',
          `{ "type": "Microsoft.ManagedIdentity/userAssignedIdentities", "apiVersion": "2023-01-31", "name": "${name}" }¦`,
        ),
        /"dependsOn": \[[^]*"principalId": "\[reference\(resourceId\('Microsoft\.ManagedIdentity\/userAssignedIdentities', '/,
      ],
    };
    for (const [languageId, [start, principal]] of Object.entries(declaring)) {
      const roles = [{ scope: bus, roleGuid: sender }];
      const { texts } = await roleOffers(languageId, start, roles, { identity: planned });
      assert.equal(texts.length, 1, languageId);
      assert.match(texts[0] ?? '', principal);
    }
  });

  it('are on the resource that a Terraform file declares', async () => {
    const start = 'resource "azurerm_servicebus_namespace" "bus" {\n  name = "sb-orders"\n}\n\n¦\n';
    const { texts } = await roleOffers('terraform', start, [{ scope: bus, roleGuid: sender }]);
    assert.match(texts[0] ?? '', /scope +=  *azurerm_servicebus_namespace\.bus\.id/);
    assert.match(texts[0] ?? '', /"\$\{azurerm_servicebus_namespace\.bus\.id\}\|/);
  });

  it('go by names where an ARM template gives its resources names', async () => {
    const start = (starts['json'] ?? '').replace('[\n    ¦\n  ]', '{\n    ¦\n  }');
    const { texts } = await roleOffers('json', start, [{ scope: bus, roleGuid: sender }]);
    assert.match(texts[0] ?? '', /"sbordersAzureServiceBusDataSender": \{/);
  });

  it('are no offer of settings or code', async () => {
    const settingsFile = await roleOffers(
      'json',
      '{\n  "Values": {\n    ¦"A": "b"\n  }\n}\n',
      [{ scope: bus, roleGuid: sender }],
      {
        path: '/local.settings.json',
      },
    );
    assert.deepEqual(settingsFile.names, ['']);
    const code = await roleOffers('typescript', '¦\n', [{ scope: bus, roleGuid: sender }]);
    assert.deepEqual([...new Set(code.names)], ['']);
  });
});
