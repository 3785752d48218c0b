/** Writes a managed identity credential in the place of a credential expression of a Java file. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { indentAt, lineStart } from '../lines';
import { planOf } from '../planOf';
import type { ParsedFile, Plan } from '../language';
import { ancestors, nodeAt, spanOf } from '../nodes';
import type { CredentialRequest } from '../request';
import { sampleRemarkAbove } from '../slashRemark';
import type { Edit, Span } from '../text';
import { clientForm } from './client';
import { clientBehind } from './clientBehind';
import { identityPackage } from './credentials';
import { isHandover, replaceHandover } from './connectionStrings';
import { typeOfVariable } from './declarations';
import { isEnvironmentChoice } from './environmentTest';
import { writeExpression } from './expression';
import { createImporter } from './importer';
import { packageOf, plain, simpleName } from './imports';
import { javaNeeds } from './needs';
import { owners } from './slot';
import { replaceSetPassword } from './sqlDataSources';
import { replaceSqlPassword } from './sqlPasswords';
import { unusedImports } from './unusedImports';

/**
 * Replaces the expression `site`. The name of another credential class in its declaration becomes `TokenCredential`,
 * and imports that only it needed go.
 */
export function replaceJava(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  if (isHandover(file, site)) return replaceHandover(file, site, request);
  const signedIn = replaceSqlPassword(file, site, request) ?? replaceSetPassword(file, site, request);
  if (signedIn) return signedIn;
  const node = nodeAt(file.tree.rootNode, site);
  const isThere =
    node.startIndex === site.start &&
    node.endIndex === site.end &&
    /^(method_invocation|object_creation_expression)$/.test(node.type);
  if (!isThere || isBroken(node)) return undefined;
  const choices = [...choicesAround(node)];
  const isChosen = choices.some(isEnvironmentChoice);
  const isSplit = request.flavour === 'localAndAzure' && !isChosen;
  const importer = createImporter(file);
  const written = writeExpression(file, request, {
    at: node,
    importer,
    indent: indentAt(file.text, site.start),
    column: site.start - lineStart(file.text, site.start),
    isChosen,
  });
  if (!written) return undefined;
  const declared = declaredClass(file, choices.at(-1) ?? node);
  const fits =
    !isSplit &&
    choices.length === 0 &&
    declared &&
    simpleName(plain(declared)) === 'ManagedIdentityCredential';
  const retyped: Edit[] =
    declared && fits !== true
      ? [{ ...spanOf(declared), text: importer.typeName('com.azure.core.credential', 'TokenCredential') }]
      : [];
  const client = request.flavour === 'client' ? clientBehind(file, node, request, importer) : undefined;
  if (request.flavour === 'client' && !client) return undefined;
  const edits = importer.edits();
  const note = sampleRemarkAbove(file, site.start, request, owners);
  if (!edits || !note) return undefined;
  const isTight = isSplit && !loose.test(node.parent?.type ?? '');
  const gone = [site, ...retyped];
  const all = unusedImports(file, edits, gone, written.text + (client?.text ?? ''));
  const added = [written.guard, client].filter((edit) => edit !== undefined);
  const parts = isTight ? ['(', written.text, ')'] : [written.text];
  return planOf(
    [...all, ...note, ...retyped, ...added],
    { ...spanOf(node), parts },
    javaNeeds(request, clientForm(request)),
  );
}

/** Where a conditional expression needs no parentheses. */
const loose =
  /^(argument_list|variable_declarator|return_statement|parenthesized_expression|lambda_expression|assignment_expression|ternary_expression|array_initializer|resource|yield_statement)$/;

/** The conditional expressions one of whose branches is, or holds as its own branch, the node. */
function* choicesAround(node: Node): Generator<Node> {
  let inside = node;
  for (const around of ancestors(node)) {
    const isBranch =
      around.type === 'ternary_expression' && around.childForFieldName('condition')?.equals(inside) === false;
    if (!isBranch && around.type !== 'parenthesized_expression') return;
    if (isBranch) yield around;
    inside = around;
  }
}

/** The name of a credential class by which the expression's variable or method is typed. */
function declaredClass(file: ParsedFile, node: Node): Node | undefined {
  const type = typeAround(file, node);
  if (!type || simpleName(plain(type)) === 'TokenCredential') return undefined;
  const known = /Credential$/.test(plain(type));
  return known && packageOf(file, type, isCredentialPackage) !== undefined ? type : undefined;
}

function isCredentialPackage(name: string): boolean {
  return name === identityPackage || /^com\.azure\.(core\.credential|storage\.common)$/.test(name);
}

function typeAround(file: ParsedFile, node: Node): Node | null | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case 'variable_declarator':
      return parent.parent?.childForFieldName('type');
    case 'return_statement': {
      const owner = [...ancestors(parent)].find(({ type }) =>
        /^(method_declaration|lambda_expression)$/.test(type),
      );
      return owner?.childForFieldName('type');
    }
    case 'assignment_expression': {
      const left = parent.childForFieldName('left');
      const name = left?.type === 'field_access' ? left.childForFieldName('field') : left;
      return name?.type === 'identifier' ? typeOfVariable(file, name.text, node) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the statement or member around an expression does not parse. */
export function isBroken(node: Node): boolean {
  for (const around of [node, ...ancestors(node)]) {
    if (around.isError) return true;
    if (/^(block|constructor_body|class_body|enum_body_declarations|program)$/.test(around.type))
      return false;
    if (around.hasError && !around.childForFieldName('body')) return true;
  }
  return false;
}
