/** Writes a managed identity credential in the place of a credential of a Go file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, Plan } from '../language';
import { beginsLine, indentAt, lineStart } from '../lines';
import { spanOf } from '../nodes';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { lineEndOf, plainText } from '../text';
import type { Edit, Span, SnippetPart } from '../text';
import { replaceFactory } from './connectionStrings';
import { credentialCalls, fieldsOf } from './credentials';
import type { PackageCall } from './credentials';
import { isChosen } from './environmentTest';
import { returning } from './failure';
import { createImporter, tidy } from './importer';
import { azcore } from './imports';
import { statements } from './insert';
import { keylessClients } from './keylessClients';
import { leftovers } from './leftovers';
import { guardedId, managedIdentity, tokenCredential } from './managed';
import { goNeeds } from './needs';
import { isNewIn, laid, placeIn } from './place';
import type { Place } from './place';
import { scopeOf, visibleAt } from './scope';
import { isBroken, statementAround } from './slot';
import { replaceSqlOpen } from './sqlOpen';
import { credentialStatements, deeper, freshTargets, remark, resultsOf, returningBody } from './statements';
import type { Targets } from './statements';
import { typeEdits } from './typeEdits';

/** New code for a stretch of the file, with what it takes elsewhere. */
interface Change extends Span {
  readonly code: readonly SnippetPart[];
  readonly more?: readonly Edit[];
}

/**
 * Replaces the credential `site`, or the client made from a connection string there. Where a test of the environment
 * chooses between local and Azure already, the choice stays and only this side is written.
 */
export function replaceGo(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  if (request.flavour === 'client') return undefined;
  const call = credentialCalls(file, [site]).find((each) => each.node.startIndex === site.start);
  if (!call) return replaceSqlOpen(file, site, request) ?? replaceFactory(file, site, request);
  const { node } = call;
  const statement = statementAround(file.text, node);
  if (!statement || node.endIndex !== site.end || node.hasError || isBroken(node)) return undefined;
  const wanted: CredentialRequest = isChosen(node) ? { ...request, flavour: 'credential' } : request;
  const importer = createImporter(file, site.start);
  const place = placeIn(file, scopeOf(node), lineStart(file.text, statement.startIndex), importer);
  const made = isAlone(call) ? forSingle(place, call, statement, wanted) : forPair(place, call, wanted);
  if (!made) return undefined;
  const { start, end } = made;
  const base = lineStart(file.text, statement.startIndex);
  const all = typeEdits(file, call, wanted, () => tokenCredential(place), importer);
  const types = all.filter((edit) => edit.end <= start || edit.start >= end);
  const parts = laid(file, made.code, indentAt(file.text, start));
  const written = [plainText(parts), ...[...(made.more ?? []), ...types].map(({ text }) => text)].join('\n');
  const left = leftovers(file, node, written);
  const note = remark(wanted);
  const noted = request.sample && note !== '' && !isNoted(file, base, note);
  const above: Edit[] = noted
    ? [{ start: base, end: base, text: indentAt(file.text, base) + note.trim() + lineEndOf(file.text) }]
    : [];
  const outside = left.edits.filter((edit) => edit.end <= start || edit.start >= end);
  const edits = [...importer.edits(left.imports), ...above, ...(made.more ?? []), ...types, ...outside];
  return planOf(
    edits.map((edit) => ({ ...edit, text: tidy(edit.text) })),
    { start, end, parts },
    goNeeds(wanted),
  );
}

function isNoted({ text }: ParsedFile, base: number, note: string): boolean {
  return text.slice(lineStart(text, Math.max(0, base - 1)), base).trim() === note.trim();
}

/** Constructors that give a credential and no error. */
function isAlone({ path }: PackageCall): boolean {
  return path === azcore;
}

/** The statement `x, err := call`, `x, err = call` or `return call` that a call is all of. */
function contextOf(
  node: Node,
): { readonly kind: 'bound' | 'returned'; readonly statement: Node } | undefined {
  const list =
    node.parent?.type === 'expression_list' && node.parent.namedChildCount === 1 ? node.parent : undefined;
  const statement = list?.parent;
  if (statement?.parent?.type !== 'statement_list') return undefined;
  if (/^(short_var_declaration|assignment_statement)$/.test(statement.type))
    return { kind: 'bound', statement };
  return statement.type === 'return_statement' ? { kind: 'returned', statement } : undefined;
}

/** A call that gives a credential and an error: so does the new one, so an expression is enough where nothing is guarded. */
function forPair(place: Place, call: PackageCall, request: CredentialRequest): Change | undefined {
  const { file } = place;
  const kept = keptOptions(file, call);
  const span = spanOf(call.node);
  const isPlain = request.idSource === 'literal' || request.identifier === 'systemAssigned';
  const used = keylessClients(file, call);
  if (isPlain && request.flavour !== 'localAndAzure') {
    const id = guardedId(place, request);
    return id && { ...span, code: [managedIdentity(place, request, id.expression, kept)], more: used };
  }
  const context = contextOf(call.node);
  const statement = context?.statement;
  if (!context || !statement || !beginsLine(file.text, statement.startIndex)) {
    const inner: Place = { ...place, fail: returning('nil, ', place.importer) };
    const body = returningBody(inner, request, kept);
    const results = resultsOf(inner, request);
    return body === undefined
      ? undefined
      : { ...span, code: [`func() ${results} {\n\t${deeper(body)}\n}()`], more: used };
  }
  if (context.kind === 'returned') {
    const body = returningBody(place, request, kept);
    return body === undefined ? undefined : { ...spanOf(statement), code: [body] };
  }
  if (request.flavour !== 'localAndAzure') {
    const id = guardedId(place, request);
    if (!id) return undefined;
    const head = file.text.slice(statement.startIndex, call.node.startIndex);
    const code = `${id.guard}${head}${managedIdentity(place, request, id.expression, kept)}`;
    return { start: statement.startIndex, end: call.node.endIndex, code: [code], more: used };
  }
  const targets = boundTargets(place, statement);
  const code = targets && credentialStatements(place, request, targets, kept);
  return code === undefined ? undefined : { ...spanOf(statement), code: [code], more: used };
}

/** What a statement binds, for the assignments that take its place. */
function boundTargets(place: Place, statement: Node): Targets | undefined {
  const left = statement.childForFieldName('left');
  const [credential, error] = left?.namedChildren ?? [];
  if (!credential || !error || left?.namedChildCount !== 2) return undefined;
  const targets: Targets = {
    credential: credential.text,
    error: error.text,
    isAssigned: true,
    isChecked: true,
  };
  const owner = scopeOf(statement);
  const declares = statement.type === 'short_var_declaration';
  if (declares && isNewIn(place.file, credential, owner)) {
    const errorLine = isNewIn(place.file, error, owner) ? `var ${error.text} error\n` : '';
    return { ...targets, declarations: `var ${credential.text} ${tokenCredential(place)}\n${errorLine}` };
  }
  // A variable whose type comes from its first value does not take two kinds of credentials.
  const before =
    credential.type === 'identifier'
      ? visibleAt(place.file, credential.text, credential.startIndex)
      : undefined;
  if (before?.token.parent?.type === 'expression_list' && credential.text !== '_') return undefined;
  const errorLine = declares && isNewIn(place.file, error, owner) ? `var ${error.text} error\n` : '';
  return { ...targets, declarations: errorLine };
}

/** A call that gives the credential alone: the new one's error has to be looked at, in statements of its own. */
function forSingle(
  place: Place,
  call: PackageCall,
  around: Node,
  request: CredentialRequest,
): Change | undefined {
  const { file } = place;
  if (around.parent?.type !== 'statement_list') return undefined;
  const context = contextOf(call.node);
  const left = context?.statement.childForFieldName('left');
  const [name] = left?.namedChildren ?? [];
  if (
    context?.kind === 'bound' &&
    name?.type === 'identifier' &&
    context.statement.type === 'short_var_declaration'
  ) {
    const own: Place = { ...place, owner: scopeOf(context.statement) };
    const code = credentialStatements(own, request, freshTargets(own, request, name.text));
    return code === undefined
      ? undefined
      : { ...spanOf(context.statement), code: [code], more: keylessClients(file, call) };
  }
  const own: Place = { ...place, owner: scopeOf(around) };
  const code = statements(own, request, true);
  if (!code) return undefined;
  const at = around.startIndex;
  const inner: Edit[] = [{ ...spanOf(call.node), text: code.name }, ...keylessClients(file, call)];
  return { start: at, end: at, code: [...code.parts, '\n'], more: inner };
}

/** The field `ClientOptions` of the options that are replaced: the cloud and the transport stay as they are. */
function keptOptions(file: ParsedFile, { name, positional }: PackageCall): string | undefined {
  const fields = /Managed|Default/.test(name) ? fieldsOf(file, positional[0]) : undefined;
  return fields?.get('ClientOptions')?.value.text;
}
