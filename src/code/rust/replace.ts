/** Writes a managed identity credential in the place of a credential expression of a Rust file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { indentAt, lineEnd } from '../lines';
import type { ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { sampleRemarkAbove } from '../slashRemark';
import { lineEndOf, plainText } from '../text';
import type { Edit, Span } from '../text';
import { accountKeyAt } from './accountKeys';
import type { AccountKey } from './accountKeys';
import { clientLines, formOf } from './client';
import { bindingOnlyFor, credentialCalls, unusedAfter } from './credentials';
import type { CredentialCall } from './credentials';
import { isChosen } from './environmentTest';
import { ended, tokenCredentialType, writeManaged, writeSplit } from './expression';
import type { Place, Written } from './expression';
import { failureAt } from './failure';
import { plain, targetOf } from './imports';
import { createImporter } from './importer';
import type { Importer } from './importer';
import { guards, owners } from './insert';
import { rustNeeds } from './needs';
import { bodyOf } from './slot';
import { freeName } from './variable';

/**
 * Replaces the expression `site` with what ends it, and the `Arc::new` around it that is one too many. Where it is one
 * side of a choice between local and Azure already, the choice stays and only this side is written.
 */
export function replaceRust(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const keyed = accountKeyAt(file, site);
  if (keyed) return replaceKey(file, keyed, request);
  const node = nodeAt(file.tree.rootNode, site);
  const call = credentialCalls(file).find((each) => each.node.equals(node));
  if (!call || node.startIndex !== site.start || node.endIndex !== site.end || isBroken(node))
    return undefined;
  if (!bodyOf(node)) return undefined;
  const importer = createImporter(file, node, lineEndOf(file.text));
  const ending = endingOf(file, call);
  const failure = ending?.text ?? failureAt(file, node);
  const whole = wrapped(file, ending?.node ?? node);
  const place: Place = { at: node, importer, indent: indentAt(file.text, whole.startIndex), failure };
  const written = writeValue(file, request, place, { call, whole });
  const isUsedStill = written && new RegExp(`\\b${call.name}::`).test(written.expression);
  const unused = isUsedStill ? undefined : unusedAfter(file, call);
  const arc = whole.equals(ending?.node ?? node) ? undefined : arcBinding(file, whole);
  const edits = importer.edits([unused, arc].filter((each) => each !== undefined));
  const note = sampleRemarkAbove(file, site.start, request, owners);
  if (!written || !edits || !note) return undefined;
  const all = [...edits, ...note, ...written.edits, ...guards(file, written, place)];
  return planOf(all, { ...spanOf(whole), parts: [written.expression] }, rustNeeds(request));
}

/** The call with a credential in the place of an account key, or beside an address that was signed. */
function replaceKey(
  file: ParsedFile,
  { call, key, isOptional, others }: AccountKey,
  request: CredentialRequest,
): Plan | undefined {
  if (request.flavour === 'client' || isBroken(call) || !bodyOf(call)) return undefined;
  const importer = createImporter(file, call, lineEndOf(file.text));
  const indent = indentAt(file.text, key.startIndex);
  const place: Place = { at: call, importer, indent, failure: failureAt(file, call) };
  const isSplit = request.flavour === 'localAndAzure' && !isChosen(call);
  const written = isSplit ? writeSplit(file, request, place, true) : writeManaged(file, request, place);
  const edits = importer.edits();
  const note = sampleRemarkAbove(file, call.startIndex, request, owners);
  if (!written || !edits || !note) return undefined;
  const value = isSplit ? written.expression : ended(file, written.expression, place);
  const all = [...edits, ...note, ...others, ...guards(file, written, place)];
  const parts = [isOptional ? `Some(${value})` : value];
  return planOf(all, { ...spanOf(key), parts }, rustNeeds(request));
}

interface Ending {
  readonly node: Node;
  readonly text: string;
}

/** `?`, `.unwrap()` or `.expect(…)` right behind the call; an empty one where the call's `Result` is handed on as it is. */
function endingOf(file: ParsedFile, { node, method }: CredentialCall): Ending | undefined {
  const { parent } = node;
  const outer = parent?.type === 'field_expression' ? parent.parent : parent;
  const isTried = parent?.type === 'try_expression';
  const isStopped =
    outer?.type === 'call_expression' &&
    /^(unwrap|expect)$/.test(parent?.childForFieldName('field')?.text ?? '');
  if (outer && (isTried || isStopped))
    return { node: outer, text: file.text.slice(node.endIndex, outer.endIndex) };
  // `X::default()` gave the credential itself; every other call gives a `Result`, which stays one.
  return method === 'default' ? undefined : { node, text: '' };
}

/** The `Arc::new(…)` around a value, which the SDK makes itself; else the value. */
function wrapped(file: ParsedFile, value: Node): Node {
  const outer = value.parent?.type === 'arguments' ? value.parent.parent : null;
  const callee = outer?.childForFieldName('function');
  const isArc = callee?.childForFieldName('name')?.text === 'new' && value.parent?.namedChildCount === 1;
  const type = callee?.childForFieldName('path');
  return outer && isArc && type && targetOf(file, type) === 'std::sync::Arc' ? outer : value;
}

/** The binding of `Arc`, where this call is all that names it. */
function arcBinding(file: ParsedFile, outer: Node): Node | undefined {
  const type = outer.childForFieldName('function')?.childForFieldName('path');
  return type ? bindingOnlyFor(file, type) : undefined;
}

interface Replaced {
  readonly call: CredentialCall;
  readonly whole: Node;
}

function writeValue(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  { call, whole }: Replaced,
): (Written & { readonly edits: readonly Edit[] }) | undefined {
  const statement = whole.parent?.type === 'let_declaration' ? whole.parent : undefined;
  const pattern = statement?.childForFieldName('pattern');
  if (request.flavour !== 'localAndAzure' || isChosen(call.node)) {
    const written = writeManaged(file, request, place);
    if (!written) return undefined;
    const value = { ...written, expression: ended(file, written.expression, place) };
    if (request.flavour !== 'client') return { ...value, edits: [] };
    const behind = statement && pattern && clientBehind(file, request, place, statement, pattern);
    return behind ? { ...value, edits: behind } : undefined;
  }
  // A `Result` that is handed on as it is cannot be chosen between.
  if (place.failure === '') return undefined;
  const type = statement?.childForFieldName('type');
  const isNamed = statement !== undefined && pattern?.type === 'identifier' && !type;
  const cast = !isNamed && !type?.text.includes('dyn');
  const written = writeSplit(file, request, place, cast);
  if (!written) return undefined;
  return { ...written, edits: isNamed ? [typed(pattern, place.importer)] : [] };
}

function typed({ endIndex }: Node, importer: Importer): Edit {
  return { start: endIndex, end: endIndex, text: `: ${tokenCredentialType(importer)}` };
}

/** The client that takes the credential by its name, on the line behind the statement that binds it. */
function clientBehind(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  statement: Node,
  pattern: Node,
): Edit[] | undefined {
  const { text } = file;
  const at = lineEnd(text, statement.endIndex);
  const form = formOf(request);
  if (!form || pattern.type !== 'identifier' || text.slice(statement.endIndex, at).trim() !== '')
    return undefined;
  const client = freeName(file, statement, form.variable);
  const lines = clientLines(
    file,
    request,
    { ...place, failure: failureAt(file, statement) },
    { credential: `${plain(pattern)}.clone()`, client },
  );
  const lineBreak = lineEndOf(text) + place.indent;
  return lines && [{ start: at, end: at, text: lines.map((line) => lineBreak + plainText(line)).join('') }];
}

/** Whether the statement around an expression does not parse; errors in other statements of its block do not count. */
function isBroken(node: Node): boolean {
  if (node.hasError) return true;
  for (const around of ancestors(node)) {
    if (around.isError) return true;
    if (around.type === 'block') return false;
    if (around.hasError && !around.children.some((child) => child?.type === 'block')) return true;
  }
  return false;
}
