/** Every command that writes, given what cannot be: a place that nobody sees, a thing that is gone, a name too long, an ID of something else. */

import assert from 'node:assert/strict';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import { prod } from '../../../../src/sampleTenant/data/organisation';
import * as troubles from '../../../../src/sampleTenant/data/outOfOrder';
import * as services from '../../../../src/sampleTenant/data/services';
import { run, writesOf, writingCommands, writingDesk } from './writes';

const elsewhere = '0e000000-0000-4000-8000-00000000000e';
const commandOf = (name: string) => {
  const found = writingCommands.find((each) => each.name === name);
  assert.ok(found, name);
  return found;
};

describe('a place in a tenant that the account cannot see', () => {
  for (const { name, gesture, values: valuesFor } of writingCommands) {
    it(`${name}: is told as such before anything is sent`, async () => {
      const made = writingDesk();
      const values = await valuesFor(made);
      const before = writesOf(made).length;
      const text = JSON.stringify(values)
        .replaceAll(prod.subscriptionId, elsewhere)
        .replaceAll(/\/subscriptions\/[0-9a-f-]{36}/g, `/subscriptions/${elsewhere}`);
      const { said, log } = await run(made, gesture, JSON.parse(text) as typeof values);
      assert.match(said, /\. (Select its subscription first|Refresh and try again|Sign in)\b/);
      assert.equal(writesOf(made).length, before);
      assert.doesNotMatch(log, /Undo: /);
    });
  }
});

/** Command, what is given instead, and what is said. */
const rows: readonly (readonly [string, string, Readonly<Record<string, unknown>>, RegExp])[] = [
  [
    'createIdentity',
    'a name of 129 characters',
    { name: 'a'.repeat(129) },
    /"name" cannot be used: 3 to 128 letters/,
  ],
  [
    'createIdentity',
    'a group of 91 characters',
    { resourceGroup: 'g'.repeat(91) },
    /"resourceGroup" cannot be used: .* 1 to 90/,
  ],
  [
    'createIdentity',
    'a region that offers no identities',
    { location: 'atlantis' },
    /"location" cannot be used: a region is wanted/,
  ],
  [
    'updateIdentity',
    'a tag with a name of 513 characters',
    { tags: { ['t'.repeat(513)]: '' } },
    /"tags" cannot be used: .* up to 512/,
  ],
  [
    'addFederatedCredential',
    'a name of 121 characters',
    { name: 'n'.repeat(121) },
    /"name" cannot be used: 3 to 120 letters/,
  ],
  [
    'addFederatedCredential',
    'a subject of 601 characters',
    { subject: 's'.repeat(601) },
    /"subject" cannot be used: .* 1 to 600/,
  ],
  [
    'assignRole',
    'a GUID in place of an identity',
    { identityId: elsewhere },
    /"identityId" cannot be used: .*resource ID/,
  ],
  [
    'assignRole',
    'a GUID that is no role',
    { roleDefinitionId: elsewhere },
    /This role is gone, or cannot be assigned on stordersprod: .*Choose another role/,
  ],
  [
    'assignCosmosRole',
    'a GUID that is no role of the account',
    { roleDefinitionId: elsewhere },
    /was not found|a role of the same Cosmos DB account is wanted/,
  ],
  [
    'addAccessPolicy',
    'something that is no vault',
    { vaultId: services.ordersStorage.id },
    /"vaultId" cannot be used: the resource ID of a key vault is wanted/,
  ],
  [
    'attachToResource',
    'an identity of another tenant',
    { identityId: troubles.movedIdentity.id },
    /"identityId" cannot be used: .*tenant/,
  ],
  ...(
    ['updateIdentity', 'deleteIdentity', 'addFederatedCredential', 'deleteFederatedCredential'] as const
  ).map(
    (name) =>
      [
        name,
        'an identity that is gone',
        { identityId: `${identities.ordersWeb.id}-gone` },
        /id-orders-web-gone was not found: .* Refresh and try again\./,
      ] as const,
  ),
  ...(
    [
      'assignRole',
      'assignCosmosRole',
      'addAccessPolicy',
      'removeAccessPolicy',
      'attachToResource',
      'setAppIdentity',
    ] as const
  ).map(
    (name) =>
      [
        name,
        'an identity that is gone',
        { identityId: `${identities.ordersWeb.id}-gone` },
        /was not found: .* Refresh and try again\.|is gone|attach it first/,
      ] as const,
  ),
  ...(
    [
      'attachToResource',
      'detachFromResource',
      'enableSystemAssigned',
      'disableSystemAssigned',
      'setAppIdentity',
    ] as const
  ).map(
    (name) =>
      [
        name,
        'a resource that is gone',
        { resourceId: `${hosts.appOrders.id}-gone` },
        /app-orders-gone was not found: .* Refresh and try again\./,
      ] as const,
  ),
  [
    'addAccessPolicy',
    'a vault that is gone',
    { vaultId: `${services.ordersVault.id}-gone` },
    /kv-orders-gone was not found: .* Refresh and try again\./,
  ],
  [
    'removeAccessPolicy',
    'a vault that is gone',
    { vaultId: `${services.ordersVault.id}-gone` },
    /kv-orders-gone was not found: .* Refresh and try again\./,
  ],
  [
    'assignCosmosRole',
    'an account that is gone',
    { accountId: `${services.cosmos.id}-gone` },
    /cosmos-orders-gone was not found: .* Refresh and try again\./,
  ],
  [
    'assignRole',
    'a place that is gone',
    { scope: `${services.ordersStorage.id}gone` },
    /was not found: .* Refresh and try again\./,
  ],
];

describe('what a command cannot use', () => {
  for (const [name, what, instead, says] of rows) {
    it(`${name} with ${what}: says what is wanted, and changes nothing`, async () => {
      const { gesture, values: valuesFor } = commandOf(name);
      const made = writingDesk();
      const values = await valuesFor(made);
      const before = writesOf(made).length;
      const { said, log } = await run(made, gesture, { ...values, ...instead });
      assert.match(said, says);
      assert.doesNotMatch(log, /Undo: /);
      if (!/place that is gone/.test(what)) assert.equal(writesOf(made).length, before);
      // Nothing is lost: the call as it was meant does what it is for.
      const meant = await run(made, gesture, values);
      assert.ok(writesOf(made).length > before, meant.said);
    });
  }
});
