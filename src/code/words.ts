/** Finds the tokens of a name without walking the tree: the text says where to look, the tree says what stands there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from './language';
import type { Span } from './text';

const nameUnit = /[\p{L}\p{N}_]/u;

/** The names that stand all over code that takes credentials, and that are no class to make one of. */
const abstract = /(^|[^\p{L}\p{N}_])(Async)?$/u;

/**
 * The tokens that may name a credential class: all that end in `Credential` but the abstract `TokenCredential`, which
 * files that use credentials are full of. Looks only at those that begin in `within`, when given.
 */
export function credentialTokens(file: ParsedFile, within?: Span): Node[] {
  const { text } = file;
  const isClass = (at: number): boolean => {
    if (!text.endsWith('Token', at)) return true;
    return !abstract.test(text.slice(Math.max(0, at - 'AsyncToken'.length - 1), at - 'Token'.length));
  };
  return tokensEnding(file, 'Credential', isClass, within);
}

/**
 * The leaf tokens of the file whose text ends in `ending`, in file order, each once. Comments and strings are leaves of
 * another type: the caller picks by `node.type`. Costs one scan of the text and one look into the tree per hit, which
 * for a 5,000-line file is a fraction of what a query over the whole tree takes; `accepts` saves the look. Looks only at
 * hits that begin in `within`, when given.
 */
export function tokensEnding(
  file: ParsedFile,
  ending: string,
  accepts: (at: number) => boolean = () => true,
  within?: Span,
): Node[] {
  const { text, tree } = file;
  const root = tree.rootNode;
  const found: Node[] = [];
  let at = text.indexOf(ending, within?.start);
  for (; at !== -1 && (!within || at < within.end); at = text.indexOf(ending, at + ending.length)) {
    const end = at + ending.length;
    if (nameUnit.test(text.charAt(end)) || !accepts(at)) continue;
    const node = root.descendantForIndex(at, end);
    if (node?.endIndex === end && node.childCount === 0) found.push(node);
  }
  return found;
}

/** The leaf tokens of the file, or of `within`, whose whole text is `word`, in file order; see `tokensEnding`. */
export function tokens(
  file: ParsedFile,
  word: string,
  within?: Span,
  accepts?: (at: number) => boolean,
): Node[] {
  if (word === '') return [];
  return tokensEnding(file, word, accepts, within).filter(
    (node) => node.endIndex - node.startIndex === word.length,
  );
}
