/** Assigning what code needs: what is read from it, the one review, and what is sent. */

import assert from 'node:assert/strict';
import type { ClientSite } from '../../../src/code/language';
import { assignMissingRoles } from '../../../src/commands/assignMissingRoles';
import { aRole } from '../fakes/builders';
import { blobReader, identityNode, office, orders, storage } from './office';

const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;
const blobs = (hosts: readonly string[], operations: ClientSite['operations'] = ['read']): ClientSite => ({
  service: 'blob',
  start: 0,
  end: 1,
  hosts,
  operations,
});
const host = 'stordersprod.blob.core.windows.net';

describe('assigning the roles that code needs', () => {
  it('asks once, naming each role and what was not found, and assigns them', async () => {
    const { deps, ui, azure } = office(
      { confirm: [true] },
      { clients: [blobs([host, 'elsewhere.blob.core.windows.net'])] },
    );
    const blobsAt = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
    const dataActions = ['read', 'write', 'delete'].map((verb) => `${blobsAt}/${verb}`);
    azure.world.roles = [...azure.world.roles, aRole('Storage Blob Data Contributor', { dataActions })];
    const made = await assignMissingRoles(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    const [question] = ui.questions;
    assert.ok(question?.ask === 'grantMissing');
    assert.deepEqual(
      question.roles.map(({ roleName, at }) => [roleName, at.name]),
      [['Storage Blob Data Reader', 'stordersprod']],
    );
    assert.deepEqual(question.notFound, ['elsewhere.blob.core.windows.net']);
    assert.deepEqual(
      azure.world.assignments.map(({ scope, roleGuid, principalId }) => [scope, roleGuid, principalId]),
      [[storage, blobReader.guid, orders.principalId]],
    );
    assert.ok(Array.isArray(made) && made.length === 1);
    assert.deepEqual(ui.asked, []);
  });

  it('changes nothing when the person says no', async () => {
    const { deps, azure } = office({ confirm: [false] }, { clients: [blobs([host])] });
    assert.equal(await assignMissingRoles(deps)(call({ identityId: orders.id })), undefined);
    assert.deepEqual(azure.world.assignments, []);
  });

  it('says so when nothing is missing, and a second time asks nothing', async () => {
    const { deps, ui } = office({ confirm: [true] }, { clients: [blobs([host])] });
    await assignMissingRoles(deps)(call({ identityId: orders.id }));
    assert.deepEqual(await assignMissingRoles(deps)(call({ identityId: orders.id })), []);
    assert.equal(ui.questions.length, 1);
    assert.deepEqual(ui.told.at(-1), {
      news: 'noneMissing',
      identity: 'id-orders',
      clients: 1,
      notFound: [],
    });
  });

  it('hands on which files are meant, one or several', async () => {
    const asked: (readonly string[] | undefined)[] = [];
    const { deps } = office();
    const code = {
      ...deps.code,
      clients: (files: readonly string[] | undefined) => {
        asked.push(files);
        return Promise.resolve([]);
      },
    };
    for (const files of [undefined, 'src/app.ts', ['a.py', 'b.py']])
      await assignMissingRoles({ ...deps, code })(call({ identityId: orders.id, files }));
    assert.deepEqual(asked, [undefined, ['src/app.ts'], ['a.py', 'b.py']]);
    await assert.rejects(assignMissingRoles({ ...deps, code })(call({ files: 7 })), { code: 'badArgument' });
  });
});
