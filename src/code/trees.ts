/** Keeps the trees of the few documents that are visible, edits them along, and frees them. */

import { turn } from '../model/turn';
import { moved, untouched } from './earlier';
import type { Earlier } from './earlier';
import type { Grammars } from './grammars';
import { currentOf, forget, freeBroken, install, treesOf } from './kept';
import type { Effort, Kept } from './kept';
import type { Finding, ParsedFile } from './language';
import { isWorthParsing, languageFor } from './languages';
import { isTooLarge } from './parse';
import type { ParseOptions } from './parse';
import { free, parseFile } from './parseFile';
import type { Source, Unparsed } from './source';
import type { Edit } from './text';
import { edit, track } from './tracked';
import type { Scan, Tracked } from './tracked';
import { treeEdits } from './treeEdits';

/** A kept tree of a 5,000-line file takes about 10 MB, so that no more than this many are kept. */
export const maxKeptTrees = 8;

/** What parsing may take after an edit, in milliseconds: a text without errors needs a fraction of that. */
const afterEdit = { limit: 12, stuckSlices: 1 };
/** What it may take from a broken tree: that needs little time or very much. */
const onTrial = { limit: 4, stuckSlices: 1 };
/** What parsing may take when the typing has rested for longer: here something is shown already. */
const atRest = { limit: 1_000, stuckSlices: 2 };
/** What parsing may take for a text of which no tree is kept. */
const atFirst = { limit: 3_000 };

export interface Trees {
  /** Takes in a document, or its text anew when something was missed. */
  open(source: Source): void;
  /** Takes in edits that happened at once, in offsets of the text before them. */
  update(source: Source, edits: readonly Edit[]): void;
  close(uri: string): void;
  /** The document with its tree, parsed if need be. The tree is good until the next `await`. */
  parsed(uri: string, effort?: Effort): Promise<ParsedFile | Unparsed>;
  /** The document with its tree if that is of this version; never parses. Good until the next `await`. */
  current(uri: string, version: number): ParsedFile | undefined;
  /** Whether a file is the document as it is now. */
  isCurrent(uri: string, file: ParsedFile): boolean;
  /** Of the tree that is current. */
  scanOf(uri: string): Scan | undefined;
  setScan(uri: string, scan: Omit<Scan, 'dirty'>): void;
  /** What the last look found, moved along with the edits since. */
  earlier(uri: string): Earlier;
  /** Keeps what a look at the document as it is now found. */
  setFound(uri: string, findings: readonly Finding[]): void;
}

/** Makes the store of one window; `now` is a clock in milliseconds. */
export function createTrees(grammars: Grammars, now?: () => number): Trees {
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
    kept.set(source.uri, { source });
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
    delete entry.failed;
    // Whatever the sound tree was enough for, it is enough for once more.
    if (entry.sound && !entry.triesBroken) freeBroken(entry);
    const trees = treesOf(entry);
    const told = trees.length > 0 ? treeEdits(before.text, edits) : [];
    for (const tracked of trees) edit(tracked, told, edits);
    if (entry.earlier) entry.earlier = moved(entry.earlier, source.text, edits);
    entry.source = source;
  }

  /** Frees the trees that were used longest ago, so that no more than `maxKeptTrees` are left. */
  function freeOldest(): void {
    let count = [...kept.values()].reduce((sum, entry) => sum + treesOf(entry).length, 0);
    for (const entry of kept.values()) {
      if (count <= maxKeptTrees) return;
      count -= treesOf(entry).length;
      forget(entry);
    }
  }

  async function parsed(uri: string, effort: Effort = 'whole'): Promise<ParsedFile | Unparsed> {
    const entry = kept.get(uri);
    if (!entry) return 'closed';
    kept.delete(uri);
    kept.set(uri, entry);
    const current = currentOf(entry);
    if (current) return current.file;
    const language = languageFor(entry.source.languageId);
    if (!language) return 'unsupported';
    const { text } = entry.source;
    if (isTooLarge(text)) return 'tooLarge';
    if (!isWorthParsing(language, text)) return 'noTrigger';
    const possible = treesOf(entry).length > 0 ? effort : 'whole';
    if (entry.failed === 'whole' || entry.failed === possible) return 'unfinished';
    if (entry.isStuck && possible === 'quick') return 'unfinished';
    if (!entry.job) {
      const abort = new AbortController();
      entry.job = { effort: possible, abort, result: parseEntry(entry, possible, abort.signal) };
    }
    const { job } = entry;
    let result: ParsedFile | Unparsed | 'stuck';
    try {
      result = await job.result;
    } finally {
      if (entry.job === job) delete entry.job;
    }
    if (job.abort.signal.aborted) return 'outdated';
    if (result === 'unfinished' || result === 'stuck') {
      entry.failed = job.effort;
      entry.isStuck ||= result === 'stuck';
      // Another effort may be wanted than that of the job.
      return parsed(uri, effort);
    }
    // Another caller of the same job may have come first, and an edit after it.
    return typeof result === 'string' || currentOf(entry)?.file === result ? result : 'outdated';
  }

  async function parseEntry(
    entry: Kept,
    effort: Effort,
    signal: AbortSignal,
  ): Promise<ParsedFile | Unparsed | 'stuck'> {
    const { source } = entry;
    const { sound, broken } = entry;
    const most = effort === 'quick' ? afterEdit : sound || broken ? atRest : atFirst;
    try {
      if (effort === 'quick' && sound && broken && entry.triesBroken) {
        const file = await attempt(entry, broken, onTrial, signal);
        if (file !== 'unfinished') return file;
        freeBroken(entry);
        await turn();
      }
      if (signal.aborted) return 'outdated';
      const file = await attempt(entry, sound ?? broken, most, signal);
      if (file === 'unfinished') entry.triesBroken = true;
      return file;
    } catch (error) {
      // Read anew after every wait: the document may have changed or closed.
      if (signal.aborted || kept.get(source.uri) !== entry) return 'outdated';
      throw error;
    }
  }

  /** Parses a document against one of its trees. */
  async function attempt(
    entry: Kept,
    from: Tracked | undefined,
    most: Pick<ParseOptions, 'limit' | 'stuckSlices'>,
    signal: AbortSignal,
  ): Promise<ParsedFile | Unparsed | 'stuck'> {
    const { source } = entry;
    const language = languageFor(source.languageId);
    if (!language) return 'unsupported';
    const previous = from?.parsed;
    const options = { signal, ...most, ...(now && { now }), ...(previous && { previous }) };
    const parsed = await parseFile(grammars, language, source, options);
    if (signal.aborted) {
      if (typeof parsed === 'object') free(parsed);
      return 'outdated';
    }
    if (typeof parsed === 'string') return parsed;
    install(entry, track(source, parsed, from));
    freeOldest();
    return currentOf(entry)?.file ?? 'outdated';
  }

  return {
    open,
    update,
    close,
    parsed,
    current(uri, version) {
      const entry = kept.get(uri);
      return entry?.source.version === version ? currentOf(entry)?.file : undefined;
    },
    isCurrent(uri, file) {
      const entry = kept.get(uri);
      return entry !== undefined && currentOf(entry)?.file === file;
    },
    scanOf(uri) {
      const entry = kept.get(uri);
      return entry && currentOf(entry)?.scan;
    },
    setScan(uri, scan) {
      const entry = kept.get(uri);
      const current = entry && currentOf(entry);
      if (current) current.scan = { ...scan, dirty: [] };
    },
    earlier: (uri) => kept.get(uri)?.earlier ?? untouched([]),
    setFound(uri, findings) {
      const entry = kept.get(uri);
      if (entry) entry.earlier = untouched(findings);
    },
  };
}
