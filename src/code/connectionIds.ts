/** The client ID that a connection string of Azure SQL signs in with, in whatever language the string stands. */

import type { CredentialSite, Language, ParsedFile } from './language';
import type { Span } from './text';

/** How drivers are told to sign in as a managed identity. */
const mode = /\bauthentication\s*=\s*active\s?directory\s?(?:managed\s?identity|msi)\b/gi;
/** Where they take its client ID from. */
const user = /(?:^|;)\s*(?:user\s?id|uid|user|msiclientid)\s*=\s*([^;'"{}$]+)/i;
/** A connection string is no longer. */
const reach = 400;

/** Each such string as a site of a client ID; only those around `within` when given. */
export function connectionSites(
  language: Language,
  file: ParsedFile,
  within?: readonly Span[],
): CredentialSite[] {
  return (within ?? [{ start: 0, end: file.text.length }]).flatMap(({ start, end }) => {
    const from = Math.max(0, start - reach);
    return [...file.text.slice(from, end + reach).matchAll(mode)].flatMap(({ index }): CredentialSite[] => {
      const literal = language.stringAt?.(file, from + index);
      const found = literal && user.exec(literal.value);
      const value = found?.[1]?.trim() ?? '';
      // Where escapes are resolved, offsets in the value are not those of the file.
      if (!literal || value === '' || literal.value.length !== literal.end - literal.start) return [];
      const at = literal.start + literal.value.indexOf(value, found?.index ?? 0);
      const id = { start: at, end: at + value.length, value };
      return [
        { start: literal.start, end: literal.end, type: 'managedIdentity', identifier: 'clientId', id },
      ];
    });
  });
}
