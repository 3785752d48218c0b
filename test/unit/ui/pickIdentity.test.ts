/** The picker of identities after going back: the answer given before. */

import assert from 'node:assert/strict';
import { listing } from '../../../src/model/listing';
import { identityPicker } from '../../../src/ui/pickIdentity';
import type { Step } from '../../../src/ui/step';
import { aSubscription, anIdentity } from '../fakes/builders';
import { createFakeList } from './fakeList';
import { words } from './words';

describe('the picker of identities after going back', () => {
  const step: Step = { purpose: { doing: 'findIdentity' }, number: 1, total: 2, sample: false };
  const prod = aSubscription('prod');

  it('has on top, and checked, those that were chosen before', async () => {
    const list = createFakeList({ check: ['id-b'] });
    const located = ['id-a', 'id-b', 'id-c'].map((name) => ({
      identity: anIdentity(name, prod),
      tenantId: prod.tenantId,
    }));
    const [a, b] = located.map(({ identity }) => identity.id);
    const request = {
      step,
      back: false,
      several: true,
      first: [a ?? ''],
      checked: [(b ?? '').toUpperCase()],
    };
    await identityPicker(list, words)({ ...request, load: () => Promise.resolve(listing(located)) });
    assert.deepEqual(
      list.shown[0]?.lines.map(({ label, checked = false }) => [label, checked]),
      [
        ['id-b', true],
        ['id-a', false],
        ['id-c', false],
      ],
    );
  });
});
