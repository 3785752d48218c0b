/** Functions on arrays and property bags. */
import { textOf, toDynamic } from '../dynamicValue';
import { isArray, isBag } from '../value';
import type { Json, ScalarType, Value } from '../value';
import { sameJson } from './castFunctions';
import { textAt } from './definition';
import type { ScalarFunction } from './definition';

function elements(value: Value | undefined): readonly Json[] | undefined {
  return value !== undefined && isArray(value) ? value : undefined;
}

function jsonAt(values: readonly Value[], types: readonly ScalarType[], index: number): Json {
  return toDynamic(values[index] ?? null, types[index] ?? 'dynamic');
}

const packBag: ScalarFunction = {
  parameters: ['string', 'any'],
  rest: 'any',
  result: (types) =>
    types.length % 2 === 0 && types.every((type, index) => index % 2 === 1 || type === 'string')
      ? 'dynamic'
      : undefined,
  run: (values, types) => {
    const indexes = values.map((_, index) => index).filter((index) => index % 2 === 0);
    return Object.fromEntries(
      indexes.map((index) => [textAt(values, index), jsonAt(values, types, index + 1)]),
    );
  },
};

/** Null where an array or a bag is wanted and there is none. */
export const dynamicFunctions: Readonly<Record<string, ScalarFunction>> = {
  array_length: {
    parameters: ['dynamic'],
    result: 'long',
    run: ([array]) => elements(array)?.length ?? null,
  },
  array_concat: {
    parameters: ['dynamic'],
    rest: 'dynamic',
    result: 'dynamic',
    run: (values) => values.flatMap((value) => elements(value) ?? []),
  },
  array_index_of: {
    parameters: ['dynamic', 'any'],
    result: 'long',
    run: (values, types) => {
      const sought = jsonAt(values, types, 1);
      return elements(values[0])?.findIndex((element) => sameJson(element, sought)) ?? null;
    },
  },
  set_has_element: {
    parameters: ['dynamic', 'any'],
    result: 'bool',
    run: (values, types) => {
      const sought = jsonAt(values, types, 1);
      return elements(values[0])?.some((element) => sameJson(element, sought)) ?? null;
    },
  },
  strcat_array: {
    parameters: ['dynamic', 'string'],
    result: 'string',
    run: (values) =>
      (elements(values[0]) ?? []).map((element) => textOf(element, 'dynamic')).join(textAt(values, 1)),
  },
  bag_keys: {
    parameters: ['dynamic'],
    result: 'dynamic',
    run: ([bag = null]) => (isBag(bag) ? Object.keys(bag) : null),
  },
  bag_has_key: {
    parameters: ['dynamic', 'string'],
    result: 'bool',
    run: (values) => {
      const [bag = null] = values;
      return isBag(bag) ? Object.hasOwn(bag, textAt(values, 1)) : null;
    },
  },
  bag_merge: {
    parameters: ['dynamic', 'dynamic'],
    rest: 'dynamic',
    result: 'dynamic',
    /** Of a property that several bags hold, the first one's value stays. */
    run: (values) =>
      Object.fromEntries(
        values
          .filter(isBag)
          .toReversed()
          .flatMap((bag) => Object.entries(bag)),
      ),
  },
  bag_pack: packBag,
  pack: packBag,
  pack_array: {
    parameters: ['any'],
    rest: 'any',
    result: 'dynamic',
    run: (values, types) => values.map((_, index) => jsonAt(values, types, index)),
  },
};
