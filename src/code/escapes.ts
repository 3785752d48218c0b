/** Resolves the escapes of string literals, which most languages share. */

const escape = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{1,4})|([0-7]{1,3})|(\r?\n)|([^]))/g;

const controls: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
};

/**
 * What a literal's content stands for. An `x` escape takes up to `hexDigits` digits; an escape that no language here
 * knows stands for the character behind the backslash.
 */
export function unescaped(content: string, hexDigits = 2): string {
  if (!content.includes('\\')) return content;
  return content.replace(
    escape,
    (_, u?: string, long?: string, x?: string, octal?: string, line?: string, other?: string) => {
      const point = u ?? long ?? x?.slice(0, hexDigits);
      if (point !== undefined) return fromPoint(Number.parseInt(point, 16)) + (x?.slice(hexDigits) ?? '');
      if (octal !== undefined) return fromPoint(Number.parseInt(octal, 8));
      return line === undefined ? (controls[other ?? ''] ?? other ?? '') : '';
    },
  );
}

function fromPoint(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
