/** Writes a managed identity credential, or a client with it, where the cursor stands in a C++ file. */

import { stepOf } from '../braceSlot';
import { isBlankLine } from '../lines';
import type { ParsedFile, Plan } from '../language';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { sampleRemarkAbove, slashRemark } from '../slashRemark';
import { lineEndOf } from '../text';
import type { Edit, SnippetPart } from '../text';
import { clientExpression, clientLines, clientType, formOf, headersOf } from './client';
import { opensOnOwnLine, sharedCredential, writeExpression, writeManaged, writeSplit } from './expression';
import type { Place, Written } from './expression';
import { guardEdit } from './guard';
import { includeEdits } from './includes';
import { cppNeeds } from './needs';
import { owners, slotAt } from './slot';
import type { CppSlot } from './slot';
import { namesFor } from './variable';

interface Code extends Omit<Written, 'lines'> {
  readonly lines: readonly (readonly SnippetPart[])[];
}

/** Statements, a function at the top, or an expression between empty parentheses; `undefined` without a place. */
export function insertCpp(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const slot = slotAt(file, offset);
  if (!slot) return undefined;
  const place = { offset: slot.start, indent: slot.indent, free: namesFor(file, slot.owner) };
  return slot.kind === 'argument'
    ? insertArgument(file, slot, request, place)
    : insertLines(file, slot, request, place);
}

function insertArgument(
  file: ParsedFile,
  slot: CppSlot,
  request: CredentialRequest,
  place: Place,
): Plan | undefined {
  const form = request.flavour === 'client' ? formOf(request) : undefined;
  if (request.flavour === 'client' && (!form || request.target?.call === true)) return undefined;
  const written = writeExpression(file, request, place);
  const note = sampleRemarkAbove(file, slot.start, request, owners);
  if (!written || !note) return undefined;
  const value = written.lines.join('');
  const parts = form ? clientExpression(file, request, form, place, value) : [value];
  const headers = [...written.headers, ...(form ? headersOf(form, request) : [])];
  const edits = [...includeEdits(file, headers), ...note, ...helperEdits(file, written, slot.start)];
  return planOf(joined(edits), { start: slot.start, end: slot.end, parts }, cppNeeds(request));
}

/** The edit that adds the helper, where the code calls it and the file has none. */
export function helperEdits(file: ParsedFile, { guard }: Pick<Written, 'guard'>, offset: number): Edit[] {
  return guard?.lines ? [guardEdit(file, offset, guard.lines, lineEndOf(file.text))] : [];
}

/** Edits at one offset as one, in their order. */
export function joined(edits: readonly Edit[]): Edit[] {
  const all: Edit[] = [];
  for (const edit of edits) {
    const at = all.findIndex(({ start, end }) => start === end && start === edit.start && edit.end === start);
    const before = all[at];
    if (before) all[at] = { ...before, text: before.text + edit.text };
    else all.push(edit);
  }
  return all;
}

function insertLines(
  file: ParsedFile,
  slot: CppSlot,
  request: CredentialRequest,
  place: Place,
): Plan | undefined {
  const lineBreak = lineEndOf(file.text);
  const isFunction = slot.kind === 'function';
  const code = isFunction ? functionLines(file, request, place) : statementLines(file, request, place);
  if (!code) return undefined;
  const includes = includeEdits(file, code.headers);
  const remark = slashRemark(request);
  const isOpen =
    slot.start > 0 &&
    file.text.charAt(slot.start - 1) !== '\n' &&
    file.text.slice(0, slot.start) !== '\uFEFF';
  const inFront = includes.some(({ start }) => start === slot.start);
  const [above, below] = isFunction ? blanksAround(file, slot, inFront) : [false, false];
  const helper = isFunction ? (code.guard?.lines ?? []).map((line) => slot.indent + line + lineBreak) : [];
  const first = remark === undefined ? [] : [slot.indent + remark + lineBreak];
  const parts: SnippetPart[] = [
    slot.line === 'whole' && isOpen ? lineBreak : '',
    above ? lineBreak : '',
    ...helper,
    helper.length > 0 ? lineBreak : '',
    ...first,
    ...code.lines.flatMap((line, at) => [at === 0 ? slot.indent : lineBreak + slot.indent, ...line]),
    slot.line === 'whole' && !isOpen ? lineBreak : '',
    below ? lineBreak : '',
  ];
  const snippet = { start: slot.start, end: slot.end, parts: parts.filter((part) => part !== '') };
  const edits = isFunction ? includes : [...includes, ...helperEdits(file, code, slot.start)];
  return planOf(joined(edits), snippet, cppNeeds(request));
}

/** Whether a function wants a blank line above and below. */
function blanksAround(
  { text }: ParsedFile,
  slot: CppSlot,
  inFront: boolean,
): [above: boolean, below: boolean] {
  const before = text.slice(0, slot.start).replace('\uFEFF', '').trimEnd();
  const after = text.slice(slot.end);
  const isFirst = !inFront && (before === '' || before.endsWith('{'));
  const hasRoom = !inFront && slot.start > 0 && isBlankLine(text, slot.start - 1);
  const isLast = after.trim() === '' || after.trimStart().startsWith('}');
  const follows = slot.line === 'blank' ? /^\r?\n[^\S\n]*\r?\n/.test(after) : isBlankLine(text, slot.end);
  return [!isFirst && !hasRoom, !isLast && !follows];
}

function statementLines(file: ParsedFile, request: CredentialRequest, place: Place): Code | undefined {
  const credential = place.free('credential');
  if (request.flavour === 'localAndAzure')
    return parted(writeSplit(file, request, place, credential), credential);
  const written = writeManaged(file, request, place, `auto ${credential} = `);
  if (!written || request.flavour === 'credential') return parted(written, credential);
  const form = formOf(request);
  if (!form) return undefined;
  const lines = clientLines(file, request, form, place, credential);
  return {
    ...written,
    headers: [...written.headers, ...headersOf(form, request)],
    lines: [...written.lines.map((line) => [line]), ...lines],
  };
}

/** The lines as snippets; where the variable is named once, its name can be typed over. */
function parted(written: Written | undefined, variable: string): Code | undefined {
  return (
    written && {
      ...written,
      lines: written.lines.map((line) => {
        const lead = `auto ${variable} = `;
        return line.startsWith(lead)
          ? ['auto ', { placeholder: variable }, line.slice(lead.length - 3)]
          : [line];
      }),
    }
  );
}

/** A function that gives the credential or the client, where only declarations stand. */
function functionLines(file: ParsedFile, request: CredentialRequest, place: Place): Code | undefined {
  const step = stepOf(file);
  const inner: Place = { ...place, indent: place.indent + step, free: (wanted) => wanted };
  const body = functionBody(file, request, inner);
  if (!body) return undefined;
  const { type, name, lines, ...rest } = body;
  // A header is compiled into many files, and a function of its own into each of them.
  const inline = /\.(h|hh|hpp|hxx|ipp|inl)$/i.test(file.path) ? 'inline ' : '';
  const head: SnippetPart[] = [`${inline}${type} `, { placeholder: place.free(name) }, '()'];
  const open: SnippetPart[][] = opensOnOwnLine(file) ? [head, ['{']] : [[...head, ' {']];
  return { ...rest, lines: [...open, ...lines.map((line) => [step, ...line]), ['}']] };
}

function functionBody(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): (Code & { type: string; name: string }) | undefined {
  if (request.flavour !== 'client') {
    const isSplit = request.flavour === 'localAndAzure';
    const written = isSplit
      ? writeSplit(file, request, place, undefined)
      : writeManaged(file, request, place, 'return ');
    const type = sharedCredential(file, place.offset);
    return (
      written && { ...written, lines: written.lines.map((line) => [line]), type, name: 'MakeCredential' }
    );
  }
  const form = formOf(request);
  const written = writeManaged(file, request, place, 'auto credential = ');
  if (!form || !written) return undefined;
  const headers = [...written.headers, ...headersOf(form, request)];
  const declared = written.lines.map((line) => [line]);
  const [className = 'Client'] = Object.keys(form.imports);
  if (request.target?.call === true) {
    const lines = [...declared, ...clientLines(file, request, form, place, 'credential')];
    return { ...written, headers, lines, type: 'void', name: `Use${className}` };
  }
  // Some clients can neither be copied nor moved.
  const name = clientType(file, form, place);
  const made = clientExpression(file, request, form, place, 'credential', 'std::make_unique');
  const lines = [...declared, ['return ', ...made, ';']];
  return { ...written, headers, lines, type: `std::unique_ptr<${name}>`, name: `Make${className}` };
}
