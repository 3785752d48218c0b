/** Tells which of the types that matter here a C# expression has, as far as the file alone says. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { argumentsOf, lastName } from './credentials';
import { declarationFor } from './declarations';
import { stringValue } from './strings';
import { plainName } from './usings';

export type ValueKind =
  'string' | 'resourceIdentifier' | 'managedIdentityId' | 'options' | 'tokenOptions' | 'nothing' | 'unknown';

const byType: Readonly<Record<string, ValueKind>> = {
  string: 'string',
  String: 'string',
  ResourceIdentifier: 'resourceIdentifier',
  ManagedIdentityId: 'managedIdentityId',
  ManagedIdentityCredentialOptions: 'options',
  TokenCredentialOptions: 'tokenOptions',
};

/** The kind of an expression; names are followed to their declaration in the file. */
export function valueKind(file: ParsedFile, node: Node, depth = 6): ValueKind {
  if (depth === 0) return 'unknown';
  const of = (inner: Node | null | undefined): ValueKind =>
    inner ? valueKind(file, inner, depth - 1) : 'unknown';
  switch (node.type) {
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
    case 'interpolated_string_expression':
      return 'string';
    case 'null_literal':
    case 'default_expression':
      return 'nothing';
    case 'parenthesized_expression':
    case 'postfix_unary_expression':
      return of(node.firstNamedChild);
    case 'binary_expression': {
      const left = of(node.childForFieldName('left'));
      return left === 'unknown' || left === 'nothing' ? of(node.childForFieldName('right')) : left;
    }
    case 'conditional_expression': {
      const first = of(node.childForFieldName('consequence'));
      return first === 'unknown' || first === 'nothing' ? of(node.childForFieldName('alternative')) : first;
    }
    case 'object_creation_expression':
      return kindOfType(node.childForFieldName('type'));
    case 'element_access_expression':
      return kindOfElement(node);
    case 'invocation_expression':
      return kindOfCall(node);
    case 'member_access_expression':
      return plainName(node.childForFieldName('expression')).endsWith('ManagedIdentityId')
        ? 'managedIdentityId'
        : 'unknown';
    case 'identifier': {
      const declaration = declarationFor(file, node.text, node);
      if (declaration?.type?.type === 'implicit_type') return of(declaration.value);
      return kindOfType(declaration?.type);
    }
    default:
      return 'unknown';
  }
}

function kindOfType(type: Node | null | undefined): ValueKind {
  const name = plainName(type).replace(/\?$/, '');
  return byType[name.slice(name.lastIndexOf('.') + 1)] ?? 'unknown';
}

/** `configuration["Name"]` of `IConfiguration` is a string. */
function kindOfElement(node: Node): ValueKind {
  const base = lastName(node.childForFieldName('expression'));
  const key = node.childForFieldName('subscript')?.firstNamedChild?.lastNamedChild;
  return /config/i.test(base) && key && stringValue(key) !== undefined ? 'string' : 'unknown';
}

function kindOfCall(node: Node): ValueKind {
  const callee = node.childForFieldName('function');
  const owner = plainName(callee?.childForFieldName('expression'));
  if (owner.endsWith('ManagedIdentityId')) return 'managedIdentityId';
  const name = lastName(callee);
  if (owner.endsWith('ResourceIdentifier') && name === 'Parse') return 'resourceIdentifier';
  const isText = name === 'GetEnvironmentVariable' || name === 'ToString' || name === 'Trim';
  return isText || /^GetValue<string\??>$/.test(plainName(callee?.childForFieldName('name')))
    ? 'string'
    : 'unknown';
}

/** The words by which an expression says what it holds: its last name, or the key it reads; lower case, letters only. */
export function nameOfValue(node: Node): string {
  if (node.type === 'postfix_unary_expression' || node.type === 'parenthesized_expression') {
    return node.firstNamedChild ? nameOfValue(node.firstNamedChild) : '';
  }
  if (node.type === 'binary_expression') {
    const left = node.childForFieldName('left');
    return left ? nameOfValue(left) : '';
  }
  const key =
    node.type === 'element_access_expression'
      ? node.childForFieldName('subscript')?.firstNamedChild?.lastNamedChild
      : argumentsOf(node).arguments[0]?.value;
  const words = (key && stringValue(key)) ?? lastName(node);
  return words.toLowerCase().replace(/[^a-z]/g, '');
}
