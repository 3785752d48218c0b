/** C++ string literals: what they stand for, and how a value is written as one. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../escapes';
import type { ParsedFile, TextLiteral } from '../language';
import { ancestors } from '../nodes';

/** The content and value of a string literal node; `undefined` for any other, and for one that others are joined to. */
export function literalOf(node: Node): TextLiteral | undefined {
  const isRaw = node.type === 'raw_string_literal';
  if (!isRaw && node.type !== 'string_literal') return undefined;
  if (node.parent?.type === 'concatenated_string' || node.parent?.type === 'preproc_include')
    return undefined;
  const [open] = (isRaw ? /^(u8)?R"[^(]*\(/ : /^(u8)?"/).exec(node.text) ?? [];
  if (open === undefined) return undefined;
  const start = node.startIndex + open.length;
  const end = node.endIndex - (isRaw ? open.replace(/^(u8)?R/, '').length : 1);
  const content = node.text.slice(open.length, open.length + Math.max(0, end - start));
  return { start, end: start + content.length, value: isRaw ? content : unescaped(content, 4) };
}

export function stringValue(node: Node | null | undefined): string | undefined {
  return node ? literalOf(node)?.value : undefined;
}

/** The literal around an offset. */
export function stringAt({ tree }: ParsedFile, offset: number): TextLiteral | undefined {
  const leaf = tree.rootNode.descendantForIndex(offset, offset);
  const node = leaf && [leaf, ...ancestors(leaf)].find(({ type }) => type.endsWith('string_literal'));
  const literal = node && literalOf(node);
  return literal && offset >= literal.start && offset <= literal.end ? literal : undefined;
}

/** A string literal whose value is `value`, whatever stands in it. */
export function literal(value: string): string {
  const escaped = value.replace(/[\\"\p{Cc}]/gu, (unit) => {
    if (unit === '"' || unit === '\\') return `\\${unit}`;
    return `\\${(unit.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`;
  });
  // Two question marks could begin a trigraph.
  return `"${escaped.replaceAll('??', '?\\?')}"`;
}
