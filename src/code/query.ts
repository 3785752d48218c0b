/** Queries compiled once per grammar and answers kept per tree: what makes a second look at an unchanged file free. */

import { Query } from '@vscode/tree-sitter-wasm';
import type { Language, Node, Tree } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from './language';
import type { Span } from './text';

/** The runtime (0.3.1) takes the range of a query in bytes of UTF-16, though its nodes count units. */
const bytesPerUnit = 2;

/** Gives every node a query captures in a tree, in file order, each once; only those that reach into `within`. */
export type NodeQuery = (tree: Tree, within?: readonly Span[]) => Node[];

/** Prepares a query that must be valid in each grammar it is used with; it is compiled on first use. */
export function createQuery(source: string): NodeQuery {
  const compiled = new WeakMap<Language, Query>();
  return (tree, within) => {
    let query = compiled.get(tree.language);
    if (!query) {
      query = new Query(tree.language, source);
      compiled.set(tree.language, query);
    }
    const root = tree.rootNode;
    if (!within) return query.captures(root).map((capture) => capture.node);
    const found = new Map<number, Node>();
    for (const { start, end } of within) {
      // An empty range holds nothing, so one unit at least is looked at.
      const range = {
        startIndex: start * bytesPerUnit,
        endIndex: Math.max(end, start + 1) * bytesPerUnit,
      };
      for (const { node } of query.captures(root, range)) found.set(node.id, node);
    }
    return [...found.values()].sort((a, b) => a.startIndex - b.startIndex || b.endIndex - a.endIndex);
  };
}

/** How far from a place the beginning of what holds it is looked for, in UTF-16 units. */
const reach = 8_000;

/**
 * As `perTree`, of what stands in file order. Who asks for what is at `within` gets at least what reaches into it, and a
 * look at its surroundings is enough for that, as long as nobody has asked for the whole.
 */
export function perTreeNear<T>(
  read: (file: ParsedFile, near?: Span) => readonly T[],
): (file: ParsedFile, within?: readonly Span[]) => readonly T[] {
  const whole = new WeakMap<Tree, readonly T[]>();
  return (file, within) => {
    const known = whole.get(file.tree);
    if (known) return known;
    if (within && within.length > 0) {
      const start = Math.min(...within.map((span) => span.start)) - reach;
      return read(file, { start, end: Math.max(...within.map(({ end }) => end)) + reach });
    }
    const now = read(file);
    whole.set(file.tree, now);
    return now;
  };
}

/** Remembers what `read` said of a file for as long as its tree lives. */
export function perTree<T>(read: (file: ParsedFile) => T): (file: ParsedFile) => T {
  const known = new WeakMap<Tree, T>();
  return (file) => {
    const before = known.get(file.tree);
    if (before !== undefined) return before;
    const now = read(file);
    known.set(file.tree, now);
    return now;
  };
}
