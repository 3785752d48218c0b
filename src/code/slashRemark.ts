/** The comment that says whose ID stands in inserted code, in languages whose comments begin with two slashes. */

import { entriesAround } from './braceSlot';
import type { ParsedFile } from './language';
import { indentAt, lineStart } from './lines';
import { nodeAt } from './nodes';
import type { CredentialRequest } from './request';
import { sampleNote } from './sampleNote';
import { lineEndOf } from './text';
import type { Edit } from './text';

/** The identity's name where the ID does not tell it, and that an ID is of the sample tenant; `undefined` for nothing. */
export function slashRemark(request: CredentialRequest): string | undefined {
  if (request.idSource !== 'literal' || request.identifier === 'systemAssigned') return undefined;
  const name = request.identifier === 'resourceId' ? undefined : request.identityName;
  const words = [name, request.sample ? sampleNote : undefined].filter((word) => word !== undefined);
  // A backslash at its end would carry a C++ comment on to the next line.
  return words.length > 0
    ? `// ${words.join('. ').replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]|\\$/gu, ' ')}`
    : undefined;
}

/** The remark on a sample's ID, on a line of its own above what holds `offset`; `undefined` when there is no such line. */
export function sampleRemarkAbove(
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
  owners: RegExp,
): Edit[] | undefined {
  const words = request.sample ? slashRemark(request) : undefined;
  if (words === undefined) return [];
  const [entry] = entriesAround(file.text, nodeAt(file.tree.rootNode, { start: offset, end: offset }), {
    owners,
  });
  if (!entry) return undefined;
  const start = lineStart(file.text, entry.startIndex);
  const note = indentAt(file.text, start) + words;
  const above = file.text.slice(lineStart(file.text, Math.max(0, start - 1)), start);
  return above.trimEnd() === note ? [] : [{ start, end: start, text: note + lineEndOf(file.text) }];
}
