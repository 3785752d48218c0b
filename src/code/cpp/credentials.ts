/** Finds the credential expressions of a C++ file: classes that really are in an Azure namespace. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile, TextLiteral } from '../language';
import { lineEnd, lineStart } from '../lines';
import { ancestors, namedChildren, touches } from '../nodes';
import { perTree } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { lastOf, readShortcuts, targetOf } from './names';
import { literalOf } from './strings';

/** An expression or a declaration that makes a credential. */
export interface Creation {
  readonly node: Node;
  readonly name: string;
  /** `make_shared<X>(…)` and the like, which an expression can take the place of. */
  readonly isShared: boolean;
  readonly arguments: readonly Node[];
  readonly selector?: Selector | undefined;
  /** The variable of its options, where they say which identity it is and nothing else. */
  readonly options?: Options | undefined;
}

export interface Options {
  readonly name: string;
  /** The declaration and the assignments. */
  readonly statements: readonly Node[];
}

/** `ManagedIdentityId::FromUserAssignedClientId(…)`, or a bare string, which is a client ID. */
export interface Selector {
  readonly identifier: Identifier;
  /** The factory's name in the call; absent for a bare string. */
  readonly factory?: Node;
  readonly value?: Node;
}

const credentialTarget = /^Azure::(?:\w+::)*(\w+Credential)$/;

/** Every creation, in file order; once per tree. */
export const creations: (file: ParsedFile) => Creation[] = perTree((file) => {
  const aliases = readShortcuts(file).filter(
    ({ kind, local, target }) =>
      kind === 'name' && credentialTarget.test(target) && !local.endsWith('Credential'),
  );
  const names = [
    ...credentialTokens(file),
    ...[...new Set(aliases.map(({ local }) => local))].flatMap((local) => tokens(file, local)),
  ];
  const found = names.flatMap((token) => creationAt(file, token) ?? []);
  return found.sort((a, b) => a.node.startIndex - b.node.startIndex);
});

function creationAt(file: ParsedFile, token: Node): Creation | undefined {
  const type = wholeName(token);
  const made = type && (sharedAt(type) ?? newAt(type) ?? declaredAt(type));
  if (!type || !made) return undefined;
  const name = credentialTarget.exec(targetOf(file, type))?.[1];
  if (name === undefined) return undefined;
  const list = made.list ? namedChildren(made.list).filter(({ type: kind }) => kind !== 'comment') : [];
  const selector = name === 'ManagedIdentityCredential' ? selectorOf(file, made.node, list) : undefined;
  const options = optionsOf(file, made.node, list);
  return { node: made.node, name, isShared: made.isShared, arguments: list, selector, options };
}

/** `undefined` where the variable is used for anything else, or holds more than the identity. */
function optionsOf(file: ParsedFile, node: Node, [first]: readonly Node[]): Options | undefined {
  const body = [...ancestors(node)].find(({ type }) => type === 'compound_statement');
  if (first?.type !== 'identifier' || !body) return undefined;
  const statements: Node[] = [];
  for (const token of tokens(file, first.text, { start: body.startIndex, end: body.endIndex })) {
    if (token.startIndex === first.startIndex) continue;
    const statement = [token, ...ancestors(token)].find(({ parent }) => parent?.equals(body) === true);
    const isDeclared = statement?.type === 'declaration' && token.parent?.equals(statement) === true;
    const field = token.parent?.type === 'field_expression' ? token.parent : undefined;
    const isSet =
      statement?.type === 'expression_statement' &&
      /^(?:IdentityId|ClientId)$/.test(field?.childForFieldName('field')?.text ?? '') &&
      field?.parent?.type === 'assignment_expression' &&
      field.parent.childForFieldName('left')?.equals(field) === true;
    if (!statement || (!isDeclared && !isSet) || !isAlone(file.text, statement)) return undefined;
    statements.push(statement);
  }
  return statements.length > 0 ? { name: first.text, statements } : undefined;
}

/** The qualified name whose last part a token is. */
function wholeName(token: Node): Node | undefined {
  if (!/identifier$/.test(token.type)) return undefined;
  let name = token;
  while (name.parent?.type === 'qualified_identifier' && name.parent.childForFieldName('name')?.equals(name))
    name = name.parent;
  return name;
}

interface Made {
  readonly node: Node;
  readonly isShared: boolean;
  readonly list: Node | null;
}

/** `std::make_shared<X>(…)`, `std::make_unique<X>(…)`. */
function sharedAt(type: Node): Made | undefined {
  const list = type.parent?.type === 'type_descriptor' ? type.parent.parent : null;
  const template = list?.type === 'template_argument_list' ? list.parent : null;
  const maker = template?.childForFieldName('name')?.text ?? '';
  if (!template || !/^make_(shared|unique)$/.test(maker)) return undefined;
  const callee = template.parent?.type === 'qualified_identifier' ? template.parent : template;
  const node = callee.parent;
  if (node?.type !== 'call_expression') return undefined;
  return { node, isShared: maker === 'make_shared', list: node.childForFieldName('arguments') };
}

/** `new X(…)`. */
function newAt(type: Node): Made | undefined {
  const node = type.parent;
  return node?.type === 'new_expression'
    ? { node, isShared: false, list: node.childForFieldName('arguments') }
    : undefined;
}

/** `X credential(…);`, `X credential{…};`, `X(…)`. */
function declaredAt(type: Node): Made | undefined {
  const node = type.parent;
  if (node?.type === 'call_expression' && node.childForFieldName('function')?.equals(type) === true)
    return { node, isShared: false, list: node.childForFieldName('arguments') };
  if (node?.type !== 'declaration' || node.childForFieldName('type')?.equals(type) !== true) return undefined;
  const declarator = node.childForFieldName('declarator');
  const value = declarator?.type === 'init_declarator' ? declarator.childForFieldName('value') : null;
  if (!declarator || !/^(identifier|init_declarator)$/.test(declarator.type)) return undefined;
  if (value && !/^(argument_list|initializer_list)$/.test(value.type)) return undefined;
  return { node, isShared: false, list: value };
}

/** Whether nothing else stands on the lines of a statement. */
function isAlone(text: string, { startIndex, endIndex }: Node): boolean {
  const before = text.slice(lineStart(text, startIndex), startIndex);
  return before.trim() === '' && text.slice(endIndex, lineEnd(text, endIndex)).trim() === '';
}

const factories: Readonly<Record<string, Identifier>> = {
  FromUserAssignedClientId: 'clientId',
  FromUserAssignedResourceId: 'resourceId',
  FromUserAssignedObjectId: 'objectId',
  SystemAssigned: 'systemAssigned',
};

function selectorOf(file: ParsedFile, node: Node, given: readonly Node[]): Selector | undefined {
  const [first] = given;
  if (!first) return { identifier: 'systemAssigned' };
  if (/string_literal$/.test(first.type)) return { identifier: 'clientId', value: first };
  const body = [...ancestors(node)].find(({ type }) => type === 'compound_statement');
  if (first.type !== 'identifier' || !body) return undefined;
  const assigned = tokens(file, 'IdentityId', { start: body.startIndex, end: node.startIndex }).findLast(
    ({ parent }) => parent?.childForFieldName('argument')?.text === first.text,
  );
  const assignment = assigned?.parent?.parent;
  const value = assignment?.type === 'assignment_expression' ? assignment.childForFieldName('right') : null;
  return value ? factoryIn(file, value) : undefined;
}

/** The selector that a call of a factory stands for. */
export function factoryIn(file: ParsedFile, call: Node): Selector | undefined {
  const callee = call.type === 'call_expression' ? call.childForFieldName('function') : null;
  if (!callee) return undefined;
  const target = /^Azure::Identity::ManagedIdentityId::(\w+)$/.exec(targetOf(file, callee))?.[1] ?? '';
  const identifier = factories[target];
  let factory: Node | null = callee;
  while (factory?.type === 'qualified_identifier') factory = factory.childForFieldName('name');
  const value = call.childForFieldName('arguments')?.firstNamedChild;
  return identifier && factory && lastOf(factory.text) === target
    ? { identifier, factory, ...(value && { value }) }
    : undefined;
}

/** The ID that is written there: as it is, or in `ResourceIdentifier("…")`. */
export function idOf({ value }: Selector): TextLiteral | undefined {
  if (!value) return undefined;
  const given = value.childForFieldName('arguments');
  return value.type === 'call_expression' && given?.namedChildCount === 1 && given.firstNamedChild
    ? literalOf(given.firstNamedChild)
    : literalOf(value);
}

/** Every creation as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const sites = creations(file).map(({ node, name, selector }): CredentialSite => {
    const site = { start: node.startIndex, end: node.endIndex, name };
    if (name === 'DefaultAzureCredential') return { ...site, type: 'default' };
    if (name !== 'ManagedIdentityCredential') return { ...site, type: 'other' };
    const id = selector && idOf(selector);
    return {
      ...site,
      type: 'managedIdentity',
      ...(selector && { identifier: selector.identifier }),
      ...(id ? { id } : selector?.value && { from: selector.value.text }),
    };
  });
  const isIn = (span: Span, site: CredentialSite): boolean =>
    touches(span, site) || (site.id !== undefined && touches(span, site.id));
  // The ID stands in the options, which are made above.
  return within ? sites.filter((site) => within.some((span) => isIn(span, site))) : sites;
}
