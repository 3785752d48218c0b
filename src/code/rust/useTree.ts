/** The tree of a `use` declaration: read, extended, thinned and written again as rustfmt writes it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { namedChildren } from '../nodes';
import { joined, plain } from './imports';

/** `path`, `path as alias`, `path::*`, or a path before braces. */
export interface UseTree {
  readonly path: readonly string[];
  /** What follows the path in its text: ` as x`, `::*`. */
  readonly tail: string;
  readonly items?: readonly UseTree[];
  /** Each item has a line of its own. */
  readonly isStacked?: boolean;
  /** The node a leaf was read from. */
  readonly node?: Node;
}

/** rustfmt breaks lines that are longer. */
const widest = 100;

/** Reads the argument of a declaration; `undefined` where comments or errors are in it. */
export function readTree(node: Node): UseTree | undefined {
  if (node.hasError || node.descendantsOfType(['line_comment', 'block_comment']).length > 0) return undefined;
  const path = node.childForFieldName('path');
  const list = node.type === 'use_list' ? node : node.childForFieldName('list');
  if (list) {
    const items = namedChildren(list).map(readTree);
    if (!items.every((item) => item !== undefined)) return undefined;
    const rows = namedChildren(list).map(({ startPosition }) => startPosition.row);
    const isStacked = rows.length > 1 && new Set([list.startPosition.row, ...rows]).size > rows.length;
    return { path: path ? segments(path) : [], tail: '', items, isStacked };
  }
  if (node.type === 'use_wildcard')
    return { path: node.firstNamedChild ? segments(node.firstNamedChild) : [], tail: '::*', node };
  const alias = node.childForFieldName('alias');
  if (path && alias) return { path: segments(path), tail: ` as ${alias.text}`, node };
  return { path: segments(node), tail: '', node };
}

function segments(node: Node): string[] {
  return plain(node).split('::');
}

/** A tree for names of one module. */
export function treeOf(module: string, names: readonly string[]): UseTree {
  const items = [...new Set(names)].map((name) => ({ path: [name], tail: '' })).sort(compareTrees);
  const [only] = items;
  const path = module.split('::');
  return only && items.length === 1 ? { path: [...path, ...only.path], tail: '' } : { path, tail: '', items };
}

/** How well names of `module` fit into a tree: 2 beside others of the module, 1 into braces further out, else 0. */
export function fitOf({ path, items, tail }: UseTree, module: readonly string[]): 0 | 1 | 2 {
  if (!items) return path.length === module.length + 1 && startsWith(path, module) && tail !== '::*' ? 2 : 0;
  if (path.length === 0 || !startsWith(module, path)) return 0;
  const rest = module.slice(path.length);
  return rest.length === 0 || items.some((item) => fitOf(item, rest) === 2) ? 2 : 1;
}

/** The tree with one more name of `module`; it has to fit. */
export function withName(tree: UseTree, module: readonly string[], name: string): UseTree {
  const { path, items } = tree;
  if (!items) {
    const leaf = { ...tree, path: [path.at(-1) ?? ''] };
    return { path: module, tail: '', items: [leaf, { path: [name], tail: '' }].sort(compareTrees) };
  }
  const rest = module.slice(path.length);
  const host = rest.length === 0 ? undefined : items.find((item) => fitOf(item, rest) === 2);
  if (host)
    return { ...tree, items: items.map((item) => (item === host ? withName(item, rest, name) : item)) };
  const isSorted = items.every((item, at) => at === 0 || compareTrees(items[at - 1] ?? item, item) <= 0);
  const grown = [...items, { path: [...rest, name], tail: '' }];
  return { ...tree, items: isSorted ? grown.sort(compareTrees) : grown };
}

/** The tree without one leaf; `undefined` when nothing is left. */
export function withoutLeaf(tree: UseTree, leaf: Node): UseTree | undefined {
  if (!tree.items) return tree.node?.equals(leaf) === true ? undefined : tree;
  const items = tree.items.map((item) => withoutLeaf(item, leaf)).filter((item) => item !== undefined);
  const [only] = items;
  if (!only) return undefined;
  if (items.length === tree.items.length || items.length > 1) return { ...tree, items };
  const isSelf = only.path.join('::') === 'self';
  return { ...only, path: isSelf ? tree.path : [...tree.path, ...only.path] };
}

/** The text behind `use `, on lines that begin with `indent` and grow by `step`. */
export function printTree(tree: UseTree, indent: string, step: string, lineBreak: string): string {
  const path = tree.path.join('::');
  if (!tree.items) return path + tree.tail;
  const items = tree.items.map((item) => printTree(item, indent + step, step, lineBreak));
  const line = joined(path, `{${items.join(', ')}}`);
  const isNested = tree.items.some((item) => item.items !== undefined);
  if (tree.isStacked !== true && !line.includes('\n') && `${indent}use ${line};`.length <= widest)
    return line;
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const fits = last !== undefined && `${indent}${step}${last} ${item},`.length <= widest;
    if (fits && tree.isStacked !== true && !isNested) lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  const body = lines.map((each) => `${lineBreak}${indent}${step}${each}`).join('');
  return joined(path, `{${body}${lineBreak}${indent}}`);
}

/** rustfmt's order: `self`, `super`, `crate`, then lower-case names, then types, then constants. */
export function compareTrees(a: UseTree, b: UseTree): number {
  for (let at = 0; at < Math.max(a.path.length, b.path.length); at++) {
    const [x, y] = [a.path[at], b.path[at]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const difference = rank(x) - rank(y);
    if (difference !== 0) return difference;
    if (x !== y) return x < y ? -1 : 1;
  }
  return Number(b.tail !== '::*') - Number(a.tail !== '::*');
}

function rank(name: string): number {
  const word = ['self', 'super', 'crate'].indexOf(name);
  if (word !== -1) return word;
  if (/^[a-z_]/.test(name)) return 3;
  return name.length > 1 && name === name.toUpperCase() ? 5 : 4;
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((segment, at) => segment === path[at]);
}
