/** Functions that change a value's type. */
import { castTo } from '../dynamicValue';
import { isBag } from '../value';
import type { Json, ScalarType, Value } from '../value';
import type { Parameter, ScalarFunction } from './definition';

function cast(target: ScalarType, parameter: Parameter = 'any'): ScalarFunction {
  return {
    parameters: [parameter],
    result: target,
    naming: 'argument',
    run: ([value = null], [type = 'dynamic']) => castTo(target, value, type),
  };
}

const parseJson: ScalarFunction = {
  parameters: ['json'],
  result: 'dynamic',
  naming: 'argument',
  run: ([value = null], [type = 'dynamic']) => (type === 'string' ? parsed(value) : value),
};

/** Casts; what cannot be cast becomes null. */
export const castFunctions: Readonly<Record<string, ScalarFunction>> = {
  tostring: cast('string'),
  toint: cast('int'),
  tolong: cast('long'),
  toreal: cast('real'),
  todouble: cast('real'),
  tobool: cast('bool'),
  toboolean: cast('bool'),
  todatetime: cast('datetime'),
  totimespan: cast('timespan'),
  toguid: cast('guid', 'json'),
  parse_json: parseJson,
  todynamic: parseJson,
};

/**
 * A text that is no JSON stays a text.
 * https://learn.microsoft.com/kusto/query/parse-json-function
 */
function parsed(value: Value): Value {
  if (typeof value !== 'string' || value.trim() === '') return null;
  try {
    const json: unknown = JSON.parse(value);
    return isJson(json) ? json : null;
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}

function isJson(value: unknown): value is Json {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.values(value).every(isJson);
}

/** Whether two JSON values are the same; the order of properties does not matter. */
export function sameJson(left: Json, right: Json): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_, part: Json) =>
    isBag(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
