/** Writes a managed identity credential in the place of a credential expression of a C++ file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { entriesAround } from '../braceSlot';
import { indentAt, lineEnd, lineStart, nextLine } from '../lines';
import type { ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { sampleRemarkAbove } from '../slashRemark';
import { lineEndOf, plainText } from '../text';
import type { Edit, Span } from '../text';
import { clientLines, formOf, headersOf } from './client';
import { handoverAt } from './connectionStrings';
import type { Handover } from './connectionStrings';
import { creations } from './credentials';
import type { Options } from './credentials';
import { isChosen } from './environmentTest';
import { writeExpression, writeManaged } from './expression';
import type { Place, Written } from './expression';
import { includeEdits } from './includes';
import { helperEdits, joined } from './insert';
import { cppNeeds } from './needs';
import { owners } from './slot';
import { namesFor } from './variable';

/**
 * Replaces `make_shared<X>(…)`. The options are set on lines above where a statement of a block holds the expression,
 * else in a lambda. Where it is one side of a choice between local and Azure already, only this side is written.
 */
export function replaceCpp(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const handover = handoverAt(file, site);
  if (handover) return replaceHandover(file, handover, request);
  const node = nodeAt(file.tree.rootNode, site);
  const found = creations(file).find((each) => each.node.equals(node));
  if (!found?.isShared || node.startIndex !== site.start || node.endIndex !== site.end || isBroken(node))
    return undefined;
  const [entry] = entriesAround(file.text, node, { owners });
  const place: Place = {
    offset: site.start,
    indent: indentAt(file.text, entry?.startIndex ?? site.start),
    free: freeName(file, node, found.options),
  };
  const written = writeValue(file, chosen(request, node), place, entry);
  const behind = request.flavour === 'client' ? clientBehind(file, request, place, node) : noClient;
  const note = sampleRemarkAbove(file, site.start, request, owners);
  if (!written || !note || !behind) return undefined;
  const edits = [
    ...includeEdits(file, [...written.headers, ...behind.headers]),
    ...helperEdits(file, written, site.start),
    ...note,
    ...written.edits,
    ...behind.edits,
    ...(found.options ? withoutLines(file.text, found.options) : []),
  ];
  return planOf(joined(edits), { ...spanOf(node), parts: [written.lines.join('')] }, cppNeeds(request));
}

/** The options that give way leave their name to the new ones. */
function freeName(file: ParsedFile, node: Node, options: Options | undefined): Place['free'] {
  const free = namesFor(file, node);
  return (wanted) => (wanted === 'options' && options ? options.name : free(wanted));
}

function withoutLines(text: string, { statements }: Options): Edit[] {
  return statements.map(({ startIndex, endIndex }) => ({
    start: lineStart(text, startIndex),
    end: nextLine(text, endIndex),
    text: '',
  }));
}

/** An endpoint and a credential in the place of what holds a secret. */
function replaceHandover(
  file: ParsedFile,
  { call, gone, written: around }: Handover,
  request: CredentialRequest,
): Plan | undefined {
  if (around === undefined || request.flavour === 'client' || isBroken(call)) return undefined;
  const [entry] = entriesAround(file.text, call, { owners });
  const indent = indentAt(file.text, entry?.startIndex ?? call.startIndex);
  const place: Place = { offset: call.startIndex, indent, free: namesFor(file, call) };
  const written = writeValue(file, chosen(request, call), place, entry);
  const note = sampleRemarkAbove(file, call.startIndex, request, owners);
  if (!written || !note) return undefined;
  const edits = [
    ...includeEdits(file, written.headers),
    ...helperEdits(file, written, call.startIndex),
    ...note,
    ...written.edits,
  ];
  const [before, after] = around;
  const parts = [before + written.lines.join('') + after];
  return planOf(joined(edits), { ...gone, parts }, cppNeeds({ ...request, flavour: 'credential' }));
}

function chosen(request: CredentialRequest, node: Node): CredentialRequest {
  const isPlain = request.flavour === 'client' || (request.flavour === 'localAndAzure' && isChosen(node));
  return isPlain ? { ...request, flavour: 'credential' } : request;
}

function writeValue(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  entry: Node | undefined,
): (Written & { readonly edits: readonly Edit[] }) | undefined {
  const inBlock = entry?.parent?.type === 'compound_statement' && entry.type !== 'case_statement';
  if (request.flavour === 'localAndAzure' || !inBlock) {
    const written = writeExpression(file, request, place);
    return written && { ...written, edits: [] };
  }
  const written = writeManaged(file, request, place, '');
  if (!written) return undefined;
  const last = written.lines.at(-1)?.slice(0, -1) ?? '';
  const at = lineStart(file.text, entry.startIndex);
  const above = written.lines.slice(0, -1).map((line) => place.indent + line + lineEndOf(file.text));
  const edits = above.length > 0 ? [{ start: at, end: at, text: above.join('') }] : [];
  return { ...written, lines: [last], edits };
}

const noClient = { headers: [], edits: [] };

/** The client that takes the credential by its name, on the line behind the declaration of it. */
function clientBehind(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  node: Node,
): { readonly headers: readonly string[]; readonly edits: readonly Edit[] } | undefined {
  const { text } = file;
  const form = formOf(request);
  const declarator = node.parent?.type === 'init_declarator' ? node.parent : null;
  const declaration = declarator?.parent;
  const name = declarator?.childForFieldName('declarator');
  if (!form || declaration?.parent?.type !== 'compound_statement' || name?.type !== 'identifier')
    return undefined;
  const at = lineEnd(text, declaration.endIndex);
  if (text.slice(declaration.endIndex, at).trim() !== '') return undefined;
  const lines = clientLines(file, request, form, place, name.text);
  const lineBreak = lineEndOf(text) + place.indent;
  const added = lines.map((line) => lineBreak + plainText(line)).join('');
  return { headers: headersOf(form, request), edits: [{ start: at, end: at, text: added }] };
}

/** Whether the statement around an expression does not parse; errors in other statements of its block do not count. */
function isBroken(node: Node): boolean {
  if (node.hasError) return true;
  for (const around of ancestors(node)) {
    if (around.isError) return true;
    if (around.type === 'compound_statement') return false;
    if (
      around.hasError &&
      !around.children.some((child) => child && owners.test(child.type)) &&
      !owners.test(around.type)
    )
      return true;
  }
  return false;
}
