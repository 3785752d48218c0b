/** Writes a managed identity credential where the cursor stands in a Python file. */

import { lineStart } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { writeExpression } from './expression';
import { wantsAsync } from './flavour';
import { freeVariable } from './freeVariable';
import { readHeader, wholeLines } from './header';
import { asyncRemark, remark, sampleRemarkAbove } from './remark';
import { scopeOfSlot, slotAt } from './slot';
import type { Slot } from './slot';

/** A statement that binds the credential, or the bare expression where an argument belongs; `undefined` without a place. */
export function insertPython(file: ParsedFile, offset: number, request: CredentialRequest): Plan | undefined {
  const slot = slotAt(file, offset);
  if (!slot) return undefined;
  return slot.kind === 'expression'
    ? insertArgument(file, slot, request)
    : insertStatement(file, slot, request);
}

function insertArgument(file: ParsedFile, slot: Slot, request: CredentialRequest): Plan | undefined {
  const { start: offset, indent } = slot;
  const written = writeExpression(file, request, {
    offset,
    use: offset,
    isAsync: wantsAsync(file, offset),
    indent,
  });
  const note = sampleRemarkAbove(file, offset, request);
  if (!written || !note) return undefined;
  const lead =
    (file.text.charAt(offset - 1) === ',' ? ' ' : '') + (slot.byKeyword === true ? 'credential=' : '');
  const parts = [lead, written.expression].filter((part) => part !== '');
  const snippet = { start: offset, end: offset, parts };
  return planOf([...written.edits, ...note], snippet, written.needs);
}

function insertStatement(file: ParsedFile, found: Slot, request: CredentialRequest): Plan | undefined {
  const { text } = file;
  const lineBreak = lineEndOf(text);
  const { end: head } = readHeader(file);
  const isEarly = found.indent === '' && found.start < head;
  const slot: Slot = isEarly ? { kind: 'lines', indent: '', start: head, end: head } : found;
  const scope = scopeOfSlot(file, slot);
  const offset = Math.min(slot.start, Math.max(scope.startIndex, scope.endIndex - 1));
  const isAsync = wantsAsync(file, offset);
  const written = writeExpression(file, request, {
    offset,
    use: slot.start,
    isAsync,
    indent: slot.indent,
  });
  if (!written) return undefined;
  const inFront = written.edits
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
    { placeholder: freeVariable(file, scope) },
    ` = ${written.expression}`,
    slot.kind === 'lines' && startsLine ? lineBreak : '',
  ];
  const snippet = { start: slot.start, end: slot.end, parts: parts.filter((part) => part !== '') };
  return planOf(written.edits, snippet, written.needs);
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
