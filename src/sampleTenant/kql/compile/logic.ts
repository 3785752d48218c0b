/** `and`, `or` and `not` with Kusto's third answer: null, where an operand is null and the other does not decide. */
import type { Position } from '../error';
import type { Value } from '../value';
import { mismatch } from './scope';
import type { Compiled } from './scope';

/** True if either is; the right side is not evaluated where the left decides. */
export function either(left: Compiled, right: Compiled, at: Position): Compiled {
  return decide(left, right, true, at);
}

/** False if either is. */
export function both(left: Compiled, right: Compiled, at: Position): Compiled {
  return decide(left, right, false, at);
}

function decide(left: Compiled, right: Compiled, decisive: boolean, at: Position): Compiled {
  for (const { type, at: place } of [left, right]) {
    if (type !== 'bool') throw mismatch(`"${decisive ? 'or' : 'and'}" joins conditions, not ${type}`, place);
  }
  const evaluate: Compiled['evaluate'] = (row) => {
    const first = left.evaluate(row);
    if (first === decisive) return decisive;
    const second = right.evaluate(row);
    if (second === decisive) return decisive;
    return first === null || second === null ? null : !decisive;
  };
  return { type: 'bool', evaluate, constant: left.constant && right.constant, at };
}

/** The opposite of an answer; null stays null. */
export function opposite(value: Value): Value {
  return typeof value === 'boolean' ? !value : null;
}
