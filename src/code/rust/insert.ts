/** Writes a managed identity credential, or a client with it, where the cursor stands in a Rust file. */

import { stepOf } from '../braceSlot';
import { isBlankLine } from '../lines';
import type { ParsedFile, Plan } from '../language';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { sampleRemarkAbove, slashRemark } from '../slashRemark';
import { lineEndOf } from '../text';
import type { Edit, SnippetPart } from '../text';
import { clientExpression, clientLines, formOf } from './client';
import { ended, tokenCredentialType, widest, writeManaged, writeSplit } from './expression';
import type { Place, Written } from './expression';
import { failureAt } from './failure';
import { guardEdit } from './guard';
import { createImporter } from './importer';
import { itemLines } from './item';
import { rustNeeds } from './needs';
import { slotAt } from './slot';
import type { RustSlot } from './slot';
import { freeName } from './variable';

/** What holds statements and items: a remark goes above one of those. */
export const owners = /^(block|declaration_list|source_file)$/;

/** A statement, a function where only items stand, or the bare expression where an argument belongs; `undefined` without a place. */
export function insertRust(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const slot = slotAt(file, offset);
  if (!slot) return undefined;
  const importer = createImporter(file, slot.owner, lineEndOf(file.text));
  const place = { at: slot.owner, importer, indent: slot.indent, failure: failureAt(file, slot.owner) };
  return slot.kind === 'argument'
    ? insertArgument(file, slot, request, place)
    : insertLines(file, slot, request, place);
}

function insertArgument(
  file: ParsedFile,
  slot: RustSlot,
  request: CredentialRequest,
  place: Place,
): Plan | undefined {
  const written = writeValue(file, request, place);
  const edits = place.importer.edits();
  const note = sampleRemarkAbove(file, slot.start, request, owners);
  if (!written || !edits || !note) return undefined;
  const lead = file.text.charAt(slot.start - 1) === ',' ? ' ' : '';
  const { start, end } = slot;
  const parts = [lead, ...written.parts].filter((part) => part !== '');
  return planOf(
    [...edits, ...note, ...guards(file, written, place)],
    { start, end, parts },
    rustNeeds(request),
  );
}

/** The whole value, with what ends it. */
export function writeValue(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): (Written & { readonly parts: readonly SnippetPart[] }) | undefined {
  if (request.flavour === 'client') return clientExpression(file, request, place);
  const isSplit = request.flavour === 'localAndAzure';
  const written = isSplit ? writeSplit(file, request, place, true) : writeManaged(file, request, place);
  return (
    written && { ...written, parts: [isSplit ? written.expression : ended(file, written.expression, place)] }
  );
}

/** The edit that adds the helper, where the value calls it and the module has none. */
export function guards(file: ParsedFile, { guard }: Written, { at }: Pick<Place, 'at'>): Edit[] {
  return guard?.lines ? [guardEdit(file, at, guard.lines, lineEndOf(file.text))] : [];
}

function insertLines(
  file: ParsedFile,
  slot: RustSlot,
  request: CredentialRequest,
  place: Place,
): Plan | undefined {
  const lineBreak = lineEndOf(file.text);
  const code = slot.kind === 'item' ? itemLines(file, request, place) : statements(file, request, place);
  const edits = place.importer.edits();
  if (!code || !edits) return undefined;
  const inFront = edits.some(({ start, end }) => start === slot.start && end === start);
  const remark = slashRemark(request);
  const isOpen =
    slot.start > 0 &&
    file.text.charAt(slot.start - 1) !== '\n' &&
    file.text.slice(0, slot.start) !== '\uFEFF';
  const [above, below] = slot.kind === 'item' ? blanksAround(file, slot, inFront) : [false, false];
  const parts: SnippetPart[] = [
    slot.line === 'whole' && isOpen ? lineBreak : '',
    above ? lineBreak : '',
    remark === undefined ? '' : slot.indent + remark + lineBreak,
    slot.indent,
    ...code.parts,
    slot.line === 'whole' && !isOpen ? lineBreak : '',
    below || (slot.kind === 'item' && slot.line === 'blank' && slot.end === file.text.length)
      ? lineBreak
      : '',
  ];
  const snippet = { start: slot.start, end: slot.end, parts: parts.filter((part) => part !== '') };
  const isWithItem = slot.kind === 'item' && slot.owner.parent?.type !== 'impl_item';
  const helper = isWithItem ? [] : guards(file, code, place);
  return planOf([...edits, ...helper], snippet, rustNeeds(request));
}

/** Whether an item wants a blank line above and below. */
function blanksAround(
  { text }: ParsedFile,
  slot: RustSlot,
  inFront: boolean,
): [above: boolean, below: boolean] {
  const before = text.slice(0, slot.start).replace('\uFEFF', '');
  const isFirst = before.trim() === '' || before.trimEnd().endsWith('{');
  const after = text.slice(slot.end);
  const isLast = after.trim() === '' || after.trimStart().startsWith('}');
  const hasRoom = slot.start > 0 && isBlankLine(text, slot.start - 1);
  const follows = slot.line === 'blank' ? /^\r?\n[^\S\n]*\r?\n/.test(after) : isBlankLine(text, slot.end);
  // New `use` lines at the very place end without a blank line where nothing follows.
  return [inFront ? isLast : !isFirst && !hasRoom, !isLast && !follows];
}

function statements(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): (Written & { readonly parts: SnippetPart[] }) | undefined {
  const credential = freeName(file, place.at, 'credential');
  if (request.flavour === 'localAndAzure') return splitStatement(file, request, place, credential);
  const written = writeManaged(file, request, place);
  if (!written) return undefined;
  const value = ` = ${ended(file, written.expression, place)};`;
  if (request.flavour === 'credential')
    return { ...written, parts: ['let ', { placeholder: credential }, value] };
  const form = formOf(request);
  if (!form) return undefined;
  const client = freeName(file, place.at, form.variable);
  const lines = clientLines(file, request, place, { credential: `${credential}.clone()`, client });
  const lineBreak = lineEndOf(file.text) + place.indent;
  return (
    lines && {
      ...written,
      parts: [`let ${credential}${value}`, ...lines.flatMap((line) => [lineBreak, ...line])],
    }
  );
}

function splitStatement(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  name: string,
): (Written & { readonly parts: SnippetPart[] }) | undefined {
  const type = tokenCredentialType(place.importer);
  const whole = writeSplit(file, request, place, false);
  if (!whole) return undefined;
  const [head = ''] = whole.expression.split(/\r?\n/);
  const wraps = `${place.indent}let ${name}: ${type} = ${head}`.length > widest;
  const indent = place.indent + stepOf(file);
  const written = wraps ? writeSplit(file, request, { ...place, indent }, false) : whole;
  const lead = wraps ? lineEndOf(file.text) + indent : ' ';
  return (
    written && {
      ...written,
      parts: ['let ', { placeholder: name }, `: ${type} =${lead}${written.expression};`],
    }
  );
}
