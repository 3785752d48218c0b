/** When the mark of a node goes that says how long a change takes to be felt. */

import { ownWriteMilliseconds } from '../access/ownWrites';
import { feltAt, readAgainAfter } from '../model/felt';
import type { Node } from './nodes';

/** Milliseconds since 1970; `undefined` for a node without a mark. */
export function markEnd(node: Node): number | undefined {
  switch (node.kind) {
    case 'roleAssignment':
      return after(node.madeAt, readAgainAfter[feltAt(node.assignment.scope)]);
    case 'accessPolicy':
      return after(node.madeAt, readAgainAfter.policy);
    case 'cosmosRole':
      return after(node.madeAt, readAgainAfter.cosmos);
    case 'taken': {
      const { at, felt, confirmed, failure } = node.change;
      const settled = confirmed === true || failure !== undefined;
      return at + (settled ? ownWriteMilliseconds : readAgainAfter[felt]);
    }
    default:
      return undefined;
  }
}

function after(madeAt: number | undefined, milliseconds: number): number | undefined {
  return madeAt === undefined ? undefined : madeAt + milliseconds;
}
