/** Gives the variables of inserted calls names that are free where the calls are written. */

import type { SnippetPart } from './text';

/** A declaration at the start of a line: `name =`, with a type or `var`, and with `using`. */
const declared = /^(?:using )?(?:\S+(?:, \S+)* )?([A-Za-z_]\w*) = /;

/** Renames what the lines declare, `free` being asked for each name, in that line and those behind it. */
export function withFreeNames(
  lines: readonly (readonly SnippetPart[])[],
  free: (name: string) => string,
): SnippetPart[][] {
  const renamed = new Map<string, string>();
  return lines.map((line) => {
    const name = typeof line[0] === 'string' ? declared.exec(line[0])?.[1] : undefined;
    if (name !== undefined) renamed.set(name, free(name));
    return line.map((part, at) => {
      // Behind a placeholder, and in front of one, stand the quotes of a literal.
      if (typeof part !== 'string' || renamed.size === 0) return part;
      return at === 0 ? part.replace(/^[^"']*/, (code) => replaced(code, renamed)) : part;
    });
  });
}

function replaced(code: string, renamed: ReadonlyMap<string, string>): string {
  return code.replace(/[A-Za-z_]\w*/g, (word) => renamed.get(word) ?? word);
}
