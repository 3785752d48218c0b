/** Writes a managed identity credential where the cursor stands in a C# file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { takesCredential } from '../clients/tables';
import { isBlankLine, lineStart } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import { namedChildren } from '../nodes';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { clientId, clientOf, filled, registered } from './client';
import { clientCode } from './clientCode';
import { isOfUseSqlServer } from './contextOptions';
import { writeExpression } from './expression';
import type { Place } from './expression';
import { csharpNeeds, registrationPackage } from './needs';
import { chainedOn, clientsParameter, registeredBy, registeringMethod } from './registrations';
import { remark, sampleRemarkAbove } from './remark';
import { slotAt } from './slot';
import type { Slot } from './slot';
import { field, statement } from './statements';
import { createUsings } from './usingEdits';
import type { Usings } from './usingEdits';

/** A statement, a field, or the bare expression between empty parentheses; `undefined` without a place. */
export function insertCsharp(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const slot = slotAt(file, offset);
  if (!slot) return undefined;
  const usings = createUsings(file, slot.start);
  return slot.kind === 'expression'
    ? insertArgument(file, slot, request, usings)
    : insertLines(file, slot, request, usings);
}

function insertArgument(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  usings: Usings,
): Plan | undefined {
  const { start, end, indent, owner } = slot;
  const needsCast = request.flavour === 'localAndAzure';
  const column = start - lineStart(file.text, start);
  const place = { at: owner, usings, indent, column, needsCast, isChosen: false };
  const method = registeringMethod(owner);
  if (method !== undefined) return insertRegistered(file, slot, request, place, method);
  const form = clientOf(request)?.form;
  const credential = form && !takesCredential(form) ? '' : writeExpression(file, request, place);
  if (credential === undefined) return undefined;
  const parts =
    request.flavour === 'client' ? clientArgument(file, request, place, credential) : [credential];
  const note = sampleRemarkAbove(file, start, request);
  const edits = usings.edits();
  if (!parts || !note || !edits) return undefined;
  return planOf([...edits, ...note], { start, end, parts }, csharpNeeds(request));
}

/** What an empty `Add…Client` call of its service lacks: the address in it, and the credential behind it. It takes nothing else. */
function insertRegistered(
  file: ParsedFile,
  { start, owner }: Slot,
  request: CredentialRequest,
  place: Place,
  method: string,
): Plan | undefined {
  const { target, flavour } = request;
  const call = owner.parent;
  if (flavour !== 'client' || !target || !call) return undefined;
  if (registeredBy(target) !== method) return undefined;
  const parts = registered(file, request, place, chainedOn(call));
  const note = sampleRemarkAbove(file, start, request);
  const edits = place.usings.edits();
  if (!parts || !note || !edits) return undefined;
  const span = { start: owner.startIndex + 1, end: owner.endIndex };
  return planOf([...edits, ...note], { ...span, parts }, [...csharpNeeds(request), registrationPackage]);
}

/** The client as an expression, made with the credential in place. */
function clientArgument(
  file: ParsedFile,
  request: CredentialRequest,
  place: { readonly at: Node; readonly usings: Usings; readonly indent: string },
  credential: string,
): SnippetPart[] | undefined {
  const client = clientOf(request);
  if (!client || client.target.call) return undefined;
  const id = takesCredential(client.form) ? {} : clientId(file, request, place);
  // Its parentheses want what the database is named by, and nothing else.
  const [text] = (isOfUseSqlServer(place.at) && /\{'[^']*'\}/.exec(client.form.client)) || [];
  return id && filled(client, place.usings, { credential, client: '', ...id }, text ?? client.form.client);
}

function insertLines(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  usings: Usings,
): Plan | undefined {
  const lineBreak = lineEndOf(file.text);
  const write = request.flavour === 'client' ? clientCode : slot.kind === 'member' ? field : statement;
  const code = write(file, slot, request, usings);
  const edits = usings.edits();
  if (!code || !edits) return undefined;
  const comment = remark(request);
  const inFront = edits.some(({ start }) => start === slot.start);
  const isOpen =
    slot.start > 0 &&
    file.text.charAt(slot.start - 1) !== '\n' &&
    file.text.slice(0, slot.start) !== '\uFEFF';
  const parts: SnippetPart[] = [
    slot.line === 'whole' && isOpen ? lineBreak : '',
    needsBlank(file, slot, inFront) ? lineBreak : '',
    comment === undefined ? '' : `${slot.indent}// ${comment}${lineBreak}`,
    slot.indent,
    ...code,
    slot.line === 'whole' && !isOpen ? lineBreak : '',
  ];
  const snippet = { start: slot.start, end: slot.end, parts: parts.filter((part) => part !== '') };
  const registers = slot.kind !== 'member' && clientsParameter(slot.owner) !== undefined;
  return planOf(edits, snippet, [...csharpNeeds(request), ...(registers ? [registrationPackage] : [])]);
}

/** A blank line between the directives and the first statement. */
function needsBlank({ text, tree }: ParsedFile, slot: Slot, inFront: boolean): boolean {
  if (slot.owner.type !== 'compilation_unit') return false;
  if (inFront) return slot.line === 'blank' || !isBlankLine(text, slot.start);
  const before = namedChildren(tree.rootNode).findLast(({ endIndex }) => endIndex <= slot.start);
  return before?.type === 'using_directive' && slot.start > 0 && !isBlankLine(text, slot.start - 1);
}
