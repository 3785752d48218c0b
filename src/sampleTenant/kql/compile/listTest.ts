/** `in (…)` and `has_any (…)`: tests against a list of values, an array, or the first column of a table. */
import type { Expression, ListOperator, ListTest, NameReference } from '../ast';
import { textOf, toDynamic } from '../dynamicValue';
import type { Column, Json, ScalarType, Tuple } from '../value';
import { isArray } from '../value';
import { comparableType } from './comparison';
import { compileConstant, mismatch } from './scope';
import type { Compiled, Environment, Scope } from './scope';
import { hasTerm, textReader } from './textTest';

/** Compiles a list test. An item that is an array stands for its elements. */
export function listTest(
  test: ListTest,
  compile: (expression: Expression) => Compiled,
  { columns, environment }: Scope,
): Compiled {
  const { operator, at } = test;
  const left = compile(test.left);
  const items =
    tableOf(test, columns, environment) ?? (isExpressions(test.items) ? test.items.map(compile) : []);
  for (const item of items) checkItem(operator, left.type, item);
  const constant = items.every((item) => item.constant);
  const listAt = (row: Tuple): readonly Json[] => items.flatMap((item) => elementsOf(item, row));
  const answer =
    operator === 'has_any' || operator === 'has_all' ? termTest(operator, left) : memberTest(operator, left);
  const fixed = constant ? answer(listAt([])) : undefined;
  return {
    type: 'bool',
    evaluate: (row) => (fixed ?? answer(listAt(row)))(row),
    constant: constant && left.constant,
    at,
  };
}

function isExpressions(items: ListTest['items']): items is readonly Expression[] {
  return Array.isArray(items);
}

/** The values of the table on the right, if it is one: a subquery, or the name of a table. */
function tableOf(
  { items, at }: ListTest,
  columns: readonly Column[],
  environment: Environment,
): Compiled[] | undefined {
  let table;
  if (!isExpressions(items)) table = environment.run(items);
  else if (items.length === 1 && items[0]?.kind === 'name' && isTable(items[0], columns, environment)) {
    table = environment.table(items[0]);
  } else return undefined;
  const [column] = table.columns;
  if (column === undefined) throw mismatch('the table on the right has no column', at);
  return table.rows.map((row) => compileConstant(column.type, row[0] ?? null, at));
}

/** A column of that name comes first, then the value of a `let`. */
function isTable({ name }: NameReference, columns: readonly Column[], environment: Environment): boolean {
  const isValue = columns.some((column) => column.name === name) || environment.value(name) !== undefined;
  return !isValue && environment.isTableName(name);
}

function checkItem(operator: ListOperator, left: ScalarType, item: Compiled): void {
  const isText = (type: ScalarType): boolean => type === 'string' || type === 'dynamic';
  const fits =
    operator === 'in' || operator === '!in'
      ? (left === 'dynamic' && item.type === 'dynamic') || comparableType(left, item.type) !== undefined
      : isText(left) && isText(item.type);
  if (!fits) throw mismatch(`"${operator}" does not go with ${left} and ${item.type}`, item.at);
}

function elementsOf(item: Compiled, row: Tuple): readonly Json[] {
  const value = toDynamic(item.evaluate(row), item.type);
  return isArray(value) ? value : [value];
}

type Answer = (list: readonly Json[]) => (row: Tuple) => boolean;

/** Null is in no list. */
function memberTest(operator: ListOperator, left: Compiled): Answer {
  const negated = operator.startsWith('!');
  const blind = operator.endsWith('~');
  const key = (value: Json): Json => (blind ? textOf(value, 'dynamic').toLowerCase() : value);
  return (list) => {
    const members = new Set(list.filter((value) => value !== null).map(key));
    return (row) => {
      const value = toDynamic(left.evaluate(row), left.type);
      return (value !== null && members.has(key(value))) !== negated;
    };
  };
}

function termTest(operator: 'has_any' | 'has_all', left: Compiled): Answer {
  const read = textReader(left);
  return (list) => {
    const terms = list.map((value) => textOf(value, 'dynamic').toLowerCase());
    return (row) => {
      const text = read(row).toLowerCase();
      return operator === 'has_any'
        ? terms.some((term) => hasTerm(text, term))
        : terms.every((term) => hasTerm(text, term));
    };
  };
}
