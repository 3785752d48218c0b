/** Assigning what code needs: what is read from it, the one review, and what is sent. */

import assert from 'node:assert/strict';
import type { ClientSite } from '../../../src/code/language';
import { assignMissingRoles } from '../../../src/commands/assignMissingRoles';
import type { AssignResult } from '../../../src/commands/assignRole';
import type { CodePlace, CodeReader } from '../../../src/commands/deps';
import { Failure } from '../../../src/model/failure';
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
const blobsAt = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const blobContributor = aRole('Storage Blob Data Contributor', {
  dataActions: ['read', 'write', 'delete'].map((verb) => `${blobsAt}/${verb}`),
});

describe('assigning the roles that code needs', () => {
  it('asks once, naming each role and what was not found, and assigns them', async () => {
    const { deps, ui, azure } = office(
      { confirm: [true] },
      { clients: [blobs([host, 'elsewhere.blob.core.windows.net'])] },
    );
    azure.world.roles = [...azure.world.roles, blobContributor];
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
      unread: [],
      leftOut: [],
    });
  });

  it('asks from the palette and from a node whether the file or the workspace is meant', async () => {
    for (const [choice, place] of [
      ['This file', 'open'],
      ['The whole workspace', 'workspace'],
    ] as const) {
      const { deps, ui, asked } = reading({ choice: [choice] }, { openFile: 'app.ts' });
      await assignMissingRoles(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
      assert.deepEqual(asked, [place]);
      assert.deepEqual(ui.lists, [['This file', 'The whole workspace']]);
    }
    const left = reading({ choice: ['cancelled'] }, { openFile: 'app.ts' });
    assert.equal(await assignMissingRoles(left.deps)({ from: 'nothing' }), undefined);
    assert.deepEqual(left.asked, []);
    // Without a file there is nothing to ask.
    const closed = reading();
    await assignMissingRoles(closed.deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    assert.deepEqual(closed.asked, ['workspace']);
  });

  it('hands on which files are meant, one or several, and asks nothing of a call by arguments', async () => {
    const { deps, asked } = reading({}, { openFile: 'app.ts' });
    for (const files of [undefined, 'src/app.ts', ['a.py', 'b.py']])
      await assignMissingRoles(deps)(call({ identityId: orders.id, files }));
    assert.deepEqual(asked, ['open', ['src/app.ts'], ['a.py', 'b.py']]);
    await assert.rejects(assignMissingRoles(deps)(call({ files: 7 })), { code: 'badArgument' });
  });

  it('asks which resource is meant where the code does not say it, once for each service', async () => {
    const { deps, ui, assigned, azure } = office(
      { choice: ['stordersprod'], confirm: [true] },
      { clients: [blobs([]), blobs([])] },
    );
    azure.world.roles = [...azure.world.roles, blobContributor];
    await assignMissingRoles(deps)(call({ identityId: orders.id }));
    assert.deepEqual(ui.lists, [['stordersprod', 'Leave Blob Storage out']]);
    assert.deepEqual(assigned(), ['Storage Blob Data Reader on stordersprod to id-orders']);
  });

  it('leaves out what nobody can say, and tells so', async () => {
    const { deps, ui } = office({ choice: ['Leave Blob Storage out'] }, { clients: [blobs([])] });
    assert.deepEqual(await assignMissingRoles(deps)(call({ identityId: orders.id })), []);
    const said = { news: 'noneMissing', identity: 'id-orders', clients: 1, unread: [] } as const;
    assert.deepEqual(ui.told, [{ ...said, notFound: [], leftOut: ['Blob Storage'] }]);
    const none = office({}, { clients: [{ ...blobs([]), service: 'keyVaultSecrets' }] });
    assert.deepEqual(await assignMissingRoles(none.deps)(call({ identityId: orders.id })), []);
    assert.deepEqual(none.ui.told, [{ ...said, notFound: ['Key Vault secrets'], leftOut: [] }]);
  });

  it('puts what several files do with one resource together', async () => {
    const { deps, ui, azure } = office(
      { confirm: [true] },
      { clients: [blobs([host], ['read']), blobs([host], ['write'])] },
    );
    azure.world.roles = [...azure.world.roles, blobContributor];
    await assignMissingRoles(deps)(call({ identityId: orders.id }));
    const [question] = ui.questions;
    assert.ok(question?.ask === 'grantMissing');
    assert.deepEqual(
      question.roles.map(({ roleName }) => roleName),
      ['Storage Blob Data Contributor'],
    );
  });

  it('takes a namespace of the other kind where a host can be that of both', async () => {
    const bus: ClientSite = {
      ...blobs(['sb-orders.servicebus.windows.net'], ['send']),
      service: 'serviceBus',
    };
    const { deps, ui, azure } = office({ confirm: [false] }, { clients: [bus] });
    const id = `/subscriptions/${orders.subscriptionId}/resourceGroups/rg/providers/Microsoft.EventHub/namespaces/sb-orders`;
    azure.world.resources = [{ id, name: 'sb-orders', type: 'Microsoft.EventHub/namespaces' }];
    azure.world.roles = [
      ...azure.world.roles,
      aRole('Azure Event Hubs Data Sender', { dataActions: ['Microsoft.EventHub/*/send/action'] }),
    ];
    await assignMissingRoles(deps)(call({ identityId: orders.id }));
    const [question] = ui.questions;
    assert.ok(question?.ask === 'grantMissing');
    assert.deepEqual(
      question.roles.map(({ roleName, at }) => `${roleName} on ${at.name}`),
      ['Azure Event Hubs Data Sender on sb-orders'],
    );
  });

  it('leaves a resource out that keeps its roles to itself, and fails where that is all there is', async () => {
    const account = `/subscriptions/${orders.subscriptionId}/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
    const cosmos: ClientSite = { ...blobs(['cosmos-orders.documents.azure.com']), service: 'cosmos' };
    const desk = (clients: readonly ClientSite[]) => {
      const made = office({ confirm: [true] }, { clients });
      made.azure.world.roles = [...made.azure.world.roles, blobContributor];
      made.azure.world.resources.push({
        id: account,
        name: 'cosmos-orders',
        type: 'Microsoft.DocumentDB/databaseAccounts',
      });
      made.azure.traffic.fail('cosmosRoles', new Failure('forbidden'));
      return made;
    };
    const { deps, ui, assigned, log } = desk([cosmos, blobs([host])]);
    await assignMissingRoles(deps)(call({ identityId: orders.id }));
    const [question] = ui.questions;
    assert.ok(question?.ask === 'grantMissing');
    assert.deepEqual(question.unread, ['cosmos-orders']);
    assert.deepEqual(assigned(), ['Storage Blob Data Reader on stordersprod to id-orders']);
    assert.match(log.lines.join('\n'), /The roles of .*cosmos-orders could not be read/);
    await assert.rejects(assignMissingRoles(desk([cosmos]).deps)(call({ identityId: orders.id })), {
      code: 'forbidden',
    });
  });

  it('begins nothing more once it is stopped, and says what was not begun', async () => {
    const vault = `/subscriptions/${orders.subscriptionId}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv`;
    const secrets: ClientSite = { ...blobs(['kv.vault.azure.net']), service: 'keyVaultSecrets' };
    const { deps, ui, azure } = office(
      { confirm: [true], stop: 'assign' },
      { clients: [blobs([host]), secrets] },
    );
    azure.world.resources.push({ id: vault, name: 'kv', type: 'Microsoft.KeyVault/vaults' });
    azure.world.roles = [
      ...azure.world.roles,
      blobContributor,
      aRole('Key Vault Secrets User', {
        dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
      }),
    ];
    const made = (await assignMissingRoles(deps)(call({ identityId: orders.id }))) as readonly AssignResult[];
    assert.deepEqual(
      made.map((one) => ('error' in one ? one.error.code : 'made')),
      ['cancelled', 'cancelled'],
    );
    assert.deepEqual(ui.told.at(-1), {
      news: 'said',
      text: ['missing.notBegun', 'kv'],
      tone: 'note',
    });
    assert.deepEqual(azure.world.assignments, []);
  });
});

/** A desk that keeps which code was read. */
function reading(script: Parameters<typeof office>[0] = {}, options: Parameters<typeof office>[1] = {}) {
  const asked: CodePlace[] = [];
  const made = office(script, options);
  const code: CodeReader = {
    ...made.deps.code,
    clients: (where) => {
      asked.push(where);
      return Promise.resolve([]);
    },
  };
  return { ...made, deps: { ...made.deps, code }, asked };
}
