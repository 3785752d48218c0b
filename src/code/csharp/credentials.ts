/** Finds the credential expressions of a C# file: `new` of types that really come from `Azure.Identity`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { namedChildren, spanOf, touches } from '../nodes';
import { perTreeNear } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { literalOf } from './strings';
import { readUsings, typeIn } from './usings';

export const identityNamespace = 'Azure.Identity';

/** Classes made from a secret that are not in `Azure.Identity`. */
const secretNamespaces: Readonly<Record<string, string>> = {
  StorageSharedKeyCredential: 'Azure.Storage',
  AzureKeyCredential: 'Azure',
  AzureNamedKeyCredential: 'Azure',
  AzureSasCredential: 'Azure',
  ApiKeyCredential: 'System.ClientModel',
};

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
  readonly namespace: string;
  /** The type as it is written, at the creation or at the declaration that it is typed by. */
  readonly type: Node;
  readonly arguments: readonly Argument[];
  readonly argumentList: Node | undefined;
}

/** Every creation of a credential class of an Azure package, in file order; at least those that reach into `within`. */
export const allCreations = perTreeNear((file, near): readonly Creation[] => {
  const aliases = readUsings(file).flatMap(({ alias, target }) =>
    alias !== undefined && target.endsWith('Credential') && !alias.endsWith('Credential') ? [alias] : [],
  );
  const names = [...credentialTokens(file, near), ...aliases.flatMap((alias) => tokens(file, alias, near))];
  const found = names.flatMap((token) => {
    const type = typeOf(token);
    const nodes = type ? creationsTypedBy(type) : [];
    if (!type || nodes.length === 0) return [];
    const known = credentialClass(file, type);
    return known ? nodes.map((node) => ({ node, ...known, type, ...argumentsOf(node) })) : [];
  });
  return found.sort((a, b) => a.node.startIndex - b.node.startIndex);
});

/** The credential class of an Azure package that a type name stands for, by its own name. */
export function credentialClass(
  file: ParsedFile,
  type: Node,
): { readonly name: string; readonly namespace: string } | undefined {
  const written = type.text.slice(type.text.lastIndexOf('.') + 1);
  const namespace = secretNamespaces[written] ?? identityNamespace;
  const name = typeIn(file, namespace, type);
  return name?.endsWith('Credential') === true && name !== 'TokenCredential'
    ? { name, namespace }
    : undefined;
}

/** The creations of classes of `Azure.Identity` alone. */
export function credentialCreations(file: ParsedFile): Creation[] {
  return allCreations(file).filter(({ namespace }) => namespace === identityNamespace);
}

/** The whole type name that ends in an identifier: `Azure.Identity.X` for its `X`. */
export function typeOf(token: Node): Node | undefined {
  if (token.type !== 'identifier') return undefined;
  let type = token;
  while (type.parent?.type === 'qualified_name' && type.parent.endIndex === token.endIndex)
    type = type.parent;
  return type;
}

/** What is made of a type that is named here: by `new T(…)`, or by `new(…)` where it says what is declared. */
export function creationsTypedBy(type: Node): Node[] {
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

const factories: Readonly<Record<string, Identifier>> = {
  FromUserAssignedClientId: 'clientId',
  FromUserAssignedResourceId: 'resourceId',
  FromUserAssignedObjectId: 'objectId',
  SystemAssigned: 'systemAssigned',
};

/** Every credential creation as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const creations = allCreations(file, within);
  const wanted = within
    ? creations.filter(({ node }) => within.some((span) => touches(span, spanOf(node))))
    : creations;
  return wanted.map((creation): CredentialSite => {
    const site = { ...spanOf(creation.node), name: creation.name };
    if (creation.name === 'DefaultAzureCredential')
      return { ...site, type: 'default', ...saidByOptions(creation) };
    if (creation.name !== 'ManagedIdentityCredential') return { ...site, type: 'other' };
    const value = creation.arguments[0]?.value;
    if (!value) return { ...site, type: 'managedIdentity', identifier: 'systemAssigned' };
    const isCall = value.type === 'invocation_expression';
    const named = isCall ? value.childForFieldName('function') : value;
    const identifier = factories[lastName(named)];
    const given = isCall ? argumentsOf(value).arguments[0]?.value : undefined;
    return { ...site, type: 'managedIdentity', ...said(identifier, given) };
  });
}

const options: Readonly<Record<string, Identifier>> = {
  ManagedIdentityClientId: 'clientId',
  ManagedIdentityResourceId: 'resourceId',
};

/** The managed identity that options written in place give to a `DefaultAzureCredential`. */
function saidByOptions({ arguments: given }: Creation): Pick<CredentialSite, 'identifier' | 'id' | 'from'> {
  for (const child of given[0] ? namedChildren(given[0].value) : []) {
    for (const set of child.type === 'initializer_expression' ? namedChildren(child) : []) {
      const identifier = options[lastName(set.childForFieldName('left'))];
      if (identifier) return said(identifier, set.childForFieldName('right'));
    }
  }
  return {};
}

/** The identifier with its ID where that is a literal, be it in a `ResourceIdentifier`. */
function said(
  identifier: Identifier | undefined,
  value: Node | null | undefined,
): Pick<CredentialSite, 'identifier' | 'id' | 'from'> {
  if (!identifier) return {};
  const isMade = value?.type.endsWith('object_creation_expression') === true;
  const text = isMade ? argumentsOf(value).arguments[0]?.value : value;
  const id = text ? literalOf(text) : undefined;
  if (id) return { identifier, id };
  return text ? { identifier, from: text.text } : { identifier };
}
