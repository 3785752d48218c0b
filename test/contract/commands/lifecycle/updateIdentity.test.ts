/** Changing tags and isolation over the sample tenant: only what differs is sent, and nothing of somebody else's is lost. */

import assert from 'node:assert/strict';
import { updateIdentity } from '../../../../src/commands/lifecycle/updateIdentity';
import type { UserAssignedIdentity } from '../../../../src/model/identity';
import { appOrders } from '../../../../src/sampleTenant/data/hosts';
import { say, textOf } from '../../../../src/ui/said';
import { go, identitiesNamed, leave, typed } from '../../../unit/commands/fakeUi';
import { createFakeClock } from '../../../unit/fakes/fakeClock';
import { t } from '../../../unit/ui/words';
import { toldBy, writesIn } from '../../deskViews';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { complete, create } from './creating';
import { identityNamed, sampleRig, sampleTenantId } from '../../sampleRig';

type Desk = ReturnType<typeof sampleDesk>;

function update(
  made: Desk,
  values: Readonly<Record<string, unknown>>,
): Promise<UserAssignedIdentity | undefined> {
  return updateIdentity(made.deps)({ from: 'arguments', values }) as Promise<
    UserAssignedIdentity | undefined
  >;
}

/** In the tree, where a person clicks it. */
async function updateNode(made: Desk, name: string): Promise<unknown> {
  const identity = await identityNamed(made.rig.azure.identities, name);
  const node = { kind: 'identity', identity, tenantId: sampleTenantId } as const;
  return updateIdentity(made.deps)({ from: 'nodes', nodes: [node] });
}

const bodyOf = (made: Desk) => made.sent.find(({ method }) => method === 'PATCH')?.body;

describe('updating an identity with an argument object', () => {
  it('sends the tags alone, or the isolation scope alone, and keeps the other', async () => {
    const made = sampleDesk();
    const { id } = await identityNamed(made.rig.azure.identities, 'id-payments-api');
    const tagged = await update(made, { identityId: id, tags: { owner: 'ola' } });
    assert.deepEqual(bodyOf(made), { tags: { owner: 'ola' } });
    assert.deepEqual([tagged?.tags, tagged?.isolationScope], [{ owner: 'ola' }, 'Regional']);
    const opened = await update(made, { identityId: id, isolationScope: 'None' });
    assert.deepEqual(made.sent.at(-1)?.body, { properties: { isolationScope: 'None' } });
    assert.deepEqual([opened?.tags, opened?.isolationScope], [{ owner: 'ola' }, 'None']);
    assert.deepEqual(made.ui.asked, []);
  });

  it('sends nothing when nothing would change', async () => {
    const made = sampleDesk();
    const { id, tags } = await identityNamed(made.rig.azure.identities, 'id-payments-api');
    const same = await update(made, { identityId: id, tags, isolationScope: 'Regional' });
    assert.equal(same?.name, 'id-payments-api');
    assert.deepEqual(writesIn(made.sent), []);
    assert.deepEqual(toldBy(made), ['note: id-payments-api is like this already. Nothing was sent.']);
  });

  it('sends only what differs of the two', async () => {
    const made = sampleDesk();
    const { id, tags } = await identityNamed(made.rig.azure.identities, 'id-payments-api');
    await update(made, { identityId: id, tags, isolationScope: 'None' });
    assert.deepEqual(bodyOf(made), { properties: { isolationScope: 'None' } });
  });

  it('shows it at once in lists and searches, and logs the request that undoes it', async () => {
    const made = sampleDesk();
    const identity = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    await update(made, { identityId: identity.id, tags: { a: `"1" $x`, b: '2' } });
    const { items } = await made.store.find('id-orders-api', never());
    assert.deepEqual(
      items.map((found) => (found.identity.kind === 'userAssigned' ? found.identity.tags : {})),
      [{ a: '"1" $x', b: '2' }],
    );
    const line = made.log.lines.find((each) => each.includes('Undo'));
    assert.ok(
      line?.endsWith(
        `--url "${identity.id.replace('resourcegroups', 'resourceGroups')}?api-version=2024-11-30" --body ` +
          String.raw`"{\"tags\":{\"team\":\"orders\",\"managedBy\":\"bicep\"}}"`,
      ),
      line,
    );
  });

  it('is undone by its notification', async () => {
    const made = sampleDesk();
    const { id, tags } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    await update(made, { identityId: id, tags: {} });
    await made.ui.followUps[0]?.undo?.();
    const { tags: again } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    assert.deepEqual(again, tags);
    assert.deepEqual(toldBy(made), [
      'good: Updated id-orders-api.',
      'good: id-orders-api is as it was before.',
    ]);
  });

  it('refuses what is no user-assigned identity, and what Azure would not take, before it asks Azure', async () => {
    const made = sampleDesk();
    const { id } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    for (const [values, field] of [
      [{ identityId: appOrders.id, tags: {} }, 'identityId'],
      [{ identityId: id, tags: { 'a?': '' } }, 'tags'],
      [{ identityId: id, isolationScope: 'regional' }, 'isolationScope'],
      [{ identityId: 'id-orders-api', tags: {} }, 'identityId'],
    ] as const)
      await assert.rejects(update(made, values), (error: unknown) => {
        const { code, details } = error as { code: string; details: { field: string } };
        assert.deepEqual([code, details.field], ['badArgument', field]);
        return true;
      });
    const nowhere = id.replace(/[^/]+$/, 'id-nowhere');
    await assert.rejects(update(made, { identityId: nowhere, tags: {} }), { code: 'notFound' });
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('is refused by a policy that wants a tag, and where rights are lacking', async () => {
    const made = sampleDesk();
    const probe = { ...complete, resourceGroup: 'rg-network', tags: { owner: 'ola' } };
    const identityId = (await create(made, probe))?.id;
    await assert.rejects(update(made, { identityId, tags: {} }), { code: 'policy' });
    const { id } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    const reader = sampleDesk({}, { caller: 'reader' });
    await assert.rejects(update(reader, { identityId: id, tags: {} }), { code: 'forbidden' });
  });
});

describe('updating an identity from the tree', () => {
  it('shows what there is, asks for changes, and names each of them before sending', async () => {
    const made = sampleDesk({
      choice: [
        'team=orders',
        'Add a tag…',
        'managedBy=bicep',
        'Go on with these 2 tags',
        'Only resources in its own region',
      ],
      text: [typed('team=billing'), typed('cost=42'), typed('')],
      plan: [go],
    });
    await updateNode(made, 'id-orders-api');
    assert.deepEqual(made.ui.asked.slice(-2), ['who may use it 2 of 3', 'plan 3 of 3']);
    assert.deepEqual(bodyOf(made), {
      tags: { team: 'billing', cost: '42' },
      properties: { isolationScope: 'Regional' },
    });
    const [plan] = made.ui.plans;
    assert.deepEqual(
      plan?.sections.flatMap(({ facts }) =>
        facts.map(({ label, description }) =>
          [label, description].map((text) => (text === undefined ? '' : textOf(t, text))).join(' · '),
        ),
      ),
      [
        'team=billing · was: orders',
        'cost=42 · new',
        'managedBy=bicep · taken away',
        'Only resources in its own region · was: resources in any region',
      ],
    );
    assert.deepEqual(
      plan.notes.map(({ text }) => say(t, text)),
      ['Look first where the resources are that use it'],
    );
    assert.deepEqual(plan.requests[0]?.body, bodyOf(made));
  });

  it('skips the review when nothing was changed, and sends nothing', async () => {
    const made = sampleDesk({ choice: ['Go on with these 2 tags', 'Resources in any region'] });
    await updateNode(made, 'id-orders-api');
    assert.deepEqual(made.ui.plans, []);
    assert.deepEqual(writesIn(made.sent), []);
    assert.match(toldBy(made)[0] ?? '', /Nothing was sent/);
  });

  it('says which lock and which denial stand against it, and only those', async () => {
    const rig = sampleRig('owner', {
      intercept: async (request, next) => {
        const answer = (value: unknown) => ({ status: 200, headers: {}, body: JSON.stringify({ value }) });
        if (request.url.includes('/locks?'))
          return answer([
            { id: '/x/locks/l', name: 'frozen', properties: { level: 'ReadOnly' } },
            { id: '/x/locks/m', name: 'kept', properties: { level: 'CanNotDelete' } },
          ]);
        if (!request.url.includes('/denyAssignments?')) return next(request);
        const everybody = [{ id: '00000000-0000-0000-0000-000000000000' }];
        const denial = (name: string, actions: string[]) => ({
          id: `/x/denyAssignments/${name}`,
          properties: {
            denyAssignmentName: name,
            scope: '/x',
            principals: everybody,
            permissions: [{ actions, notActions: [], dataActions: [], notDataActions: [] }],
          },
        });
        return answer([denial('No changes', ['*/write']), denial('No deletions', ['*/delete'])]);
      },
    });
    const made = sampleDesk(
      { choice: ['Go on with these 2 tags', 'Only resources in its own region'], plan: [leave] },
      { rig },
    );
    assert.equal(await updateNode(made, 'id-orders-api'), undefined);
    assert.deepEqual(
      made.ui.plans[0]?.notes.slice(0, 2).map(({ text }) => say(t, text)),
      [
        'The lock frozen stands against this: Azure will refuse it',
        'The deny assignment No changes may stand against this',
      ],
    );
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('does not send tags over those that somebody else has changed meanwhile', async () => {
    const clock = createFakeClock();
    const made = sampleDesk(
      {
        choice: ['Add a tag…', 'Go on with these 3 tags', 'Resources in any region'],
        text: [typed('mine=1')],
        plan: [
          async () => {
            const { id } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
            const theirs = { identityId: id, tags: { theirs: '2' } };
            await made.rig.azure.identityWrites.update(sampleTenantId, theirs, never());
            await clock.sleep(60_000, never());
            return { go: true };
          },
        ],
      },
      { clock },
    );
    await assert.rejects(updateNode(made, 'id-orders-api'), (error: unknown) => {
      const { code, details } = error as { code: string; details: { values: object } };
      assert.deepEqual([code, details.values], ['conflict', { reason: 'tags' }]);
      return true;
    });
    const { tags } = await identityNamed(made.rig.azure.identities, 'id-orders-api');
    assert.deepEqual(tags, { theirs: '2' });
  });

  it('says so first when the caller may not', async () => {
    const made = sampleDesk({ choose: [undefined] }, { caller: 'reader' });
    assert.equal(await updateNode(made, 'id-orders-api'), undefined);
    assert.match(made.ui.crossings[0] ?? '', /^You do not seem to be allowed to change id-orders-api\./);
  });
});

describe('updating an identity from the palette', () => {
  it('asks which, among the user-assigned ones', async () => {
    const offered: string[] = [];
    const made = sampleDesk({
      identity: [
        async (request) => {
          const { items } = await request.load(never());
          offered.push(...items.map(({ identity }) => identity.kind));
          return identitiesNamed('id-orders-api')(request);
        },
      ],
      choice: ['Go on with these 2 tags', 'Only resources in its own region'],
      plan: [go],
    });
    const updated = (await updateIdentity(made.deps)({ from: 'nothing' })) as UserAssignedIdentity;
    assert.deepEqual([...new Set(offered)], ['userAssigned']);
    assert.equal(updated.isolationScope, 'Regional');
    assert.equal(made.ui.asked[0], 'identity 1 of 4');
  });
});
