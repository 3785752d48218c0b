/** Writes a managed identity sign-in in the place of a sign-in that a script has. */

import { indentAt, lastInk, lineEnd, lineStart } from '../lines';
import type { ParsedFile, Plan } from '../language';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { Edit, Span } from '../text';
import type { Dialect } from './dialect';
import { idValue, remarkOf } from './identity';
import { statementsFor } from './insert';
import type { Login } from './login';

/** Options that say nothing about who signs in, so that they stay; those that take a value have a `true`. */
const kept = new Map<string, boolean>([
  ['--allow-no-subscriptions', false],
  ['--only-show-errors', false],
  ['--verbose', false],
  ['--debug', false],
  ['--output', true],
  ['-o', true],
  ['--query', true],
  ['-subscription', true],
  ['-subscriptionid', true],
  ['-environment', true],
  ['-environmentname', true],
  ['-contextname', true],
  ['-scope', true],
  ['-erroraction', true],
  ['-ea', true],
  ['-warningaction', true],
  ['-skipcontextpopulation', false],
  ['-maxcontextpopulation', true],
  ['-force', false],
]);

export function replaceLogin(
  file: ParsedFile,
  login: Login,
  request: CredentialRequest,
  dialect: Dialect,
): Plan | undefined {
  const { command, tool } = login;
  const { text } = file;
  const alone = standsAlone(text, command);
  const lineBreak = lineEndOf(text);
  const indent = indentAt(text, command.start);
  if (request.flavour !== 'credential') {
    const statements = alone
      ? statementsFor(file, request, dialect, lineStart(text, command.start), tool)
      : undefined;
    if (!statements) return undefined;
    const written = statements.lines.join(lineBreak + indent);
    return {
      edits: statements.edits,
      snippet: { start: command.start, end: command.end, parts: [written] },
      needs: [],
    };
  }
  const id = dialect.refuses(request) === undefined ? idValue(file, request, dialect) : undefined;
  if (id === undefined && request.identifier !== 'systemAssigned') return undefined;
  const remark = request.sample ? remarkOf(request) : undefined;
  const above = [...(id?.guards ?? []), ...(remark === undefined ? [] : [`# ${remark}`])];
  const start = lineStart(text, command.start);
  const edits: Edit[] = [];
  if (above.length > 0) {
    if (!beginsStatement(text, command, /^\s*(?:(?:\$[\w:]+\s*=|\[void\])\s*\(?)?$/i)) return undefined;
    const lines = above.map((line) => indent + line + lineBreak).join('');
    if (!text.slice(0, start).endsWith(lines)) edits.push({ start, end: start, text: lines });
  }
  const parts = [dialect.signIn(tool, request.identifier, id?.text, keptArguments(login))];
  const snippet = { start: command.start, end: command.end, parts };
  // At one offset the order of two edits is nobody's promise.
  const [first] = edits;
  if (first?.start === command.start) {
    return { edits: [], snippet: { ...snippet, parts: [first.text, ...parts] }, needs: [] };
  }
  return { edits, snippet, needs: [] };
}

/** The arguments that stay, as they are written, in their order. */
function keptArguments({ command }: Login): string[] {
  return command.args.flatMap(({ text }, at) => {
    const [name = '', joined] = text.split('=');
    const takesValue = kept.get(name.toLowerCase());
    if (takesValue === undefined) return [];
    const next = command.args[at + 1]?.text;
    return takesValue && joined === undefined && next !== undefined ? [text, next] : [text];
  });
}

/** Whether a command is a statement of its own: nothing else stands on its lines. */
function standsAlone(text: string, command: Span): boolean {
  return beginsStatement(text, command) && lastInk(text, lineEnd(text, command.end)) <= command.end;
}

/** Whether only `lead` stands in front of the command on its line, which also continues no line above. */
function beginsStatement(text: string, { start }: Span, lead = /^\s*$/): boolean {
  const line = lineStart(text, start);
  if (!lead.test(text.slice(line, start))) return false;
  return !/(?:[\\`|]|&&|\|\||,)[ \t]*$/.test(
    text.slice(lineStart(text, Math.max(0, line - 1)), line).trimEnd(),
  );
}
