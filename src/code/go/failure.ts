/** What Go code does at one place when something fails, as the function around it asks for. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import type { Importer } from './importer';
import { readImports } from './imports';
import { functionOf, visibleAt } from './scope';

/** The statement that ends the function: with an error variable, or with a message that is a Go expression. */
export type Failure = (what: { readonly error: string } | { readonly message: string }) => string;

/**
 * Returns the error where the last result is one, ends the program in `main` and `init`, fails a test, and panics
 * everywhere else: without the credential nothing after it can work, and a log line would let it try.
 */
export function failureIn(file: ParsedFile, inside: Node, importer: Importer): Failure {
  const around = functionOf(inside);
  const results = around ? resultTypes(around) : [];
  if (results.at(-1)?.text === 'error') {
    const zeros = results.slice(0, -1).map((type) => `${zeroOf(file, type)}, `);
    return returning(zeros.join(''), importer);
  }
  const says = (what: Parameters<Failure>[0]): string => ('error' in what ? what.error : what.message);
  const test = around && testing(file, around);
  if (test !== undefined) return (what) => `${test}.Fatal(${says(what)})`;
  const name = around?.type === 'function_declaration' ? around.childForFieldName('name')?.text : undefined;
  const endsProgram = (name === 'main' || name === 'init') && results.length === 0;
  // Another logger of that name need not have `Fatal`.
  const isLogFree =
    !visibleAt(file, 'log', inside.startIndex) &&
    readImports(file).specs.every(({ local, path }) => local !== 'log' || path === 'log');
  return endsProgram && isLogFree
    ? (what) => `${importer.nameOf('log')}.Fatal(${says(what)})`
    : (what) => `panic(${says(what)})`;
}

/** Returns the error behind `zeros`, the other results as they stand in front of it. */
export function returning(zeros: string, importer: Importer): Failure {
  return (what) =>
    `return ${zeros}${'error' in what ? what.error : `${importer.nameOf('errors')}.New(${what.message})`}`;
}

/** The types of a function's results, one for each result. */
export function resultTypes(around: Node): Node[] {
  const result = around.childForFieldName('result');
  if (!result) return [];
  if (result.type !== 'parameter_list') return [result];
  return namedChildren(result).flatMap((each) => {
    const type = each.childForFieldName('type');
    const names = each.childrenForFieldName('name').length;
    return type ? Array<Node>(Math.max(1, names)).fill(type) : [];
  });
}

/** The variable of the test that a function is or belongs to: `t`, `b`, `tb`. */
function testing(file: ParsedFile, around: Node): string | undefined {
  const local = readImports(file).specs.find(({ path }) => path === 'testing')?.local;
  const parameters = around.childForFieldName('parameters');
  const found =
    parameters &&
    namedChildren(parameters).find((each) =>
      new RegExp(`^\\*?${local ?? 'testing'}\\.(T|B|F|TB)$`).test(each.childForFieldName('type')?.text ?? ''),
    );
  const name = found?.childForFieldName('name')?.text;
  return local === undefined || name === '_' ? undefined : name;
}

const zeroByType: readonly (readonly [types: RegExp, zero: string])[] = [
  [/^string$/, '""'],
  [/^bool$/, 'false'],
  [/^(u?int(8|16|32|64|ptr)?|byte|rune|float(32|64)|complex(64|128)|time\.Duration)$/, '0'],
  [/^(error|any|context\.Context|azcore\.TokenCredential|http\.Handler|io\.\w+er|driver\.\w+)$/, 'nil'],
];

/** The zero value of a type; `*new(T)` is that of every type, and stands for those that only other files explain. */
export function zeroOf(file: ParsedFile, type: Node, depth = 0): string {
  switch (type.type) {
    case 'pointer_type':
    case 'slice_type':
    case 'map_type':
    case 'channel_type':
    case 'function_type':
    case 'interface_type':
      return 'nil';
    case 'parenthesized_type':
      return type.firstNamedChild ? zeroOf(file, type.firstNamedChild, depth) : 'nil';
    case 'array_type':
    case 'struct_type':
      return `${type.text}{}`;
    default:
  }
  const own = visibleAt(file, type.text, type.startIndex);
  const definition = own?.token.parent?.childForFieldName('type');
  if (own && definition && depth < 5) {
    if (own.token.parent?.type === 'type_parameter_declaration') return `*new(${type.text})`;
    const zero = zeroOf(file, definition, depth + 1);
    if (zero.endsWith('{}')) return `${type.text}{}`;
    return zero.startsWith('*') ? `*new(${type.text})` : zero;
  }
  const known = own ? undefined : zeroByType.find(([types]) => types.test(type.text));
  return known?.[1] ?? `*new(${type.text})`;
}
