/** Sums and products of numbers, datetimes and timespans. */
import type { Position } from '../error';
import type { ScalarType, Value } from '../value';
import { isNumeric } from './comparison';
import { mismatch } from './scope';
import type { Compiled } from './scope';

type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/** Compiles a sum or a product. Null if an operand is null, or where whole numbers are divided by zero. */
export function arithmetic(
  operator: ArithmeticOperator,
  left: Compiled,
  right: Compiled,
  at: Position,
): Compiled {
  const type = resultType(operator, left.type, right.type);
  if (type === undefined) {
    const hint = left.type === 'dynamic' || right.type === 'dynamic' ? '; cast the dynamic first' : '';
    throw mismatch(`"${operator}" does not go with ${left.type} and ${right.type}${hint}`, at);
  }
  const whole = type === 'int' || type === 'long';
  const evaluate: Compiled['evaluate'] = (row) =>
    calculate(operator, left.evaluate(row), right.evaluate(row), whole);
  return { type, evaluate, constant: left.constant && right.constant, at };
}

/** The type of what is computed from numbers of these types; `undefined` if one is no number. */
export function widest(types: readonly ScalarType[]): ScalarType | undefined {
  if (types.length === 0 || !types.every(isNumeric)) return undefined;
  return types.includes('real') ? 'real' : 'long';
}

function resultType(
  operator: ArithmeticOperator,
  left: ScalarType,
  right: ScalarType,
): ScalarType | undefined {
  const number = widest([left, right]);
  if (number !== undefined) return number;
  const pair = `${left} ${operator} ${right}`;
  if (pair === 'datetime - datetime') return 'timespan';
  if (['datetime + timespan', 'timespan + datetime', 'datetime - timespan'].includes(pair)) return 'datetime';
  if (['timespan + timespan', 'timespan - timespan'].includes(pair)) return 'timespan';
  if (pair === 'timespan / timespan') return 'real';
  if (left === 'timespan' && isNumeric(right) && (operator === '*' || operator === '/')) return 'timespan';
  return right === 'timespan' && isNumeric(left) && operator === '*' ? 'timespan' : undefined;
}

function calculate(operator: ArithmeticOperator, left: Value, right: Value, whole: boolean): Value {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (!whole) return left / right;
      return right === 0 ? null : Math.trunc(left / right);
    case '%':
      if (right === 0) return null;
      return ((left % right) + Math.abs(right)) % Math.abs(right);
  }
}
