/** Kusto's regular expressions are RE2's; these are the ones that mean the same in JavaScript. */

/**
 * A regular expression of its RE2 text, with the flags that may stand in front as `(?i)`. `undefined` if it is none
 * in JavaScript. Without the flag `g`, so that it keeps no position between uses.
 */
export function toRegex(pattern: string, flags = ''): RegExp | undefined {
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  try {
    return new RegExp(
      inline === null ? pattern : pattern.slice(inline[0].length),
      `${flags}${inline?.[1] ?? ''}`,
    );
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
