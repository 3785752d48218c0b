/** Finds the GUID or ARM ID that a place in a text belongs to. */

import type { Span } from './text';

export interface IdText extends Span {
  readonly id: string;
}

/** A resource ID stops at whatever ends a string, a tag or a list in one of the languages; GUIDs have one form. */
const anyId =
  /\/(?:subscriptions|providers)\/[^\s'"`<>,;)\]}|]+|(?<![0-9a-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z-])/gi;
/** Longer lines are minified or data, and an ID near the place is found all the same. */
const around = 600;

/** The ID that `offset` is in or touches; `undefined` where there is none. */
export function idAt(text: string, offset: number): IdText | undefined {
  const from = Math.max(0, offset - around);
  for (const match of text.slice(from, offset + around).matchAll(anyId)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (start <= offset && offset <= end) return { id: match[0], start, end };
  }
  return undefined;
}

/** An ID without the quotes, blanks and commas that copying it from JSON or a terminal brings along. */
export function bareId(text: string): string {
  return text.trim().replace(/^["'`\s]+|["'`,;\s]+$/g, '');
}

/** Whether a text is one GUID or one ARM ID and nothing else. */
export function isOneId(text: string): boolean {
  const found = idAt(text, 0);
  return found?.start === 0 && found.end === text.length;
}
