/** Grouping the tree over the sample tenant: asked, by argument object, and with the tags that are there. */

import assert from 'node:assert/strict';
import { groupBy } from '../../../../src/commands/order/groupBy';
import { rootNodes } from '../../../../src/tree/children';
import { Failure } from '../../../../src/model/failure';
import { never } from '../../kit';
import { sampleDesk } from '../../sampleDesk';

const byArguments = (values: Record<string, unknown>) => ({ from: 'arguments', values }) as const;

describe('grouping the identities', () => {
  it('asks by what, then by which tag, of those that identities have; back keeps the first answer', async () => {
    const made = sampleDesk({ choice: ['Tag…', 'back', 'Tag…', 'team'] });
    await groupBy(made.deps)({ from: 'nothing' });
    assert.deepEqual(made.ui.asked, [
      'by what 1 of 1',
      'which tag 2 of 2',
      'by what 1 of 2',
      'which tag 2 of 2',
    ]);
    assert.deepEqual(made.ui.lists[0], ['Subscription', 'Resource group', 'Region', 'Tag…']);
    assert.ok(made.ui.lists[1]?.includes('team'), made.ui.lists[1]?.join(', '));
    assert.deepEqual(made.deps.arrangements.current, {
      by: 'tag',
      tag: 'team',
      unusedOnly: false,
      first: [],
    });
  });

  it('changes nothing when the person leaves', async () => {
    const made = sampleDesk({ choice: ['Tag…', 'cancelled'] });
    made.deps.arrangements.choose({ by: 'region' });
    await groupBy(made.deps)({ from: 'nothing' });
    assert.equal(made.deps.arrangements.current.by, 'region');
  });

  it('asks nothing with its argument object, nor Azure', async () => {
    const made = sampleDesk();
    for (const by of ['resourceGroup', 'region', 'subscription'] as const) {
      await groupBy(made.deps)(byArguments({ by }));
      assert.equal(made.deps.arrangements.current.by, by);
    }
    await groupBy(made.deps)(byArguments({ by: 'tag', tag: 'cost-center' }));
    assert.equal(made.deps.arrangements.current.tag, 'cost-center');
    assert.deepEqual([made.ui.asked, made.sent], [[], []]);
  });

  it('refuses what is no grouping, and a tag with another one', async () => {
    const made = sampleDesk();
    for (const [values, field] of [
      [{ by: 'owner' }, 'by'],
      [{ by: 'region', tag: 'team' }, 'tag'],
      [{ by: 'tag', tag: '' }, 'tag'],
    ] as const)
      await assert.rejects(
        groupBy(made.deps)(byArguments(values)),
        (error) => error instanceof Failure && error.code === 'badArgument' && error.details.field === field,
      );
    assert.equal(made.deps.arrangements.current.by, 'subscription');
  });

  it('reads two lists for each subscription, whatever the number of groups', async () => {
    const made = sampleDesk();
    const { store } = made;
    const roots = await store.roots(never());
    const before = made.sent.length;
    const nodes = await rootNodes(store, never(), { by: 'resourceGroup', unusedOnly: false, first: [] });
    assert.ok(nodes.filter(({ kind }) => kind === 'identityGroup').length > 5);
    assert.ok(nodes.some((node) => node.kind === 'problem' && node.whereName === 'Contoso Locked'));
    const requests = made.sent.slice(before).map(({ method, path }) => `${method} ${path}`);
    assert.ok(requests.length <= 3 * roots.items.length, requests.join('\n'));
  });
});
