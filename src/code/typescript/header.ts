/** Where the top of a file ends: shebang, licence, directives, imports; and where the next thing is written. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import { perTree } from '../query';
import { moduleStatements, textOf } from './modules';
import type { ModuleStatement } from './modules';

/** Where the file's code may start: behind the byte order mark, or in its first script block. */
export function fileStart({ text, code }: ParsedFile): number {
  return code ? (code.blocks[0]?.start ?? 0) : text.startsWith('\uFEFF') ? 1 : 0;
}

/** Where the code ends that `offset` is in: the file's end, or that of the script block. */
export function fileEnd({ text, code }: ParsedFile, offset: number): number {
  return code?.blocks.find(({ end }) => offset <= end)?.end ?? text.length;
}

/** The end of what stays above a file's first import: byte order mark, `#!` line, leading comments, directives. */
export function prologueEnd(file: ParsedFile): number {
  const children = namedChildren(file.tree.rootNode);
  let end = fileStart(file);
  for (const [index, child] of children.entries()) {
    if (child.type === 'comment') {
      if (!isHeaderComment(file, children, index)) break;
    } else if (child.type !== 'hash_bang_line' && !isDirective(child)) {
      break;
    }
    end = child.endIndex;
  }
  return end;
}

/**
 * The end of the last import at the top level, or of the prologue when there is none. A `require` counts only where
 * the file starts: it runs in its turn, so that what stands behind a late one comes too late for the code above.
 */
export function importsEnd(file: ParsedFile): number {
  const early = moduleStatements(file).filter((statement) => isEarly(file, statement));
  return early.reduce((end, statement) => Math.max(end, statement.end), prologueEnd(file));
}

/** Whether what a statement takes in is there for every line of the file's own level. */
export function isEarly(file: ParsedFile, { form, start }: ModuleStatement): boolean {
  return form === 'import' || start < headerEnd(file);
}

/** The end of the unbroken run of prologue, imports and `require`s that a file starts with: no code goes above it. */
export const headerEnd = perTree((file): number => {
  const statements = moduleStatements(file);
  let end = prologueEnd(file);
  for (const child of namedChildren(file.tree.rootNode)) {
    if (child.startIndex < end || child.type === 'comment') continue;
    if (!statements.some((statement) => statement.start === child.startIndex)) break;
    end = child.endIndex;
  }
  return end;
});

/** Whether a statement is a directive such as `'use strict'`: a string that is a statement by itself. */
function isDirective(node: Node): boolean {
  return (
    node.type === 'expression_statement' &&
    node.firstNamedChild?.type === 'string' &&
    node.namedChildCount === 1
  );
}

/** Whether a comment belongs to the file and not to the statement below it, to which it is attached when no line is between. */
function isHeaderComment(file: ParsedFile, children: readonly Node[], index: number): boolean {
  const comment = children[index];
  if (!comment) return false;
  const text = textOf(file, comment);
  if (/^(\/\/\/|\/\/\s*@ts-|\/\*!|\/\*\s*eslint|\/\/\s*eslint)|licen[sc]e|copyright/i.test(text)) return true;
  const next = children[index + 1];
  if (!next) return true;
  const between = file.text.slice(comment.endIndex, next.startIndex);
  const endsBlock = between.split('\n').length > 2;
  return (
    endsBlock || isDirective(next) || (next.type === 'comment' && isHeaderComment(file, children, index + 1))
  );
}
