/** Sets what belongs to the top of a file below its imports, or below its prologue when it has none. */

import type { ParsedFile } from '../language';
import type { SnippetEdit, SnippetPart } from '../text';
import { fileEnd, fileStart, importsEnd, prologueEnd } from './header';
import type { Style } from './style';

export interface HeaderBlock {
  /** An import to add to the others. */
  readonly statement?: string | undefined;
  /** What follows them, each with a blank line above. */
  readonly sections: readonly (readonly SnippetPart[])[];
}

/** One edit for the whole block: an import joins the imports, sections stand apart; `undefined` for an empty block. */
export function placeBlock(
  file: ParsedFile,
  block: HeaderBlock,
  { lineEnd }: Style,
): SnippetEdit | undefined {
  const blank = lineEnd.repeat(2);
  const separated = block.sections.flatMap((section) => [blank, ...section]);
  if (block.statement === undefined && separated.length === 0) return undefined;
  const end = importsEnd(file);
  const stop = fileEnd(file, end);
  const text = file.text.slice(0, stop);
  if (end > prologueEnd(file)) {
    // A comment behind the last import stays with it.
    const lineStop = text.slice(end).search(/\r?\n|$/) + end;
    const rest = text.slice(end, lineStop).trim();
    const ownsLine = rest === '' || rest.startsWith('//') || rest.startsWith('/*');
    const at = ownsLine ? lineStop : end;
    const nextLine =
      text
        .slice(at)
        .replace(/^\r?\n/, '')
        .split('\n', 1)[0]
        ?.trim() ?? '';
    const below = !ownsLine || (separated.length > 0 && nextLine !== '') ? lineEnd : '';
    const joined = block.statement === undefined ? [] : [lineEnd, block.statement];
    return { start: at, end: at, parts: [...joined, ...separated, below] };
  }
  const parts = block.statement === undefined ? separated.slice(1) : [block.statement, ...separated];
  const white = /^\s*/.exec(text.slice(end))?.[0] ?? '';
  const breaks = white.split('\n').length - 1;
  const next = end + white.length;
  const isTop = end === fileStart(file);
  const above = isTop ? '' : lineEnd.repeat(Math.max(0, 2 - breaks));
  if (next === stop) return { start: next, end: next, parts: [above, ...parts, lineEnd] };
  const start = isTop ? end : Math.max(end, text.lastIndexOf('\n', next - 1) + 1);
  return { start, end: start, parts: [above, ...parts, isTop && breaks > 0 ? lineEnd : blank] };
}
