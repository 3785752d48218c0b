/** How a TypeScript or JavaScript file is written, so that what is added looks like the rest. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildrenBefore } from '../nodes';
import { createQuery, perTree } from '../query';
import { lineEndOf, styleSample } from '../text';
import { moduleStatements, textOf } from './modules';

export interface Style {
  readonly quote: "'" | '"';
  /** `;`, or nothing in a file that leaves semicolons out. */
  readonly semicolon: ';' | '';
  /** One indentation step. */
  readonly indent: string;
  readonly lineEnd: '\n' | '\r\n';
}

const strings = createQuery('(string) @string');
const statementTypes = new Set([
  'import_statement',
  'lexical_declaration',
  'variable_declaration',
  'expression_statement',
  'return_statement',
]);

/** The style most of the file's beginning has; semicolons, single quotes and the editor's indentation where it says nothing. */
export const styleOf = perTree((file): Style => {
  return {
    quote: quoteOf(file),
    semicolon: semicolonOf(file),
    indent: indentOf(file),
    lineEnd: lineEndOf(file.text),
  };
});

function quoteOf(file: ParsedFile): "'" | '"' {
  const sources = moduleStatements(file).map(({ source }) => source);
  const evidence = sources.length > 0 ? sources : strings(file.tree, [{ start: 0, end: styleSample }]);
  const quotes = evidence
    .filter((node) => node.parent?.type !== 'jsx_attribute')
    .map((node) => file.text[node.startIndex]);
  const double = quotes.filter((quote) => quote === '"').length;
  return double * 2 > quotes.length ? '"' : "'";
}

function semicolonOf(file: ParsedFile): ';' | '' {
  const within = (node: Node): Node[] => namedChildrenBefore(node, styleSample);
  const statements = within(file.tree.rootNode)
    .slice(0, 200)
    .flatMap((node) => (node.type === 'export_statement' ? within(node) : [node]))
    .flatMap((node) => [node, ...within(node.childForFieldName('body') ?? node)])
    .filter((node) => statementTypes.has(node.type))
    // A namespace counts as an expression, and ends without one.
    .filter((node) => node.firstNamedChild?.type !== 'internal_module');
  const without = statements.filter((node) => !textOf(file, node).endsWith(';')).length;
  return without * 2 > statements.length ? '' : ';';
}

function indentOf(file: ParsedFile): string {
  const counts = new Map<string, number>();
  let before = '';
  for (const line of file.text.slice(0, styleSample).split(/\r?\n/)) {
    const text = line.trimStart();
    if (line === '' || text.startsWith('*')) continue;
    const white = line.slice(0, line.length - text.length);
    if (white.length > before.length && white.startsWith(before)) {
      const step = white.slice(before.length);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    before = white;
  }
  const [first] = [...counts]
    .filter(([step]) => step === '\t' || step.length > 1)
    .sort((a, b) => b[1] - a[1]);
  return first ? first[0] : file.indent;
}
