/** The comment that says whose ID stands in inserted C#. */

import type { ParsedFile } from '../language';
import { beginsLine, indentAt, lineStart } from '../lines';
import { ancestors, nodeAt } from '../nodes';
import type { CredentialRequest } from '../request';
import { sampleNote } from '../sampleNote';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { commentText } from './style';

/** The identity's name where the ID does not tell it, and that an ID is of the sample tenant; `undefined` for nothing. */
export function remark(request: CredentialRequest): string | undefined {
  if (request.idSource === 'environmentVariable' || request.identifier === 'systemAssigned') return undefined;
  const name = request.identifier === 'resourceId' ? undefined : request.identityName;
  const words = [name, request.sample ? sampleNote : undefined].filter((word) => word !== undefined);
  return words.length > 0 ? commentText(words.join('. ')) : undefined;
}

/** The remark on a sample's ID, on a line of its own above the statement or member around `offset`. */
export function sampleRemarkAbove(
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
): Edit[] | undefined {
  const words = request.sample ? remark(request) : undefined;
  if (words === undefined) return [];
  const leaf = nodeAt(file.tree.rootNode, { start: offset, end: offset });
  const entry = [leaf, ...ancestors(leaf)].find(
    (node) =>
      /^(block|declaration_list|compilation_unit)$/.test(node.parent?.type ?? '') &&
      beginsLine(file.text, node.startIndex),
  );
  if (!entry) return undefined;
  const start = lineStart(file.text, entry.startIndex);
  const note = `${indentAt(file.text, start)}// ${words}`;
  const above = file.text.slice(lineStart(file.text, Math.max(0, start - 1)), start);
  return above.trimEnd() === note ? [] : [{ start, end: start, text: note + lineEndOf(file.text) }];
}
