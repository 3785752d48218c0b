/** Text of a command line: in double quotes for POSIX shells and PowerShell alike, or exactly for one kind of shell. */

/** A value in double quotes, with everything escaped that a POSIX shell would read inside them. */
export function shellQuoted(text: string): string {
  return `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}

/**
 * A word of a command for bash and zsh that stands for exactly this text; bare where nothing in it means anything. No
 * argument can hold a NUL, so that is left out.
 */
export function posixWord(text: string): string {
  if (/^[\w/.:+@][\w/.:,+@%=-]*$/.test(text)) return text;
  if (!controls.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const escaped = text
    .replace(/[\\']/g, String.raw`\$&`)
    .replaceAll('\0', '')
    .replaceAll('\n', String.raw`\n`)
    .replace(everyControl, (control) => bytesOf(control));
  return `$'${escaped}'`;
}

/**
 * A text in single quotes for PowerShell, which takes typographic quotes for quotes too. Control characters are joined
 * by their numbers, since a line end would come out as the file's own.
 */
export function powerShellText(text: string): string {
  const parts = text.split(everyControl).filter((part) => part !== '');
  const written = parts.map((part) =>
    controls.test(part)
      ? `[char]0x${(part.codePointAt(0) ?? 0).toString(16)}`
      : `'${part.replace(/['\u2018-\u201b]/g, '$&$&')}'`,
  );
  const [first = "''", ...rest] = written;
  if (rest.length === 0 && first.startsWith("'")) return first;
  return `(${[...(first.startsWith("'") ? [] : ["''"]), first, ...rest].join(' + ')})`;
}

/** One line that can stand in a comment: nothing in it ends the line. */
export function commentText(text: string): string {
  return text.replace(everyControl, ' ');
}

/** Control characters, those that turn the direction of text, and the separators that some programs read as line ends. */
const controls = /[\p{Cc}\p{Bidi_C}\u2028\u2029]/u;
const everyControl = new RegExp(`(${controls.source})`, 'gu');

/** In UTF-8, since what a shell makes of a code point depends on its locale. */
function bytesOf(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => String.raw`\x` + byte.toString(16).padStart(2, '0'))
    .join('');
}
