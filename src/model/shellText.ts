/** Text of a command line, for POSIX shells and for PowerShell alike where that is possible. */

/** A value in double quotes, with everything escaped that a POSIX shell would read inside them. */
export function shellQuoted(text: string): string {
  return `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}
