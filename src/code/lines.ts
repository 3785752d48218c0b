/** Where the lines of a text begin and end. */

/** Offset of the first unit of the line that holds `offset`; a byte order mark belongs to no line. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Offset just before the line end of the line that holds `offset`, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed === -1) return text.length;
  return feed > offset && text.charAt(feed - 1) === '\r' ? feed - 1 : feed;
}

/** Offset of the first unit of the following line, or the end of the text when there is none. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed === -1 ? text.length : feed + 1;
}

/** The blanks a line begins with. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t\f]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
}

/** Whether only blanks stand on the line that holds `offset`. */
export function isBlankLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), lineEnd(text, offset)).trim() === '';
}

/** Whether only blanks stand between the start of its line and `offset`. */
export function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** Offset behind the last unit that is no blank, looking back from `offset`. */
export function lastInk(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s|\uFEFF/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Offset of the first unit that is no blank, looking ahead from `offset`; the length of the text when there is none. */
export function nextInk(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}
