/** Keeps the trees of the few documents that are visible, edits them along, and frees them. */

import type { Edit as TreeEdit, Tree } from '@vscode/tree-sitter-wasm';
import type { Grammars } from './grammars';
import type { ParsedFile } from './language';
import { languageFor } from './languages';
import { isTooLarge } from './parse';
import { parseFile } from './parseFile';
import type { Parsed } from './parseFile';
import { parsedFile } from './source';
import type { Source, Unparsed } from './source';
import type { Edit, Span } from './text';
import { editedCopy, movedSpans, treeEdits, writtenSpans } from './treeEdits';
import { hasTrigger } from './triggers';

/** A kept tree of a 5,000-line file takes about 10 MB, so that no more than this many are kept. */
export const maxKeptTrees = 8;

/** What the last look at a document's findings left, so that the next one looks only at what changed. */
export interface Scan {
  /** What else the findings depend on; another key asks for another look at everything. */
  readonly key: string;
  /** Stretches that changed since. */
  readonly dirty: readonly Span[];
  /** Where there was something to report, or could have been. */
  readonly marks: readonly Span[];
}

export interface Trees {
  /** Takes in a document, or its text anew when something was missed. */
  open(source: Source): void;
  /** Takes in edits that happened at once, in offsets of the text before them. */
  update(source: Source, edits: readonly Edit[]): void;
  close(uri: string): void;
  /** The document with its tree, parsed if need be. The tree is good until the next `await`. */
  parsed(uri: string): Promise<ParsedFile | Unparsed>;
  /** The document with its tree if that is of this version; never parses. Good until the next `await`. */
  current(uri: string, version: number): ParsedFile | undefined;
  scanOf(uri: string): Scan | undefined;
  setScan(uri: string, scan: Omit<Scan, 'dirty'>): void;
}

interface Kept {
  source: Source;
  /** What the tree is of; edits since then are in `pending`. */
  file?: ParsedFile;
  pending: TreeEdit[];
  scan?: Scan;
  job?: { readonly result: Promise<ParsedFile | Unparsed>; readonly abort: AbortController };
}

/** Makes the store of one window. */
export function createTrees(grammars: Grammars): Trees {
  // Least recently used first.
  const kept = new Map<string, Kept>();

  function close(uri: string): void {
    const entry = kept.get(uri);
    if (!entry) return;
    kept.delete(uri);
    forget(entry);
  }

  function open(source: Source): void {
    close(source.uri);
    kept.set(source.uri, { source, pending: [] });
  }

  function update(source: Source, edits: readonly Edit[]): void {
    const entry = kept.get(source.uri);
    const before = entry?.source;
    const growth = edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
    const follows =
      before?.languageId === source.languageId && before.text.length + growth === source.text.length;
    if (!entry || !before || !follows) {
      open(source);
      return;
    }
    entry.job?.abort.abort();
    delete entry.job;
    if (entry.file) entry.pending.push(...treeEdits(before.text, edits));
    if (entry.scan) {
      const { key, dirty, marks } = entry.scan;
      const moved = [...movedSpans(dirty, edits), ...writtenSpans(edits)];
      entry.scan = { key, dirty: moved, marks: movedSpans(marks, edits) };
    }
    entry.source = source;
  }

  /** Frees the trees that were used longest ago, so that no more than `maxKeptTrees` are left. */
  function freeOldest(): void {
    const holders = [...kept.values()].filter(({ file }) => file);
    for (const entry of holders.slice(0, Math.max(0, holders.length - maxKeptTrees))) forget(entry);
  }

  async function parsed(uri: string): Promise<ParsedFile | Unparsed> {
    const entry = kept.get(uri);
    if (!entry) return 'closed';
    kept.delete(uri);
    kept.set(uri, entry);
    if (entry.file && isCurrent(entry)) return entry.file;
    const language = languageFor(entry.source.languageId);
    if (!language) return 'unsupported';
    const { text } = entry.source;
    if (isTooLarge(text)) return 'tooLarge';
    if (!hasTrigger(text, language.triggers)) return 'noTrigger';
    if (!entry.job) {
      const abort = new AbortController();
      entry.job = { abort, result: parseEntry(entry, abort.signal) };
    }
    const { job } = entry;
    try {
      const result = await job.result;
      // Another caller of the same job may have come first, and an edit after it.
      return typeof result === 'string' || entry.file === result ? result : 'outdated';
    } finally {
      if (entry.job === job) delete entry.job;
    }
  }

  async function parseEntry(entry: Kept, signal: AbortSignal): Promise<ParsedFile | Unparsed> {
    const { source } = entry;
    // Read anew after every wait: the document may have changed or closed.
    const isOver = (): boolean => signal.aborted;
    const language = languageFor(source.languageId);
    if (!language) return 'unsupported';
    const previous = entry.file && editedCopy(entry.file.tree, entry.pending);
    try {
      const options = { signal, ...(previous && { previous }) };
      const parsed = await parseFile(grammars, language, source, options);
      if (parsed === 'tooLarge') return parsed;
      if (isOver()) {
        parsed.tree.delete();
        return 'outdated';
      }
      install(entry, parsed, previous);
      freeOldest();
      return entry.file ?? 'outdated';
    } catch (error) {
      if (isOver()) return 'outdated';
      throw error;
    } finally {
      previous?.delete();
    }
  }

  return {
    open,
    update,
    close,
    parsed,
    current(uri, version) {
      const entry = kept.get(uri);
      return entry?.source.version === version && isCurrent(entry) ? entry.file : undefined;
    },
    scanOf: (uri) => kept.get(uri)?.scan,
    setScan(uri, scan) {
      const entry = kept.get(uri);
      if (entry) entry.scan = { ...scan, dirty: [] };
    },
  };
}

/** Frees what is kept of a document; its text stays, to be parsed again. */
function forget(entry: Kept): void {
  entry.job?.abort.abort();
  entry.file?.tree.delete();
  entry.pending = [];
  delete entry.job;
  delete entry.file;
  delete entry.scan;
}

/** Puts a new tree in the place of the old one, and remembers where the two differ. */
function install(entry: Kept, parsed: Parsed, previous: Tree | undefined): void {
  const { tree } = parsed;
  // Trees of two languages cannot be compared: script blocks may change theirs.
  if (entry.file?.code?.languageId !== parsed.code?.languageId) delete entry.scan;
  if (previous && entry.scan) {
    const changed = previous.getChangedRanges(tree);
    const spans = changed.map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
    entry.scan = { ...entry.scan, dirty: [...entry.scan.dirty, ...spans] };
  }
  entry.file?.tree.delete();
  entry.pending = [];
  entry.file = parsedFile(entry.source, parsed);
}

function isCurrent({ file, source, pending }: Kept): boolean {
  return file?.text === source.text && pending.length === 0;
}
