/** A series of questions: their numbers, going back, and leaving. */

import assert from 'node:assert/strict';
import { runFlow, type FlowStep, type Place } from '../../../src/commands/flow';
import type { Picked } from '../../../src/ui/listPicker';

interface Draft {
  readonly name?: string;
  readonly kind?: string;
  readonly size?: string;
}

function script(...answers: Picked<Draft>[]) {
  const places: string[] = [];
  const drafts: Draft[] = [];
  const step = (name: keyof Draft, needed?: (draft: Draft) => boolean): FlowStep<Draft> => ({
    ask: (draft, { number, total, back }: Place) => {
      places.push(`${name} ${number} of ${total}${back ? ', back' : ''}`);
      drafts.push(draft);
      const answer = answers.shift() ?? 'cancelled';
      return Promise.resolve(answer === 'back' || answer === 'cancelled' ? answer : { ...draft, ...answer });
    },
    ...(needed !== undefined && { needed }),
  });
  return { step, places, drafts };
}

describe('a series of questions', () => {
  it('completes the draft in order and numbers what it asks', async () => {
    const { step, places } = script({ name: 'a' }, { kind: 'b' });
    assert.deepEqual(await runFlow<Draft>({}, [step('name'), step('kind')]), { name: 'a', kind: 'b' });
    assert.deepEqual(places, ['name 1 of 2', 'kind 2 of 2, back']);
  });

  it('keeps every answer when the person goes back', async () => {
    const { step, places, drafts } = script({ name: 'a' }, 'back', { name: 'z' }, { kind: 'b' });
    assert.deepEqual(await runFlow<Draft>({}, [step('name'), step('kind')]), { name: 'z', kind: 'b' });
    assert.deepEqual(drafts[2], { name: 'a' });
    assert.deepEqual(places[2], 'name 1 of 2');
  });

  it('asks what an answer made necessary, and no more once another answer makes it needless', async () => {
    const { step, places } = script({ kind: 'large' }, 'back', { kind: 'small' });
    const steps = [step('kind'), step('size', ({ kind }) => kind === 'large')];
    assert.deepEqual(await runFlow<Draft>({}, steps), { kind: 'small' });
    assert.deepEqual(places, ['kind 1 of 1', 'size 2 of 2, back', 'kind 1 of 2']);
  });

  it('gives nothing when the person leaves, or goes back from the first question', async () => {
    for (const answer of ['cancelled', 'back'] as const) {
      const { step } = script(answer);
      assert.equal(await runFlow<Draft>({}, [step('name')]), undefined);
    }
  });

  it('gives the draft as it came when there is nothing to ask', async () => {
    assert.deepEqual(await runFlow<Draft>({ name: 'a' }, []), { name: 'a' });
  });
});
