/** Parses a document as its language asks for: whole, or only the code in it. */

import type { Grammars } from './grammars';
import type { EmbeddedCode, Language, ParsedFile } from './language';
import { parse } from './parse';
import type { ParseOptions } from './parse';

/** A tree, and where the code stands in a file that holds more than code. */
export interface Parsed {
  readonly tree: ParsedFile['tree'];
  readonly code?: EmbeddedCode;
}

/** Parses `text`; the caller frees the tree. `tooLarge` and what is thrown are those of `parse`. */
export async function parseFile(
  grammars: Grammars,
  language: Language,
  { languageId, text, path }: Pick<ParsedFile, 'languageId' | 'text' | 'path'>,
  options: ParseOptions = {},
): Promise<Parsed | 'tooLarge'> {
  const grammar = await grammars.load(language.grammarFor(languageId));
  if (!language.codeIn) {
    const tree = await parse(grammar, text, { ...options, path });
    return tree === 'tooLarge' ? tree : { tree };
  }
  // Where the code starts and ends may change with any edit, so that nothing of an earlier tree is reused.
  const { signal } = options;
  const fresh = { path, ...(signal && { signal }) };
  const outer = await parse(grammar, text, fresh);
  if (outer === 'tooLarge') return outer;
  const found = language.codeIn(text, outer);
  outer.delete();
  const tree = await parse(await grammars.load(found.grammar), blankOutside(text, found), fresh);
  return tree === 'tooLarge' ? tree : { tree, code: { languageId: found.languageId, blocks: found.blocks } };
}

/** The text with all but the blocks turned into blanks, so that every offset and line stays. */
function blankOutside(text: string, { blocks }: EmbeddedCode): string {
  let result = '';
  let position = 0;
  const blank = (end: number): string => text.slice(position, end).replace(/[^\r\n]/g, ' ');
  for (const { start, end } of blocks) {
    result += blank(start) + text.slice(start, end);
    position = end;
  }
  return result + blank(text.length);
}
