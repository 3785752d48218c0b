/** Kusto's string literals: quoted, verbatim, multi-line, each optionally obfuscated with `h`. */

/** What a literal stands for and where it ends, or why it cannot be read and where that shows. */
export type TextLiteral =
  { readonly text: string; readonly end: number } | { readonly problem: string; readonly offset: number };

const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Whether a string literal begins at an offset of the query. */
export function startsText(source: string, offset: number): boolean {
  return /^(?:[hH]?@?["']|[hH]?(?:```|~~~))/.test(source.slice(offset, offset + 5));
}

/**
 * Reads the string literal that begins at an offset. In `'…'` and `"…"` a backslash escapes, and a doubled quote is
 * the end of one literal and the start of the next; in `@'…'` a backslash is itself and a doubled quote is one quote.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/string
 */
export function readText(source: string, offset: number): TextLiteral {
  const start = /[hH]/.test(source.charAt(offset)) ? offset + 1 : offset;
  const fence = source.slice(start, start + 3);
  if (fence === '```' || fence === '~~~') return readFenced(source, start, fence);
  return source.charAt(start) === '@' ? readVerbatim(source, start + 1) : readQuoted(source, start);
}

function readFenced(source: string, start: number, fence: string): TextLiteral {
  const end = source.indexOf(fence, start + 3);
  if (end < 0) return { problem: `this text is not closed by ${fence}`, offset: start };
  return { text: source.slice(start + 3, end), end: end + 3 };
}

function readVerbatim(source: string, start: number): TextLiteral {
  const quote = source.charAt(start);
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '\n' || character === '\r') break;
    if (character === quote) {
      if (source.charAt(at + 1) !== quote) return { text, end: at + 1 };
      at++;
    }
    text += character;
  }
  return { problem: `this text is not closed by ${quote}`, offset: start };
}

function readQuoted(source: string, start: number): TextLiteral {
  const quote = source.charAt(start);
  let text = '';
  let at = start + 1;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === quote) return { text, end: at + 1 };
    if (character === '\n' || character === '\r') break;
    if (character === '\\') {
      const escape = readEscape(source, at);
      if (escape === undefined) return { problem: 'a backslash here must escape something', offset: at };
      text += escape.text;
      at = escape.end;
    } else {
      text += character;
      at++;
    }
  }
  return { problem: `this text is not closed by ${quote}`, offset: start };
}

function readEscape(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const next = source.charAt(at + 1);
  if (Object.hasOwn(simpleEscapes, next)) return { text: simpleEscapes[next] ?? '', end: at + 2 };
  const rest = source.slice(at + 1, at + 10);
  const hexadecimal = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/i.exec(rest);
  if (hexadecimal !== null)
    return character(hexadecimal[1] ?? hexadecimal[2] ?? hexadecimal[3] ?? '', 16, at, hexadecimal);
  const octal = /^[0-3]?[0-7]{1,2}/.exec(rest);
  return octal === null ? undefined : character(octal[0], 8, at, octal);
}

function character(
  digits: string,
  base: number,
  at: number,
  match: RegExpExecArray,
): { readonly text: string; readonly end: number } | undefined {
  const code = Number.parseInt(digits, base);
  return code > 0x10ffff ? undefined : { text: String.fromCodePoint(code), end: at + 1 + match[0].length };
}
