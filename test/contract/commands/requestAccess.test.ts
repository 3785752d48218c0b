/** Asking the owner for access, over the sample tenant: who lacks what is told with the smallest role that has it. */

import assert from 'node:assert/strict';
import { assignRole } from '../../../src/commands/assignRole';
import { requestAccess } from '../../../src/commands/requestAccess';
import { at } from '../../unit/commands/office';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleTenantId } from '../sampleRig';

const action = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

async function groupOf(made: ReturnType<typeof sampleDesk>): Promise<string> {
  const identity = await identityNamed(made.rig.azure.identities, 'id-orders-api');
  return identity.id.replace(/\/providers\/.*$/, '');
}

describe('a request for access', () => {
  it('names the smallest role for an operation at a place, and is copied', async () => {
    const made = sampleDesk({}, { caller: 'reader' });
    const scope = await groupOf(made);
    const text = await requestAccess(made.deps)({ from: 'arguments', values: { action, scope } });
    assert.equal(text, 'request for Managed Identity Operator');
    assert.deepEqual(made.ui.copied, [text]);
    assert.deepEqual(made.ui.documents.requests, [
      {
        account: 'alice@contoso.example',
        roles: [{ scope, actions: [action], role: made.ui.documents.requests[0]?.roles[0]?.role }],
      },
    ]);
  });

  it('knows the version of a resource, which its Bicep needs', async () => {
    const made = sampleDesk({}, { caller: 'reader' });
    const scope = (await identityNamed(made.rig.azure.identities, 'id-orders-api')).id;
    await requestAccess(made.deps)({ from: 'arguments', values: { action, scope } });
    assert.match(made.ui.documents.requests[0]?.roles[0]?.apiVersion ?? '', /^\d{4}-\d\d-\d\d$/);
  });

  it('asks for the task when no operation is given', async () => {
    const made = sampleDesk({ choice: ['Create managed identities'] });
    const scope = await groupOf(made);
    await requestAccess(made.deps)({ from: 'arguments', values: { scope } });
    assert.equal(made.ui.documents.requests[0]?.roles[0]?.role?.roleName, 'Managed Identity Contributor');
  });

  it('refuses what is no operation', async () => {
    const made = sampleDesk();
    await assert.rejects(
      requestAccess(made.deps)({ from: 'arguments', values: { action: 'anything', scope: '/' } }),
      {
        code: 'badArgument',
      },
    );
  });

  it('is offered before roles are picked where the caller may not assign', async () => {
    const made = sampleDesk({ choose: ['copy'] }, { caller: 'reader' });
    const identity = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    const values = { identityId: identity.id, scope: await groupOf(made) };
    assert.equal(await assignRole(made.deps)({ from: 'arguments', values }), undefined);
    assert.match(made.ui.crossings[0] ?? '', /Role Based Access Control Administrator/);
    assert.equal(made.ui.documents.requests.length, 1);
    assert.equal(at(values.scope, '').scope.kind, 'resourceGroup');
    assert.ok(made.sent.every(({ method }) => method !== 'PUT'));
    assert.equal(identity.tenantId, sampleTenantId);
  });
});
