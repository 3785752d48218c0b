/** Reads the string literals of a C# file: regular, verbatim and raw. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../escapes';
import type { ParsedFile, TextLiteral } from '../language';
import { ancestors, nodeAt } from '../nodes';

/** The literal that a node is; `undefined` for interpolated strings and everything that is no string. */
export function literalOf(node: Node): TextLiteral | undefined {
  const quotes = delimiters(node);
  if (!quotes) return undefined;
  const [open, close] = quotes;
  const start = node.startIndex + open;
  const end = node.endIndex - close;
  const content = node.text.slice(open, node.text.length - close);
  if (end < start) return undefined;
  return { start, end, value: valueOf(node.type, content) };
}

/** How long the quotes are that a literal begins and ends with; `u8` behind the last one belongs to it. */
function delimiters({ type, text }: Node): [open: number, close: number] | undefined {
  const suffix = /u8$/i.exec(text)?.[0].length ?? 0;
  switch (type) {
    case 'string_literal':
      return [1, 1 + suffix];
    case 'verbatim_string_literal':
      return [2, 1 + suffix];
    case 'raw_string_literal': {
      const quotes = /^"+/.exec(text)?.[0].length ?? 0;
      return [quotes, quotes + suffix];
    }
    default:
      return undefined;
  }
}

function valueOf(type: string, content: string): string {
  if (type === 'string_literal') return unescaped(content, 4);
  if (type === 'verbatim_string_literal') return content.replaceAll('""', '"');
  // The blanks in front of the closing quotes are in front of no line's content.
  const margin = /\n([ \t]*)$/.exec(content)?.[1];
  if (margin === undefined) return content;
  const lines = content.split(/\r?\n/).slice(1, -1);
  return lines.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line)).join('\n');
}

/** The literal whose content holds `offset`. */
export function stringAt(file: ParsedFile, offset: number): TextLiteral | undefined {
  const node = nodeAt(file.tree.rootNode, { start: offset, end: offset });
  for (const around of [node, ...ancestors(node)]) {
    const literal = literalOf(around);
    if (literal) return literal.start <= offset && offset <= literal.end ? literal : undefined;
    if (around.type === 'interpolation' || around.type === 'block') return undefined;
  }
  return undefined;
}

/** The text of a plain string literal; `undefined` for every other expression. */
export function stringValue(node: Node): string | undefined {
  return literalOf(node)?.value;
}
