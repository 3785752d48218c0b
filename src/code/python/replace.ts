/** Writes a managed identity credential in the place of a credential expression of a Python file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { indentAt, lineEnd, nextLine } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import { lineEndOf, plainText } from '../text';
import type { Edit, Span } from '../text';
import { clientStatements } from './client';
import { isHandover, replaceHandover } from './connectionStrings';
import { credentialCalls } from './credentials';
import { environmentChoice } from './environmentTest';
import { writeCredential } from './expression';
import type { Place } from './expression';
import { wantsAsync } from './flavour';
import { wholeLines } from './header';
import { createImporter } from './importer';
import type { Importer } from './importer';
import { scopeOf } from './imports';
import { pythonNeeds } from './needs';
import { sampleRemarkAbove } from './remark';
import { brokenAround, statementAround } from './slot';
import { unusedAfter } from './unusedImport';

/**
 * Replaces the expression `site`. Where it is one side of a choice between local and Azure already, the choice stays
 * and only this side is written.
 */
export function replacePython(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  if (isHandover(file, site)) return replaceHandover(file, site, request);
  const node = nodeAt(file.tree.rootNode, site);
  const isThere = node.startIndex === site.start && node.endIndex === site.end && node.type === 'call';
  if (!isThere || node.hasError || isBroken(node) || !statementAround(file.text, node)) return undefined;
  const call = credentialCalls(file).find((each) => each.node.equals(node));
  const isAsync = wantsAsync(file, site.start, request, call?.isAsync);
  const place = {
    offset: site.start,
    use: site.start,
    isAsync,
    indent: indentAt(file.text, site.start),
    isChosen: environmentChoice(node) !== undefined,
  };
  const importer = createImporter(file, site.start, lineEndOf(file.text));
  const written = writeCredential(file, request, place, importer);
  const client = request.flavour === 'client' ? clientBehind(file, node, request, place, importer) : [];
  const unused = call && unusedAfter(file, node);
  const isStillUsed = unused !== undefined && written?.expression.includes(`${unused.name.text}(`) === true;
  const imports = importer.edits(isStillUsed ? undefined : unused);
  const note = sampleRemarkAbove(file, site.start, request);
  if (!written || !client || !imports || !note) return undefined;
  const edits = [...imports, ...written.guards, ...note, ...client];
  return planOf(edits, { ...spanOf(node), parts: [written.expression] }, pythonNeeds(request, isAsync));
}

/** The client that takes the credential by its name, behind the statement that binds it; `undefined` for any other place. */
function clientBehind(
  file: ParsedFile,
  node: Node,
  request: CredentialRequest,
  place: Place,
  importer: Importer,
): Edit[] | undefined {
  const { text } = file;
  const assignment = node.parent;
  const name = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null;
  const isAlone = text.slice(node.endIndex, lineEnd(text, node.endIndex)).trim() === '';
  if (name?.type !== 'identifier' || !isAlone) return undefined;
  const written = clientStatements(file, request, place, importer, scopeOf(node), name.text);
  if (!written) return undefined;
  const at = nextLine(text, node.endIndex);
  const code = place.indent + plainText(written.parts);
  return [{ start: at, end: at, text: wholeLines(text, at, [code], lineEndOf(text)) }];
}

/** Whether the statement around an expression does not parse; errors in other statements of its block do not count. */
function isBroken(node: Node): boolean {
  if (brokenAround(node)) return true;
  for (const around of ancestors(node)) {
    if (around.type === 'block' || around.type === 'module') return false;
    const isCompound = around.childForFieldName('body') ?? around.childForFieldName('consequence');
    if (around.hasError && !isCompound) return true;
  }
  return false;
}
