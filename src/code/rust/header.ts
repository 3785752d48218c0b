/** Where a `use` declaration goes that is not there yet: with those of its kind, or behind what has to stay in front. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { indentAt, isBlankLine, lastInk, lineStart, nextInk, nextLine } from '../lines';
import { namedChildren } from '../nodes';
import type { Edit } from '../text';
import { stepOf } from '../braceSlot';
import { readUses } from './imports';
import { compareTrees, printTree, readTree } from './useTree';
import type { UseTree } from './useTree';

type Kind = 'standard' | 'external' | 'own';

function kindOf({ path }: UseTree): Kind {
  const [first = ''] = path;
  if (/^(std|core|alloc)$/.test(first)) return 'standard';
  return /^(crate|self|super)$/.test(first) ? 'own' : 'external';
}

interface Line {
  readonly node: Node;
  readonly tree: UseTree;
}

/** The edits that add declarations to a module body or file. */
export function useEdits(
  file: ParsedFile,
  module: Node,
  trees: readonly UseTree[],
  lineBreak: string,
): Edit[] {
  const lines = readUses(file).flatMap(({ node, scope, isPlain }): Line[] => {
    const argument = isPlain && scope.equals(module) ? node.childForFieldName('argument') : null;
    const tree = argument && (readTree(argument) ?? { path: argument.text.split('::'), tail: '' });
    return tree ? [{ node, tree }] : [];
  });
  const indent = indentOf(file, module);
  const text = (tree: UseTree): string =>
    `${indent}use ${printTree(tree, indent, stepOf(file), lineBreak)};${lineBreak}`;
  const sorted = [...trees].sort(compareTrees);
  if (sorted.length === 0) return [];
  if (lines.length === 0) return [first(file, module, sorted.map(text), lineBreak)];
  const groups = groupsOf(file.text, lines);
  const kinds = groups.length > 1 ? (['standard', 'external', 'own'] as const) : [undefined];
  const added = new Map<number, Edit>();
  for (const kind of kinds) {
    const ofKind = sorted.filter((tree) => kind === undefined || kindOf(tree) === kind);
    for (const edit of beside(file, groups, kind, ofKind, text, lineBreak)) {
      const before = added.get(edit.start);
      added.set(edit.start, before ? { ...edit, text: before.text + edit.text } : edit);
    }
  }
  return [...added.values()];
}

/** The declarations that follow each other without a blank line. */
function groupsOf(text: string, lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1);
    if (last && isTogether(text, last.node, line.node)) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

function indentOf(file: ParsedFile, module: Node): string {
  if (module.type !== 'declaration_list') return '';
  return indentAt(file.text, module.startIndex) + stepOf(file);
}

/** Sorted into the only group there is or the last one of their kind; else a group of their own, the standard library's first. */
function beside(
  { text }: ParsedFile,
  groups: readonly (readonly Line[])[],
  kind: Kind | undefined,
  trees: readonly UseTree[],
  write: (tree: UseTree) => string,
  lineBreak: string,
): Edit[] {
  if (trees.length === 0) return [];
  const group =
    kind === undefined
      ? groups[0]
      : groups.findLast((each) => each.some((line) => kindOf(line.tree) === kind));
  if (group) {
    return trees.map((tree) => {
      const next = group.find((line) => compareTrees(tree, line.tree) < 0);
      const at = next ? lineStart(text, next.node.startIndex) : behind(text, group.at(-1)?.node);
      return insertAt(text, at, write(tree), lineBreak);
    });
  }
  const block = trees.map(write).join('');
  const standard = groups.findLast((each) => each.every((line) => kindOf(line.tree) === 'standard'));
  if (kind === 'standard' || !standard)
    return [
      insertAt(text, lineStart(text, groups[0]?.[0]?.node.startIndex ?? 0), block + lineBreak, lineBreak),
    ];
  return [insertAt(text, behind(text, standard.at(-1)?.node), lineBreak + block, lineBreak)];
}

function isTogether(text: string, a: Node, b: Node): boolean {
  return /^[^\S\n]*\r?\n?[^\S\n]*$/.test(text.slice(a.endIndex, b.startIndex));
}

function behind(text: string, node: Node | undefined): number {
  return nextLine(text, node?.endIndex ?? 0);
}

/** Whole lines at a line start, or behind a last line without a line end. */
function insertAt(text: string, at: number, lines: string, lineBreak: string): Edit {
  const isOpen = at > 0 && text.charAt(at - 1) !== '\n' && text.slice(0, at) !== '\uFEFF';
  return { start: at, end: at, text: isOpen ? lineBreak + lines.slice(0, -lineBreak.length) : lines };
}

/** The first line of a module that may hold an item: behind shebang, inner attributes, `//!` and a remark of its own. */
export function firstLine({ text }: ParsedFile, module: Node): number {
  let end = module.type === 'declaration_list' ? nextLine(text, module.startIndex) : lineStart(text, 0);
  let attached = end;
  for (const node of namedChildren(module)) {
    const isInner =
      node.type === 'shebang' ||
      node.type === 'inner_attribute_item' ||
      node.childForFieldName('inner') !== null;
    const isRemark = /comment$/.test(node.type) && node.childForFieldName('outer') === null;
    if (!isInner && !isRemark && node.type !== 'extern_crate_declaration') break;
    attached = nextLine(text, lastInk(text, node.endIndex));
    if (!isRemark || isInner || attached >= text.length || isBlankLine(text, attached)) end = attached;
  }
  const next = nextInk(text, end);
  return next < text.length && end < next ? Math.max(end, lineStart(text, next)) : end;
}

function first(file: ParsedFile, module: Node, lines: readonly string[], lineBreak: string): Edit {
  const { text } = file;
  const at = firstLine(file, module);
  const before = text.slice(0, at).replace('\uFEFF', '');
  const needsBlank = before !== '' && module.type !== 'declaration_list' && !isBlankLine(text, at - 1);
  const follows = nextInk(text, at) < module.endIndex && text.charAt(nextInk(text, at)) !== '}';
  const isOpen = before !== '' && !before.endsWith('\n');
  const block =
    (isOpen ? lineBreak : '') + (needsBlank ? lineBreak : '') + lines.join('') + (follows ? lineBreak : '');
  return { start: at, end: at, text: isOpen ? block.slice(0, -lineBreak.length) : block };
}
