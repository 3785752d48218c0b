/** Writes a managed identity credential in the place of a credential expression of a C# file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { indentAt, lineStart } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import type { Edit, Span } from '../text';
import { clientBehind } from './clientCode';
import { handoverAt, replaceHandover } from './connectionStrings';
import { credentialClass } from './credentials';
import { declarationFor, functionAround } from './declarations';
import { isEnvironmentChoice } from './environmentTest';
import { writeExpression } from './expression';
import { csharpNeeds } from './needs';
import { registeredAt, replaceRegistered } from './registeredSecrets';
import { sampleRemarkAbove } from './remark';
import { createUsings } from './usingEdits';

/** What the surroundings expect of an expression. */
type Expectation =
  | { readonly kind: 'inferred' | 'credentialClass'; readonly type: Node }
  | { readonly kind: 'written' }
  | { readonly kind: 'nothing' };

/**
 * Replaces the expression `site`. A `var` or the name of another credential class in its declaration becomes
 * `TokenCredential` where the new expression would not compile with it (CS0173, CS0029).
 */
export function replaceCsharp(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const secret = handoverAt(file, site);
  if (secret) return replaceHandover(file, secret, request);
  const registered = registeredAt(file, site);
  if (registered) return replaceRegistered(file, registered, request);
  const node = nodeAt(file.tree.rootNode, site);
  const isThere =
    node.startIndex === site.start &&
    node.endIndex === site.end &&
    node.type.endsWith('object_creation_expression');
  if (!isThere || isBroken(node)) return undefined;
  const choices = [...choicesAround(node)];
  const outermost = choices.at(-1) ?? node;
  const isChosen = choices.some(isEnvironmentChoice);
  const isMixed = choices.length > 0 || request.flavour === 'localAndAzure';
  const expected = expectationOf(file, outermost);
  const usings = createUsings(file, site.start);
  const expression = writeExpression(file, request, {
    at: node,
    usings,
    indent: indentAt(file.text, site.start),
    column: site.start - lineStart(file.text, site.start),
    needsCast: isMixed && expected.kind === 'nothing',
    isChosen,
  });
  const declared =
    expected.kind === 'credentialClass' || (expected.kind === 'inferred' && isMixed)
      ? expected.type
      : undefined;
  const retyped: Edit[] = declared
    ? [{ ...spanOf(declared), text: usings.typeName('Azure.Core', 'TokenCredential') }]
    : [];
  const client = request.flavour === 'client' ? clientBehind(file, node, request, usings) : [];
  const edits = usings.edits();
  const note = sampleRemarkAbove(file, site.start, request);
  if (expression === undefined || !client || !edits || !note) return undefined;
  const isTight = request.flavour === 'localAndAzure' && !isChosen && !loose.test(node.parent?.type ?? '');
  const parts = isTight ? ['(', expression, ')'] : [expression];
  const all = [...edits, ...note, ...retyped, ...client];
  return planOf(all, { ...spanOf(node), parts }, csharpNeeds(request));
}

/** Where a conditional expression needs no parentheses. */
const loose =
  /^(argument|variable_declarator|property_declaration|arrow_expression_clause|return_statement|parenthesized_expression|lambda_expression|initializer_expression|assignment_expression|conditional_expression)$/;

/** The conditional expressions one of whose branches is, or holds as its own branch, the node. */
function* choicesAround(node: Node): Generator<Node> {
  let inside = node;
  for (const around of ancestors(node)) {
    const isBranch =
      around.type === 'conditional_expression' &&
      around.childForFieldName('condition')?.equals(inside) === false;
    if (!isBranch && around.type !== 'parenthesized_expression') return;
    if (isBranch) yield around;
    inside = around;
  }
}

function expectationOf(file: ParsedFile, node: Node): Expectation {
  const parent = node.parent;
  switch (parent?.type) {
    case 'variable_declarator':
      return expectationOfType(file, parent.parent?.childForFieldName('type'));
    case 'property_declaration':
      return expectationOfType(file, parent.childForFieldName('type'));
    case 'arrow_expression_clause':
      return expectationOfType(file, returnType(parent.parent));
    case 'return_statement': {
      const owner = functionAround(parent);
      return owner?.type === 'lambda_expression'
        ? { kind: 'nothing' }
        : expectationOfType(file, returnType(owner ?? accessorOwner(parent)));
    }
    case 'assignment_expression': {
      const left = parent.childForFieldName('left');
      const declaration = left?.type === 'identifier' ? declarationFor(file, left.text, left) : undefined;
      return declaration ? expectationOfType(file, declaration.type) : { kind: 'nothing' };
    }
    default:
      return { kind: 'nothing' };
  }
}

function accessorOwner(node: Node): Node | undefined {
  return [...ancestors(node)].find(({ type }) => type === 'property_declaration');
}

/** The type a method, local function or property says it gives. */
function returnType(owner: Node | null | undefined): Node | null | undefined {
  return owner?.childForFieldName('returns') ?? owner?.childForFieldName('type');
}

function expectationOfType(file: ParsedFile, type: Node | null | undefined): Expectation {
  if (!type) return { kind: 'nothing' };
  if (type.type === 'implicit_type') return { kind: 'inferred', type };
  const plain = type.type === 'nullable_type' ? (type.firstNamedChild ?? type) : type;
  if (credentialClass(file, plain) !== undefined) return { kind: 'credentialClass', type: plain };
  return plain.type === 'generic_name' ? { kind: 'nothing' } : { kind: 'written' };
}

/** Whether the statement or member around an expression does not parse. */
function isBroken(node: Node): boolean {
  for (const around of [node, ...ancestors(node)]) {
    if (around.isError) return true;
    if (/^(block|declaration_list|compilation_unit)$/.test(around.type)) return false;
    if (around.hasError && !around.childForFieldName('body')) return true;
  }
  return false;
}
