/** Small ways through a syntax tree that every language needs, without the holes of the parser's own types. */

import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { Span } from './text';

/** The named children of a node, in file order. */
export function namedChildren(node: Node): Node[] {
  return node.namedChildren.filter((child) => child !== null);
}

/** The named children of a node that begin before an offset: of a node with thousands, only those are made. */
export function namedChildrenBefore(node: Node, end: number): Node[] {
  const found: Node[] = [];
  const cursor = node.walk();
  for (let more = cursor.gotoFirstChild(); more && cursor.startIndex < end; more = cursor.gotoNextSibling()) {
    if (cursor.nodeIsNamed) found.push(cursor.currentNode);
  }
  cursor.delete();
  return found;
}

/** Where the first child of one of these types begins: no node is made of those before it. */
export function startOfChild(node: Node, types: ReadonlySet<string>): number | undefined {
  const cursor = node.walk();
  let start: number | undefined;
  for (let more = cursor.gotoFirstChild(); more && start === undefined; more = cursor.gotoNextSibling())
    if (types.has(cursor.nodeType)) start = cursor.startIndex;
  cursor.delete();
  return start;
}

/** All children of a node, punctuation included, in file order. */
export function allChildren(node: Node): Node[] {
  return node.children.filter((child) => child !== null);
}

/**
 * The nodes around `node`, innermost first, without `node` itself. One way down from the root: the parser goes it for
 * every `parent` anew, past all that stands before in the file.
 */
export function ancestors(node: Node): Node[] {
  const around: Node[] = [];
  let at: Node | null = node.tree.rootNode;
  while (at && !at.equals(node)) {
    around.push(at);
    at = at.childWithDescendant(node);
  }
  return around.reverse();
}

/** Where a node stands. */
export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}

/** Whether the unit at an offset is part of a comment. */
export function isRemark(tree: Tree, offset: number): boolean {
  return /comment/.test(tree.rootNode.descendantForIndex(offset, offset + 1)?.type ?? '');
}

/** Whether a pattern matches anywhere in what a node covers: much cheaper than a walk that finds nothing. */
export function mentions(text: string, { startIndex, endIndex }: Node, pattern: RegExp): boolean {
  return pattern.test(text.slice(startIndex, endIndex));
}

/** Whether two stretches share a unit, or touch. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The smallest named node that holds the whole span; the root when the span reaches beyond the file. */
export function nodeAt(root: Node, span: Span): Node {
  return root.namedDescendantForIndex(span.start, span.end) ?? root;
}
