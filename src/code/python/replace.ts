/** Writes a managed identity credential in the place of a credential expression of a Python file. */

import { indentAt } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import type { Span } from '../text';
import { credentialCalls } from './credentials';
import { environmentChoice } from './environmentTest';
import { writeExpression } from './expression';
import { wantsAsync } from './flavour';
import { sampleRemarkAbove } from './remark';
import { brokenAround, statementAround } from './slot';
import { unusedAfter } from './unusedImport';

/**
 * Replaces the expression `site`. Where it is one side of a choice between local and Azure already, the choice stays
 * and only this side is written.
 */
export function replacePython(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const node = nodeAt(file.tree.rootNode, site);
  const isThere = node.startIndex === site.start && node.endIndex === site.end && node.type === 'call';
  if (!isThere || node.hasError || isBroken(node) || !statementAround(file.text, node)) return undefined;
  const call = credentialCalls(file).find((each) => each.node.equals(node));
  const written = writeExpression(file, request, {
    offset: site.start,
    use: site.start,
    isAsync: wantsAsync(file, site.start, call?.isAsync),
    indent: indentAt(file.text, site.start),
    isChosen: environmentChoice(node) !== undefined,
    unused: call && unusedAfter(file, node),
  });
  const note = sampleRemarkAbove(file, site.start, request);
  if (!written || !note) return undefined;
  return planOf([...written.edits, ...note], { ...spanOf(node), parts: [written.expression] }, written.needs);
}

/** Whether the statement around an expression does not parse; errors in other statements of its block do not count. */
function isBroken(node: ReturnType<typeof nodeAt>): boolean {
  if (brokenAround(node)) return true;
  for (const around of ancestors(node)) {
    if (around.type === 'block' || around.type === 'module') return false;
    const isCompound = around.childForFieldName('body') ?? around.childForFieldName('consequence');
    if (around.hasError && !isCompound) return true;
  }
  return false;
}
