/** Writes a managed identity credential where the cursor stands in a C# file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { isBlankLine, lineStart } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import { namedChildren, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import { lineEndOf } from '../text';
import type { SnippetPart } from '../text';
import { tokens } from '../words';
import { argumentsOf, lastName } from './credentials';
import { declarationAt, isStatic, typeAround } from './declarations';
import { writeExpression } from './expression';
import { csharpNeeds } from './needs';
import { remark, sampleRemarkAbove } from './remark';
import { slotAt } from './slot';
import type { Slot } from './slot';
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
  const expression = writeExpression(file, request, {
    at: owner,
    usings,
    indent,
    column: start - lineStart(file.text, start),
    needsCast,
    isChosen: false,
  });
  const note = sampleRemarkAbove(file, start, request);
  const edits = usings.edits();
  if (expression === undefined || !note || !edits) return undefined;
  return planOf([...edits, ...note], { start, end, parts: [expression] }, csharpNeeds());
}

function insertLines(
  file: ParsedFile,
  slot: Slot,
  request: CredentialRequest,
  usings: Usings,
): Plan | undefined {
  const lineBreak = lineEndOf(file.text);
  const code =
    slot.kind === 'member' ? field(file, slot, request, usings) : statement(file, slot, request, usings);
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
  return planOf(edits, snippet, csharpNeeds());
}

/** A blank line between the directives and the first statement. */
function needsBlank({ text, tree }: ParsedFile, slot: Slot, inFront: boolean): boolean {
  if (slot.owner.type !== 'compilation_unit') return false;
  if (inFront) return slot.line === 'blank' || !isBlankLine(text, slot.start);
  const before = namedChildren(tree.rootNode).findLast(({ endIndex }) => endIndex <= slot.start);
  return before?.type === 'using_directive' && slot.start > 0 && !isBlankLine(text, slot.start - 1);
}

function field(
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
function fieldPrefix(body: Node): string {
  const fields = namedChildren(body).filter(({ type }) => type === 'field_declaration');
  const names = fields.map((each) => ({
    isStatic: isStatic(each),
    name: each.descendantsOfType('variable_declarator')[0]?.childForFieldName('name')?.text ?? '',
  }));
  if (names.some(({ isStatic: shared, name }) => shared && name.startsWith('s_'))) return 's_';
  return names.some(({ name }) => name.startsWith('_')) ? '_' : '';
}

function statement(
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

/** The parameter of the lambda of `AddAzureClients` that a block is the body of. */
function clientsParameter(block: Node): string | undefined {
  const lambda = block.parent;
  const call = lambda?.parent?.parent?.parent;
  if (lambda?.type !== 'lambda_expression' || call?.type !== 'invocation_expression') return undefined;
  if (lastName(call.childForFieldName('function')) !== 'AddAzureClients') return undefined;
  if (argumentsOf(call).arguments.length !== 1) return undefined;
  const parameters = lambda.childForFieldName('parameters');
  if (parameters?.type === 'implicit_parameter') return parameters.text;
  return parameters?.namedChildCount === 1
    ? parameters.firstNamedChild?.childForFieldName('name')?.text
    : undefined;
}

/** `credential`, or the first of its longer forms that the type, or the top-level code, does not declare anywhere. */
function freeVariable(file: ParsedFile, slot: Slot, prefix: string): string {
  const around = slot.kind === 'member' ? slot.owner.parent : typeAround(slot.owner);
  const isTaken = (name: string): boolean =>
    tokens(file, name, around ? spanOf(around) : undefined).some((token) => {
      const declares = declarationAt(token) !== undefined || token.type === 'implicit_parameter';
      const type = typeAround(token);
      return declares && (around ? type?.equals(around) === true : type === undefined);
    });
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? 'credential' : turn === 2 ? 'managedIdentityCredential' : `credential${turn}`;
    if (!isTaken(prefix + name)) return prefix + name;
  }
}
