/** Finds what a Java file declares under a name, and the types around a place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, spanOf } from '../nodes';
import { tokens } from '../words';

const typeDeclaration = /^(class|record|interface|enum|annotation_type)_declaration$/;
const named =
  /^(variable_declarator|formal_parameter|catch_formal_parameter|resource|enhanced_for_statement|instanceof_expression|enum_constant)$/;
const unnamed = /^(inferred_parameters|type_pattern|record_pattern_component)$/;

/** Whether an identifier declares a variable, a parameter or a field. */
export function declares(token: Node): boolean {
  const { parent } = token;
  if (token.type !== 'identifier' || !parent) return false;
  if (unnamed.test(parent.type)) return true;
  const field = parent.type === 'lambda_expression' ? 'parameters' : named.test(parent.type) ? 'name' : '';
  return field !== '' && parent.childForFieldName(field)?.equals(token) === true;
}

/** The first of the names, else the first with a number, that can be declared in `owner` and takes nothing's place. */
export function freeVariable(
  file: ParsedFile,
  names: readonly string[],
  owner: Node,
  asField: boolean,
): string {
  const type = typeAround(owner) ?? file.tree.rootNode;
  const member = asField ? type : (memberAround(owner) ?? type);
  const isIn = ({ startIndex }: Node): boolean =>
    member.startIndex <= startIndex && startIndex < member.endIndex;
  const isTaken = (token: Node): boolean =>
    declares(token) && (isIn(token) || token.parent?.parent?.type === 'field_declaration');
  for (let turn = 0; ; turn++) {
    const name = names[turn] ?? `${names[0] ?? ''}${turn + 1}`;
    if (!tokens(file, name, spanOf(type)).some(isTaken)) return name;
  }
}

/** The class, record, interface or enum that holds the place and is in no other. */
export function outermostType(node: Node): Node | undefined {
  return [node, ...ancestors(node)].findLast(({ type }) => typeDeclaration.test(type));
}

/** The innermost type around a place; the creation expression of an anonymous class. */
function typeAround(node: Node): Node | undefined {
  return [node, ...ancestors(node)].find(
    ({ type, lastNamedChild }) =>
      typeDeclaration.test(type) ||
      (type === 'object_creation_expression' && lastNamedChild?.type === 'class_body'),
  );
}

/** The method, constructor, initialiser or field that a place is in. */
function memberAround(node: Node): Node | undefined {
  return [node, ...ancestors(node)].find(
    ({ parent }) => parent !== null && /_body(_declarations)?$/.test(parent.type),
  );
}

export function hasModifier(node: Node, modifier: string): boolean {
  const modifiers = node.children.find((child) => child?.type === 'modifiers');
  return modifiers?.children.some((child) => child?.type === modifier) === true;
}

/** Whether a type may hold static members in every version of Java: one at the top, a static one, a record or an enum. */
export function holdsStatics(type: Node): boolean {
  if (type.type !== 'class_declaration') return typeDeclaration.test(type.type);
  const owner = type.parent;
  return owner?.type === 'program' || owner?.type === 'interface_body' || hasModifier(type, 'static');
}

/** The type that a variable called `name` is declared with where `at` can see it; the innermost scope first. */
export function typeOfVariable(file: ParsedFile, name: string, at: Node): Node | undefined {
  const found = tokens(file, name).flatMap((token) => {
    const owner = token.parent?.type === 'variable_declarator' ? token.parent.parent : token.parent;
    const scope = owner?.parent;
    const type = owner?.childForFieldName('type');
    if (!declares(token) || !scope || !type) return [];
    const { start, end } = spanOf(scope);
    const isField = owner.type === 'field_declaration';
    const reaches =
      start <= at.startIndex && at.endIndex <= end && (isField || token.startIndex < at.startIndex);
    return reaches ? [{ type, start }] : [];
  });
  return found.sort((a, b) => b.start - a.start)[0]?.type;
}
