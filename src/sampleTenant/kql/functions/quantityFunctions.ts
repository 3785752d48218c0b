/** Functions on numbers and times. */
import { widest } from '../compile/arithmetic';
import type { ScalarType } from '../value';
import { numberAt } from './definition';
import type { ScalarFunction } from './definition';

const bin: ScalarFunction = {
  parameters: ['any', 'any'],
  naming: 'argument',
  result: ([value, size]) => {
    const number = value === undefined || size === undefined ? undefined : widest([value, size]);
    if (number !== undefined) return number;
    return size === 'timespan' && (value === 'datetime' || value === 'timespan') ? value : undefined;
  },
  run: (values) => {
    const [value, size] = [numberAt(values, 0), numberAt(values, 1)];
    return value === undefined || size === undefined || size <= 0 ? null : Math.floor(value / size) * size;
  },
};

function extreme(choose: (...numbers: number[]) => number): ScalarFunction {
  return {
    parameters: ['number', 'number'],
    rest: 'number',
    result: (types: readonly ScalarType[]) => widest(types),
    run: (values) => {
      const numbers = values.filter((value) => typeof value === 'number');
      return numbers.length === 0 ? null : choose(...numbers);
    },
  };
}

/** `now`, `ago`, rounding and extremes. */
export const quantityFunctions: Readonly<Record<string, ScalarFunction>> = {
  now: {
    parameters: ['timespan'],
    optional: 1,
    result: 'datetime',
    run: (values, _, now) => now + (numberAt(values, 0) ?? 0),
  },
  ago: {
    parameters: ['timespan'],
    result: 'datetime',
    run: (values, _, now) => {
      const span = numberAt(values, 0);
      return span === undefined ? null : now - span;
    },
  },
  bin,
  floor: bin,
  abs: {
    parameters: ['number'],
    naming: 'argument',
    result: ([type]) => type,
    run: (values) => {
      const value = numberAt(values, 0);
      return value === undefined ? null : Math.abs(value);
    },
  },
  min_of: extreme(Math.min),
  max_of: extreme(Math.max),
};
