/** Finds the credential expressions of a Rust file: calls on types that really come from an Azure crate. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile, TextLiteral } from '../language';
import { ancestors, namedChildren, touches } from '../nodes';
import { perTree } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { bindingAt, lastOf, plain, readUses, targetOf } from './imports';
import { literalWithin } from './strings';

/** A call that makes a credential. */
export interface CredentialCall {
  readonly node: Node;
  /** The type, or the function, by its own name. */
  readonly name: string;
  /** The crate it comes from. */
  readonly crate: string;
  readonly method: string;
  readonly arguments: readonly Node[];
  /** `UserAssignedId::ClientId(…)`: the call that names an identity, and which of its IDs. */
  readonly selector?: Selector | undefined;
  /** No identity is named: `None`, or options without one. */
  readonly isSystemAssigned: boolean;
}

export interface Selector {
  readonly node: Node;
  /** The variant's name in the call. */
  readonly variant: Node;
  readonly identifier: Identifier;
  readonly id?: TextLiteral | undefined;
  /** What the variant is given. */
  readonly from: string;
}

const makers = /^(new|default|create|build|from_env|with_options|create_with_options)$/;
const functions = ['create_default_credential', 'create_credential'];
const credentialTarget = /^(azure_\w+)::(?:\w+::)*(\w+Credential)$/;

/** Every call that makes a credential, in file order; once per tree. */
export const credentialCalls: (file: ParsedFile) => CredentialCall[] = perTree((file) => {
  const aliases = readUses(file).flatMap(({ bindings }) =>
    bindings.filter(({ local, target }) => credentialTarget.test(target) && !local.endsWith('Credential')),
  );
  const names = [
    ...credentialTokens(file),
    ...[...new Set(aliases.map(({ local }) => local))].flatMap((local) => tokens(file, local)),
  ];
  const calls = names.flatMap((token) => callOn(file, token) ?? []);
  const called = functions.flatMap((name) =>
    tokens(file, name).flatMap((token) => callTo(file, token) ?? []),
  );
  return [...calls, ...called].sort((a, b) => a.node.startIndex - b.node.startIndex);
});

/** `X::new(…)` around the token of `X`. */
function callOn(file: ParsedFile, token: Node): CredentialCall | undefined {
  const type = pathEndingIn(token);
  const callee = type?.parent;
  const node = callee?.parent;
  if (!type || callee?.childForFieldName('path')?.equals(type) !== true) return undefined;
  if (node?.type !== 'call_expression' || node.childForFieldName('function')?.equals(callee) !== true)
    return undefined;
  const [, crate = '', name = ''] = credentialTarget.exec(targetOf(file, type)) ?? [];
  const method = callee.childForFieldName('name')?.text ?? '';
  return name !== '' && makers.test(method) ? described(file, node, { name, crate, method }) : undefined;
}

function callTo(file: ParsedFile, token: Node): CredentialCall | undefined {
  const callee = pathEndingIn(token);
  const node = callee?.parent;
  if (
    !callee ||
    node?.type !== 'call_expression' ||
    node.childForFieldName('function')?.equals(callee) !== true
  )
    return undefined;
  const target = targetOf(file, callee);
  if (target !== `azure_identity::${token.text}`) return undefined;
  return described(file, node, { name: token.text, crate: 'azure_identity', method: '' });
}

/** The whole path whose last name a token is. */
function pathEndingIn(token: Node): Node | undefined {
  if (!/^(type_)?identifier$/.test(token.type)) return undefined;
  const { parent } = token;
  const isName = parent?.type.startsWith('scoped_') && parent.childForFieldName('name')?.equals(token);
  return isName === true && parent ? parent : token;
}

function described(
  file: ParsedFile,
  node: Node,
  found: Pick<CredentialCall, 'name' | 'crate' | 'method'>,
): CredentialCall {
  const list = node.childForFieldName('arguments');
  const given = list ? namedChildren(list).filter(({ type }) => !type.endsWith('_comment')) : [];
  const options = found.name.startsWith('ManagedIdentity') ? optionsOf(file, given[0]) : undefined;
  const fields = options ? namedChildren(options.childForFieldName('body') ?? options) : [];
  const field = fields.find((each) => each.childForFieldName('field')?.text === 'user_assigned_id');
  const base = fields.find(({ type }) => type === 'base_field_initializer');
  const value = field?.childForFieldName('value') ?? given.find((each) => /ImdsId\b/.test(each.text));
  const isDefaultBase = base === undefined || /\bdefault\(\)$/.test(base.text);
  const isEmpty = given[0] !== undefined && plain(given[0]) === 'None';
  return {
    node,
    ...found,
    arguments: given,
    selector: value && selectorOf(file, value),
    isSystemAssigned: isEmpty || (options !== undefined && (value ? plain(value) === 'None' : isDefaultBase)),
  };
}

/** The options literal in `Some(Options { … })` or in the variable given, where it is assigned in the same function. */
function optionsOf(file: ParsedFile, given: Node | undefined): Node | undefined {
  const value =
    given?.type === 'call_expression' ? given.childForFieldName('arguments')?.firstNamedChild : given;
  if (value?.type === 'struct_expression') return value;
  if (value?.type !== 'identifier') return undefined;
  const body = [...ancestors(value)].find(({ type }) => type === 'function_item');
  const declared = tokens(file, value.text, body && { start: body.startIndex, end: value.startIndex })
    .map(({ parent }) => parent)
    .findLast(
      (parent) =>
        parent?.type === 'let_declaration' &&
        plain(parent.childForFieldName('pattern') ?? parent) === value.text,
    );
  const literal = declared?.childForFieldName('value');
  return literal?.type === 'struct_expression' ? literal : undefined;
}

const variants: Readonly<Record<string, Identifier>> = {
  ClientId: 'clientId',
  ObjectId: 'objectId',
  ResourceId: 'resourceId',
  MsiResId: 'resourceId',
};

function selectorOf(file: ParsedFile, value: Node): Selector | undefined {
  for (const node of [value, ...value.descendantsOfType('call_expression')]) {
    const callee = node?.childForFieldName('function');
    const variant = callee?.type === 'scoped_identifier' ? callee.childForFieldName('name') : null;
    const identifier = variants[variant?.text ?? ''];
    const type = callee?.childForFieldName('path');
    if (!node || !variant || !identifier || !type) continue;
    if (!/^azure_identity::(\w+::)*(UserAssignedId|ImdsId)$/.test(targetOf(file, type))) continue;
    return {
      node,
      variant,
      identifier,
      id: literalWithin(node.childForFieldName('arguments')?.firstNamedChild),
      from: node.childForFieldName('arguments')?.firstNamedChild?.text ?? '',
    };
  }
  return undefined;
}

const managed =
  /^(ManagedIdentity|AppServiceManagedIdentity|VirtualMachineManagedIdentity|ImdsManagedIdentity)Credential$/;
const developer = /^(DefaultAzureCredential|DeveloperToolsCredential|create_(default_)?credential)$/;

/** Every credential call as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const sites = credentialCalls(file).map((call): CredentialSite => {
    const { name, node, crate, selector } = call;
    const site = { start: node.startIndex, end: node.endIndex, name };
    if (crate !== 'azure_identity') return { ...site, type: 'other' };
    if (developer.test(name)) return { ...site, type: 'default' };
    if (!managed.test(name)) return { ...site, type: 'other' };
    const identifier = selector?.identifier ?? (call.isSystemAssigned ? 'systemAssigned' : undefined);
    return {
      ...site,
      type: 'managedIdentity',
      ...(identifier && { identifier }),
      ...(selector?.id ? { id: selector.id } : selector && { from: selector.from }),
    };
  });
  return within ? sites.filter((site) => within.some((span) => touches(span, site))) : sites;
}

/** The `use` binding that only this call needs, where its name stands nowhere else in the file. */
export function unusedAfter(file: ParsedFile, { node, method }: CredentialCall): Node | undefined {
  const callee = node.childForFieldName('function');
  const path = method === '' ? callee : callee?.childForFieldName('path');
  return path ? bindingOnlyFor(file, path) : undefined;
}

/** The `use` binding of a name that stands nowhere else in the file. */
export function bindingOnlyFor(file: ParsedFile, path: Node): Node | undefined {
  const word = plain(path);
  if (word.includes('::') || file.text.split(new RegExp(`\\b${word}\\b`)).length !== 3) return undefined;
  const binding = bindingAt(file, word, path);
  return binding && lastOf(binding.target) === word ? binding.node : undefined;
}
