/** Lines of notebook cells that are not Python: magics and shell commands, made readable for the parser. */

/** Cell magics whose cell is Python all the same. */
const pythonCells = /^%%(?:time|timeit|capture|prun|python3?|debug)\b/;

/** Strings and comments, which hide what stands in them; brackets; and the start of a line, whatever its indentation. */
const piece =
  /("""|''')(?:\\[^]|(?!\1)[^])*(?:\1)?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|#[^\n]*|[([{]|[)\]}]|=[ \t]*[!%](?=[A-Za-z])[^\n]*|(?<=^\uFEFF?|[^\\\r]\r?\n|^\uFEFF?\r?\n)[ \t]*[%!?](?:\\\r?\n|[^\n])*/g;

/** Whether a cell is in another language, such as `%%bash`. */
export function isForeignCell(text: string): boolean {
  return text.startsWith('%%') && !pythonCells.test(text);
}

/**
 * `text` with such lines turned into comments, and commands whose output is assigned into `0`, of the same length, so
 * that every offset stays. The lines of a cell in another language are all comments then.
 */
export function withoutMagics(text: string): string {
  if (isForeignCell(text)) return text.replace(/^./gm, '#');
  let depth = 0;
  return text.replace(piece, (found: string) => {
    if ('([{'.includes(found)) depth++;
    else if (')]}'.includes(found)) depth = Math.max(0, depth - 1);
    if (depth > 0) return found;
    if (/^[ \t]*[%!?]/.test(found)) return found.replace(/[%!?]/, '#').replace(/\n./g, '\n#');
    if (!/^=[ \t]*[!%]/.test(found)) return found;
    return found.replace(/[!%][^\r\n]*/, (command) => '0'.padEnd(command.length));
  });
}
