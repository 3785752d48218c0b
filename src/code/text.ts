/** Offsets, edits and line ends of a text: what every language of `code/` speaks in. Offsets count UTF-16 units. */

/** A half-open stretch of a text: `start` is in it, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces a span by a text; an empty span inserts. */
export interface Edit extends Span {
  readonly text: string;
}

/** A piece of inserted code: fixed text, or a name the developer may type over. */
export type SnippetPart = string | { readonly placeholder: string };

/** The one edit of a plan whose placeholders can be typed over; written without snippet syntax. */
export interface SnippetEdit extends Span {
  readonly parts: readonly SnippetPart[];
}

/** The text a snippet leaves behind when nothing is typed over. */
export function plainText(parts: readonly SnippetPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.placeholder)).join('');
}

/** Applies edits that do not overlap, in whatever order they come; edits at one offset keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, order) => ({ edit, order }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  let result = '';
  let position = 0;
  for (const { edit } of ordered) {
    if (edit.start < position) throw new RangeError(`edits overlap at ${edit.start}`);
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** How much of a text is looked at to tell its style, in UTF-16 units: enough to tell, cheap in a large file. */
export const styleSample = 20_000;

/** The line end that the beginning of a text uses most, `\n` when it has none. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const beginning = text.slice(0, styleSample);
  const crlf = beginning.split('\r\n').length - 1;
  const all = beginning.split('\n').length - 1;
  return crlf * 2 > all ? '\r\n' : '\n';
}
