/** Where a word stands in a file, as a whole. */

import type { ParsedFile } from '../../language';

const wordUnit = /[\w.-]/;

/** Offsets at which `word` begins, not as a part of a longer name. */
export function tokensOf({ text }: ParsedFile, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (!wordUnit.test(text.charAt(at - 1)) && !wordUnit.test(text.charAt(at + word.length))) found.push(at);
  }
  return found;
}
