/** Tells a syntax tree of edits, and moves stretches of a text along with them. */

import type { Edit as TreeEdit, Point, Tree } from '@vscode/tree-sitter-wasm';
import type { Edit, Span } from './text';

/** What a tree has to be told of edits that happened at once, last in the file first; `text` is the text before them. */
export function treeEdits(text: string, edits: readonly Edit[]): TreeEdit[] {
  const lastFirst = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return lastFirst.map((edit) => {
    const startPosition = pointAt(text, edit.start);
    return {
      startIndex: edit.start,
      oldEndIndex: edit.end,
      newEndIndex: edit.start + edit.text.length,
      startPosition,
      oldEndPosition: pointAt(text, edit.end),
      newEndPosition: pointAfter(startPosition, edit.text),
    };
  });
}

/** A copy of a tree that knows of the edits, ready to be parsed against; the caller frees it. */
export function editedCopy(tree: Tree, edits: readonly TreeEdit[]): Tree {
  const copy = tree.copy();
  for (const edit of edits) copy.edit(edit);
  return copy;
}

/** Where stretches of a text are after edits that happened at once; what an edit overlaps grows over it. */
export function movedSpans(spans: readonly Span[], edits: readonly Edit[]): Span[] {
  return spans.map((span) => {
    let { start, end } = span;
    for (const edit of edits) {
      const growth = edit.text.length - (edit.end - edit.start);
      if (edit.end <= span.start) {
        start += growth;
        end += growth;
      } else if (edit.start < span.end) {
        start -= Math.max(0, span.start - edit.start);
        end += growth + Math.max(0, edit.end - span.end);
      }
    }
    return { start, end: Math.max(start, end) };
  });
}

/** The stretches of the new text that edits which happened at once wrote, in file order. */
export function writtenSpans(edits: readonly Edit[]): Span[] {
  let growth = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((edit) => {
      const start = edit.start + growth;
      growth += edit.text.length - (edit.end - edit.start);
      return { start, end: start + edit.text.length };
    });
}

/** Stretches in order, those that overlap or are no more than `gap` units apart as one. */
export function mergedSpans(spans: readonly Span[], gap = 0): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end + gap)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    row += 1;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}

function pointAfter(start: Point, inserted: string): Point {
  const lines = inserted.split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { row: start.row, column: start.column + last.length }
    : { row: start.row + lines.length - 1, column: last.length };
}
