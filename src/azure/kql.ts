/** Values inside Kusto queries: the only way by which a text gets into one. */

/** A string literal of the text. Backslash escapes, since Resource Graph does not read a doubled quote as one. */
export function kqlString(text: string): string {
  const escaped = text.replace(/[\\']/g, '\\$&').replace(/\p{Cc}|\u2028|\u2029/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `'${escaped}'`;
}

/** A list of string literals, as `in~` takes it. */
export function kqlStrings(values: readonly string[]): string {
  return `(${values.map(kqlString).join(', ')})`;
}
