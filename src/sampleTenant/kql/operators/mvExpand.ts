/** `mv-expand`: a row for every element of an array or property of a bag. */
import type { Expansion, MvExpand } from '../ast';
import { columnNames, derivedName } from '../compile/columnName';
import { compileExpression } from '../compile/compileExpression';
import { mismatch, scopeOf } from '../compile/scope';
import type { Environment } from '../compile/scope';
import { castTo } from '../dynamicValue';
import { emptyOf, isArray, isBag } from '../value';
import type { Column, Relation, ScalarType, Tuple, Value } from '../value';

/** Rows made of one row where the query gives no `limit`: Resource Graph's default, not Kusto's. */
const defaultRowLimit = 128;

interface Expanded {
  readonly index: number;
  readonly type: ScalarType;
  readonly elementsAt: (row: Tuple) => readonly Value[];
}

/**
 * Expands columns side by side. Null gives one row, an empty array or bag none. Throws `TypeMismatch` for an
 * expression that is not dynamic. https://learn.microsoft.com/kusto/query/mv-expand-operator
 */
export function mvExpand(table: Relation, operator: MvExpand, environment: Environment): Relation {
  const columns = [...table.columns];
  const expanded = operator.items.map((item) =>
    expansion(item, table.columns, columns, operator, environment),
  );
  const { indexColumn, limit = defaultRowLimit } = operator;
  if (indexColumn !== undefined) columns.push({ name: indexColumn, type: 'long' });
  const rows = table.rows.flatMap((row) => {
    const lists = expanded.map((item) => item.elementsAt(row));
    const length = Math.min(limit, Math.max(...lists.map((list) => list.length)));
    return Array.from({ length }, (_, element) => {
      const made = [...row];
      for (const [place, { index, type }] of expanded.entries()) {
        made[index] = lists[place]?.[element] ?? emptyOf(type);
      }
      return indexColumn === undefined ? made : [...made, element];
    });
  });
  return { columns, rows };
}

function expansion(
  item: Expansion,
  before: readonly Column[],
  after: Column[],
  { bagsAsArrays }: MvExpand,
  environment: Environment,
): Expanded {
  const compiled = compileExpression(item.expression, scopeOf(before, environment));
  if (compiled.type !== 'dynamic') throw mismatch(`mv-expand takes a dynamic, not ${compiled.type}`, item.at);
  const type = item.type ?? 'dynamic';
  const name = item.name ?? derivedName(item.expression) ?? freeName(after);
  const existing = after.findIndex((column) => column.name === name);
  const index = existing < 0 ? after.length : existing;
  after[index] = { name, type };
  const elementsAt = (row: Tuple): readonly Value[] =>
    elementsOf(compiled.evaluate(row), bagsAsArrays).map((element) => conforming(element, type));
  return { index, type, elementsAt };
}

function freeName(columns: readonly Column[]): string {
  return columnNames(columns.map((column) => column.name)).derive(undefined);
}

function elementsOf(value: Value, bagsAsArrays: boolean): readonly Value[] {
  if (isArray(value)) return value;
  if (!isBag(value)) return [value];
  return Object.entries(value).map(([key, property]) =>
    bagsAsArrays ? [key, property] : { [key]: property },
  );
}

/** `to typeof(…)` only names the type of elements that have it; others become nothing. Text is never parsed. */
function conforming(element: Value, type: ScalarType): Value {
  switch (type) {
    case 'dynamic':
      return element;
    case 'string':
      return castTo('string', element, 'dynamic');
    case 'bool':
      return typeof element === 'boolean' ? element : null;
    case 'int':
    case 'long':
    case 'real':
      return typeof element === 'number' ? castTo(type, element, 'real') : null;
    default:
      return castTo(type, element, 'dynamic');
  }
}
