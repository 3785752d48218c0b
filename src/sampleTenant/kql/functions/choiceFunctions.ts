/** Functions that test for nothing, and functions that choose between values. */
import { widest } from '../compile/arithmetic';
import { opposite } from '../compile/logic';
import type { ScalarType, Value } from '../value';
import type { Run, ScalarFunction } from './definition';

/** The type that some values have together: one type, or numbers of several. Kusto does not mix others. */
function commonType(types: readonly ScalarType[]): ScalarType | undefined {
  const [first] = types;
  return types.every((type) => type === first) ? first : widest(types);
}

/** A string is never null. */
function isNull([value = null]: readonly Value[], [type]: readonly ScalarType[]): boolean {
  return type !== 'string' && value === null;
}

function isEmpty([value = null]: readonly Value[]): boolean {
  return value === null || value === '';
}

function test(run: (...given: Parameters<Run>) => boolean): ScalarFunction {
  return { parameters: ['any'], result: 'bool', run };
}

const choice: ScalarFunction = {
  parameters: ['bool', 'any', 'any'],
  result: ([, ...types]) => commonType(types),
  run: ([condition, met = null, unmet = null]) => (condition === true ? met : unmet),
};

/** `isnull`, `isempty` and their opposites; `iff`, `case`, `coalesce`. */
export const choiceFunctions: Readonly<Record<string, ScalarFunction>> = {
  not: { parameters: ['bool'], result: 'bool', run: ([value = null]) => opposite(value) },
  isnull: test(isNull),
  isnotnull: test((values, types) => !isNull(values, types)),
  isempty: test(isEmpty),
  isnotempty: test((values) => !isEmpty(values)),
  iff: choice,
  iif: choice,
  case: { parameters: ['bool', 'any', 'any'], rest: 'any', result: caseType, run: firstMet },
  coalesce: {
    parameters: ['any', 'any'],
    rest: 'any',
    result: commonType,
    run: (values, [type]) => values.find((value) => !isEmpty([value])) ?? (type === 'string' ? '' : null),
  },
};

/** `case(condition, value, condition, value, …, otherwise)`. */
function caseType(types: readonly ScalarType[]): ScalarType | undefined {
  const isCondition = (index: number): boolean => index % 2 === 0 && index < types.length - 1;
  if (types.length % 2 === 0 || types.some((type, index) => isCondition(index) && type !== 'bool'))
    return undefined;
  return commonType(types.filter((_, index) => !isCondition(index)));
}

function firstMet(values: readonly Value[]): Value {
  for (let index = 0; index < values.length - 1; index += 2) {
    if (values[index] === true) return values[index + 1] ?? null;
  }
  return values[values.length - 1] ?? null;
}
