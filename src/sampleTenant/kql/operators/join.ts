/** `join`: rows of two tables whose keys are equal, found through a hash of the right table. */
import type { Join, JoinCondition, JoinKind } from '../ast';
import { columnNames } from '../compile/columnName';
import { columnIndex, mismatch } from '../compile/scope';
import type { Environment } from '../compile/scope';
import { emptyOf, hashKeys } from '../value';
import type { Column, Relation, Tuple } from '../value';
import { refuseDynamic } from './rowChoice';

interface Keys {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/**
 * Joins two tables. Columns of the right one whose name is taken get a number behind it (`name1`); anti and semi
 * joins keep the columns of one side only. Throws `UnknownColumn`, and `TypeMismatch` for keys of two types or of
 * type dynamic. https://learn.microsoft.com/kusto/query/join-operator
 */
export function join(
  left: Relation,
  { flavor, right: leg, conditions }: Join,
  environment: Environment,
): Relation {
  const right = environment.run(leg);
  const keys = keysOf(left.columns, right.columns, conditions);
  switch (flavor) {
    case 'leftanti':
    case 'leftsemi':
      return withPartner(left, keys.left, right, keys.right, flavor === 'leftsemi');
    case 'rightanti':
    case 'rightsemi':
      return withPartner(right, keys.right, left, keys.left, flavor === 'rightsemi');
    default:
      return { columns: mergedColumns(left.columns, right.columns), rows: merge(left, right, keys, flavor) };
  }
}

function keysOf(
  left: readonly Column[],
  right: readonly Column[],
  conditions: readonly JoinCondition[],
): Keys {
  const pairs = conditions.map((condition) => {
    const leftIndex = columnIndex(left, condition.left, condition.at);
    const rightIndex = columnIndex(right, condition.right, condition.at);
    checkKey(left[leftIndex], right[rightIndex], condition);
    return [leftIndex, rightIndex] as const;
  });
  return { left: pairs.map(([index]) => index), right: pairs.map(([, index]) => index) };
}

function checkKey(left: Column | undefined, right: Column | undefined, { at }: JoinCondition): void {
  if (left === undefined || right === undefined) return;
  refuseDynamic(left, 'join', at);
  refuseDynamic(right, 'join', at);
  if (left.type === right.type) return;
  throw mismatch(`join does not match "${left.name}", ${left.type}, with "${right.name}", ${right.type}`, at);
}

function mergedColumns(left: readonly Column[], right: readonly Column[]): readonly Column[] {
  const names = columnNames(left.map((column) => column.name));
  return [...left, ...right.map((column) => ({ ...column, name: names.derive(column.name) }))];
}

/** Rows by their key; a key with a null in it has no equal. */
function byKey(rows: readonly Tuple[], indexes: readonly number[]): Map<string, Tuple[]> {
  const groups = new Map<string, Tuple[]>();
  for (const row of rows) {
    const key = keyOf(row, indexes);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function keyOf(row: Tuple, indexes: readonly number[]): string | undefined {
  const values = indexes.map((index) => row[index] ?? null);
  return values.includes(null) ? undefined : hashKeys(values);
}

function withPartner(
  kept: Relation,
  keptKeys: readonly number[],
  other: Relation,
  otherKeys: readonly number[],
  wanted: boolean,
): Relation {
  const partners = byKey(other.rows, otherKeys);
  const hasPartner = (row: Tuple): boolean => {
    const key = keyOf(row, keptKeys);
    return key !== undefined && partners.has(key);
  };
  return { columns: kept.columns, rows: kept.rows.filter((row) => hasPartner(row) === wanted) };
}

function merge(left: Relation, right: Relation, keys: Keys, flavor: JoinKind): readonly Tuple[] {
  const partners = byKey(right.rows, keys.right);
  const emptyLeft = left.columns.map((column) => emptyOf(column.type));
  const emptyRight = right.columns.map((column) => emptyOf(column.type));
  const rows: Tuple[] = [];
  const matched = new Set<string>();
  for (const row of left.rows) {
    const key = keyOf(row, keys.left);
    const group = key === undefined ? undefined : partners.get(key);
    if (key === undefined || group === undefined) {
      if (flavor === 'leftouter' || flavor === 'fullouter') rows.push([...row, ...emptyRight]);
      continue;
    }
    if (flavor === 'innerunique' && matched.has(key)) continue;
    matched.add(key);
    for (const partner of group) rows.push([...row, ...partner]);
  }
  if (flavor === 'rightouter' || flavor === 'fullouter') {
    const isMatched = (key: string | undefined): boolean => key !== undefined && matched.has(key);
    for (const row of right.rows) if (!isMatched(keyOf(row, keys.right))) rows.push([...emptyLeft, ...row]);
  }
  return rows;
}
