/** Finds where a C# file declares a name, and whether that declaration reaches a place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';

export interface Declaration {
  readonly name: string;
  /** The declared type as written; absent for lambda parameters that leave it out. `var` is an `implicit_type`. */
  readonly type?: Node;
  /** What it starts out with. */
  readonly value?: Node;
  readonly node: Node;
  readonly kind: 'local' | 'parameter' | 'member' | 'primaryParameter';
  readonly isStatic: boolean;
  /** The code that can name it. */
  readonly scope: Node;
}

const typeBodies = /^(class|struct|record|interface)_declaration$/;
const functions =
  /^(method_declaration|constructor_declaration|local_function_statement|lambda_expression|operator_declaration|indexer_declaration|anonymous_method_expression)$/;

/** Every declaration of a variable, parameter, field or property called `name`. */
export function declarationsOf(file: ParsedFile, name: string): readonly Declaration[] {
  const known = declarationsByName(file);
  const before = known.get(name);
  if (before) return before;
  const found = tokens(file, name).flatMap((token) => declarationAt(token) ?? []);
  known.set(name, found);
  return found;
}

/** What was asked for before: each credential of a file asks for the names it is made with. */
const declarationsByName = perTree(() => new Map<string, readonly Declaration[]>());

/** The declaration that a name means at a place: the innermost that reaches it. */
export function declarationFor(file: ParsedFile, name: string, at: Node): Declaration | undefined {
  const reaching = declarationsOf(file, name).filter((each) => reaches(each, at));
  return reaching.sort((a, b) => b.scope.startIndex - a.scope.startIndex)[0];
}

/** What an identifier declares, when it stands where a name is declared. */
export function declarationAt(token: Node): Declaration | undefined {
  const node = token.parent;
  if (token.type !== 'identifier' || !node) return undefined;
  if (node.childForFieldName('name')?.equals(token) !== true) return undefined;
  const name = token.text;
  if (node.type === 'parameter') {
    const owner = node.parent?.parent;
    const type = node.childForFieldName('type');
    if (!owner) return undefined;
    const isPrimary = typeBodies.test(owner.type);
    const kind = isPrimary ? 'primaryParameter' : 'parameter';
    return { name, node, kind, isStatic: false, scope: owner, ...(type && { type }) };
  }
  if (node.type === 'property_declaration') {
    const type = node.childForFieldName('type');
    const scope = node.parent;
    return scope
      ? { name, node, kind: 'member', isStatic: isStatic(node), scope, ...(type && { type }) }
      : undefined;
  }
  return node.type === 'variable_declarator' ? variable(name, node) : undefined;
}

function variable(name: string, node: Node): Declaration | undefined {
  const declaration = node.parent;
  const owner = declaration?.parent;
  const type = declaration?.childForFieldName('type');
  const value = node.namedChildCount > 1 ? node.lastNamedChild : null;
  const common = { name, node, ...(type && { type }), ...(value && { value }) };
  if (owner?.type === 'field_declaration' && owner.parent) {
    return { ...common, kind: 'member', isStatic: isStatic(owner), scope: owner.parent };
  }
  const block = [...ancestors(node)].find(({ type: kind }) =>
    /^(block|compilation_unit|switch_section)$/.test(kind),
  );
  return block && { ...common, kind: 'local', isStatic: false, scope: block };
}

/** Whether code at `at` may name the declaration: in its scope, behind it, and not cut off by something static. */
export function reaches(declaration: Declaration, at: Node): boolean {
  const { scope, kind, node } = declaration;
  if (at.startIndex < scope.startIndex || at.endIndex > scope.endIndex) return false;
  if (kind === 'local' && at.startIndex < node.endIndex) return false;
  let member: Node | undefined;
  for (const around of [at, ...ancestors(at)]) {
    if (around.equals(scope))
      return kind === 'primaryParameter' || kind === 'member' ? inInstance(declaration, member) : true;
    if (typeBodies.test(around.type) && !declaration.isStatic) return false;
    const isCut =
      (around.type === 'lambda_expression' || around.type === 'local_function_statement') && isStatic(around);
    if (isCut && !declaration.isStatic) return false;
    if (around.parent?.type === 'declaration_list') member = around;
  }
  return false;
}

/** Instance members and primary parameters are out of reach of static members; instance ones of field initialisers too. */
function inInstance(declaration: Declaration, member: Node | undefined): boolean {
  if (declaration.isStatic) return true;
  if (!member || isStatic(member)) return false;
  return declaration.kind === 'primaryParameter' || member.type !== 'field_declaration';
}

/** Whether a member, lambda or local function belongs to no instance: `static`, or a `const`. */
export function isStatic(node: Node): boolean {
  return node.children.some((child) => child?.type === 'modifier' && /^(static|const)$/.test(child.text));
}

/** The method, lambda, or other function around a place. */
export function functionAround(node: Node): Node | undefined {
  return [...ancestors(node)].find(({ type }) => functions.test(type));
}

/** The class, struct, record or interface around a place. */
export function typeAround(node: Node): Node | undefined {
  return [...ancestors(node)].find(({ type }) => typeBodies.test(type));
}
