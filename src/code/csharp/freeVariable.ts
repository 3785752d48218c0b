/** Picks the name of a new variable or field so that it hides none. */

import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import { tokens } from '../words';
import { declarationAt, typeAround } from './declarations';
import type { Slot } from './slot';

/** `wanted`, or the first of its longer forms that the type, or the top-level code, does not declare anywhere. */
export function freeVariable(file: ParsedFile, slot: Slot, prefix: string, wanted = 'credential'): string {
  const around = slot.kind === 'member' ? slot.owner.parent : typeAround(slot.owner);
  const isTaken = (name: string): boolean =>
    tokens(file, name, around ? spanOf(around) : undefined).some((token) => {
      const declares = declarationAt(token) !== undefined || token.type === 'implicit_parameter';
      const type = typeAround(token);
      return declares && (around ? type?.equals(around) === true : type === undefined);
    });
  for (let turn = 1; ; turn++) {
    const second = wanted === 'credential' ? 'managedIdentityCredential' : `${wanted}2`;
    const name = turn === 1 ? wanted : turn === 2 ? second : `${wanted}${turn}`;
    if (!isTaken(prefix + name)) return prefix + name;
  }
}
