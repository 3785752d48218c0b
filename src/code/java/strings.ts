/** Reads and writes the string literals of a Java file, text blocks included. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../escapes';
import type { ParsedFile, TextLiteral } from '../language';
import { ancestors, nodeAt } from '../nodes';

/** The literal that a node is; `undefined` for everything that is no string. */
export function literalOf(node: Node): TextLiteral | undefined {
  if (node.type !== 'string_literal' || node.hasError) return undefined;
  const { text } = node;
  const quote = text.startsWith('"""') ? 3 : 1;
  const content = text.slice(quote, -quote);
  const value = quote === 1 ? content : block(content);
  return { start: node.startIndex + quote, end: node.endIndex - quote, value: unescaped(spaced(value)) };
}

/** The lines of a text block, less the blanks that all of them begin with. */
function block(content: string): string {
  const lines = content.split(/\r?\n/).slice(1);
  const counted = lines.filter((line, at) => line.trim() !== '' || at === lines.length - 1);
  const margin = Math.min(...counted.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0));
  return lines.map((line) => line.slice(margin)).join('\n');
}

/** `\s` is a blank in Java. */
function spaced(content: string): string {
  return content.replace(/\\[^]/g, (escape) => (escape === '\\s' ? ' ' : escape));
}

/** The literal whose content holds `offset`. */
export function stringAt(file: ParsedFile, offset: number): TextLiteral | undefined {
  const node = nodeAt(file.tree.rootNode, { start: offset, end: offset });
  for (const around of [node, ...ancestors(node)]) {
    const literal = literalOf(around);
    if (literal) return literal.start <= offset && offset <= literal.end ? literal : undefined;
    if (around.type === 'block') return undefined;
  }
  return undefined;
}

/** The text of a string literal; `undefined` for every other expression. */
export function stringValue(node: Node | null | undefined): string | undefined {
  return node ? literalOf(node)?.value : undefined;
}

/** A string literal whose value is `value`, whatever stands in it. */
export function literal(value: string): string {
  const escaped = value.replace(/[\\"]|\p{Cc}/gu, (unit) =>
    unit === '\\' || unit === '"' ? `\\${unit}` : `\\${unit.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}
