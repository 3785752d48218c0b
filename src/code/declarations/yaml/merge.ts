/** Adds entries under a path of keys, making the keys that are missing, in the indentation the file has. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { lastInk, lineEnd, lineStart } from '../../lines';
import { lineEndOf } from '../../text';
import type { Edit } from '../../text';
import { entriesOf, entryAt, scalarOf } from './model';

/** A key and the text of its value, quoted where it has to be. */
export type NewEntry = readonly [key: string, value: string];

/** A value with the keys that lead to it. */
export type NewPath = readonly [path: readonly string[], value: string];

/** `mergePaths` for entries below one path. */
export function mergeEntries(
  text: string,
  root: Node,
  path: readonly string[],
  entries: readonly NewEntry[],
  step: string,
): Edit[] | undefined {
  return mergePaths(text, root, below(path, entries), step);
}

/**
 * Edits that give every path its value: an existing scalar is replaced, others come after the last entry there.
 * `undefined` where the place is a flow mapping or no mapping, or a value that is no scalar would be lost.
 */
export function mergePaths(
  text: string,
  mapping: Node,
  wanted: readonly NewPath[],
  step: string,
): Edit[] | undefined {
  if (mapping.type !== 'block_mapping') return undefined;
  const indent = ' '.repeat(mapping.startPosition.column);
  const edits: Edit[] = [];
  const fresh: NewPath[] = [];
  for (const [head, inner] of heads(wanted)) {
    const entry = entryAt(mapping, head);
    const [leaf] = inner.filter(([path]) => path.length === 0);
    if (!entry) fresh.push(...inner.map(([path, value]): NewPath => [[head, ...path], value]));
    else if (leaf) {
      if (!entry.value || !scalarOf(entry.value)) return undefined;
      edits.push({ start: entry.value.startIndex, end: entry.value.endIndex, text: leaf[1] });
    } else if (entry.value?.type === 'block_mapping') {
      const more = mergePaths(text, entry.value, inner, step);
      if (!more) return undefined;
      edits.push(...more);
    } else if (entry.value) return undefined;
    else {
      // A key without a value, such as `labels:`, takes the entries below itself.
      const end = lineEnd(text, entry.pair.startIndex);
      edits.push({ start: end, end, text: lineEndOf(text) + nested(indent + step, inner, step, text) });
    }
  }
  return fresh.length === 0 ? edits : [...edits, after(text, mapping, nested(indent, fresh, step, text))];
}

function below(path: readonly string[], entries: readonly NewEntry[]): NewPath[] {
  return entries.map(([key, value]) => [[...path, key], value]);
}

/** By the first key of their paths, with what is left of them. */
function heads(wanted: readonly NewPath[]): ReadonlyMap<string, NewPath[]> {
  const found = new Map<string, NewPath[]>();
  for (const [[head = '', ...rest], value] of wanted)
    found.set(head, [...(found.get(head) ?? []), [rest, value]]);
  return found;
}

/** The lines of some paths, each key once. */
export function nested(indent: string, wanted: readonly NewPath[], step: string, text: string): string {
  return [...heads(wanted)]
    .map(([head, inner]) => {
      const [leaf] = inner.filter(([path]) => path.length === 0);
      if (leaf) return `${indent}${head}: ${leaf[1]}`;
      return `${indent}${head}:${lineEndOf(text)}${nested(indent + step, inner, step, text)}`;
    })
    .join(lineEndOf(text));
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
