/** The request for access: what the owner of a place reads, the command and the Bicep that grant it. */

import assert from 'node:assert/strict';
import { bicep } from '../../../src/code/declarations/bicep/language';
import type { RequestedRole } from '../../../src/access/accessRequest';
import { accessRequestDocument } from '../../../src/ui/accessRequestDocument';
import { errorsIn, parseText } from '../code/parseText';
import { aRole } from '../fakes/builders';
import { t } from './words';

const role = {
  ...aRole(),
  roleName: 'Managed Identity Operator',
  guid: 'f1a07417-d97a-45cb-824c-7a7467783830',
};
const group = '/subscriptions/s1/resourceGroups/rg-orders';
const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv-orders`;
const actions = ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action'];

const document = (...roles: RequestedRole[]): string =>
  accessRequestDocument(t, { account: 'alice@contoso.example', roles });
const bicepIn = (text: string): string => /^```bicep\n([^]*?)^```/m.exec(text)?.[1] ?? '';

describe('the Bicep of a request for access', () => {
  it('grants the role to whoever is named when it is deployed', async () => {
    const text = bicepIn(document({ scope: group, actions, role }));
    assert.deepEqual(errorsIn(await parseText(bicep, 'bicep', text)), []);
    assert.match(text, /^targetScope = 'resourceGroup'$/m);
    assert.match(
      text,
      /^\/\/ Deploy it with: az deployment group create .* --parameters principalId=<value>$/m,
    );
    assert.match(
      text,
      /^@description\('Object ID of who asks: az ad user show --id alice@contoso\.example /m,
    );
    assert.match(text, /^param principalId string$/m);
    assert.match(text, /^ {2}name: guid\(resourceGroup\(\)\.id, principalId, 'f1a07417-/m);
    assert.match(text, /^ {4}principalId: principalId$/m);
    assert.match(text, /^ {4}principalType: 'User'$/m);
  });

  it('names a resource by the version it is read with', () => {
    const text = bicepIn(document({ scope: vault, actions, role, apiVersion: '2023-07-01' }));
    assert.match(text, /^resource kvOrders 'Microsoft\.KeyVault\/vaults@2023-07-01' existing = \{$/m);
    assert.match(text, /^ {2}scope: kvOrders$/m);
  });

  it('is left out for a resource whose version nobody knows, and the command stands', () => {
    const text = document({ scope: vault, actions, role });
    assert.equal(bicepIn(text), '');
    assert.match(text, /az role assignment create --assignee alice@contoso\.example /);
  });

  it('is left out where no single role has what is needed', () => {
    assert.doesNotMatch(document({ scope: group, actions }), /```/);
  });

  it('keeps an account in its place, whatever it is called', async () => {
    const text = accessRequestDocument(t, {
      account: "a'); }\n```\n${evil}",
      roles: [{ scope: group, actions, role }],
    });
    const written = bicepIn(text);
    assert.deepEqual(errorsIn(await parseText(bicep, 'bicep', written)), [], written);
    assert.match(written, /^@description\('[^\n]*evil[^\n]*'\)$/m);
    assert.doesNotMatch(written, /[^\\]\$\{/);
    assert.equal((text.match(/^```/gm) ?? []).length, 4, 'two blocks, each opened and closed');
  });
});
