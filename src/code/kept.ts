/** What is kept of one open document: its text, and the trees from which the next version of it takes little work. */

import type { Earlier } from './earlier';
import type { ParsedFile } from './language';
import { free } from './parseFile';
import type { Source, Unparsed } from './source';
import type { Tracked } from './tracked';

/**
 * How much a caller wants to know of a document. `quick`: what an edit leaves time for, so that a text with brackets
 * left open may be `unfinished`. `whole`: all that can be known in reasonable time.
 */
export type Effort = 'quick' | 'whole';

export interface Job {
  readonly effort: Effort;
  readonly result: Promise<ParsedFile | Unparsed | 'stuck'>;
  readonly abort: AbortController;
}

export interface Kept {
  source: Source;
  /** The last tree without a syntax error: from it, a text whose brackets are closed again takes little work. */
  sound?: Tracked;
  /** The last tree with one, if it is newer. */
  broken?: Tracked;
  /** From the sound tree an edit was not parsed in time: from the broken one, the next may be. */
  triesBroken?: boolean;
  /** What was tried in vain for this very text. */
  failed?: Effort;
  /** The parser holds the host up over what is broken here, so that it is not tried again at every edit. */
  isStuck?: boolean;
  /** What the last look found, moved along with the edits since. */
  earlier?: Earlier;
  job?: Job;
}

export function treesOf({ sound, broken }: Kept): Tracked[] {
  return [sound, broken].filter((tracked) => tracked !== undefined);
}

/** The tree of exactly the document's text. */
export function currentOf(entry: Kept): Tracked | undefined {
  return treesOf(entry).find(({ file, isEdited }) => !isEdited && file.text === entry.source.text);
}

/** Puts a new tree in the place of those it makes useless. */
export function install(entry: Kept, tracked: Tracked): void {
  delete entry.isStuck;
  freeBroken(entry);
  if (tracked.file.tree.rootNode.hasError) {
    entry.broken = tracked;
    return;
  }
  if (entry.sound) free(entry.sound.parsed);
  entry.sound = tracked;
  delete entry.triesBroken;
}

export function freeBroken(entry: Kept): void {
  if (entry.broken) free(entry.broken.parsed);
  delete entry.broken;
}

/** Frees the trees; the text stays, to be parsed again. */
export function forget(entry: Kept): void {
  entry.job?.abort.abort();
  delete entry.job;
  freeBroken(entry);
  if (entry.sound) free(entry.sound.parsed);
  delete entry.sound;
}
