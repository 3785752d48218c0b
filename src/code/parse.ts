/** Parses a text in short slices, so that the extension host stays responsive while a large file is read. */

import { Parser } from '@vscode/tree-sitter-wasm';
import type { Language, Tree } from '@vscode/tree-sitter-wasm';
import { turn } from '../model/turn';
import { withoutFileDirectives } from './fileDirectives';
import { withoutMagics } from './python/magics';

/** Above this many UTF-16 units (about 1 MB of source) a file is not parsed. */
export const maxParsedLength = 1_000_000;
/** Above this many lines a file is not parsed. */
export const maxParsedLines = 20_000;

/** Milliseconds a slice may take before the host gets its turn; the parser looks at the clock now and then only. */
const sliceMilliseconds = 6;

/** How often a parser may go over a text, or over one of this length where that is longer, without a look at the clock. */
const mostRounds = 3;
const shortText = 100_000;
/** Units that a parser reads at once, at most. */
const piece = 5_120;

/**
 * Why there is no tree: the text is above the limits; the parser was not at its end when its time was used up; or it was
 * stuck: it worked on for whole slices without looking at the clock, or read on to the end of the text again and again,
 * as some grammars do where a bracket or a quote is left open.
 */
export type NotParsed = 'tooLarge' | 'unfinished' | 'stuck';

export interface ParseOptions {
  /** The tree of an earlier text, already told of every edit since (`Tree.edit`): its unchanged parts are reused. */
  readonly previous?: Tree;
  readonly signal?: AbortSignal;
  /** The document's path: a notebook's cells may hold lines that are not of their language. */
  readonly path?: string;
  /** Milliseconds of work after which the parse is given up as `unfinished`; without it, it goes on to the end. */
  readonly limit?: number;
  /** Slices without a look at the clock after which the parse is given up as `stuck`. */
  readonly stuckSlices?: number;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/** Whether a text is above what is parsed at all: a million UTF-16 units, or 20,000 lines. */
export function isTooLarge(text: string): boolean {
  if (text.length > maxParsedLength) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (++lines > maxParsedLines) return true;
  }
  return false;
}

/**
 * Parses `text`; the caller frees the tree. Throws the signal's reason when it is aborted between two slices. Where
 * brackets are left open, some grammars take a hundred times as long as for the whole text: that is what `limit` is for.
 */
export async function parse(
  language: Language,
  text: string,
  options: ParseOptions = {},
): Promise<Tree | NotParsed> {
  const { signal, limit = Infinity, stuckSlices = Infinity, now = () => performance.now() } = options;
  const isCell = options.path?.endsWith('.ipynb') === true && language.name === 'python';
  // A change of one line can make another language of a whole cell, and cells are short.
  const previous = isCell ? undefined : options.previous;
  signal?.throwIfAborted();
  if (isTooLarge(text)) return 'tooLarge';
  const parser = new Parser();
  try {
    parser.setLanguage(language);
    const plain = isCell ? withoutMagics(text) : text;
    const readable = language.name === 'c_sharp' ? withoutFileDirectives(text) : plain;
    const reading = createReading(readable, stuckSlices < Infinity);
    for (let spent = 0, stuck = 0; spent < limit;) {
      const started = now();
      const room = Math.min(sliceMilliseconds, limit - spent);
      let looks = 0;
      const progressCallback = (): boolean => {
        looks += 1;
        reading.look();
        return reading.isStopped || now() >= started + room;
      };
      // Goes on where it stopped last; `null` when the slice was used up before the end of the text.
      const tree = parser.parse(reading.read, previous ?? null, { progressCallback });
      if (reading.isStopped) {
        tree?.delete();
        return 'stuck';
      }
      if (tree) reading.end();
      // What the caller does with a tree that took long is a slice of its own.
      if (tree && spent > 0) await turn();
      if (tree) return tree;
      // On a busy machine a slice may take longer without more work being done in it.
      spent += room;
      if (looks === 1) stuck += 1;
      if (stuck >= stuckSlices) return 'stuck';
      if (spent < limit) await turn();
      signal?.throwIfAborted();
    }
    return 'unfinished';
  } finally {
    parser.delete();
  }
}

interface Reading {
  /** What the parser reads with, and who asks the tree for the text of a node. */
  readonly read: (index: number) => string | undefined;
  /** The parser looks at the clock. */
  look(): void;
  /** The tree is there. */
  end(): void;
  /** The text was made to end early, since the parser read too much of it between two looks: what it makes is no good. */
  readonly isStopped: boolean;
}

/** Hands a text to the parser piece by piece, and counts how much of it is read in a row. */
function createReading(text: string, mayStop: boolean): Reading {
  const limit = mostRounds * Math.max(text.length, shortText);
  let isCounting = mayStop;
  let isStopped = false;
  let read = 0;
  let last = 0;
  return {
    read: (index) => {
      if (isCounting && index > last && index - last <= piece) read += index - last;
      last = index;
      isStopped ||= read > limit;
      return isStopped ? undefined : text.slice(index);
    },
    look: () => {
      read = 0;
    },
    end: () => {
      isCounting = false;
    },
    get isStopped() {
      return isStopped;
    },
  };
}
