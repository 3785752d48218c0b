/** Adds entries under a path of keys, making the keys that are missing, in the indentation the file has. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { lastInk, lineEnd, lineStart } from '../../lines';
import { lineEndOf } from '../../text';
import type { Edit } from '../../text';
import { entriesOf, entryAt, scalarOf } from './model';
import type { Entry } from './model';

/** A key and the text of its value, quoted where it has to be. */
export type NewEntry = readonly [key: string, value: string];

/**
 * Edits that give every key below `path` its value: an existing scalar is replaced, others come after the last entry
 * there. `undefined` where the place is a flow mapping or no mapping, or a value that is no scalar would be lost.
 */
export function mergeEntries(
  text: string,
  root: Node,
  path: readonly string[],
  entries: readonly NewEntry[],
  step: string,
): Edit[] | undefined {
  if (root.type !== 'block_mapping') return undefined;
  const [head, ...rest] = path;
  if (head === undefined) return setEntries(text, root, entries);
  const entry = entryAt(root, head);
  if (entry?.value?.type === 'block_mapping') return mergeEntries(text, entry.value, rest, entries, step);
  const indent = ' '.repeat(root.startPosition.column);
  if (!entry) return [after(text, root, block(indent, path, entries, step, text))];
  // A key without a value, such as `labels:`, takes the entries below itself.
  if (entry.value) return undefined;
  const end = lineEnd(text, entry.pair.startIndex);
  return [{ start: end, end, text: lineEndOf(text) + block(indent + step, rest, entries, step, text) }];
}

/** The lines of nested keys with entries below the innermost. */
export function block(
  indent: string,
  path: readonly string[],
  entries: readonly NewEntry[],
  step: string,
  text: string,
): string {
  const lines = path.map((key, depth) => `${indent}${step.repeat(depth)}${key}:`);
  const inner = indent + step.repeat(path.length);
  return [...lines, ...entries.map(([key, value]) => `${inner}${key}: ${value}`)].join(lineEndOf(text));
}

function setEntries(text: string, mapping: Node, entries: readonly NewEntry[]): Edit[] | undefined {
  const there = new Map(entriesOf(mapping).map((entry): [string, Entry] => [entry.key, entry]));
  const edits: Edit[] = [];
  const fresh: NewEntry[] = [];
  for (const [key, value] of entries) {
    const entry = there.get(key);
    if (!entry) fresh.push([key, value]);
    else if (entry.value && scalarOf(entry.value)) {
      edits.push({ start: entry.value.startIndex, end: entry.value.endIndex, text: value });
    } else return undefined;
  }
  if (fresh.length === 0) return edits;
  const indent = ' '.repeat(mapping.startPosition.column);
  return [...edits, after(text, mapping, block(indent, [], fresh, '', text))];
}

/** Lines that come after the last line of a node. */
export function after(text: string, node: Node, lines: string): Edit {
  const end = lineEnd(text, Math.max(lastInk(text, node.endIndex) - 1, node.startIndex));
  return { start: end, end, text: lineEndOf(text) + lines };
}

/** One step of indentation as the document has it: that of its first nested mapping. */
export function stepOf(root: Node, fallback: string): string {
  for (const { pair, value } of entriesOf(root)) {
    if (value?.type !== 'block_mapping') continue;
    const step = value.startPosition.column - pair.startPosition.column;
    if (step > 0) return ' '.repeat(step);
  }
  return fallback.includes('\t') ? '  ' : fallback;
}

/** Whether a place is on a line of its own: nothing but blanks stands before it. */
export function ownLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}
