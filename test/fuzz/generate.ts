/** Makes up files from small grammars: every file parses, and most of what the languages folders look for is in it. */

import type { Random } from './random';

/** Productions by name. `<name>` in a text stands for one of that production's texts; `start` is the file. */
export type Productions = Readonly<Record<string, readonly string[]>>;

/** How deep productions may nest before their first, plainest text is taken. */
const deepest = 9;

/** A file of a grammar. The first text of every production must end somewhere. */
export function generate(productions: Productions, random: Random): string {
  const expand = (name: string, depth: number): string => {
    const choices = productions[name] ?? [''];
    const text = depth >= deepest ? (choices[0] ?? '') : random.pick(choices);
    return text.replace(/<([a-z]+)>/g, (whole, inner: string) =>
      inner in productions ? expand(inner, depth + 1) : whole,
    );
  };
  return expand('start', 0);
}
