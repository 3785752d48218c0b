/** Runs the operators of a pipeline in turn. */
import type { Operator, Pipeline } from './ast';
import type { Environment } from './compile/scope';
import { projectAway, projectKeep, projectRename } from './operators/columnChoice';
import { join } from './operators/join';
import { mvExpand } from './operators/mvExpand';
import { extend, project } from './operators/projection';
import { count, distinct, take, where } from './operators/rowChoice';
import { sort, top } from './operators/sort';
import { summarize } from './operators/summarize';
import { legName, union } from './operators/union';
import type { Relation } from './value';

/** The table that a pipeline makes. Throws `KqlError` for what does not fit, also where there are no rows. */
export function runPipeline(pipeline: Pipeline, environment: Environment): Relation {
  const { source, operators } = pipeline;
  const given = source === undefined ? undefined : sourceTable(source, environment);
  let table: Relation = given ?? { columns: [], rows: [] };
  for (const [index, operator] of operators.entries()) {
    if (operator.kind === 'union') {
      const name = index === 0 ? legName({ ...pipeline, operators: [] }) : '';
      const left = index === 0 && given === undefined ? undefined : { name, table };
      table = union(left, operator, environment);
    } else {
      table = apply(operator, table, environment);
    }
  }
  return table;
}

function sourceTable(source: NonNullable<Pipeline['source']>, environment: Environment): Relation {
  return source.kind === 'name' ? environment.table(source) : environment.run(source);
}

function apply(
  operator: Exclude<Operator, { readonly kind: 'union' }>,
  table: Relation,
  environment: Environment,
): Relation {
  switch (operator.kind) {
    case 'where':
      return where(table, operator.predicate, environment);
    case 'extend':
      return extend(table, operator.items, environment);
    case 'project':
      return project(table, operator.items, environment);
    case 'projectAway':
      return projectAway(table, operator.patterns);
    case 'projectKeep':
      return projectKeep(table, operator.patterns);
    case 'projectRename':
      return projectRename(table, operator.renamings);
    case 'distinct':
      return distinct(table, operator.items, environment, operator.at);
    case 'count':
      return count(table);
    case 'take':
      return take(table, operator.amount, environment);
    case 'top':
      return top(table, operator.amount, operator.key, environment);
    case 'sort':
      return sort(table, operator.keys, environment);
    case 'summarize':
      return summarize(table, operator, environment);
    case 'join':
      return join(table, operator, environment);
    case 'mvExpand':
      return mvExpand(table, operator, environment);
  }
}
