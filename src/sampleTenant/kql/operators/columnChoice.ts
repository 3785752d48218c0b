/** `project-away`, `project-keep` and `project-rename`: which of the columns go on, and under which name. */
import type { ColumnPattern, Renaming } from '../ast';
import { columnNames } from '../compile/columnName';
import { columnIndex } from '../compile/scope';
import { KqlError } from '../error';
import type { Column, Relation } from '../value';

/** `project-away`: all columns but those. */
export function projectAway(table: Relation, patterns: readonly ColumnPattern[]): Relation {
  const chosen = choose(table.columns, patterns);
  return pick(table, (index) => !chosen.has(index));
}

/** `project-keep`: only those columns, in the order they had. */
export function projectKeep(table: Relation, patterns: readonly ColumnPattern[]): Relation {
  const chosen = choose(table.columns, patterns);
  return pick(table, (index) => chosen.has(index));
}

/**
 * `project-rename`: the same columns in the same order, some under another name, which no column had before. Throws
 * `DuplicateColumn`.
 */
export function projectRename(table: Relation, renamings: readonly Renaming[]): Relation {
  const renamed = new Map<number, Renaming>();
  for (const renaming of renamings) {
    const { from, at } = renaming;
    const index = columnIndex(table.columns, from, at);
    if (renamed.has(index)) throw new KqlError('DuplicateColumn', `"${from}" is renamed twice`, at, from);
    renamed.set(index, renaming);
  }
  const names = columnNames(table.columns.map((column) => column.name));
  const columns = table.columns.map((column, index): Column => {
    const renaming = renamed.get(index);
    return renaming === undefined ? column : { ...column, name: names.claim(renaming.to, renaming.at) };
  });
  return { columns, rows: table.rows };
}

function choose(columns: readonly Column[], patterns: readonly ColumnPattern[]): ReadonlySet<number> {
  return new Set(patterns.flatMap((pattern) => matches(columns, pattern)));
}

function matches(columns: readonly Column[], { pattern, at }: ColumnPattern): readonly number[] {
  if (!pattern.includes('*')) return [columnIndex(columns, pattern, at)];
  const escaped = pattern.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`));
  const expression = new RegExp(`^${escaped.join('.*')}$`);
  const found = columns.flatMap((column, index) => (expression.test(column.name) ? [index] : []));
  if (found.length === 0) throw new KqlError('UnknownColumn', `no column is like "${pattern}"`, at, pattern);
  return found;
}

function pick(table: Relation, isKept: (index: number) => boolean): Relation {
  const indexes = table.columns.map((_, index) => index).filter(isKept);
  return {
    columns: table.columns.filter((_, index) => isKept(index)),
    rows: table.rows.map((row) => indexes.map((index) => row[index] ?? null)),
  };
}
