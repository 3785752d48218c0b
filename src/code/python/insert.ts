/** Writes a managed identity credential where the cursor stands in a Python file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { lineStart } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { clientExpression, clientStatements } from './client';
import type { WrittenCode } from './client';
import { writeCredential } from './expression';
import type { Place } from './expression';
import { wantsAsync } from './flavour';
import { freeVariable } from './freeVariable';
import { readHeader, wholeLines } from './header';
import { createImporter } from './importer';
import type { Importer } from './importer';
import { isForeignCell } from './magics';
import { pythonNeeds } from './needs';
import { asyncRemark, remark, sampleRemarkAbove } from './remark';
import { scopeOfSlot, slotAt } from './slot';
import type { Slot } from './slot';

/** A statement that binds the credential, or the bare expression where an argument belongs; `undefined` without a place. */
export function insertPython(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const slot = slotAt(file, offset);
  if (!slot || (file.path.endsWith('.ipynb') && isForeignCell(file.text))) return undefined;
  return slot.kind === 'expression'
    ? insertArgument(file, slot, request)
    : insertStatement(file, slot, request);
}

function insertArgument(file: ParsedFile, slot: Slot, request: CredentialRequest): Plan | undefined {
  const { start: offset, indent, byKeyword } = slot;
  const place = { offset, use: offset, isAsync: wantsAsync(file, offset, request), indent };
  const importer = createImporter(file, offset, lineEndOf(file.text));
  const written = argument(file, request, place, importer, byKeyword === true);
  const imports = importer.edits();
  const note = sampleRemarkAbove(file, offset, request);
  if (!written || !imports || !note) return undefined;
  const lead = (file.text.charAt(offset - 1) === ',' ? ' ' : '') + (byKeyword === true ? 'credential=' : '');
  const parts = [lead, ...written.parts].filter((part) => part !== '');
  const snippet = { start: offset, end: offset, parts };
  return planOf([...imports, ...written.guards, ...note], snippet, pythonNeeds(request, place.isAsync));
}

/** A client is no argument of the name `credential`. */
function argument(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  importer: Importer,
  byKeyword: boolean,
): WrittenCode | undefined {
  if (request.flavour === 'client')
    return byKeyword ? undefined : clientExpression(file, request, place, importer);
  const written = writeCredential(file, request, place, importer);
  return written && { ...written, parts: [written.expression] };
}

function insertStatement(file: ParsedFile, found: Slot, request: CredentialRequest): Plan | undefined {
  const { text } = file;
  const lineBreak = lineEndOf(text);
  const { end: head } = readHeader(file);
  const isEarly = found.indent === '' && found.start < head;
  const slot: Slot = isEarly ? { kind: 'lines', indent: '', start: head, end: head } : found;
  const scope = scopeOfSlot(file, slot);
  const offset = Math.min(slot.start, Math.max(scope.startIndex, scope.endIndex - 1));
  const isAsync = wantsAsync(file, offset, request);
  const place = { offset, use: slot.start, isAsync, indent: slot.indent };
  const importer = createImporter(file, offset, lineBreak);
  const written = statement(file, request, place, importer, scope);
  const imports = importer.edits();
  if (!written || !imports) return undefined;
  const edits = [...imports, ...written.guards];
  const inFront = edits
    .filter((edit) => edit.start === slot.start && edit.end === slot.start)
    .map((edit) => edit.text)
    .join('');
  const comments = [remark(request), isAsync ? asyncRemark(request) : undefined].filter(
    (line) => line !== undefined,
  );
  const blanks = slot.indent === '' ? lineBreak.repeat(blanksAbove(file, slot.start, inFront)) : '';
  const startsLine = slot.kind === 'blankLine' || inFront.endsWith('\n') || beginsAt(text, slot.start);
  const parts: SnippetPart[] = [
    startsLine ? '' : lineBreak,
    blanks,
    comments.map((line) => `${slot.indent}# ${line}${lineBreak}`).join(''),
    slot.indent,
    ...written.parts,
    slot.kind === 'lines' && startsLine ? lineBreak : '',
  ];
  const snippet = { start: slot.start, end: slot.end, parts: parts.filter((part) => part !== '') };
  return planOf(edits, snippet, pythonNeeds(request, isAsync));
}

function statement(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  importer: Importer,
  scope: Node,
): WrittenCode | undefined {
  if (request.flavour === 'client') return clientStatements(file, request, place, importer, scope);
  const written = writeCredential(file, request, place, importer);
  const variable = { placeholder: freeVariable(file, scope) };
  return written && { ...written, parts: [variable, ` = ${written.expression}`] };
}

/** Whether a line begins at `start`: false behind a last line without a line end. */
function beginsAt(text: string, start: number): boolean {
  return wholeLines(text, start, ['-'], '\n').startsWith('-');
}

/** The blank lines PEP 8 wants between what comes before, imports or the helper, and the first statement. */
function blanksAbove({ text }: ParsedFile, start: number, inFront: string): number {
  const wanted = /^def /m.test(inFront) ? 2 : 1;
  if (inFront !== '') return Math.max(0, wanted - blanksAtEnd(inFront));
  if (start === 0 || text.charAt(start - 1) !== '\n') return 0;
  return /^(import|from)\b/.test(text.slice(lineStart(text, start - 1))) ? 1 : 0;
}

function blanksAtEnd(text: string): number {
  return (/(\r?\n)*$/.exec(text)?.[0] ?? '').split('\n').length - 2;
}
