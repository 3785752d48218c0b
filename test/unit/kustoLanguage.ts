/** Kusto's own parser and binder, from `@kusto/language-service-next`: browser scripts that want globals of their own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';

/** Tables for the binder: name to columns, name to type. */
export type KustoTables = Readonly<
  Record<string, readonly { readonly name: string; readonly type: string }[]>
>;

/** What Kusto says of a query: its complaints, and the columns of its result as `name:type`. */
export interface KustoAnalysis {
  readonly problems: readonly string[];
  readonly columns: readonly string[];
}

const scripts = ['bridge.min.js', 'Kusto.Language.Bridge.min.js'];

/** Runs in the scripts' context, where `input` is the query and `tables` the JSON of the tables. */
const glue = `
var Kql = Kusto.Language;
function listed(list) { return list ? Bridge.toArray(list) : []; }
function worded(diagnostics) {
  return listed(diagnostics).map(function (each) { return each.Start + ': ' + each.Message; });
}
function syntax() { return { problems: worded(Kql.KustoCode.Parse(input).GetSyntaxDiagnostics()), columns: [] }; }
function analysis() {
  var symbols = Object.entries(JSON.parse(tables)).map(function (table) {
    var columns = table[1].map(function (column) {
      return new Kql.Symbols.ColumnSymbol(column.name, Kql.Symbols.ScalarTypes.GetSymbol(column.type));
    });
    return new Kql.Symbols.TableSymbol.$ctor4(table[0], columns);
  });
  var database = new Kql.Symbols.DatabaseSymbol.$ctor3('database', null, symbols, false);
  var code = Kql.KustoCode.ParseAndAnalyze(input, Kql.GlobalState.Default.WithDatabase(database));
  var columns = code.ResultType ? listed(code.ResultType.Columns) : [];
  return {
    problems: worded(code.GetDiagnostics()),
    columns: columns.map(function (column) { return column.Name + ':' + column.Type.Name; }),
  };
}
`;

/** Milliseconds that a test may take that is the first to load the parser, on a busy machine. */
export const parserTimeout = 60_000;

/** The parser, loaded when first used: 5 MB of script, a second or more. */
export const kustoLanguage = createKustoLanguage();

function createKustoLanguage(): {
  syntax(query: string): KustoAnalysis;
  analyze(query: string, tables: KustoTables): KustoAnalysis;
} {
  let loaded: ReturnType<typeof load> | undefined;
  const run = (name: string, query: string, tables: KustoTables): KustoAnalysis => {
    loaded ??= load();
    Object.assign(loaded, { input: query, tables: JSON.stringify(tables) });
    const answer: unknown = runInContext(`JSON.stringify(${name}())`, loaded);
    if (typeof answer !== 'string') throw new TypeError('the parser gave no answer');
    return JSON.parse(answer) as KustoAnalysis;
  };
  return {
    syntax: (query) => run('syntax', query, {}),
    analyze: (query, tables) => run('analysis', query, tables),
  };
}

function load(): ReturnType<typeof createContext> {
  const context = createContext({ console, setTimeout, clearTimeout });
  const packageFile = createRequire(path.resolve('package.json')).resolve(
    '@kusto/language-service-next/package.json',
  );
  for (const script of scripts) {
    const filename = path.join(path.dirname(packageFile), script);
    runInContext(readFileSync(filename, 'utf8'), context, { filename });
  }
  runInContext(glue, context);
  return context;
}
