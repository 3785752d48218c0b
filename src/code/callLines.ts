/** Gives the variables of inserted calls names that are free where the calls are written. */

import type { SnippetPart } from './text';

/** A declaration at the start of a line: `name =`, with a type or `var`, and with `using`; of a loop, or of a function. */
const declared =
  /^(?:using )?(?:\S+(?:, \S+)* )?([A-Za-z_]\w*) = |^(?:await )?for(?:each)? \(?(?:\S+ )?(\w+) (?:in|:) |^(?:async )?def (\w+)/;

/** A literal, as far as it is not typed over, or a name that is neither a member nor that of an argument. */
const words = /"(?:\\.|[^"\\])*(?:"|$)|'(?:\\.|[^'\\])*(?:'|$)|(?<![.\w])[A-Za-z_]\w*(?![\w=])/g;

/** Renames what the lines declare, `free` being asked for each name, in that line and those behind it. */
export function withFreeNames(
  lines: readonly (readonly SnippetPart[])[],
  free: (name: string) => string,
): SnippetPart[][] {
  const renamed = new Map<string, string>();
  return lines.map((line) => {
    const merged = withoutSeams(line);
    const [first] = merged;
    const found = typeof first === 'string' ? declared.exec(first) : null;
    const [, variable, passed, called] = found ?? [];
    const name = variable ?? passed ?? called;
    if (name !== undefined) renamed.set(name, free(name));
    // Behind what is typed over stands the rest of its literal.
    return merged.map((part, at) =>
      at === 0 && typeof part === 'string' ? part.replace(words, (word) => renamed.get(word) ?? word) : part,
    );
  });
}

/** The same text with neighbouring pieces of fixed text put together. */
export function withoutSeams(parts: readonly SnippetPart[]): SnippetPart[] {
  const merged: SnippetPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged.splice(-1, 1, last + part);
    else merged.push(part);
  }
  return merged;
}
