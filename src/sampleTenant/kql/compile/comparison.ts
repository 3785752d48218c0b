/** Equality and order of two values whose types go together. */
import type { Between, EqualityOperator, RelationalOperator } from '../ast';
import { castTo } from '../dynamicValue';
import type { Position } from '../error';
import type { ScalarType, Value } from '../value';
import { opposite } from './logic';
import { mismatch } from './scope';
import type { Compiled } from './scope';

const numbers: readonly ScalarType[] = ['int', 'long', 'real'];
const ordered: readonly ScalarType[] = [...numbers, 'datetime', 'timespan'];

/** Whether a type is a number. */
export function isNumeric(type: ScalarType): boolean {
  return numbers.includes(type);
}

/**
 * The type in which two values are compared: their own, or that of the one that is not dynamic. `undefined` if they
 * do not go together; two dynamics do not, Kusto wants one of them cast.
 */
export function comparableType(left: ScalarType, right: ScalarType): ScalarType | undefined {
  if (left === 'dynamic') return right === 'dynamic' ? undefined : right;
  if (right === 'dynamic' || left === right) return left;
  return isNumeric(left) && isNumeric(right) ? 'real' : undefined;
}

/**
 * `==` and `!=`. Null equals nothing and differs from everything but null; null against null is null.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/null-values
 */
export function equality(
  operator: EqualityOperator,
  left: Compiled,
  right: Compiled,
  at: Position,
): Compiled {
  const type = comparableType(left.type, right.type);
  if (type === undefined) throw mismatch(wording(operator, left.type, right.type), at);
  const [leftValue, rightValue] = [reader(left, type), reader(right, type)];
  const evaluate: Compiled['evaluate'] = (row) => {
    const [first, second] = [leftValue(row), rightValue(row)];
    if (first === null && second === null) return null;
    return (first === second) === (operator === '==');
  };
  return { type: 'bool', evaluate, constant: left.constant && right.constant, at };
}

/**
 * `<`, `<=`, `>`, `>=` of numbers, datetimes and timespans; null if an operand is null. A dynamic goes with numbers
 * only, and texts have no order but in sorting: so does Kusto's own binder have it.
 */
export function comparison(
  operator: RelationalOperator,
  left: Compiled,
  right: Compiled,
  at: Position,
): Compiled {
  const type = comparableType(left.type, right.type);
  const isDynamic = left.type === 'dynamic' || right.type === 'dynamic';
  if (type === undefined || !(isDynamic ? numbers : ordered).includes(type)) {
    throw mismatch(wording(operator, left.type, right.type), at);
  }
  const [leftValue, rightValue] = [reader(left, type), reader(right, type)];
  const holds = relations[operator];
  const evaluate: Compiled['evaluate'] = (row) => {
    const order = compareValues(leftValue(row), rightValue(row));
    return order === undefined ? null : holds(order);
  };
  return { type: 'bool', evaluate, constant: left.constant && right.constant, at };
}

const relations: Readonly<Record<RelationalOperator, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Both ends belong to `between`; behind a datetime the second may be a timespan, counted from the first. */
export function between(node: Between, operand: Compiled, low: Compiled, high: Compiled): Compiled {
  const { at, negated } = node;
  const relative = operand.type === 'datetime' && low.type === 'datetime' && high.type === 'timespan';
  const lowType = comparableType(operand.type, low.type);
  const highType = relative ? lowType : comparableType(operand.type, high.type);
  const fits =
    lowType !== undefined &&
    ordered.includes(lowType) &&
    highType !== undefined &&
    ordered.includes(highType);
  if (!fits) throw mismatch(`"between" does not go with ${operand.type}, ${low.type} and ${high.type}`, at);
  const evaluate: Compiled['evaluate'] = (row) => {
    const value = reader(operand, lowType)(row);
    const start = low.evaluate(row);
    const end = high.evaluate(row);
    const last = relative && typeof start === 'number' && typeof end === 'number' ? start + end : end;
    const [fromStart, toEnd] = [compareValues(value, start), compareValues(value, last)];
    const inside = fromStart === undefined || toEnd === undefined ? null : fromStart >= 0 && toEnd <= 0;
    return negated ? opposite(inside) : inside;
  };
  return { type: 'bool', evaluate, constant: operand.constant && low.constant && high.constant, at };
}

/** Negative, 0 or positive as one value comes before the other; texts by code unit. `undefined` if either is null. */
export function compareValues(left: Value, right: Value): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return undefined;
}

/** Reads an operand in the type of the comparison. What a dynamic holds is never parsed for it, but for datetimes. */
function reader(operand: Compiled, type: ScalarType): Compiled['evaluate'] {
  if (operand.type !== 'dynamic') return operand.evaluate;
  return (row) => {
    const value = operand.evaluate(row);
    return type === 'datetime' || type === 'timespan' || type === 'guid'
      ? castTo(type, value, 'dynamic')
      : value;
  };
}

function wording(operator: string, left: ScalarType, right: ScalarType): string {
  const cast = left === 'dynamic' || left !== right ? '; cast one of them' : '';
  return `"${operator}" does not go with ${left} and ${right}${cast}`;
}
