/** Trees that are told of every edit, and what the last look at their findings left, so that new trees take little work. */

import type { Edit as TreeEdit } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from './language';
import { movedCode } from './parseFile';
import type { Parsed, Previous } from './parseFile';
import { parsedFile } from './source';
import type { Source } from './source';
import type { Edit, Span } from './text';
import { mergedSpans, movedSpans, writtenSpans } from './treeEdits';

/** What the last look at a tree's findings left, so that the next one looks only at what changed. */
export interface Scan {
  /** What else the findings depend on; another key asks for another look at everything. */
  readonly key: string;
  /** Stretches that changed since. */
  readonly dirty: readonly Span[];
  /** Where there was something to report, or could have been. */
  readonly marks: readonly Span[];
}

export interface Tracked {
  /** As it was parsed; once edited, its tree is good for nothing but to be parsed against. */
  readonly file: ParsedFile;
  parsed: Previous;
  isEdited: boolean;
  scan?: Scan;
}

/** Stretches that are no further apart than this are looked at as one: a look costs more than a few units of text. */
const near = 200;

/** Tells trees of edits that happened at once; `told` is the same for the parser. */
export function edit(tracked: Tracked, told: readonly TreeEdit[], edits: readonly Edit[]): void {
  const { tree, whole, code, isInCode = true } = tracked.parsed;
  for (const one of told) {
    tree.edit(one);
    whole?.edit(one);
  }
  if (code) {
    const moved = movedCode(code, edits);
    tracked.parsed = { ...tracked.parsed, ...moved, isInCode: isInCode && moved.isInCode };
  }
  tracked.isEdited ||= told.length > 0;
  if (!tracked.scan) return;
  const { key, dirty, marks } = tracked.scan;
  const moved = mergedSpans([...movedSpans(dirty, edits), ...writtenSpans(edits)], near);
  tracked.scan = { key, dirty: moved, marks: movedSpans(marks, edits) };
}

/** Takes in what was just parsed. With `before`, only where the two trees differ has to be looked at again. */
export function track(source: Source, parsed: Parsed, before: Tracked | undefined): Tracked {
  const tracked = { file: parsedFile(source, parsed), parsed, isEdited: false };
  // Trees of two languages cannot be compared: script blocks may change theirs.
  if (!before?.scan || before.file.code?.languageId !== parsed.code?.languageId) return tracked;
  const changed = before.file.tree.getChangedRanges(parsed.tree);
  const spans = changed.map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
  return { ...tracked, scan: { ...before.scan, dirty: mergedSpans([...before.scan.dirty, ...spans], near) } };
}
