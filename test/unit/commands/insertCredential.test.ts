/** Inserting code: which identity is handed to the editor, and what is asked before. */

import assert from 'node:assert/strict';
import { insertCredential } from '../../../src/commands/insertCredential';
import { Failure } from '../../../src/model/failure';
import { identitiesNamed } from './fakeUi';
import { app, identityNode, office, orders, storage, storageAt } from './office';

const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;
const unmade = orders.id.replace('id-orders', 'id-later');

describe('inserting credential code', () => {
  it('hands the identity of the node to the editor, and remembers it as the last one used', async () => {
    const { deps, inserted } = office();
    await insertCredential(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    const { id, name, clientId, principalId } = orders;
    assert.deepEqual(inserted, [
      { identity: { id, kind: 'userAssigned', name, clientId, principalId, sample: false } },
    ]);
    assert.equal(deps.identities.last()?.id, orders.id);
  });

  it('asks which identity from the palette, the one used last on top', async () => {
    const first: (readonly string[])[] = [];
    const { deps, inserted, written } = office({
      identity: [
        (request) => {
          first.push(request.first);
          return identitiesNamed('id-billing')(request);
        },
      ],
    });
    deps.identities.remember(orders, false, true);
    written.workspaceIdentity = app.id;
    await insertCredential(deps)({ from: 'nothing' });
    assert.deepEqual(first, [[app.id, orders.id]]);
    assert.equal(inserted[0]?.identity?.name, 'id-billing');
  });

  it('passes on how the identity is to be named', async () => {
    const { deps, inserted } = office();
    const choice = {
      identifier: 'objectId',
      flavour: 'localAndAzure',
      idSource: 'environmentVariable',
      variable: 'MY_ID',
    };
    await insertCredential(deps)(call({ identityId: orders.id, ...choice }));
    const [request] = inserted;
    assert(request !== undefined);
    const { identity, ...rest } = request;
    assert.deepEqual(rest, choice);
    assert.equal(identity?.name, 'id-orders');
  });

  it('takes a resource ID of an identity that is not there yet, and only by resource ID', async () => {
    const { deps, inserted } = office();
    await insertCredential(deps)(call({ identityId: unmade, identifier: 'resourceId' }));
    assert.equal(inserted[0]?.identity?.id, unmade);
    await assert.rejects(insertCredential(deps)(call({ identityId: unmade, identifier: 'clientId' })), {
      code: 'notFound',
    });
  });

  it('writes by resource ID whatever keeps it from being read, but not after a stop', async () => {
    for (const code of ['forbidden', 'offline', 'throttled'] as const) {
      const { deps, azure, inserted } = office();
      azure.traffic.fail('get', new Failure(code));
      await insertCredential(deps)(call({ identityId: unmade, identifier: 'resourceId' }));
      assert.equal(inserted[0]?.identity?.id, unmade, code);
    }
    const { deps, azure, inserted } = office();
    azure.traffic.fail('get', new Failure('cancelled'));
    await assert.rejects(insertCredential(deps)(call({ identityId: unmade, identifier: 'resourceId' })), {
      code: 'cancelled',
    });
    assert.deepEqual(inserted, []);
  });

  it('reads the ID from a variable that is named, unless the call wants it literally', async () => {
    const { deps, inserted } = office();
    await insertCredential(deps)(call({ identityId: orders.id, variable: 'MY_ID' }));
    await insertCredential(deps)(call({ identityId: orders.id, variable: 'MY_ID', idSource: 'literal' }));
    await insertCredential(deps)(call({ identityId: orders.id }));
    assert.deepEqual(
      inserted.map(({ idSource }) => idSource),
      ['environmentVariable', 'literal', undefined],
    );
  });

  it('writes by resource ID, and for an unnamed system-assigned identity, when nobody is signed in', async () => {
    const { deps, inserted } = office({}, { signedOut: true });
    await insertCredential(deps)(call({ identityId: unmade, identifier: 'resourceId' }));
    await insertCredential(deps)(call({ identifier: 'systemAssigned' }));
    assert.deepEqual(
      inserted.map(({ identity, identifier }) => [identity?.name, identifier]),
      [
        ['id-later', 'resourceId'],
        [undefined, 'systemAssigned'],
      ],
    );
  });

  it('asks before it writes an ID of the sample tenant, and writes nothing when that is declined', async () => {
    const { deps, ui, inserted } = office({ confirm: [false, true] }, { sample: true });
    await insertCredential(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    assert.equal(inserted.length, 0);
    assert.deepEqual(ui.questions, [{ ask: 'insertFromSample', identity: 'id-orders' }]);
    await insertCredential(deps)({ from: 'nodes', nodes: [identityNode(orders)] });
    await insertCredential(deps)(call({ identityId: orders.id, confirm: 'id-orders' }));
    assert.equal(inserted.length, 2);
    assert.equal(inserted[0]?.identity?.sample, true);
  });

  it('asks nothing when the editor has no place for it', async () => {
    const { deps, ui } = office({ identity: [identitiesNamed('id-orders')] });
    deps.editor.check = () => Promise.reject(new Failure('unsupportedLanguage'));
    await assert.rejects(insertCredential(deps)({ from: 'nothing' }), { code: 'unsupportedLanguage' });
    assert.deepEqual(ui.asked, []);
  });

  for (const [field, values] of [
    ['identifier', { identityId: app.id, identifier: 'clientId' }],
    ['identifier', { identityId: orders.id, identifier: 'systemAssigned' }],
    ['identifier', { identityId: orders.id, identifier: 'principalId' }],
    ['flavour', { identityId: orders.id, flavour: 'clients' }],
    ['idSource', { identityId: orders.id, idSource: 'keyVault' }],
    ['variable', { identityId: orders.id, variable: 'A"; drop' }],
    ['identityId', { identityId: orders.clientId, identifier: 'resourceId' }],
  ] as const) {
    it(`refuses ${JSON.stringify(values)} and names ${field}`, async () => {
      const { deps, inserted } = office();
      await assert.rejects(insertCredential(deps)(call(values)), (error) => {
        assert(error instanceof Failure);
        assert.equal(error.details.field, field);
        return true;
      });
      assert.deepEqual(inserted, []);
    });
  }

  it('makes a client for a resource, of the service that the identity has a role on', async () => {
    const { deps, inserted } = office();
    const scope = `${storage}/queueServices/default/queues/new`;
    await insertCredential(deps)(call({ identityId: orders.id, flavour: 'client', target: storage }));
    deps.roles.remember(orders.id, [{ scope: storage, roleGuid: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a' }]);
    await insertCredential(deps)(call({ identityId: orders.id, target: storage }));
    await insertCredential(deps)(call({ identityId: orders.id, flavour: 'client', target: scope }));
    assert.deepEqual(
      inserted.map(({ flavour, target }) => [flavour, target?.endpoint, target?.entity, target?.call]),
      [
        ['client', 'https://stordersprod.blob.core.windows.net', undefined, false],
        ['client', 'https://stordersprod.queue.core.windows.net', undefined, false],
        ['client', 'https://stordersprod.queue.core.windows.net', 'new', false],
      ],
    );
  });

  it('asks for the resource that a client is wanted for', async () => {
    const { deps, inserted, ui } = office({ scope: [() => storageAt] });
    await insertCredential(deps)(call({ identityId: orders.id, flavour: 'client' }));
    assert.deepEqual(ui.asked, ['scope 1 of 1']);
    assert.equal(inserted[0]?.target?.resource, 'stordersprod');
  });

  it('refuses a resource that code has no client for, before anything is asked', async () => {
    const { deps, ui, inserted } = office();
    const target = orders.id;
    await assert.rejects(insertCredential(deps)(call({ flavour: 'client', target })), {
      code: 'badArgument',
    });
    await assert.rejects(insertCredential(deps)(call({ flavour: 'credential', target: storage })), {
      code: 'badArgument',
    });
    assert.deepEqual([ui.asked, inserted], [[], []]);
  });
});
