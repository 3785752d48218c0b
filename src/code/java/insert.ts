/** Writes a managed identity credential, or a client with one, where the cursor stands in a Java file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { stepOf } from '../braceSlot';
import type { Slot } from '../braceSlot';
import { takesCredential } from '../clients/tables';
import { lineStart } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import type { CredentialRequest } from '../request';
import { sampleRemarkAbove, slashRemark } from '../slashRemark';
import { clientForm, writeClient } from './client';
import { declarationLines } from './declarationLines';
import type { DeclarationLines } from './declarationLines';
import { holdsStatics } from './declarations';
import { writeExpression } from './expression';
import { createImporter } from './importer';
import type { Importer } from './importer';
import { laidOut } from './layout';
import { javaNeeds } from './needs';
import { isMember, owners, slotAt } from './slot';
import { continuation, widest } from './style';

/** Statements, fields, or the bare expression between empty parentheses; `undefined` without a place. */
export function insertJava(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const slot = slotAt(file, offset);
  const form = clientForm(request);
  if (!slot || (request.flavour === 'client' && !form)) return undefined;
  // The drivers of databases know an identity by its client ID only.
  const isNamed = form && !takesCredential(form) && !/^(clientId|systemAssigned)$/.test(request.identifier);
  const hasStatements = form && (form.setup !== undefined || request.target?.call === true);
  if (isNamed === true || (hasStatements === true && (slot.line === 'gap' || isMember(slot))))
    return undefined;
  const importer = createImporter(file);
  return slot.line === 'gap'
    ? insertArgument(file, slot, request, importer)
    : insertLines(file, slot, request, importer);
}

function insertArgument(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  importer: Importer,
): Plan | undefined {
  const { start, end, indent, owner } = slot;
  const form = clientForm(request);
  const column = start - lineStart(file.text, start);
  // A credential within a client stands on a line of its own.
  const at = form ? { indent: indent + continuation(stepOf(file)), column: widest } : { indent, column };
  const credential = writeExpression(file, request, { at: owner, importer, ...at });
  if (!credential) return undefined;
  const place = { importer, credential: credential.text, variable: '', indent, column, freeName: String };
  const parts =
    form && request.target ? writeClient(file, form, request.target, place).expression : [credential.text];
  const edits = importer.edits();
  const note = sampleRemarkAbove(file, start, request, owners);
  if (!edits || !note) return undefined;
  const guard = credential.guard ? [credential.guard] : [];
  return planOf([...edits, ...note, ...guard], { start, end, parts }, javaNeeds(request, form));
}

function insertLines(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  importer: Importer,
): Plan | undefined {
  const { owner, indent } = slot;
  const modifiers = isMember(slot) ? fieldModifiers(owner) : '';
  const lines = declarationLines(file, request, { owner, indent, importer, modifiers });
  return lines && planFor(file, slot, request, importer, lines);
}

function planFor(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  importer: Importer,
  { code, guard }: DeclarationLines,
): Plan | undefined {
  const edits = importer.edits();
  if (!edits) return undefined;
  const { start, end } = slot;
  // A method that goes to the very same place comes behind.
  const follows = guard?.start === start ? guard.text : undefined;
  const parts = laidOut(file, slot, slashRemark(request), code, follows);
  const apart = guard && follows === undefined ? [guard] : [];
  return planOf([...edits, ...apart], { start, end, parts }, javaNeeds(request, clientForm(request)));
}

/** A constant where the type may hold one, else a field of each instance. */
function fieldModifiers({ type, parent }: Node): string {
  const isStatic = type.startsWith('enum_body') || (parent !== null && holdsStatics(parent));
  return isStatic ? 'private static final ' : 'private final ';
}
