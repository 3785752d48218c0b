/** Checks before an edit is offered that it leaves no syntax error behind that was not there. */

import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { Grammars } from './grammars';
import type { Language, ParsedFile, Plan } from './language';
import { spanOf, touches } from './nodes';
import type { NotParsed } from './parse';
import { free, parseFile } from './parseFile';
import type { Parsed } from './parseFile';
import { applyEdits, plainText } from './text';
import type { Edit, Span } from './text';
import { editedCopy, treeEdits, writtenSpans } from './treeEdits';

/** All the edits of a plan, the snippet as the text it leaves when nothing is typed over. */
export function editsOf({ edits, snippet }: Plan): Edit[] {
  if (!snippet) return [...edits];
  return [...edits, { start: snippet.start, end: snippet.end, text: plainText(snippet.parts) }];
}

/**
 * Whether the file parses after the edits at least as well as before: not one error more, and none in what they wrote.
 * Errors elsewhere in the file do not matter. `grammar` is the one the file was parsed with.
 */
export async function leavesNoNewError(
  grammars: Grammars,
  language: Language,
  file: ParsedFile,
  edits: readonly Edit[],
  signal?: AbortSignal,
): Promise<boolean> {
  if (overlap(edits)) return false;
  const before = errorsIn(file.tree).length;
  const previous = editedCopy(file.tree, treeEdits(file.text, edits));
  let parsed: Parsed | NotParsed | undefined;
  try {
    const text = applyEdits(file.text, edits);
    const options = { previous: { tree: previous }, ...(signal && { signal }) };
    parsed = await parseFile(grammars, language, { ...file, text }, options);
    if (typeof parsed === 'string') return false;
    const after = errorsIn(parsed.tree);
    const written = writtenSpans(edits);
    return after.length <= before && !after.some((error) => written.some((span) => touches(span, error)));
  } finally {
    previous.delete();
    if (typeof parsed === 'object') free(parsed);
  }
}

/** Whether two edits want the same stretch, as over a file whose errors the grammar took for something else. */
function overlap(edits: readonly Edit[]): boolean {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return ordered.some(({ start }, at) => start < (ordered[at - 1]?.end ?? 0));
}

/** Where the ERROR and MISSING nodes of a tree stand; subtrees without any are not entered. */
function errorsIn(tree: Tree): Span[] {
  const found: Span[] = [];
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing) found.push(spanOf(node));
    if (!node.hasError) return;
    for (const child of node.children) if (child) visit(child);
  };
  visit(tree.rootNode);
  return found;
}
