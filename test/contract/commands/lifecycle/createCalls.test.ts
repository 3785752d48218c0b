/** Creating identities with an argument object: asked only for what it lacks, refused before anything is sent. */

import assert from 'node:assert/strict';
import { createIdentity } from '../../../../src/commands/lifecycle/createIdentity';
import { dev, prod } from '../../../../src/sampleTenant/data/organisation';
import { say } from '../../../../src/ui/said';
import { go, leave, typed } from '../../../unit/commands/fakeUi';
import { t } from '../../../unit/ui/words';
import { toldBy, writesIn } from '../../deskViews';
import { userNode } from '../attach/attaching';
import { sampleDesk } from '../../sampleDesk';
import { complete, create, idInProd } from './creating';

describe('creating an identity with an argument object', () => {
  it('asks nothing, and gives the identity', async () => {
    const made = sampleDesk();
    const identity = await create(made, {
      ...complete,
      location: 'West Europe',
      tags: { team: 'orders' },
      isolationScope: 'Regional',
    });
    assert.deepEqual(made.ui.asked, []);
    assert.deepEqual(
      [identity?.name, identity?.location, identity?.tags, identity?.isolationScope],
      ['id-new', 'westeurope', { team: 'orders' }, 'Regional'],
    );
    // The person is not taken away from what they do.
    assert.deepEqual(made.revealed, []);
    assert.ok(made.ui.followUps[0]?.showInTree);
  });

  it('asks only for what it lacks, then shows all of it', async () => {
    const made = sampleDesk({ choice: ['West Europe'], text: [typed('id-new')], plan: [go] });
    await create(made, { subscriptionId: prod.subscriptionId, resourceGroup: 'RG-ORDERS' });
    assert.deepEqual(made.ui.asked, ['in which region 1 of 3', 'name 2 of 3', 'plan 3 of 3']);
    assert.deepEqual(writesIn(made.sent), ['PUT userAssignedIdentities/id-new']);
    // The group in its own casing, so that the ID is written as everywhere else.
    assert.equal(made.sent.find(({ method }) => method === 'PUT')?.path, idInProd('rg-orders', 'id-new'));
  });

  it('takes the ID of a group, and knows the place once the subscription is chosen', async () => {
    const made = sampleDesk();
    const group = `/subscriptions/${prod.subscriptionId.toUpperCase()}/resourceGroups/rg-orders`;
    await create(made, {
      ...complete,
      subscriptionId: `/subscriptions/${prod.subscriptionId}`,
      resourceGroup: group,
    });
    assert.deepEqual(writesIn(made.sent), ['PUT userAssignedIdentities/id-new']);
    const asking = sampleDesk({ choice: ['Contoso Prod'], plan: [go] });
    await create(asking, { resourceGroup: 'rg-orders', location: 'westeurope', name: 'id-new' });
    assert.deepEqual(asking.ui.asked, ['in which subscription 1 of 2', 'plan 2 of 2']);
    assert.equal(asking.sent.find(({ method }) => method === 'PUT')?.path, idInProd('rg-orders', 'id-new'));
  });

  it('recommends the kind by the resources that are selected in the view', async () => {
    const made = sampleDesk({ choice: ['System-assigned'], plan: [leave] });
    made.selection.push(await userNode(made, 'id-payments-webhook', 'func-payments-webhook'));
    await createIdentity(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.recommended, [['kind.forOne']]);
    // The resource is known: what follows is the last look.
    assert.equal(made.ui.asked.at(-1), 'plan 1 of 1');
  });

  it('asks for the kind where nothing decides it, and leads on to the system-assigned identity of a resource', async () => {
    const made = sampleDesk({ choice: ['System-assigned', 'cancelled'] });
    assert.equal(await create(made, { subscriptionId: prod.subscriptionId }), undefined);
    assert.equal(made.ui.asked[0], 'system-assigned or user-assigned 1 of 5');
    // The kind is not asked for once more: what follows is the resource, and the last look.
    assert.match(made.ui.asked[1] ?? '', / 1 of 2$/);
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('refuses, before anything is sent, what Azure would not take', async () => {
    const other = `/subscriptions/${dev.subscriptionId}/resourceGroups/rg-orders-dev`;
    const bad: readonly (readonly [object, string, string])[] = [
      [{ name: 'x'.repeat(129) }, 'name', 'identityName'],
      [{ name: 'a b c' }, 'name', 'identityName'],
      [{ name: 7 }, 'name', 'text'],
      [{ subscriptionId: 'Contoso Prod' }, 'subscriptionId', 'guid'],
      [{ resourceGroup: other }, 'resourceGroup', 'otherSubscription'],
      [{ resourceGroup: 'rg orders' }, 'resourceGroup', 'groupName'],
      [{ location: 'Jio India West' }, 'location', 'region'],
      [{ location: 'atlantis' }, 'location', 'region'],
      [{ tags: 'team=orders' }, 'tags', 'tags'],
      [{ tags: { team: 7 } }, 'tags', 'tags'],
      [{ tags: { 'a/b': 'x' } }, 'tags', 'tags'],
      [{ tags: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`t${at}`, ''])) }, 'tags', 'tags'],
      [{ isolationScope: 'Wide' }, 'isolationScope', 'oneOf'],
    ];
    for (const [values, field, reason] of bad) {
      const made = sampleDesk();
      await assert.rejects(create(made, { ...complete, ...values }), (error: unknown) => {
        const { code, details } = error as { code: string; details: { field: string; values: object } };
        assert.deepEqual([code, details.field], ['badArgument', field], JSON.stringify(values));
        assert.equal((details.values as { reason: string }).reason, reason);
        return true;
      });
      assert.deepEqual(writesIn(made.sent), []);
    }
  });

  it('refuses a subscription that nobody here can see', async () => {
    const made = sampleDesk();
    const subscriptionId = '11111111-1111-4111-8111-111111111111';
    await assert.rejects(create(made, { ...complete, subscriptionId }), { code: 'notFound' });
  });

  it('never writes over an identity that is there, and says the way on', async () => {
    const made = sampleDesk();
    await assert.rejects(create(made, { ...complete, name: 'id-orders-api' }), (error: unknown) => {
      const { code, details } = error as { code: string; details: { values: object } };
      assert.deepEqual([code, details.values], ['alreadyExists', { reason: 'identity' }]);
      return true;
    });
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('does no harm when repeated: the same identity comes back, and nothing is sent again', async () => {
    const made = sampleDesk();
    const first = await create(made, { ...complete, tags: { a: '1' } });
    const again = await create(made, { ...complete, tags: { a: '1' } });
    assert.deepEqual(again, first);
    assert.equal(writesIn(made.sent).length, 1);
    assert.equal(
      toldBy(made)[1],
      'good: id-new was there already, exactly like this. Nothing had to change.',
    );
    await assert.rejects(create(made, complete), { code: 'alreadyExists' });
    const isolated = { ...complete, tags: { a: '1' }, isolationScope: 'Regional' };
    await assert.rejects(create(made, isolated), { code: 'alreadyExists' });
    assert.equal(writesIn(made.sent).length, 1);
  });

  it('asks before it makes a group that may be misspelt', async () => {
    const no = sampleDesk({ confirm: [false] });
    assert.equal(await create(no, { ...complete, resourceGroup: 'rg-odrers' }), undefined);
    assert.deepEqual(writesIn(no.sent), []);
    const [question] = no.ui.questions;
    assert.equal(
      question?.ask === 'said' ? say(t, question.message) : '',
      'There is no resource group rg-odrers in Contoso Prod. Create it too?',
    );
    const yes = sampleDesk({ confirm: [true] });
    await create(yes, { ...complete, resourceGroup: 'rg-odrers' });
    assert.deepEqual(writesIn(yes.sent), [
      'PUT resourceGroups/rg-odrers',
      'PUT userAssignedIdentities/id-new',
    ]);
  });
});
