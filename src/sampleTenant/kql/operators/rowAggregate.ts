/** `arg_max`, `arg_min`, `any` and `take_any`: aggregates that choose a row of the group and give columns of it. */
import type { Call, Expression, NamedExpression } from '../ast';
import { derivedName } from '../compile/columnName';
import type { ColumnNames } from '../compile/columnName';
import { compareValues } from '../compile/comparison';
import { compileExpression } from '../compile/compileExpression';
import { mismatch } from '../compile/scope';
import type { Compiled, Scope } from '../compile/scope';
import { KqlError } from '../error';
import { rowAggregateNames } from '../functions/aggregates';
import { emptyOf } from '../value';
import type { Column, Tuple } from '../value';
import type { Producer } from './summarize';

interface Output {
  readonly name: string;
  readonly compiled: Compiled;
}

/**
 * Compiles an item that is one of these aggregates; `undefined` for any other. `*` stands for all columns that are
 * neither grouped by nor written before it.
 */
export function rowAggregate(
  item: NamedExpression,
  grouped: readonly string[],
  names: ColumnNames,
  scope: Scope,
): Producer | undefined {
  const { expression: call } = item;
  if (call.kind !== 'call' || !rowAggregateNames.includes(call.name)) return undefined;
  const outputs = outputsOf(call, grouped, scope);
  const [first] = outputs;
  if (first === undefined) return undefined;
  const columns = outputs.map(({ name, compiled }, index): Column => {
    const named = index === 0 && item.name !== undefined;
    return { name: named ? names.claim(item.name, item.at) : names.derive(name), type: compiled.type };
  });
  const choose = chooser(call, first.compiled);
  return {
    columns,
    run: (rows) => {
      const row = choose(rows);
      return outputs.map(({ compiled }) =>
        row === undefined ? emptyOf(compiled.type) : compiled.evaluate(row),
      );
    },
  };
}

function outputsOf(call: Call, grouped: readonly string[], scope: Scope): readonly Output[] {
  const isArgument = call.name === 'arg_max' || call.name === 'arg_min';
  const least = isArgument ? 2 : 1;
  if (call.arguments.length < least) {
    const given = call.arguments.length;
    throw new KqlError(
      'WrongArguments',
      `${call.name}() takes at least ${least} arguments, not ${given}`,
      call.at,
      call.name,
    );
  }
  const written = call.arguments.flatMap((argument) => (argument.kind === 'name' ? [argument.name] : []));
  const omitted = [...grouped, ...written];
  const [measure] = call.arguments;
  const measured = measure === undefined ? undefined : derivedName(measure);
  return call.arguments.flatMap((argument, index) => {
    const all = argument.kind === 'star' && !(isArgument && index === 0);
    const remaining = all ? scope.columns.filter((column) => !omitted.includes(column.name)) : [];
    const chosen: readonly Expression[] = all
      ? remaining.map(({ name }) => ({ kind: 'name', name, at: argument.at }))
      : [argument];
    return chosen.map((expression) => ({
      name: outputName(call.name, derivedName(expression), measured, index),
      compiled: compileExpression(expression, scope),
    }));
  });
}

/** A column keeps its name, but for the older `any`; one without is called after the aggregate and what it measures. */
function outputName(
  aggregate: string,
  name: string | undefined,
  measured: string | undefined,
  index: number,
): string {
  if (aggregate === 'any') return `any_${name ?? ''}`;
  if (name !== undefined) return name;
  if (aggregate === 'take_any') return `any_arg${index}`;
  const prefix = `${aggregate === 'arg_max' ? 'max' : 'min'}_${measured ?? ''}`;
  return index === 0 ? prefix : `${prefix}_arg${index}`;
}

/** The row with the greatest or the least value, the first one of equals; any row for the others, so the first. */
function chooser(call: Call, measure: Compiled): (rows: readonly Tuple[]) => Tuple | undefined {
  if (call.name !== 'arg_max' && call.name !== 'arg_min') return ([row]) => row;
  if (measure.type === 'dynamic' || measure.type === 'guid') {
    throw mismatch(`${call.name}() does not order ${measure.type}`, call.at);
  }
  const sign = call.name === 'arg_max' ? 1 : -1;
  return (rows) => {
    let best = rows.find((row) => measure.evaluate(row) !== null) ?? rows[0];
    for (const row of rows) {
      if (best === undefined) return undefined;
      const order = compareValues(measure.evaluate(row), measure.evaluate(best)) ?? 0;
      if (order * sign > 0) best = row;
    }
    return best;
  };
}
