/** Rust's string literals: what they stand for, and how a value is written as one. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../escapes';
import type { ParsedFile, TextLiteral } from '../language';
import { ancestors } from '../nodes';

const escape = /\\u\{([\da-fA-F_]+)\}|\\\r?\n\s*|\\x[\da-fA-F]{2}|\\[^]/g;

/** The content and value of a string literal node; `undefined` for any other node and for byte strings. */
export function literalOf(node: Node): TextLiteral | undefined {
  const isRaw = node.type === 'raw_string_literal';
  const [open] = (isRaw ? /^r#*"/ : /^"/).exec(node.text) ?? [];
  if (open === undefined || (!isRaw && node.type !== 'string_literal')) return undefined;
  const start = node.startIndex + open.length;
  const end = Math.max(start, node.endIndex - open.length + (isRaw ? 1 : 0));
  const content = node.text.slice(open.length, open.length + end - start);
  return { start, end, value: isRaw ? content : resolved(content) };
}

function resolved(content: string): string {
  return content.replace(escape, (whole: string, point?: string) => {
    if (point !== undefined) return String.fromCodePoint(Number.parseInt(point.replaceAll('_', ''), 16));
    return /^\\\r?\n/.test(whole) ? '' : unescaped(whole);
  });
}

export function stringValue(node: Node | null | undefined): string | undefined {
  return node ? literalOf(node)?.value : undefined;
}

/** The literal around an offset; one that a macro fills in is none. */
export function stringAt({ tree }: ParsedFile, offset: number): TextLiteral | undefined {
  const leaf = tree.rootNode.descendantForIndex(offset, offset);
  const node = leaf && [leaf, ...ancestors(leaf)].find(({ type }) => type.endsWith('string_literal'));
  const literal = node && literalOf(node);
  if (!literal || offset < literal.start || offset > literal.end) return undefined;
  return node.parent?.type === 'token_tree' && literal.value.includes('{') ? undefined : literal;
}

/** The literal inside `"…"`, `"…".to_string()`, `"…".into()`, `String::from("…")`, `Some("…")`, `&"…"` and the like. */
export function literalWithin(node: Node | null | undefined): TextLiteral | undefined {
  if (!node) return undefined;
  if (node.type === 'reference_expression' || node.type === 'try_expression')
    return literalWithin(node.lastNamedChild);
  if (node.type !== 'call_expression') return literalOf(node);
  const callee = node.childForFieldName('function');
  if (callee?.type === 'field_expression') return literalWithin(callee.childForFieldName('value'));
  const given = node.childForFieldName('arguments');
  return given?.namedChildCount === 1 ? literalWithin(given.firstNamedChild) : undefined;
}

/** A string literal whose value is `value`, whatever stands in it. */
export function literal(value: string): string {
  const escaped = value.replace(/[\\"\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (unit) => {
    if (unit === '"' || unit === '\\') return `\\${unit}`;
    return `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${escaped}"`;
}
