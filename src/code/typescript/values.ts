/** Reads what an expression is, as far as the file alone says: literals, and constants that hold them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import { stringValue, textOf } from './modules';
import { meaningOf } from './scope';

/** An expression without parentheses, `as`, `satisfies` and `!`; a constant's name gives the constant's value. */
export function underlying(file: ParsedFile, node: Node, depth = 4): Node {
  const inner = unwrapped(node);
  if (!/^(?:shorthand_property_)?identifier$/.test(inner.type) || depth === 0) return inner;
  const meaning = meaningOf(file, textOf(file, inner), inner);
  return meaning?.kind === 'local' && meaning.constant
    ? underlying(file, meaning.constant, depth - 1)
    : inner;
}

function unwrapped(node: Node): Node {
  const wrappers = [
    'parenthesized_expression',
    'as_expression',
    'satisfies_expression',
    'non_null_expression',
  ];
  let inner = node;
  while (wrappers.includes(inner.type) && inner.firstNamedChild) inner = inner.firstNamedChild;
  return inner;
}

/** The fixed text an expression starts with, and whether that is all of it; `undefined` when it starts with something else. */
export function leadingText(file: ParsedFile, node: Node): string | undefined {
  const value = underlying(file, node);
  const literal = stringValue(file, value);
  if (literal !== undefined) return literal;
  if (value.type === 'template_string') return file.text.slice(value.startIndex + 1, value.endIndex - 1);
  if (value.type === 'binary_expression') {
    const left = value.childForFieldName('left');
    return left ? leadingText(file, left) : undefined;
  }
  return undefined;
}

/** Whether an expression is a string that can only be a managed identity's resource ID: it starts as ARM IDs start. */
export function isResourceId(file: ParsedFile, node: Node): boolean {
  const text = leadingText(file, node);
  return text !== undefined && /^\s*\/subscriptions\//i.test(text);
}

/** One entry of an object literal. */
export interface Property {
  readonly key: string;
  readonly keyNode: Node;
  /** The whole entry. */
  readonly node: Node;
  readonly value: Node;
  readonly shorthand: boolean;
}

/** The entries of an object literal; `open` when spreads or computed keys may add others. */
export function readObject(file: ParsedFile, object: Node): { properties: Property[]; open: boolean } {
  const properties: Property[] = [];
  let open = false;
  for (const node of namedChildren(object)) {
    if (node.type === 'shorthand_property_identifier') {
      properties.push({ key: textOf(file, node), keyNode: node, node, value: node, shorthand: true });
      continue;
    }
    const keyNode = node.childForFieldName(node.type === 'method_definition' ? 'name' : 'key');
    const value = node.childForFieldName('value') ?? node;
    if (keyNode && keyNode.type !== 'computed_property_name') {
      const key = stringValue(file, keyNode) ?? textOf(file, keyNode);
      properties.push({ key, keyNode, node, value, shorthand: false });
    } else if (node.type !== 'comment') {
      open = true;
    }
  }
  return { properties, open };
}
