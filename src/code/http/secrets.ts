/** Secrets in requests beside their address: keys in headers, and what stands in strings of a body. */

import type { Finding, ParsedFile } from '../language';
import { isKey, secretKind } from '../secrets/secretKind';

/** The headers in which services of Azure that take tokens are given a key. */
const header = /^((?:api-key|ocp-apim-subscription-key)[ \t]*:[ \t]*)(\S+)[ \t]*\r?$/gim;
const string = /"((?:[^"\\\r\n]|\\.)*)"/g;
const remark = /^\s*(?:#|\/\/)/;

export function secretsIn({ text }: ParsedFile): Finding[] {
  const headers = [...text.matchAll(header)].flatMap(({ index, 1: name = '', 2: value = '' }) =>
    isKey(value) ? secretAt(index + name.length, value, 'key') : [],
  );
  const strings = [...text.matchAll(string)].flatMap(({ index, 1: value = '' }) => {
    const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
    const kind = remark.test(line) ? undefined : secretKind(value);
    return kind === undefined ? [] : secretAt(index + 1, value, kind);
  });
  return [...headers, ...strings];
}

function secretAt(start: number, { length }: string, variant: string): Finding[] {
  return [{ start, end: start + length, rule: 'secret-in-code', variant, values: {}, fix: 'none' }];
}
