/** What a scalar function is: its parameters, the type of its result, and the computation. */
import type { ScalarType, Value } from '../value';

/**
 * What a parameter takes. `string`: a string, or a dynamic as its text. `text`: anything, as its text.
 * `json`: a string or a dynamic, as it is. `whole`: int or long. `type`: a `typeof(…)`, which comes as a type without a value.
 */
export type Parameter =
  'any' | 'text' | 'string' | 'json' | 'bool' | 'whole' | 'number' | 'dynamic' | 'timespan' | 'type';

/** The computation: values and types of the arguments, and what `now()` is. */
export type Run = (values: readonly Value[], types: readonly ScalarType[], now: number) => Value;

export interface ScalarFunction {
  readonly parameters: readonly Parameter[];
  /** How many of the last parameters may be left out. */
  readonly optional?: number;
  /** What every further argument is, if there may be any. */
  readonly rest?: Parameter;
  /** The type of the result, from those of the arguments where it depends; `undefined` if they do not go together. */
  readonly result: ScalarType | ((types: readonly ScalarType[]) => ScalarType | undefined);
  /** What a column made by the call is named after: its first argument, or the function and that argument. */
  readonly naming?: 'argument' | 'prefixed';
  readonly run: Run;
}

/** The argument as text; the empty text for one that is not there. */
export function textAt(values: readonly Value[], index: number): string {
  const value = values[index];
  return typeof value === 'string' ? value : '';
}

/** The argument as a number, if it is one. */
export function numberAt(values: readonly Value[], index: number): number | undefined {
  const value = values[index];
  return typeof value === 'number' ? value : undefined;
}
