/** The statements and members of C# that hold a credential. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { isStatic } from './declarations';
import { writeExpression } from './expression';
import { freeVariable } from './freeVariable';
import { clientsParameter } from './registrations';
import type { Slot } from './slot';
import type { Usings } from './usingEdits';

/** A static field that holds the credential; `undefined` when the request has no ID. */
export function field(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  usings: Usings,
): SnippetPart[] | undefined {
  const type = usings.typeName('Azure.Core', 'TokenCredential');
  // A static field reaches no instance member, so the place to look from is the field itself.
  const at = file.tree.rootNode;
  const name = freeVariable(file, slot, fieldPrefix(slot.owner));
  const lead = `private static readonly ${type} `;
  const column = slot.indent.length + lead.length + name.length;
  const place = { at, usings, indent: slot.indent, column, mayWrap: true, needsCast: false, isChosen: false };
  const expression = writeExpression(file, request, place);
  return expression === undefined ? undefined : [lead, { placeholder: name }, assigned(expression)];
}

function assigned(expression: string): string {
  return /^\r?\n/.test(expression) ? ` =${expression};` : ` = ${expression};`;
}

/** `_` or `s_`, as the fields of the type are named. */
export function fieldPrefix(body: Node): string {
  const fields = namedChildren(body).filter(({ type }) => type === 'field_declaration');
  const names = fields.map((each) => ({
    isStatic: isStatic(each),
    name: each.descendantsOfType('variable_declarator')[0]?.childForFieldName('name')?.text ?? '',
  }));
  if (names.some(({ isStatic: shared, name }) => shared && name.startsWith('s_'))) return 's_';
  return names.some(({ name }) => name.startsWith('_')) ? '_' : '';
}

/** A variable that holds the credential, or what a lambda of `AddAzureClients` is told of it. */
export function statement(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  usings: Usings,
): SnippetPart[] | undefined {
  const { indent, owner } = slot;
  const at = lastBefore(slot) ?? owner;
  const clients = clientsParameter(owner);
  const name = freeVariable(file, slot, '');
  const call =
    clients !== undefined && request.flavour === 'credential' ? `${clients}.UseCredential(` : undefined;
  const type = call === undefined ? usings.typeName('Azure.Core', 'TokenCredential') : '';
  const lead = call ?? `${type} ${name} = `;
  const column = indent.length + lead.length;
  const place = {
    at,
    usings,
    indent,
    column,
    mayWrap: call === undefined,
    needsCast: false,
    isChosen: false,
  };
  const expression = writeExpression(file, request, place);
  if (expression === undefined) return undefined;
  if (call !== undefined) return [`${call}${expression});`];
  if (clients === undefined) return [`${type} `, { placeholder: name }, assigned(expression)];
  return [
    `${type} ${name}${assigned(expression)}${lineEndOf(file.text)}${indent}${clients}.UseCredential(${name});`,
  ];
}

/** A node behind which the statement comes, so that the variables declared before it are in reach. */
function lastBefore({ owner, start }: Slot): Node | undefined {
  const after = owner.children.find((child) => child !== null && child.startIndex >= start);
  return after ?? owner.lastChild ?? undefined;
}
