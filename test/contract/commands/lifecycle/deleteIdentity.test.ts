/** Deleting identities over the sample tenant: what is shown first, what is written before, what is sent in which order. */

import assert from 'node:assert/strict';
import { deleteIdentity } from '../../../../src/commands/deletion/deleteIdentity';
import { appOrders } from '../../../../src/sampleTenant/data/hosts';
import { ordersApi } from '../../../../src/sampleTenant/data/identities';
import { say, textOf } from '../../../../src/ui/said';
import { go, identitiesNamed, leave, typed } from '../../../unit/commands/fakeUi';
import { t } from '../../../unit/ui/words';
import { fieldSaying, toldBy, writesIn } from '../../deskViews';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed, sampleRig, sampleTenantId } from '../../sampleRig';
import { deleteAtOnce, deleteNamed, deleteNode, deletions } from './deleting';

const keepIt = 'Keep it with this extension';

describe('deleting an identity from the tree', () => {
  it('shows what hangs on it and where the way back is kept, then asks for its name', async () => {
    const made = sampleDesk({ choice: [keepIt], plan: [go], text: [typed('id-orders-api')] });
    const result = await deleteNode(made, 'id-orders-api');
    assert.deepEqual(made.ui.asked, [
      'where the restore script goes 1 of 3',
      'plan 2 of 3',
      'its name, to confirm 3 of 3',
    ]);
    const [plan] = made.ui.plans;
    const shown = plan?.sections.map(({ heading, facts }) => [
      say(t, heading),
      ...facts.map(({ label, description }) =>
        [label, description].flatMap((text) => (text === undefined ? [] : [textOf(t, text)])).join(' · '),
      ),
    ]);
    assert.deepEqual(shown?.slice(0, 3), [
      ['What uses it', 'app-orders', 'app-orders / staging'],
      [
        'Role assignments that are removed after it',
        'Key Vault Secrets User · kv-orders',
        'Storage Blob Data Contributor · stordersprod',
        'Reader · subscription Contoso Prod',
        'Monitoring Reader · management group Platform',
      ],
      ['Federated credentials that go with it'],
    ]);
    assert.match(shown[3]?.[1] ?? '', /^id-orders-api-\d{14}\.sh$/);
    assert.deepEqual(
      plan?.requests.map(({ method }) => method),
      ['DELETE', 'DELETE', 'DELETE', 'DELETE', 'DELETE'],
    );
    assert.ok(result);
  });

  it('deletes the identity first and its assignments after it, each at its own scope', async () => {
    const made = sampleDesk({ choice: [keepIt], plan: [go], text: [typed('id-orders-api')] });
    const result = await deleteNode(made, 'id-orders-api');
    assert.deepEqual(deletions(made), [
      'DELETE userAssignedIdentities/id-orders-api',
      ...Array.from({ length: 4 }, () => 'DELETE roleAssignments'),
    ]);
    const sent = made.sent.filter(({ method }) => method === 'DELETE');
    assert.deepEqual(
      made.ui.plans[0]?.requests.map(({ path, apiVersion }) => [path, apiVersion]),
      sent.map(({ path, query }) => [path, query['api-version']]),
    );
    assert.equal(result?.removed.roleAssignmentIds.length, 4);
    assert.deepEqual(result.notRemoved, []);
    assert.deepEqual(
      result.stillNamedBy.map((id) => id.split('/').pop()),
      ['app-orders', 'staging'],
    );
  });

  it('writes both scripts before it sends the first deletion, and tells where they are', async () => {
    const order: string[] = [];
    const rig = sampleRig('owner', {
      intercept: (request, next) => {
        if (request.method === 'DELETE') order.push('DELETE');
        return next(request);
      },
    });
    const made = sampleDesk({}, { rig });
    const { write } = made.ui.files;
    Object.assign(made.ui.files, {
      write: (address: string, text: string) => {
        order.push(address.replace(/.*\./, ''));
        return write(address, text);
      },
    });
    const result = await deleteAtOnce(made, 'id-orders-web');
    assert.deepEqual(order.slice(0, 3), ['sh', 'bicep', 'DELETE']);
    assert.deepEqual(
      [...made.ui.written.keys()],
      [result?.restoreFiles.azureCli, result?.restoreFiles.bicep],
    );
    const path = result?.restoreFiles.azureCli.replace('file://', '') ?? '';
    assert.match(path, /^\/kept\/id-orders-web-\d{14}\.sh$/);
    assert.deepEqual(toldBy(made), [
      `good: Deleted id-orders-web and its 2 role assignments. A resource names it still. The script that makes it anew, with another client ID and object ID, is ${path}.`,
    ]);
    const [opening] = made.ui.followUps[0]?.more ?? [];
    assert.equal(say(t, opening?.label ?? ['form.none']), 'Open script');
    await opening?.run();
    assert.deepEqual(made.ui.opened, [result?.restoreFiles.azureCli]);
    assert.ok(made.log.lines.some((line) => line.includes(`Undo: bash "${path}"`)));
  });

  it('leads on to detaching it where it is named still, by one review', async () => {
    const made = sampleDesk({ plan: [go] });
    await deleteAtOnce(made, 'id-orders-api');
    const detach = made.ui.followUps[0]?.more?.at(-1);
    assert.equal(say(t, detach?.label ?? ['form.none']), 'Detach…');
    await detach?.run();
    const patches = made.sent.filter(({ method }) => method === 'PATCH');
    assert.deepEqual(
      patches.map(({ path }) => path.split('/').pop()),
      ['app-orders', 'staging'],
    );
    for (const { body } of patches) assert.match(JSON.stringify(body), /id-orders-api":null/);
  });

  it('forgets it everywhere in this window at once', async () => {
    const made = sampleDesk();
    const identity = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    made.deps.identities.remember(identity, false, true);
    assert.ok((await made.store.find('id-orders-web', never())).items.length > 0);
    await deleteAtOnce(made, 'id-orders-web');
    assert.deepEqual((await made.store.find('id-orders-web', never())).items, []);
    assert.equal(made.store.index.lookup(identity.clientId), undefined);
    assert.equal(made.deps.identities.recall(identity.id), undefined);
    await assert.rejects(made.store.identityById(identity.id, never()), { code: 'notFound' });
  });

  it('says beside the field that another name is not this one', async () => {
    const said = new Map<string, string | undefined>();
    const made = sampleDesk({
      choice: [keepIt],
      plan: [go],
      text: [fieldSaying(said, '', 'id-orders', 'ID-ORDERS-WEB', ' id-orders-web ')],
    });
    await deleteNode(made, 'id-orders-web');
    assert.deepEqual(
      [...said.values()],
      ['This is not id-orders-web.', 'This is not id-orders-web.', 'This is not id-orders-web.', undefined],
    );
  });

  it('deletes and writes nothing when the person leaves at any question', async () => {
    const ways = [
      { choice: ['cancelled'] },
      { choice: [keepIt], plan: [leave] },
      { choice: [keepIt], plan: [go], text: [leave] },
    ];
    for (const script of ways) {
      const made = sampleDesk(script);
      assert.equal(await deleteNode(made, 'id-orders-web'), undefined);
      assert.deepEqual([writesIn(made.sent), made.ui.written.size, made.ui.told], [[], 0, []]);
    }
  });

  it('puts the scripts side by side where the person wants them, and asks again when the dialog is left', async () => {
    const made = sampleDesk({
      choice: ['Choose a place…'],
      save: ['file:///home/ola/back.bicep'],
      plan: [go],
      text: [typed('id-orders-web')],
    });
    await deleteNode(made, 'id-orders-web');
    assert.deepEqual([...made.ui.written.keys()].sort(), [
      'file:///home/ola/back.bicep',
      'file:///home/ola/back.sh',
    ]);
    assert.match(
      made.ui.written.get('file:///home/ola/back.bicep') ?? '',
      /^\/\/ Makes the managed identity anew/,
    );
    const left = sampleDesk({ choice: ['Choose a place…', 'cancelled'] });
    await deleteNode(left, 'id-orders-web');
    assert.deepEqual(left.ui.asked, [
      'where the restore script goes 1 of 3',
      'where the restore script goes 1 of 3',
    ]);
  });

  it('refuses several at once with a sentence', async () => {
    const made = sampleDesk();
    const nodes = await Promise.all(
      ['id-orders-web', 'id-orders-api'].map(async (name) => ({
        kind: 'identity' as const,
        identity: await identityNamed(made.rig.azure.identities, name),
        tenantId: sampleTenantId,
      })),
    );
    const [first, ...rest] = nodes;
    assert.ok(first);
    await deleteIdentity(made.deps)({ from: 'nodes', nodes: [first, ...rest] });
    assert.deepEqual(toldBy(made), [
      'note: 2 identities are selected. Delete one at a time: each is confirmed by its own name.',
    ]);
    assert.deepEqual(writesIn(made.sent), []);
  });
});

describe('deleting an identity from the palette or by a call', () => {
  it('asks which, among the user-assigned ones', async () => {
    const made = sampleDesk({
      identity: [identitiesNamed('id-orders-web')],
      choice: [keepIt],
      plan: [go],
      text: [typed('id-orders-web')],
    });
    await deleteIdentity(made.deps)({ from: 'nothing' });
    assert.equal(made.ui.asked[0], 'identity 1 of 4');
    assert.equal(deletions(made)[0], 'DELETE userAssignedIdentities/id-orders-web');
  });

  it('asks nothing when confirm holds the name', async () => {
    const made = sampleDesk();
    const result = await deleteNamed(made, 'id-orders-web', {
      confirm: 'id-orders-web',
      restoreFile: '/home/ola/orders-web.txt',
    });
    assert.deepEqual([made.ui.asked, made.ui.questions], [[], []]);
    // What was named is written exactly there.
    assert.deepEqual(
      [...made.ui.written.keys()],
      ['file:///home/ola/orders-web.txt', 'file:///home/ola/orders-web.bicep'],
    );
    assert.equal(result?.identity.name, 'id-orders-web');
  });

  it('shows and asks as ever when confirm holds another name, or none', async () => {
    for (const confirm of ['id-orders-api', '', undefined]) {
      const made = sampleDesk({ plan: [go], text: [leave] });
      assert.equal(await deleteNamed(made, 'id-orders-web', { confirm }), undefined);
      assert.deepEqual(made.ui.asked, ['plan 1 of 2', 'its name, to confirm 2 of 2']);
      assert.deepEqual(writesIn(made.sent), []);
    }
  });

  it('asks before it writes over a file, and leaves everything as it is for a no', async () => {
    for (const yes of [false, true]) {
      const made = sampleDesk({ confirm: [yes] });
      made.ui.written.set('file:///home/ola/back.bicep', 'mine');
      const values = { confirm: 'id-orders-web', restoreFile: '/home/ola/back.sh' };
      const result = await deleteNamed(made, 'id-orders-web', values);
      assert.equal(result === undefined, !yes);
      assert.equal(made.ui.written.get('file:///home/ola/back.bicep') === 'mine', !yes);
      assert.equal(writesIn(made.sent).length > 0, yes);
      const [question] = made.ui.questions;
      assert.deepEqual(question?.ask === 'said' ? question.detail.map((line) => say(t, line)) : [], [
        '/home/ola/back.bicep',
      ]);
    }
  });

  it('deletes nothing when the scripts cannot be written', async () => {
    const made = sampleDesk({ unwritable: true });
    await assert.rejects(deleteAtOnce(made, 'id-orders-web'), /disk is full/);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('refuses what is no user-assigned identity, and one that is not there', async () => {
    const made = sampleDesk();
    const call = (identityId: string) =>
      deleteIdentity(made.deps)({ from: 'arguments', values: { identityId } });
    await assert.rejects(call(appOrders.id), { code: 'badArgument' });
    await assert.rejects(call(ordersApi.id.replace(/[^/]+$/, 'id-nowhere')), { code: 'notFound' });
    assert.deepEqual(writesIn(made.sent), []);
  });
});
