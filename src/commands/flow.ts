/** Runs a series of questions: each completes a draft, and going back keeps every answer that was given. */

import type { Picked } from '../ui/listPicker';

/** Where a question stands among those that are asked. */
export interface Place {
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** Whether there is a question before it. */
  readonly back: boolean;
}

export interface FlowStep<D extends object> {
  /** Asks, with what the draft holds already as the first answer, and gives the draft with the answer in it. */
  ask(draft: D, place: Place): Promise<Picked<D>>;
  /** Whether there is something to ask, by what is known so far; always when absent. */
  needed?(draft: D): boolean;
}

/** @returns the completed draft, as it came when no step asks; `undefined` when the person left. Throws what a step throws. */
export async function runFlow<D extends object>(
  draft: D,
  steps: readonly FlowStep<D>[],
): Promise<D | undefined> {
  let known = draft;
  const asked: FlowStep<D>[] = [];
  for (;;) {
    const needed = steps.filter((step) => step.needed?.(known) ?? true);
    const step = needed.find((each) => !asked.includes(each));
    if (step === undefined) return known;
    const number = needed.indexOf(step) + 1;
    const answer = await step.ask(known, { number, total: needed.length, back: number > 1 });
    if (answer === 'cancelled') return undefined;
    if (answer === 'back') {
      if (asked.pop() === undefined) return undefined;
    } else {
      known = answer;
      asked.push(step);
    }
  }
}
