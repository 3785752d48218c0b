/** The `#include` lines of a C++ file, and where one goes that is not there yet. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { isBlankLine, lastInk, lineStart, nextInk, nextLine } from '../lines';
import { ancestors, namedChildren } from '../nodes';
import { perTree } from '../query';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { tokens } from '../words';

export interface Include {
  readonly node: Node;
  /** The header, without its quotes or brackets. */
  readonly header: string;
  readonly isQuoted: boolean;
  /** Stands under no condition but the guard of the file. */
  readonly isTop: boolean;
}

/** Every include of the file, in file order; once per tree. */
export const readIncludes: (file: ParsedFile) => Include[] = perTree((file) => {
  const top = topOf(file);
  return tokens(file, '#include').flatMap(({ parent: node }): Include[] => {
    const path = node?.childForFieldName('path');
    if (node?.type !== 'preproc_include' || !path) return [];
    const isTop =
      node.parent !== null && (node.parent.equals(top) || node.parent.type === 'translation_unit');
    return [{ node, header: path.text.slice(1, -1), isQuoted: path.type === 'string_literal', isTop }];
  });
});

/** What holds the file's declarations: the file, or the guard `#ifndef X`, `#define X` around all of it. */
export function topOf({ tree }: ParsedFile): Node {
  const root = tree.rootNode;
  const [only, ...others] = namedChildren(root).filter(({ type }) => type !== 'comment');
  if (only?.type !== 'preproc_ifdef' || others.length > 0) return root;
  const [name, first] = namedChildren(only).filter(({ type }) => type !== 'comment');
  return first?.type === 'preproc_def' && first.childForFieldName('name')?.text === name?.text ? only : root;
}

export function isIncluded(file: ParsedFile, header: string): boolean {
  return readIncludes(file).some((each) => each.header === header);
}

type Kind = 'azure' | 'standard' | 'own';

function kindOf(header: string, isQuoted: boolean): Kind {
  if (isQuoted && !header.startsWith('azure/')) return 'own';
  return /[/.]/.test(header) ? 'azure' : 'standard';
}

/** The edits that add headers: sorted into the last group of their kind, else as a group behind the others. */
export function includeEdits(file: ParsedFile, headers: readonly string[]): Edit[] {
  const { text } = file;
  const lineBreak = lineEndOf(text);
  const missing = [...new Set(headers)].filter((header) => !isIncluded(file, header)).sort();
  const tops = readIncludes(file).filter(({ isTop }) => isTop);
  const groups: Include[][] = [];
  for (const include of tops) {
    const last = groups.at(-1)?.at(-1);
    const gap = last && text.slice(last.node.endIndex, include.node.startIndex);
    if (gap !== undefined && !/\n[^\S\n]*\r?\n/.test(gap) && gap.trim() === '') groups.at(-1)?.push(include);
    else groups.push([include]);
  }
  const added = new Map<number, string>();
  const put = (at: number, lines: string): void => void added.set(at, (added.get(at) ?? '') + lines);
  const groupOf = (kind: Kind): Include[] | undefined =>
    groups.findLast((each) => each.some((one) => kindOf(one.header, one.isQuoted) === kind));
  // What goes into a group stands in front of a new group behind it.
  const isFirst = groupOf('standard') !== undefined && groupOf('azure') === undefined;
  for (const kind of isFirst ? (['standard', 'azure'] as const) : (['azure', 'standard'] as const)) {
    const lines = missing.filter((header) => kindOf(header, false) === kind);
    if (lines.length === 0) continue;
    const group = groupOf(kind);
    if (group) {
      const own = group.filter((one) => kindOf(one.header, one.isQuoted) === kind);
      for (const header of lines) {
        const next = own.find((one) => header < one.header) ?? undefined;
        const at = next ? lineStart(text, next.node.startIndex) : behind(text, own.at(-1)?.node);
        put(at, `#include <${header}>${lineBreak}`);
      }
      continue;
    }
    const block = lines.map((header) => `#include <${header}>${lineBreak}`).join('');
    const last = groups.at(-1)?.at(-1)?.node;
    const at = last ? behind(text, last) : firstLine(file);
    const needsGap =
      last !== undefined || (at > lineStart(text, 0) && !isBlankLine(text, at - 1)) || added.has(at);
    put(at, (needsGap ? lineBreak : '') + block);
  }
  return [...added].map(([at, lines]) => {
    const isOpen = at > 0 && text.charAt(at - 1) !== '\n' && text.slice(0, at) !== '\uFEFF';
    const isNew = groups.length === 0 || lines.startsWith(lineBreak);
    const follows = isNew && nextInk(text, at) < text.length && !isBlankLine(text, at);
    const block = isOpen ? lineBreak + lines.slice(0, -lineBreak.length) : lines;
    return { start: at, end: at, text: block + (follows ? lineBreak : '') };
  });
}

/** The line behind a node; an include's node takes its line end along. */
function behind(text: string, node: Node | undefined): number {
  return nextLine(text, lastInk(text, node?.endIndex ?? 0));
}

/** The first line of declarations: behind a header comment, `#pragma once` and the file's guard. */
export function firstLine(file: ParsedFile): number {
  const { text } = file;
  const top = topOf(file);
  let end = lineStart(text, 0);
  let attached = end;
  const root = file.tree.rootNode;
  const heads = top.equals(root) ? namedChildren(root) : [...namedChildren(root), ...namedChildren(top)];
  for (const node of heads) {
    if (node.equals(top) || node.type === 'identifier') continue;
    const isGuard =
      (node.type === 'preproc_def' && !top.equals(root)) || /^#\s*pragma\s+once/.test(node.text);
    if (node.type !== 'comment' && !isGuard) break;
    attached = nextLine(text, lastInk(text, node.endIndex));
    if (isGuard || attached >= text.length || isBlankLine(text, attached)) end = attached;
    if (node.type === 'preproc_def') break;
  }
  const next = nextInk(text, end);
  return next < text.length && end < next ? Math.max(end, lineStart(text, next)) : end;
}

/** The line behind the last include at the top, or the first line of declarations. */
export function declarationsStart(file: ParsedFile): number {
  const last = readIncludes(file).findLast(({ isTop }) => isTop);
  return last ? behind(file.text, last.node) : firstLine(file);
}

/** Whether a node stands under a condition of the preprocessor other than the guard of its file. */
export function isConditional(file: ParsedFile, node: Node): boolean {
  const top = topOf(file);
  return [...ancestors(node)].some(
    (around) => /^preproc_(if|ifdef|else|elif)$/.test(around.type) && !around.equals(top),
  );
}
