/** A person at a list: each script line looks at what is shown and chooses, goes back or leaves. */

import type { ListEntry, ListLine, ListPicker, ListRequest, Picked } from '../../../src/ui/listPicker';

/** A list as it was shown once it was read. */
export interface ShownList {
  readonly title: string;
  readonly placeholder: string;
  readonly back: boolean;
  /** Headings as `— Storage account`, lines by their label. */
  readonly labels: readonly string[];
  readonly lines: readonly ListLine<unknown>[];
}

export type Move =
  /** Chooses the line with this label. */
  | { readonly choose: string }
  /** Checks these lines, in a list of several. */
  | { readonly check: readonly string[] }
  /** Types, and takes the first line that the typing called for. */
  | { readonly type: string }
  | 'back'
  | 'cancelled';

export interface FakeList extends ListPicker {
  readonly shown: ShownList[];
}

export function createFakeList(...moves: Move[]): FakeList {
  const shown: ShownList[] = [];

  async function show<T extends object>(
    request: ListRequest<T>,
  ): Promise<{ move: Move; lines: ListLine<T>[] }> {
    const entries = (await request.load?.(new AbortController().signal)) ?? request.entries;
    const lines = entries.flatMap((entry) => ('heading' in entry ? [] : [entry]));
    const { title, placeholder, back } = request;
    shown.push({ title, placeholder, back, labels: entries.map(labelOf), lines });
    const move = moves.shift();
    if (move === undefined) throw new Error(`Nobody answers: ${title}`);
    if (typeof move === 'object' && 'type' in move) {
      const called = request.whenTyped?.(move.type) ?? [];
      return { move, lines: called.flatMap((entry) => ('heading' in entry ? [] : [entry])) };
    }
    return { move, lines };
  }

  function valueOf<T>(lines: readonly ListLine<T>[], label: string): T {
    const value = lines.find((line) => line.label === label)?.value;
    if (value === undefined)
      throw new Error(`Cannot be chosen: ${label}, of ${lines.map((line) => line.label).join(' | ')}`);
    return value;
  }

  return {
    shown,
    one: async <T extends object>(request: ListRequest<T>): Promise<Picked<T>> => {
      const { move, lines } = await show(request);
      if (move === 'back' || move === 'cancelled') return move;
      if ('choose' in move) return valueOf(lines, move.choose);
      const [first] = lines;
      if (!('type' in move) || first?.value === undefined) throw new Error('Nothing that typing called for');
      return first.value;
    },
    several: async <T extends object>(request: ListRequest<T>): Promise<Picked<readonly T[]>> => {
      const { move, lines } = await show(request);
      if (move === 'back' || move === 'cancelled') return move;
      if (!('check' in move)) throw new Error('A list of several is checked');
      return move.check.map((label) => valueOf(lines, label));
    },
  };
}

function labelOf(entry: ListEntry<unknown>): string {
  return 'heading' in entry ? `— ${entry.heading}` : entry.label;
}
