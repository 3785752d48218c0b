/** String literals of Go: read with their escapes resolved, and written. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../escapes';
import type { ParsedFile, TextLiteral } from '../language';
import { ancestors } from '../nodes';

const literals: ReadonlySet<string> = new Set(['interpreted_string_literal', 'raw_string_literal']);

/** The literal a node is, in parentheses or not; `undefined` for everything else. */
export function literalOf(node: Node | null | undefined): TextLiteral | undefined {
  if (node?.type === 'parenthesized_expression') return literalOf(node.firstNamedChild);
  if (!node || !literals.has(node.type) || node.hasError) return undefined;
  const content = node.text.slice(1, -1);
  const value = node.type.startsWith('raw') ? content.replaceAll('\r', '') : unescaped(content);
  return { start: node.startIndex + 1, end: node.endIndex - 1, value };
}

/** The literal that holds `offset`. */
export function stringAt({ tree }: ParsedFile, offset: number): TextLiteral | undefined {
  const leaf = tree.rootNode.descendantForIndex(offset, offset);
  const node = leaf && [leaf, ...ancestors(leaf)].find(({ type }) => literals.has(type));
  const found = literalOf(node);
  return found && found.start <= offset && offset <= found.end ? found : undefined;
}

/** A literal whose value is `value`, whatever stands in it. */
export function goString(value: string): string {
  const escaped = value.replace(/["\\]|\p{Cc}|[\u2028\u2029]/gu, (unit) =>
    /["\\]/.test(unit) ? `\\${unit}` : `\\u${(unit.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
