/** The choice between the two kinds: what each means, and which is recommended for what. */

import assert from 'node:assert/strict';
import { askForKind, recommendedKind, type PlannedUsers } from '../../../src/commands/identityKind';
import type { Choice } from '../../../src/ui/formPorts';
import { textOf } from '../../../src/ui/said';
import { t } from '../ui/words';
import { createFakeUi } from './fakeUi';

const step = {
  purpose: { doing: 'said', what: ['create.purpose'] },
  number: 1,
  total: 1,
  sample: false,
} as const;

async function linesFor(users: PlannedUsers): Promise<readonly string[]> {
  let choices: readonly Choice<object>[] = [];
  const ui = createFakeUi();
  await askForKind(
    {
      pick: {
        ...ui.pick,
        choice: async ({ load }) => {
          choices = (await load(new AbortController().signal)).items;
          return 'cancelled';
        },
      },
    },
    { step, back: false },
    users,
  );
  return choices.map(({ label, description, recommended }) =>
    [
      textOf(t, label),
      ...(description === undefined ? [] : [textOf(t, description)]),
      ...(recommended === true ? ['recommended'] : []),
    ].join(' · '),
  );
}

describe('the recommended kind of identity', () => {
  it('is user-assigned for several resources, for slots, and while nothing is picked', () => {
    assert.equal(recommendedKind({ resources: 2, slots: 0 }), 'userAssigned');
    assert.equal(recommendedKind({ resources: 1, slots: 1 }), 'userAssigned');
    assert.equal(recommendedKind({ resources: 0, slots: 1 }), 'userAssigned');
    assert.equal(recommendedKind({ resources: 0, slots: 0 }), 'userAssigned');
    assert.equal(recommendedKind({ resources: 1, slots: 0 }), 'systemAssigned');
  });

  it('says what it is recommended for', async () => {
    assert.deepEqual(await linesFor({ resources: 3, slots: 0 }), [
      'User-assigned · for 3 resources · recommended',
      'System-assigned',
    ]);
    assert.deepEqual(await linesFor({ resources: 1, slots: 0 }), [
      'User-assigned',
      'System-assigned · for one resource · recommended',
    ]);
    assert.match((await linesFor({ resources: 1, slots: 2 }))[0] ?? '', /for slots/);
    assert.match((await linesFor({ resources: 0, slots: 0 }))[0] ?? '', /for most apps/);
  });

  it('gives the kind that was chosen', async () => {
    const ui = createFakeUi({ choice: ['System-assigned'] });
    const picked = await askForKind(ui, { step, back: false }, { resources: 0, slots: 0 });
    assert.deepEqual(picked, { kind: 'systemAssigned' });
  });
});
