/** The names of columns that a query does not name itself. */
import type { Call, Expression } from '../ast';
import { textOf } from '../dynamicValue';
import { KqlError } from '../error';
import type { Position } from '../error';
import { aggregates } from '../functions/aggregates';
import { scalarFunctions } from '../functions/scalarFunctions';

/** What a column made by an expression is called; `undefined` if nothing in it gives a name. */
export function derivedName(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
      return joined(derivedName(expression.target), expression.name);
    case 'element': {
      const { index } = expression;
      return joined(
        derivedName(expression.target),
        index.kind === 'literal' ? textOf(index.value, index.type) : '',
      );
    }
    case 'call':
      return callName(expression);
    default:
      return undefined;
  }
}

/** Casts pass a name on; aggregates put theirs before it: `count_`, `dcount_name`, `set_name`. */
function callName({ name, arguments: [argument] }: Call): string | undefined {
  const inner = argument === undefined ? undefined : derivedName(argument);
  const prefix = Object.hasOwn(aggregates, name) ? aggregates[name]?.prefix : undefined;
  if (prefix !== undefined) return `${prefix}_${inner ?? ''}`;
  const naming = scalarFunctions.get(name)?.naming;
  return naming === 'prefixed' ? `${name}_${inner ?? ''}` : naming && inner;
}

function joined(target: string | undefined, part: string): string | undefined {
  return target === undefined ? undefined : `${target}_${part}`;
}

/** Hands out column names, each once: a name that is taken gets the first number that makes it free. */
export interface ColumnNames {
  /** A name that the query wrote. Throws `DuplicateColumn` if it is taken. */
  claim(name: string, at: Position): string;
  /** A name that was derived, or `Column1` and so on where there is none. */
  derive(name: string | undefined): string;
  /** Whether the query wrote this name itself. */
  isClaimed(name: string): boolean;
}

/** Names for the columns of one table, some of them taken already. */
export function columnNames(taken: Iterable<string> = []): ColumnNames {
  const names = new Set(taken);
  const claimed = new Set<string>();
  const take = (name: string): string => {
    names.add(name);
    return name;
  };
  const numbered = (base: string): string => {
    let number = 1;
    while (names.has(`${base}${number}`)) number++;
    return take(`${base}${number}`);
  };
  return {
    claim(name, at) {
      if (names.has(name)) throw new KqlError('DuplicateColumn', `there are two columns "${name}"`, at, name);
      claimed.add(name);
      return take(name);
    },
    isClaimed: (name) => claimed.has(name),
    derive(name) {
      if (name === undefined) return numbered('Column');
      return names.has(name) ? numbered(name) : take(name);
    },
  };
}
