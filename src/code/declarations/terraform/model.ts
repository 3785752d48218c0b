/** Terraform as blocks, attributes and texts: what is needed to find a place in a configuration. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../../escapes';
import type { ParsedFile, TextLiteral } from '../../language';
import { ancestors, mentions, namedChildren } from '../../nodes';

export interface Block {
  readonly node: Node;
  /** `resource`, `identity`. */
  readonly type: string;
  /** `azurerm_linux_web_app`, `app`. */
  readonly labels: readonly string[];
  /** Absent while the block is empty. */
  readonly body?: Node;
}

export interface Attribute {
  readonly name: string;
  readonly node: Node;
  readonly value: Node;
}

export function blockOf(node: Node): Block | undefined {
  const [type, ...rest] = namedChildren(node);
  if (node.type !== 'block' || type?.type !== 'identifier') return undefined;
  const body = rest.find((child) => child.type === 'body');
  const labels = rest.flatMap((child) => literalOf(child)?.value ?? []);
  return { node, type: type.text, labels, ...(body && { body }) };
}

/** The blocks right below a body. */
export function blocksIn(body: Node | undefined): Block[] {
  return body ? namedChildren(body).flatMap((child) => blockOf(child) ?? []) : [];
}

/** The blocks at the top of the file, or only those in which `about` matches somewhere. */
export function topBlocks({ tree, text }: ParsedFile, about = /(?:)/): Block[] {
  if (!about.test(text)) return [];
  return namedChildren(tree.rootNode)
    .flatMap((child) => (child.type === 'body' ? namedChildren(child) : child))
    .flatMap((child) => (mentions(text, child, about) ? (blockOf(child) ?? []) : []));
}

/** The blocks around a node, innermost first, the node's own included. */
export function blocksAround(node: Node): Block[] {
  return [node, ...ancestors(node)].flatMap((one) => blockOf(one) ?? []);
}

/** The attributes right below a body, or the elements of an object. */
export function attributesIn(node: Node | undefined): Attribute[] {
  if (!node) return [];
  return namedChildren(node).flatMap((child): Attribute[] => {
    if (child.type === 'attribute') {
      const [key, value] = namedChildren(child);
      return key && value ? [{ name: key.text, node: child, value }] : [];
    }
    if (child.type !== 'object_elem') return [];
    const key = child.childForFieldName('key') ?? namedChildren(child)[0];
    const value = child.childForFieldName('val') ?? namedChildren(child)[1];
    return key && value ? [{ name: literalOf(key)?.value ?? key.text, node: child, value }] : [];
  });
}

export function attribute(node: Node | undefined, name: string): Attribute | undefined {
  return attributesIn(node).find((one) => one.name === name);
}

/** The object, list or text an expression is, without what only wraps it. */
export function inner(node: Node): Node {
  let current = node;
  while (['expression', 'literal_value', 'collection_value'].includes(current.type)) {
    const [only, ...more] = namedChildren(current);
    if (!only || more.length > 0) break;
    current = only;
  }
  return current;
}

/** A text without interpolation; quotes are outside the span. */
export function literalOf(node: Node): TextLiteral | undefined {
  const text = inner(node);
  if (text.type !== 'string_lit') return undefined;
  const [start, end] = [text.startIndex + 1, text.endIndex - 1];
  return { start, end, value: unescaped(text.text.slice(1, -1)) };
}

/** The texts of a list. */
export function itemsOf(node: Node): Node[] {
  const list = inner(node);
  return list.type === 'tuple' ? namedChildren(list).filter(({ type }) => type === 'expression') : [];
}

/** What a block names its resource, where that is a literal. */
export function nameIn(body: Node | undefined): string | undefined {
  const named = attribute(body, 'name');
  return named && literalOf(named.value)?.value;
}
