/** Parses a document as its language asks for: whole, only the code in it, or not at all. */

import type { Tree } from '@vscode/tree-sitter-wasm';
import { turn } from '../model/turn';
import type { Grammars } from './grammars';
import type { CodeIn, Language, ParsedFile } from './language';
import { isTooLarge, parse } from './parse';
import type { NotParsed, ParseOptions } from './parse';
import type { Edit, Span } from './text';
import { movedSpans } from './treeEdits';

/** The trees of a document. */
export interface Parsed {
  readonly tree: Tree;
  /** Where the code stands in a file that holds more than code. */
  readonly code?: CodeIn;
  /** Of all that such a file holds. */
  readonly whole?: Tree;
}

/** What was parsed before, told of every edit since: its unchanged parts are reused. */
export interface Previous extends Parsed {
  /** No edit was made outside the code, so that it still stands where `code` says unless it ends itself. */
  readonly isInCode?: boolean;
}

export interface ParseFileOptions extends Omit<ParseOptions, 'previous'> {
  readonly previous?: Previous;
}

/** Parses `text`; the caller frees the trees. Why there may be none, and what is thrown, is as `parse` says. */
export async function parseFile(
  grammars: Grammars,
  language: Language,
  { languageId, text, path }: Pick<ParsedFile, 'languageId' | 'text' | 'path'>,
  options: ParseFileOptions = {},
): Promise<Parsed | NotParsed> {
  const grammar = await grammars.load(language.grammarFor(languageId));
  const { previous, ...rest } = options;
  const against = (tree: Tree | undefined): ParseOptions => ({
    ...rest,
    path,
    ...(tree && { previous: tree }),
  });
  if (language.readsLines) {
    if (isTooLarge(text)) return 'tooLarge';
    const tree = await parse(grammar, '', against(undefined));
    return typeof tree === 'string' ? tree : { tree };
  }
  if (!language.codeIn) {
    const tree = await parse(grammar, text, against(previous?.tree));
    return typeof tree === 'string' ? tree : { tree };
  }
  const known = stillThere(language, text, previous);
  const whole = known ? previous?.whole?.copy() : await parse(grammar, text, against(previous?.whole));
  if (!whole || typeof whole === 'string') return whole ?? 'unfinished';
  // Two parses are two slices of work.
  if (!known) await turn();
  const code = known ?? language.codeIn(text, whole);
  // Outside the edits both texts are the same only if the code stands at the same places.
  const isSame = previous?.code?.grammar === code.grammar && sameSpans(previous.code.blocks, code.blocks);
  const inner = against(isSame ? previous.tree : undefined);
  let tree: Tree | NotParsed = 'unfinished';
  try {
    tree = await parse(await grammars.load(code.grammar), blankOutside(text, code), inner);
  } finally {
    if (typeof tree === 'string') whole.delete();
  }
  return typeof tree === 'string' ? tree : { tree, code, whole };
}

/** Frees the trees of a document. */
export function free({ tree, whole }: Parsed): void {
  tree.delete();
  whole?.delete();
}

/** Where the code is after edits that happened at once, as far as they say. */
export function movedCode(code: CodeIn, edits: readonly Edit[]): { code: CodeIn; isInCode: boolean } {
  const spans = movedSpans(code.blocks, edits);
  const isInCode = edits.every((edit) =>
    code.blocks.some(({ start, end }) => start < edit.start && edit.end < end),
  );
  return {
    code: { ...code, blocks: code.blocks.map((block, at) => ({ ...block, ...spans[at] })) },
    isInCode,
  };
}

/** Where the code is, if an edit inside it cannot have changed that. */
function stillThere(language: Language, text: string, previous: Previous | undefined): CodeIn | undefined {
  const code = previous?.isInCode ? previous.code : undefined;
  const ends = code?.blocks.some(({ start, end }) => language.codeEnd?.test(text.slice(start, end)));
  return ends === false ? code : undefined;
}

function sameSpans(some: readonly Span[], others: readonly Span[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, at) => others[at]?.start === start && others[at].end === end)
  );
}

/**
 * The text up to the end of the last block with all but the blocks turned into blanks, so that every offset and line
 * stays. Blanks behind it would be read again for everything that an open bracket could mean, in one go.
 */
function blankOutside(text: string, { blocks }: CodeIn): string {
  let result = '';
  let position = 0;
  for (const { start, end } of blocks) {
    result += text.slice(position, start).replace(/[^\r\n]/g, ' ') + text.slice(start, end);
    position = end;
  }
  return result;
}
