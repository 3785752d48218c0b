/** YAML as maps, lists and scalars: what is needed to find a place in a declaration and to write into it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../../escapes';
import type { ParsedFile, TextLiteral } from '../../language';
import { ancestors, namedChildren } from '../../nodes';

export interface Entry {
  readonly key: string;
  readonly pair: Node;
  /** The mapping, list or scalar; absent for a key without a value. */
  readonly value?: Node;
}

/** Nodes that only wrap a value, beside its anchor or tag. */
const wrappers: ReadonlySet<string> = new Set(['block_node', 'flow_node', 'block_sequence_item']);
const notValues: ReadonlySet<string> = new Set(['anchor', 'tag', 'comment']);

/** The value inside its wrappers; `undefined` for nothing. */
export function valueOf(node: Node | null | undefined): Node | undefined {
  let current = node ?? undefined;
  while (current && wrappers.has(current.type)) {
    current = namedChildren(current).find(({ type }) => !notValues.has(type));
  }
  return current;
}

/** The entries of a mapping, in file order; none of anything else. */
export function entriesOf(node: Node | undefined): Entry[] {
  if (node?.type !== 'block_mapping' && node?.type !== 'flow_mapping') return [];
  return namedChildren(node).flatMap((pair) => {
    const key = scalarOf(pair.childForFieldName('key'))?.value;
    const value = valueOf(pair.childForFieldName('value'));
    return key === undefined ? [] : [{ key, pair, ...(value && { value }) }];
  });
}

/** The values of a list; none of anything else. */
export function itemsOf(node: Node | undefined): Node[] {
  if (node?.type !== 'block_sequence' && node?.type !== 'flow_sequence') return [];
  return namedChildren(node).flatMap((item) => valueOf(item) ?? []);
}

/** The entry that a path of keys leads to. */
export function entryAt(node: Node | undefined, ...path: readonly string[]): Entry | undefined {
  let found: Entry | undefined;
  let current = node;
  for (const key of path) {
    found = entriesOf(current).find((entry) => entry.key === key);
    if (!found) return undefined;
    current = found.value;
  }
  return found;
}

/** A scalar on one line with what it says; quotes are outside the span. */
export function scalarOf(node: Node | null | undefined): TextLiteral | undefined {
  const scalar = valueOf(node);
  if (!scalar) return undefined;
  const { startIndex: start, endIndex: end, text } = scalar;
  switch (scalar.type) {
    case 'plain_scalar':
      return { start, end, value: text };
    case 'single_quote_scalar':
      return { start: start + 1, end: end - 1, value: text.slice(1, -1).replaceAll("''", "'") };
    case 'double_quote_scalar':
      return { start: start + 1, end: end - 1, value: unescaped(text.slice(1, -1)) };
    default:
      return undefined;
  }
}

/** What a key holds as text; `undefined` when it holds none. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  return scalarOf(entryAt(node, ...path)?.value)?.value;
}

/** The outermost value of every document of the file. */
export function rootsOf(file: ParsedFile): Node[] {
  return namedChildren(file.tree.rootNode)
    .filter(({ type }) => type === 'document')
    .flatMap((document) =>
      namedChildren(document).flatMap((child) => (child.type === 'comment' ? [] : (valueOf(child) ?? []))),
    );
}

/** The pair whose key or value holds `offset`, innermost first. */
export function pairAt(file: ParsedFile, offset: number): Node | undefined {
  const node = file.tree.rootNode.descendantForIndex(offset, offset);
  if (!node) return undefined;
  return [node, ...ancestors(node)].find(({ type }) => type === 'block_mapping_pair' || type === 'flow_pair');
}

/** The value of the list item that holds `offset`; `undefined` where a pair is closer. */
export function itemAt(file: ParsedFile, offset: number): Node | undefined {
  const node = file.tree.rootNode.descendantForIndex(offset, offset);
  if (!node) return undefined;
  const around = [node, ...ancestors(node)];
  const found = around.find(({ type }) =>
    /^(?:block_sequence_item|block_mapping_pair|flow_pair)$/.test(type),
  );
  return found?.type === 'block_sequence_item' ? valueOf(found.firstNamedChild) : undefined;
}

/** The keys from the root of the document down to a pair, its own last; list positions are left out. */
export function pathTo(pair: Node): string[] {
  return [pair, ...ancestors(pair)]
    .filter(({ type }) => type === 'block_mapping_pair' || type === 'flow_pair')
    .map((one) => scalarOf(one.childForFieldName('key'))?.value ?? '')
    .reverse();
}
