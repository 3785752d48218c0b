/** The comment that says whose ID stands in inserted Python. */

import type { ParsedFile } from '../language';
import { indentAt, lineStart } from '../lines';
import type { CredentialRequest } from '../request';
import { sampleNote } from '../sampleNote';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { statementAround } from './slot';
import { commentText } from './style';

/** The identity's name where the ID does not tell it, and that an ID is of the sample tenant; `undefined` for nothing. */
export function remark(request: CredentialRequest): string | undefined {
  if (request.idSource === 'environmentVariable' || request.identifier === 'systemAssigned') return undefined;
  const name = request.identifier === 'resourceId' ? undefined : request.identityName;
  const words = [name, request.sample ? sampleNote : undefined].filter((word) => word !== undefined);
  return words.length > 0 ? commentText(words.join('. ')) : undefined;
}

/** Why an asynchronous credential by resource ID gives it three names. */
export function asyncRemark(request: CredentialRequest): string | undefined {
  return request.identifier === 'resourceId'
    ? 'The asynchronous class sends these names as they are; each host reads the one it knows.'
    : undefined;
}

/**
 * The remark on a sample's ID, on a line of its own above the statement around `offset`: behind an expression it could
 * hide code. `undefined` when there is no such line.
 */
export function sampleRemarkAbove(
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
): Edit[] | undefined {
  const words = request.sample ? remark(request) : undefined;
  if (words === undefined) return [];
  const leaf = file.tree.rootNode.descendantForIndex(Math.max(0, offset - 1), offset);
  const statement = leaf && statementAround(file.text, leaf);
  if (!statement) return undefined;
  const start = lineStart(file.text, statement.startIndex);
  const note = `${indentAt(file.text, start)}# ${words}`;
  const above = file.text.slice(lineStart(file.text, Math.max(0, start - 1)), start);
  if (above.trimEnd() === note) return [];
  return [{ start, end: start, text: note + lineEndOf(file.text) }];
}
