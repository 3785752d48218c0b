/** Finds the credential expressions of a C# file: `new` of types that really come from `Azure.Identity`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { namedChildren, touches } from '../nodes';
import { perTree } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { readUsings, typeIn } from './usings';

export const identityNamespace = 'Azure.Identity';

export interface Argument {
  readonly node: Node;
  readonly name?: string;
  readonly value: Node;
}

/** An object creation, explicit or target-typed. */
export interface Creation {
  readonly node: Node;
  /** The class by its own name, whatever the file calls it. */
  readonly name: string;
  /** The type as it is written, at the creation or at the declaration that it is typed by. */
  readonly type: Node;
  readonly arguments: readonly Argument[];
  readonly argumentList: Node | undefined;
}

/** Every creation of a credential class of `Azure.Identity`, in file order; once per tree. */
export const credentialCreations: (file: ParsedFile) => Creation[] = perTree((file) => {
  const aliases = readUsings(file).flatMap(({ alias, target }) =>
    alias !== undefined && target.endsWith('Credential') && !alias.endsWith('Credential') ? [alias] : [],
  );
  const names = [...credentialTokens(file), ...aliases.flatMap((alias) => tokens(file, alias))];
  const found = names.flatMap((token) => {
    const type = typeOf(token);
    const nodes = type ? creationsTypedBy(type) : [];
    const name = type && nodes.length > 0 ? typeIn(file, identityNamespace, type) : undefined;
    if (!type || name?.endsWith('Credential') !== true) return [];
    return nodes.map((node) => ({ node, name, type, ...argumentsOf(node) }));
  });
  return found.sort((a, b) => a.node.startIndex - b.node.startIndex);
});

/** The whole type name that ends in an identifier: `Azure.Identity.X` for its `X`. */
export function typeOf(token: Node): Node | undefined {
  if (token.type !== 'identifier') return undefined;
  let type = token;
  while (type.parent?.type === 'qualified_name' && type.parent.endIndex === token.endIndex)
    type = type.parent;
  return type;
}

function creationsTypedBy(type: Node): Node[] {
  const owner = type.parent?.type === 'nullable_type' ? type.parent.parent : type.parent;
  if (!owner) return [];
  const targetTyped = (value: Node | null | undefined): Node[] =>
    value?.type === 'implicit_object_creation_expression' ? [value] : [];
  switch (owner.type) {
    case 'object_creation_expression':
      return owner.childForFieldName('type')?.equals(type) === true ? [owner] : [];
    case 'variable_declaration':
      return namedChildren(owner)
        .filter(({ type: kind }) => kind === 'variable_declarator')
        .flatMap((declarator) => targetTyped(declarator.lastNamedChild));
    case 'property_declaration':
    case 'method_declaration': {
      const value = owner.childForFieldName('value') ?? owner.childForFieldName('body');
      return targetTyped(value?.type === 'arrow_expression_clause' ? value.firstNamedChild : value);
    }
    default:
      return [];
  }
}

/** The arguments of a creation or a call. */
export function argumentsOf(node: Node): { arguments: Argument[]; argumentList: Node | undefined } {
  const list = namedChildren(node).find(({ type }) => type === 'argument_list');
  const given = list ? namedChildren(list).filter(({ type }) => type === 'argument') : [];
  const read = given.flatMap((argument): Argument[] => {
    const name = argument.childForFieldName('name');
    const value = argument.lastNamedChild;
    if (!value) return [];
    return [name ? { node: argument, name: name.text, value } : { node: argument, value }];
  });
  return { arguments: read, argumentList: list };
}

/** The last name of an expression: `IsDevelopment` of `builder.Environment.IsDevelopment`. */
export function lastName(node: Node | null | undefined): string {
  if (node?.type === 'member_access_expression') return lastName(node.childForFieldName('name'));
  if (node?.type === 'generic_name') return node.firstNamedChild?.text ?? '';
  return node?.type === 'identifier' ? node.text : '';
}

/** The text of a string literal without escapes; `undefined` for every other expression. */
export function stringValue(node: Node): string | undefined {
  switch (node.type) {
    case 'string_literal': {
      const parts = namedChildren(node);
      if (parts.some(({ type }) => type !== 'string_literal_content')) return undefined;
      return parts.map(({ text }) => text).join('');
    }
    case 'verbatim_string_literal':
      return node.text.slice(2, -1).replaceAll('""', '"');
    case 'raw_string_literal':
      return (
        namedChildren(node)
          .find(({ type }) => type === 'raw_string_content')
          ?.text.trim() ?? ''
      );
    default:
      return undefined;
  }
}

const factories: Readonly<Record<string, Identifier>> = {
  FromUserAssignedClientId: 'clientId',
  FromUserAssignedResourceId: 'resourceId',
  FromUserAssignedObjectId: 'objectId',
  SystemAssigned: 'systemAssigned',
};

/** Every credential creation as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const sites = credentialCreations(file).map((creation): CredentialSite => {
    const { startIndex: start, endIndex: end } = creation.node;
    if (creation.name === 'DefaultAzureCredential') return { start, end, type: 'default' };
    if (creation.name !== 'ManagedIdentityCredential') return { start, end, type: 'other' };
    const value = creation.arguments[0]?.value;
    const named = value?.type === 'invocation_expression' ? value.childForFieldName('function') : value;
    const identifier = creation.arguments.length === 0 ? 'systemAssigned' : factories[lastName(named)];
    return { start, end, type: 'managedIdentity', ...(identifier && { identifier }) };
  });
  return within ? sites.filter((site) => within.some((span) => touches(span, site))) : sites;
}
