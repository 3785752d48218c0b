/** Keeps how the tree is arranged for each workspace, and tells when that changes. */

import { groupings, type Arrangement } from '../model/arrangement';
import { createChanges } from './changes';
import type { KeyedMemory } from './identityMemory';

/** What a person chooses of an arrangement. */
export type ArrangementChoice = Omit<Arrangement, 'first'>;

export interface Arrangements {
  readonly current: Arrangement;
  /** What is named takes the place of what was chosen before; those who listen are told when it differs. */
  choose(choice: Partial<ArrangementChoice>): void;
  onDidChange(listener: () => void): { dispose(): void };
}

const key = 'arrangement';

/**
 * @param memory the workspace's own; what was stored by somebody else's hand and has not the right form counts as nothing.
 * @param first ARM IDs of the identities that the workspace runs as.
 */
export function createArrangements(memory: KeyedMemory, first: () => readonly string[]): Arrangements {
  const changes = createChanges();
  return {
    get current() {
      return { ...stored(memory.get(key)), first: first() };
    },
    choose(choice) {
      const before = stored(memory.get(key));
      const kept = stored({ ...before, ...choice });
      if (JSON.stringify(kept) === JSON.stringify(before)) return;
      memory.set(key, kept);
      changes.fire(undefined);
    },
    onDidChange: (listener) => changes.listen(listener),
  };
}

function stored(value: unknown): ArrangementChoice {
  const fields = new Map<string, unknown>(
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  const tag = fields.get('tag');
  const by = groupings.find((each) => each === fields.get('by')) ?? 'subscription';
  const unusedOnly = fields.get('unusedOnly') === true;
  if (by !== 'tag') return { by, unusedOnly };
  return typeof tag === 'string' && tag !== '' ? { by, tag, unusedOnly } : { by: 'subscription', unusedOnly };
}
