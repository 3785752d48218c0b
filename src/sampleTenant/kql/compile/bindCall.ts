/** Fits the arguments of a call to what the function takes. */
import type { Call, Expression } from '../ast';
import { textOf } from '../dynamicValue';
import { KqlError } from '../error';
import type { Parameter, ScalarFunction } from '../functions/definition';
import type { ScalarType, Tuple, Value } from '../value';
import { isNumeric } from './comparison';
import { mismatch } from './scope';
import type { Compiled } from './scope';

/** Compiles a call. Throws `UnknownFunction`, `WrongArguments` for their number, `TypeMismatch` for their types. */
export function bindCall(
  call: Call,
  functions: ReadonlyMap<string, ScalarFunction>,
  now: number,
  compile: (expression: Expression) => Compiled,
): Compiled {
  const { name, at } = call;
  const definition = functions.get(name);
  if (definition === undefined) {
    throw new KqlError(
      'UnknownFunction',
      `there is no function "${name}"${similarName(name, functions)}`,
      at,
      name,
    );
  }
  const { bound, types } = bindArguments(call, definition, compile);
  const { result } = definition;
  const type = typeof result === 'function' ? result(types) : result;
  if (type === undefined) throw unfit(call, types);
  const evaluate = (row: Tuple): Value =>
    definition.run(
      bound.map((argument) => argument.read(row)),
      types,
      now,
    );
  return { type, evaluate, constant: bound.every((argument) => argument.constant), at };
}

/** The arguments of a call in the types that the parameters want. Throws `WrongArguments` and `TypeMismatch`. */
export function bindArguments(
  call: Call,
  signature: Signature,
  compile: (expression: Expression) => Compiled,
): { readonly bound: readonly BoundArgument[]; readonly types: readonly ScalarType[] } {
  checkCount(call, signature);
  const { parameters, rest = 'any' } = signature;
  const bound = call.arguments.map((argument, index) =>
    bindArgument(argument, parameters[index] ?? rest, call.name, compile),
  );
  return { bound, types: bound.map((argument) => argument.type) };
}

/** The error for arguments that each fit but do not go together. */
export function unfit({ name, at }: Call, types: readonly ScalarType[]): KqlError {
  return mismatch(`${name}() does not go with ${types.join(', ')}`, at);
}

type Signature = Pick<ScalarFunction, 'parameters' | 'optional' | 'rest'>;

/** An argument as the function reads it from a row. */
export interface BoundArgument {
  readonly type: ScalarType;
  readonly read: (row: Tuple) => Value;
  readonly constant: boolean;
}

function similarName(name: string, functions: ReadonlyMap<string, ScalarFunction>): string {
  const folded = name.toLowerCase();
  return name !== folded && functions.has(folded) ? `; it is written "${folded}"` : '';
}

function checkCount(
  { name, at, arguments: given }: Call,
  { parameters, optional = 0, rest }: Signature,
): void {
  const least = parameters.length - optional;
  const most = rest === undefined ? parameters.length : Infinity;
  if (given.length >= least && given.length <= most) return;
  const range =
    least === most ? String(least) : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  throw new KqlError(
    'WrongArguments',
    `${name}() takes ${range} argument${range === '1' ? '' : 's'}, not ${given.length}`,
    at,
    name,
  );
}

function bindArgument(
  argument: Expression,
  parameter: Parameter,
  name: string,
  compile: (expression: Expression) => Compiled,
): BoundArgument {
  if (parameter === 'type') {
    if (argument.kind !== 'typeReference') throw mismatch(`${name}() takes a typeof(…) here`, argument.at);
    return { type: argument.type, read: () => null, constant: true };
  }
  const { type, evaluate, constant } = compile(argument);

  if (!accepts[parameter](type))
    throw mismatch(`${name}() takes ${wordings[parameter]} here, not ${type}`, argument.at);
  const asText = parameter === 'text' || parameter === 'string';
  const read: Compiled['evaluate'] = asText ? (row) => textOf(evaluate(row), type) : evaluate;
  return { type: asText ? 'string' : type, read, constant };
}

const accepts: Readonly<Record<Exclude<Parameter, 'type'>, (type: ScalarType) => boolean>> = {
  any: () => true,
  text: () => true,
  string: (type) => type === 'string' || type === 'dynamic',
  json: (type) => type === 'string' || type === 'dynamic',
  bool: (type) => type === 'bool',
  whole: (type) => type === 'int' || type === 'long',
  number: isNumeric,
  dynamic: (type) => type === 'dynamic',
  timespan: (type) => type === 'timespan',
};

const wordings: Readonly<Record<Exclude<Parameter, 'type'>, string>> = {
  any: 'a value',
  text: 'a value',
  string: 'a text',
  json: 'a text or a dynamic',
  bool: 'a condition',
  whole: 'a whole number',
  number: 'a number',
  dynamic: 'a dynamic',
  timespan: 'a timespan',
};
