/** The buttons under an explained error: assigned after one question, or asked of whoever owns the place. */

import assert from 'node:assert/strict';
import { explainAccessError } from '../../../../src/commands/explain/explainAccessError';
import { lastSegment } from '../../../../src/model/armId';
import * as service from '../../../../src/sampleTenant/data/services';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed } from '../../sampleRig';
import { cosmosError, vaultError } from './errors';

const action = 'Microsoft.KeyVault/vaults/secrets/getSecret/action';

async function refused(made: ReturnType<typeof sampleDesk>, again = false) {
  const web = await identityNamed(made.rig.azure.identities, 'id-orders-web');
  const text = vaultError(web, action, service.paymentsVault.id);
  const result = await explainAccessError(made.deps)({ from: 'arguments', values: { text } });
  const press = async (code: string) => {
    const way = made.ui.followUps.flatMap(({ more = [] }) => more).find(({ label }) => label[0] === code);
    assert.ok(way !== undefined, `no button ${code}${again ? ' again' : ''}`);
    await way.run();
  };
  return { web, result, press };
}

const written = (made: ReturnType<typeof sampleDesk>) => made.sent.filter(({ method }) => method === 'PUT');

describe('the ways on from refused access', () => {
  it('assign the smallest role after one question that names all of it, and it is held then', async () => {
    const made = sampleDesk({ confirm: [true] });
    const { press, web } = await refused(made);
    await press('explain.assignIt');
    assert.partialDeepStrictEqual(made.ui.questions, [
      {
        ask: 'said',
        message: ['explain.confirm', 'Key Vault Secrets User', 'id-orders-web', 'kv-payments'],
      },
    ]);
    const [put, ...more] = written(made);
    assert.deepEqual(more, []);
    assert.match(JSON.stringify(put?.body), new RegExp(web.principalId));
    assert.match(JSON.stringify(put?.body), /4633458b-17de-408a-b874-0445c86b69e6/);
    const { result } = await refused(made, true);
    assert.match(JSON.stringify(result), /"allows":"yes"/);
    assert.match(made.ui.documents.reports.at(-1) ?? '', /allows it and is 0 minutes old/);
    // Nothing is missing but time.
    assert.doesNotMatch(made.ui.documents.reports.at(-1) ?? '', /No role that counts there allows it/);
    assert.match(made.ui.documents.reports.at(-1) ?? '', /Roles take up to 10 minutes to come into effect/);
  });

  it('assign nothing when the question is left', async () => {
    const made = sampleDesk({ confirm: [false] });
    const { press } = await refused(made);
    await press('explain.assignIt');
    assert.deepEqual(written(made), []);
  });

  it('offer whoever may not assign a request for the owner that names the identity', async () => {
    const made = sampleDesk({ choose: ['copy'] }, { caller: 'reader' });
    const { press, web } = await refused(made);
    await press('explain.assignIt');
    assert.deepEqual(written(made), []);
    assert.partialDeepStrictEqual(made.ui.documents.requests, [
      { identity: { name: 'id-orders-web', objectId: web.principalId } },
    ]);
    const wanted = made.ui.documents.requests.flatMap(({ roles }) => roles);
    assert.deepEqual(
      wanted.map(({ role, actions }) => [role?.roleName, actions]),
      [['Key Vault Secrets User', [action]]],
    );
  });

  it('write the request and copy the line at once; the Bicep stands in the report, so that no label is cut', async () => {
    const made = sampleDesk();
    const { press } = await refused(made);
    await press('explain.request');
    await press('explain.copyCommand');
    assert.match(made.ui.copied[0] ?? '', /^request for Key Vault Secrets User$/);
    assert.match(made.ui.copied[1] ?? '', /^az role assignment create /);
    assert.ok((made.ui.followUps[0]?.more?.length ?? 0) <= 3);
    assert.match(
      made.ui.documents.reports[0] ?? '',
      /```bicep\n[^`]*Microsoft\.Authorization\/roleAssignments/,
    );
  });

  it("assign one of Cosmos DB's own roles on the account", async () => {
    const made = sampleDesk({ confirm: [true] });
    const web = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const text = cosmosError(web, lastSegment(service.cosmos.id));
    await explainAccessError(made.deps)({ from: 'arguments', values: { text } });
    const way = made.ui.followUps.at(-1)?.more?.find(({ label }) => label[0] === 'explain.assignIt');
    await way?.run();
    assert.match(written(made)[0]?.path ?? '', /sqlRoleAssignments\//);
  });
});
