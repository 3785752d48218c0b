/** The picker of the place where a role shall hold: a walk through lists, back and forth, that ends at one scope. */

import type { ListPicker, Picked } from './listPicker';
import type { NamedScope, Pickers } from './ports';
import { scopeLevels } from './scopeLevels';
import type { ScopeLevel } from './scopeLevels';
import type { Words } from './words';

/** Back leaves a list for the one before it, and only from the first one the picker itself. */
export function scopePicker(list: ListPicker, words: Words): Pickers['scope'] {
  return async (request): Promise<Picked<NamedScope>> => {
    const describe = scopeLevels(words, request);
    const way: ScopeLevel[] = [{ at: 'start' }];
    for (;;) {
      const level = way.at(-1);
      if (level === undefined) return 'back';
      const chosen = await list.one(describe(level, way.length > 1 || request.back));
      if (chosen === 'cancelled') return 'cancelled';
      if (chosen === 'back') way.pop();
      else if ('take' in chosen) return chosen.take;
      else way.push(chosen.go);
    }
  };
}
