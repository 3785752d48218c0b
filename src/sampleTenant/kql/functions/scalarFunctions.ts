/** Every scalar function there is, by name. To add one, add it to the table of its topic. */
import { castFunctions } from './castFunctions';
import { choiceFunctions } from './choiceFunctions';
import type { ScalarFunction } from './definition';
import { dynamicFunctions } from './dynamicFunctions';
import { quantityFunctions } from './quantityFunctions';
import { textFunctions } from './textFunctions';

/** Names are case-sensitive, as in Kusto. */
export const scalarFunctions: ReadonlyMap<string, ScalarFunction> = new Map(
  [castFunctions, choiceFunctions, dynamicFunctions, quantityFunctions, textFunctions].flatMap((table) =>
    Object.entries(table),
  ),
);
