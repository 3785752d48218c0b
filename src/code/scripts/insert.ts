/** Writes a sign-in, or a function that gets tokens, where the cursor stands in a script. */

import type { ParsedFile, Plan } from '../language';
import { isBlankLine, lineEnd, nextLine } from '../lines';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import type { Dialect, ScriptFunction } from './dialect';
import { idValue, rawParameters, remarkOf } from './identity';
import { audienceOf, callOf } from './serviceCalls';
import { slotIn } from './slot';

/** The statements for a request, and the function they call where that is not in the file yet. */
export interface Statements {
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
}

export function insertScript(
  file: ParsedFile,
  offset: number,
  request: CredentialRequest,
  dialect: Dialect,
): Plan | undefined {
  const slot = slotIn(file, offset, dialect.blocks);
  const statements = slot && statementsFor(file, request, dialect, slot.start);
  if (!slot || !statements) return undefined;
  const { text } = file;
  const { start, end, isBlank, indent } = slot;
  const lineBreak = lineEndOf(text);
  const body = statements.lines.map((line) => (line === '' ? '' : indent + line)).join(lineBreak);
  const isUnfinished = start > 0 && !/[\n\uFEFF]/.test(text.charAt(start - 1));
  const above = statements.edits.filter((edit) => edit.start === start);
  const written =
    above.map((edit) => edit.text).join('') + (isUnfinished && above.length === 0 ? lineBreak : '');
  const parts = [written + body + (isBlank ? '' : lineBreak)];
  return {
    edits: statements.edits.filter((edit) => edit.start !== start),
    snippet: { start, end, parts },
    needs: [],
  };
}

/** The lines that do what is asked, without indentation around them; `undefined` where the language has no way to. */
export function statementsFor(
  file: ParsedFile,
  request: CredentialRequest,
  dialect: Dialect,
  use: number,
  tool = dialect.tool,
): Statements | undefined {
  if (dialect.refuses(request) !== undefined) return undefined;
  const remark = remarkOf(request);
  const comment = remark === undefined ? [] : [`# ${remark}`];
  if (request.flavour === 'client') return clientFor(file, request, dialect, use, comment);
  const id = idValue(file, request, dialect);
  const signIn = dialect.signIn(tool, request.identifier, id?.text, []);
  const azure = [...(id?.guards ?? []), ...comment, signIn];
  const { localSwitch, flavour } = request;
  const lines = flavour === 'credential' ? azure : dialect.split(localSwitch, azure, file.indent, tool);
  return { lines, edits: [] };
}

function clientFor(
  file: ParsedFile,
  request: CredentialRequest,
  dialect: Dialect,
  use: number,
  comment: readonly string[],
): Statements | undefined {
  const { target, identifier } = request;
  const call = target?.call === true ? callOf(target) : undefined;
  if (!target || (target.call && !call)) return undefined;
  const id = idValue(file, request, dialect);
  const names = identifier === 'systemAssigned' ? undefined : rawParameters[identifier];
  const selector = names && { appService: names[0], machine: names[1], value: id?.text ?? '' };
  const guards = [...(id?.guards ?? []), ...comment];
  const wanted = (name: string): ScriptFunction => dialect.tokenFunction(name, selector, guards, file.indent);
  const { name, edits } = placed(file, dialect, wanted, use);
  return { lines: dialect.useToken(file, name, audienceOf(target), call), edits };
}

/** The function as it is in the file already, or the edit that adds it under a free name in front of everything that runs. */
function placed(
  file: ParsedFile,
  { blocks, tokenFunctionName }: Dialect,
  make: (name: string) => ScriptFunction,
  use: number,
): { readonly name: string; readonly edits: readonly Edit[] } {
  const { text } = file;
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? tokenFunctionName : `${tokenFunctionName}${turn}`;
    const { lines } = make(name);
    if (squeezed(text).includes(squeezed(lines.join('\n')))) return { name, edits: [] };
    if (text.toLowerCase().includes(name.toLowerCase())) continue;
    const header = Math.min(blocks.headerEnd(file), use);
    // A blank line that is there already separates as well as one of ours.
    const isBlank =
      header < use && header > 0 && isBlankLine(text, header) && lineEnd(text, header) < text.length;
    const at = isBlank ? nextLine(text, header) : header;
    const lineBreak = lineEndOf(text);
    const isUnfinished = at > 0 && !/[\n\uFEFF]/.test(text.charAt(at - 1));
    const lead =
      (isUnfinished ? lineBreak : '') +
      (at === 0 || isBlank || text.charAt(at - 1) === '\uFEFF' ? '' : lineBreak);
    return {
      name,
      edits: [{ start: at, end: at, text: lead + lines.join(lineBreak) + lineBreak + lineBreak }],
    };
  }
}

/** Indentation and line ends do not make another function. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
