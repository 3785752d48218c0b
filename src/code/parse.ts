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

/** Milliseconds a slice may take before the host gets its turn. */
const sliceMilliseconds = 8;

export interface ParseOptions {
  /** The tree of an earlier text, already told of every edit since (`Tree.edit`): its unchanged parts are reused. */
  readonly previous?: Tree;
  readonly signal?: AbortSignal;
  /** The document's path: a notebook's cells may hold lines that are not of their language. */
  readonly path?: string;
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
 * Parses `text`; the caller frees the tree. Gives `tooLarge` above the limits. Throws the signal's reason when it is
 * aborted between two slices.
 */
export async function parse(
  language: Language,
  text: string,
  options: ParseOptions = {},
): Promise<Tree | 'tooLarge'> {
  const { signal } = options;
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
    let tree = parseSlice(parser, readable, previous);
    while (!tree) {
      await turn();
      signal?.throwIfAborted();
      tree = parseSlice(parser, readable, previous);
      // What the caller does with a tree that took long is a slice of its own.
      if (tree) await turn();
    }
    return tree;
  } finally {
    parser.delete();
  }
}

/** Goes on where the parser stopped last; `null` when the slice was used up before the end of the text. */
function parseSlice(parser: Parser, text: string, previous: Tree | undefined): Tree | null {
  const started = performance.now();
  return parser.parse(text, previous ?? null, {
    progressCallback: () => performance.now() - started > sliceMilliseconds,
  });
}
