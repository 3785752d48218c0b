/** Assigning roles by an argument object: what is given is not asked, and confirmation is an answer too. */

import assert from 'node:assert/strict';
import { assignRole } from '../../../src/commands/assignRole';
import { Failure } from '../../../src/model/failure';
import { aSubscription, aTenant, anAssignment, anIdentity, storageScope } from '../fakes/builders';
import {
  app,
  at,
  billing,
  blobOwner,
  blobReader,
  office,
  orders,
  owner,
  reader,
  storage,
  wholeSubscription,
} from './office';

const call = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;

describe('assigning a role by arguments', () => {
  it('asks nothing when everything is given, and answers with the assignment', async () => {
    const { deps, ui, assigned } = office();
    const values = { identityId: orders.id, scope: storage, roleDefinitionId: blobReader.guid };
    const results = await assignRole(deps)(call(values));
    assert.deepEqual(ui.asked, []);
    assert.deepEqual(assigned(), ['Storage Blob Data Reader on stordersprod to id-orders']);
    const [first] = results as { assignment: { scope: string; roleName: string; principalId: string } }[];
    assert.equal(first?.assignment.scope, storage);
    assert.equal(first.assignment.roleName, 'Storage Blob Data Reader');
    assert.equal(first.assignment.principalId, orders.principalId);
  });

  it('takes IDs with quotes and blanks around them, a full role ID, and a system-assigned identity by its owner', async () => {
    const { deps, assigned } = office();
    await assignRole(deps)(
      call({
        identityId: ` "${app.id}" `,
        scope: `'${storage}/'`,
        roleDefinitionId: `${wholeSubscription}${blobReader.id}`,
      }),
    );
    assert.deepEqual(assigned(), ['Storage Blob Data Reader on stordersprod to app-orders']);
  });

  it('answers in the order of identities and then roles, failures in their places', async () => {
    const { deps, ui, azure } = office();
    azure.traffic.fail(
      `create ${orders.tenantId} ${storage} ${orders.principalId} ${reader.guid}`,
      new Failure('forbidden'),
    );
    const results = (await assignRole(deps)(
      call({
        identityIds: [orders.id, billing.id],
        scope: storage,
        roleDefinitionIds: [blobReader.guid, reader.guid],
      }),
    )) as {
      assignment?: { principalId: string; roleGuid: string };
      error?: { code: string; message: string };
    }[];
    assert.deepEqual(
      results.map(
        ({ assignment, error }) => error?.code ?? `${assignment?.principalId} ${assignment?.roleGuid}`,
      ),
      [
        `${orders.principalId} ${blobReader.guid}`,
        'forbidden',
        `${billing.principalId} ${blobReader.guid}`,
        `${billing.principalId} ${reader.guid}`,
      ],
    );
    assert.equal(results[1]?.error?.message, 'sentence for forbidden');
    const [news] = ui.told;
    assert(news?.news === 'assigned');
    assert.deepEqual(
      news.failed.map(({ roleName, identity }) => `${roleName} ${identity}`),
      ['Reader id-orders'],
    );
  });

  it('tells an assignment that was there before as success', async () => {
    const { deps, ui, azure } = office();
    azure.world.assignments = [
      {
        ...anAssignment(orders, blobReader, storage),
        id: `${storage}/providers/Microsoft.Authorization/roleAssignments/other`,
      },
    ];
    const results = await assignRole(deps)(
      call({ identityId: orders.id, scope: storage, roleDefinitionId: blobReader.guid }),
    );
    assert.equal(Array.isArray(results) && 'assignment' in results[0], true);
    assert.equal(ui.told[0]?.news === 'assigned' && ui.told[0].already, 1);
  });

  it('tells apart one that was there with another condition', async () => {
    const { deps, ui, azure } = office();
    azure.world.assignments = [anAssignment(orders, blobReader, storage, { condition: 'some' })];
    const values = { identityId: orders.id, scope: storage, roleDefinitionId: blobReader.guid };
    const results = (await assignRole(deps)(call({ ...values, condition: 'others' }))) as {
      assignment?: { condition?: string };
      otherCondition?: true;
    }[];
    assert.deepEqual(
      results.map(({ assignment, otherCondition }) => [assignment?.condition, otherCondition]),
      [['some', true]],
    );
    const [news] = ui.told;
    assert(news?.news === 'assigned');
    assert.deepEqual([news.made, news.already, news.otherCondition], [0, 0, 1]);
  });

  it('shows the assignment in the tree at once, with the name of its role', async () => {
    const { deps, azure, store } = office();
    azure.freezeGraph();
    await assignRole(deps)(
      call({ identityId: orders.id, scope: storage, roleDefinitionId: blobReader.guid }),
    );
    const { items } = await store.roleAssignments(orders, orders.tenantId, new AbortController().signal);
    assert.deepEqual(
      items.map(({ assignment }) => assignment.roleName),
      ['Storage Blob Data Reader'],
    );
  });

  it('stops without sending the rest, and says so', async () => {
    const { deps, ui, azure } = office({ stop: 'assign' });
    const results = await assignRole(deps)(
      call({ identityId: orders.id, scope: storage, roleDefinitionId: blobReader.guid }),
    );
    assert.deepEqual(
      (results as { error?: { code: string } }[]).map(({ error }) => error?.code),
      ['cancelled'],
    );
    assert.equal(azure.traffic.count('create'), 0);
    assert.equal(ui.told[0]?.news === 'assigned' && ui.told[0].stopped, 1);
  });
});

describe('confirming an assignment by arguments', () => {
  const privileged = { identityId: orders.id, scope: storage, roleDefinitionId: owner.guid };

  it('shows the modal for a privileged role without confirm', async () => {
    const { deps, ui, assigned } = office({ confirm: [false] });
    assert.equal(await assignRole(deps)(call(privileged)), undefined);
    assert.equal(ui.questions.length, 1);
    assert.deepEqual(assigned(), []);
  });

  it('shows no modal when confirm is the name of the role', async () => {
    const { deps, ui, assigned } = office();
    await assignRole(deps)(call({ ...privileged, confirm: 'Owner' }));
    assert.deepEqual(ui.questions, []);
    assert.deepEqual(assigned(), ['Owner on stordersprod to id-orders']);
  });

  for (const confirm of ['owner', 'Reader', true, '']) {
    it(`shows the modal when confirm is ${JSON.stringify(confirm)}`, async () => {
      const { deps, ui } = office({ confirm: [false] });
      await assignRole(deps)(call({ ...privileged, confirm }));
      assert.equal(ui.questions.length, 1);
    });
  }

  it('wants the name of every role that reaches a subscription', async () => {
    const broad = {
      identityId: orders.id,
      scope: wholeSubscription,
      roleDefinitionIds: [reader.guid, blobOwner.guid],
    };
    const one = office({ confirm: [false] });
    await assignRole(one.deps)(call({ ...broad, confirm: 'Reader' }));
    assert.equal(one.ui.questions.length, 1);
    const both = office();
    await assignRole(both.deps)(call({ ...broad, confirm: ['Reader', 'Storage Blob Data Owner'] }));
    assert.equal(both.assigned().length, 2);
  });
});

describe('bad arguments of an assignment', () => {
  const good = { identityId: orders.id, scope: storage, roleDefinitionId: blobReader.guid };
  for (const [field, values] of [
    ['identityId', { ...good, identityId: 'id-orders' }],
    ['identityId', { ...good, identityId: wholeSubscription }],
    ['identityId', { ...good, identityId: 7 }],
    ['identityIds', { ...good, identityIds: [] }],
    ['identityIds', { ...good, identityIds: [orders.id, 'x'] }],
    ['scope', { ...good, scope: 'stordersprod' }],
    ['scope', { ...good, scope: '/subscriptions' }],
    ['roleDefinitionId', { ...good, roleDefinitionId: 'Reader' }],
    ['roleDefinitionIds', { ...good, roleDefinitionIds: [blobReader.guid, null] }],
    ['description', { ...good, description: 3 }],
  ] as const) {
    it(`names ${field} for ${JSON.stringify(values[field as keyof typeof values])}`, async () => {
      const { deps, azure } = office();
      await assert.rejects(assignRole(deps)(call(values)), (error) => {
        assert(error instanceof Failure);
        assert.equal(error.code, 'badArgument');
        assert.equal(error.details.field, field);
        return true;
      });
      assert.equal(azure.traffic.count('create'), 0);
    });
  }

  const other = aTenant('fabrikam');
  const elsewhere = aSubscription('elsewhere', other);
  const stranger = anIdentity('id-stranger', elsewhere);

  it('refuses a place in another tenant than the identity’s before anything is sent, given or pasted', async () => {
    const there = storageScope(elsewhere);
    const pasted = () => at(there, 'stelse');
    for (const values of [{ ...good, scope: there }, { identityId: orders.id }]) {
      const { deps, azure } = office({ scope: [pasted] });
      azure.world.tenants = [...azure.world.tenants, other];
      azure.world.subscriptions = [...azure.world.subscriptions, elsewhere];
      await assert.rejects(assignRole(deps)(call(values)), (error) => {
        assert(error instanceof Failure);
        assert.deepEqual([error.code, error.details.field], ['badArgument', 'scope']);
        assert.equal(error.details.values?.['reason'], 'otherTenant');
        return true;
      });
      for (const sent of ['create', 'permissions', 'targets', 'roles'])
        assert.equal(azure.traffic.count(sent), 0, sent);
    }
  });

  it('refuses identities of different tenants together', async () => {
    const { deps, azure } = office();
    azure.world.tenants.push(other);
    azure.world.subscriptions.push(elsewhere);
    azure.world.identities.push(stranger);
    await assert.rejects(assignRole(deps)(call({ ...good, identityIds: [orders.id, stranger.id] })), {
      code: 'badArgument',
    });
    assert.equal(azure.traffic.count('create'), 0);
  });
});
