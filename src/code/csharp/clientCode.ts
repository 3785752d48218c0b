/** The statements that make a client in C#: its credential, the client, and the smallest call where that is asked for. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { withFreeNames } from '../callLines';
import { takesCredential } from '../clients/tables';
import { indentAt, lineEnd, nextLine } from '../lines';
import type { ParsedFile } from '../language';
import { ancestors, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import { lineEndOf, plainText } from '../text';
import type { Edit, SnippetPart } from '../text';
import { clientId, clientOf, clientType, filled, registration } from './client';
import type { Names } from './client';
import { optionsParameter } from './contextOptions';
import { functionAround } from './declarations';
import { freeVariable } from './freeVariable';
import { clientsParameter } from './registrations';
import type { Slot } from './slot';
import { stepOf } from './style';
import { field, fieldPrefix, statement } from './statements';
import type { Usings } from './usingEdits';

/** The code for a slot; `undefined` when there is no such client or no ID that fits it, or where its call cannot stand. */
export function clientCode(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  usings: Usings,
): SnippetPart[] | undefined {
  const { indent, owner } = slot;
  const isMember = slot.kind === 'member';
  const clients = isMember ? undefined : clientsParameter(owner);
  if (clients !== undefined) {
    const place = { at: owner, usings, indent, column: indent.length, needsCast: false, isChosen: false };
    return registration(file, request, place, clients);
  }
  const client = clientOf(request);
  if (!client || (isMember && client.target.call)) return undefined;
  const options = isMember || !('UseSqlServer' in client.form.imports) ? undefined : optionsParameter(owner);
  if (options !== undefined) return databaseOf(file, request, { usings, indent }, options);
  const prefix = isMember ? fieldPrefix(owner) : '';
  const credential = freeVariable(file, slot, prefix);
  const write = isMember ? field : statement;
  const isTaken = takesCredential(client.form);
  const declared = isTaken ? write(file, slot, { ...request, flavour: 'credential' }, usings) : [];
  const id = isTaken ? {} : clientId(file, request, { usings, indent });
  const type = isMember ? clientType(client.form, usings) : 'var';
  const made = id && clientLines(file, slot, request, usings, { credential, client: prefix, ...id });
  if (!declared || type === undefined || !made) return undefined;
  const lead = isMember ? `private static readonly ${type} ` : 'var ';
  const first = declared.length > 0 ? plainText(declared) + lineEndOf(file.text) + indent : '';
  return [first, lead, ...made].filter((part) => part !== '');
}

/** The statement that sets the database in the options of a context; `undefined` with a call, since nothing is open yet. */
function databaseOf(
  file: ParsedFile,
  request: CredentialRequest,
  place: { readonly usings: Usings; readonly indent: string },
  options: string,
): SnippetPart[] | undefined {
  const client = clientOf(request);
  const id = client?.target.call === false ? clientId(file, request, place) : undefined;
  if (!client || !id) return undefined;
  const template = client.form.client.replace(/^new \{\w+\}\(\)/, '{client}');
  return [...filled(client, place.usings, { credential: '', client: options, ...id }, template), ';'];
}

/** The client that takes the credential by its name, behind the statement that declares it; `undefined` for any other place. */
export function clientBehind(
  file: ParsedFile,
  node: Node,
  request: CredentialRequest,
  usings: Usings,
): Edit[] | undefined {
  const { text } = file;
  const declarator = node.parent?.type === 'variable_declarator' ? node.parent : null;
  const whole = declarator?.parent?.parent;
  const credential = declarator?.childForFieldName('name')?.text;
  const owner = [...ancestors(node)].find(({ type }) => /^(block|compilation_unit)$/.test(type));
  if (whole?.type !== 'local_declaration_statement' || declarator?.parent?.namedChildCount !== 2)
    return undefined;
  const isAlone = text.slice(whole.endIndex, lineEnd(text, whole.endIndex)).trim() === '';
  if (!owner || !isAlone || credential === undefined) return undefined;
  const indent = indentAt(text, whole.startIndex);
  const slot: Slot = { kind: 'statement', line: 'whole', indent, owner, ...spanOf(whole) };
  const made = clientLines(file, slot, request, usings, { credential, client: '' });
  if (!made) return undefined;
  const at = nextLine(text, whole.endIndex);
  const line = `${indent}var ${plainText(made)}`;
  const lineBreak = lineEndOf(text);
  const isOpen = text.charAt(at - 1) !== '\n';
  return [{ start: at, end: at, text: isOpen ? lineBreak + line : line + lineBreak }];
}

/** `client = …;` and the calls behind it; `names.client` is what the variable's name begins with. */
function clientLines(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  usings: Usings,
  given: Names,
): SnippetPart[] | undefined {
  const client = clientOf(request);
  if (!client) return undefined;
  const { form, target } = client;
  const calls = target.call ? form.call : [];
  const awaits = calls.some((line) => /\bawait\b/.test(line)) && !mayAwait(slot.owner);
  if (awaits || (target.call && calls.length === 0)) return undefined;
  const names = { ...given, client: freeVariable(file, slot, given.client, form.variable) };
  const bound = withFreeNames(
    calls.map((line) => filled(client, usings, names, line.replace(/^ +/, stepOf(file)))),
    (name) => freeVariable(file, slot, '', name),
  );
  const lineBreak = lineEndOf(file.text) + slot.indent;
  const made = filled(client, usings, names, form.client);
  return [`${names.client} = `, ...made, ';', ...bound.flatMap((line) => [lineBreak, ...line])];
}

/** `await` stands in asynchronous functions and among top-level statements. */
function mayAwait(at: Node): boolean {
  const around = functionAround(at);
  if (!around) return [at, ...ancestors(at)].every(({ type }) => !type.endsWith('_declaration'));
  return around.children.some((child) => child?.text === 'async');
}
