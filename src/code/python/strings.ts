/** Reads the string literals of a Python file: plain, raw and bytes, on one line or between triple quotes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../escapes';
import type { ParsedFile, TextLiteral } from '../language';
import { ancestors, nodeAt } from '../nodes';

/** The literal that a node is; `undefined` for f-strings, template strings and everything that is no string. */
export function literalOf(node: Node): TextLiteral | undefined {
  const open = node.type === 'string' ? node.firstChild : null;
  const close = node.lastChild;
  if (open?.type !== 'string_start' || close?.type !== 'string_end' || /[ft]/i.test(open.text))
    return undefined;
  const { endIndex: start } = open;
  const content = node.text.slice(start - node.startIndex, close.startIndex - node.startIndex);
  const value = /r/i.test(open.text) ? content : unescaped(content);
  return { start, end: close.startIndex, value };
}

/** The literal whose content holds `offset`. */
export function stringAt(file: ParsedFile, offset: number): TextLiteral | undefined {
  const node = nodeAt(file.tree.rootNode, { start: offset, end: offset });
  for (const around of [node, ...ancestors(node)]) {
    if (around.type === 'interpolation') return undefined;
    if (around.type !== 'string') continue;
    const literal = literalOf(around);
    return literal && literal.start <= offset && offset <= literal.end ? literal : undefined;
  }
  return undefined;
}

/** The text of a plain string literal; `undefined` for every other expression. */
export function stringValue(node: Node): string | undefined {
  return literalOf(node)?.value;
}
