/** Evaluates Kusto queries over tables in memory: the part of the language that Azure Resource Graph takes. */
import type { LetStatement } from './ast';
import { compileExpression } from './compile/compileExpression';
import { constantValue, mismatch, scopeOf } from './compile/scope';
import type { Environment } from './compile/scope';
import { toDynamic } from './dynamicValue';
import { KqlError } from './error';
import { checkLimits, limitsRows } from './limits';
import { parseQuery } from './parse/parseQuery';
import { runPipeline } from './runPipeline';
import { resourceGraphSchemas } from './schema';
import type { TableSchema } from './schema';
import { relationOf } from './tables';
import type { Relation, Row, ScalarType, Value } from './value';

export interface KqlOptions {
  /** The declared columns of tables, by lower-case name; those of Resource Graph unless given. */
  readonly schemas?: Readonly<Record<string, TableSchema>>;
  /** What `now()` is; the time of the call unless given. */
  readonly now?: Date;
}

export interface KqlResult {
  readonly rows: Row[];
  readonly columns: string[];
  /** The type of each column, in the order of `columns`. */
  readonly types: ScalarType[];
  /** Whether the query holds `take`, `limit` or `top`. */
  readonly limited: boolean;
}

/**
 * Evaluates a query over tables. Table names are blind to case, everything else is not. Datetimes, timespans and
 * GUIDs come out as text. Throws `KqlError`, and does so for what does not fit even where there are no rows.
 */
export function evaluateKql(
  query: string,
  tables: Readonly<Record<string, readonly Row[]>>,
  options: KqlOptions = {},
): KqlResult {
  const { lets, pipeline, operators } = parseQuery(query);
  checkLimits(operators);
  const environment = createEnvironment(tables, options);
  for (const statement of lets) environment.define(statement);
  const { columns, rows } = environment.run(pipeline);
  return {
    rows: rows.map((row) =>
      Object.fromEntries(columns.map(({ name, type }, index) => [name, toDynamic(row[index] ?? null, type)])),
    ),
    columns: columns.map((column) => column.name),
    types: columns.map((column) => column.type),
    limited: limitsRows(operators),
  };
}

function createEnvironment(
  tables: Readonly<Record<string, readonly Row[]>>,
  { schemas = resourceGraphSchemas, now = new Date() }: KqlOptions,
): Environment & { define(statement: LetStatement): void } {
  const given = new Map(Object.entries(tables).map(([name, rows]) => [name.toLowerCase(), rows]));
  const declared = new Map(Object.entries(schemas));
  const loaded = new Map<string, Relation>();
  const letTables = new Map<string, Relation>();
  const letValues = new Map<string, { readonly type: ScalarType; readonly value: Value }>();

  const load = (name: string): Relation | undefined => {
    const rows = given.get(name);
    const schema = declared.get(name);
    if (rows === undefined && schema === undefined) return undefined;
    const relation = loaded.get(name) ?? relationOf(rows ?? [], schema);
    loaded.set(name, relation);
    return relation;
  };
  const environment: Environment = {
    now: now.getTime(),
    value: (name) => letValues.get(name),
    isTableName: (name) => letTables.has(name) || load(name.toLowerCase()) !== undefined,
    table({ name, at }) {
      const found = letTables.get(name) ?? load(name.toLowerCase());
      if (found === undefined) throw new KqlError('UnknownTable', `there is no table "${name}"`, at, name);
      return found;
    },
    run: (pipeline) => runPipeline(pipeline, environment),
  };
  const define = (statement: LetStatement): void => {
    const { name, at } = statement;
    if (letTables.has(name) || letValues.has(name)) {
      throw new KqlError('ParserFailure', `"${name}" is defined twice`, at, name);
    }
    if ('table' in statement) letTables.set(name, environment.run(statement.table));
    else if ('alias' in statement && letValues.get(statement.alias.name) === undefined) {
      letTables.set(name, environment.table(statement.alias));
    } else {
      const expression = 'alias' in statement ? statement.alias : statement.value;
      const compiled = compileExpression(expression, scopeOf([], environment));
      const value = constantValue(compiled);
      if (value === undefined) throw mismatch(`"${name}" is no constant`, at);
      letValues.set(name, { type: compiled.type, value });
    }
  };
  return { ...environment, define };
}
