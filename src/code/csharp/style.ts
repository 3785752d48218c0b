/** How values and remarks are written in C#. */

import type { ParsedFile } from '../language';
import { styleSample } from '../text';

/** A regular string literal whose value is `value`, whatever stands in it. */
export function literal(value: string): string {
  const escaped = Array.from(value, (unit) => {
    if (unit === '\\' || unit === '"') return `\\${unit}`;
    return /[\p{Cc}\u2028\u2029]/u.test(unit)
      ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
      : unit;
  });
  return `"${escaped.join('')}"`;
}

/** A name or remark as the text of a one-line comment. */
export function commentText(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** One step of indentation: a tab in a file indented with tabs only, whatever the editor is set to. */
export function stepOf({ text, indent }: ParsedFile): string {
  const beginning = text.slice(0, styleSample);
  return /^\t+\S/m.test(beginning) && !/^ +[^\s*]/m.test(beginning) ? '\t' : indent;
}
