/** Finds the credential expressions of a Python file: calls of names that really come from `azure.identity`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { namedChildren, spanOf, touches } from '../nodes';
import { perTree } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { readImports, targetOf, textOf } from './imports';
import { literalOf, stringValue } from './strings';

/** A call of a credential class. */
export interface CredentialCall {
  readonly node: Node;
  /** The class by its own name, whatever the file calls it. */
  readonly name: string;
  /** The class is of `azure.identity`, synchronous or not. */
  readonly isIdentity: boolean;
  /** The class is the one of `azure.identity.aio`. */
  readonly isAsync: boolean;
  readonly positional: readonly Node[];
  /** The `name=value` arguments. */
  readonly keywords: ReadonlyMap<string, { readonly node: Node; readonly value: Node }>;
  /** `*args` or `**kwargs` is among the arguments, so more may be given than is written. */
  readonly isOpen: boolean;
}

const credentialTarget = /^azure\.(?:[\w.]+\.)?(\w+Credential)$/;
const own = new Set(['ManagedIdentityCredential', 'DefaultAzureCredential']);

/** Every call of a credential class of an Azure package, in file order; once per tree. */
export const credentialCalls: (file: ParsedFile) => CredentialCall[] = perTree((file) => {
  const imports = readImports(file);
  const aliases = imports.bindings.filter(
    ({ local, target }) => credentialTarget.test(target) && !local.endsWith('Credential'),
  );
  const names = [
    ...credentialTokens(file),
    ...[...new Set(aliases.map(({ local }) => local))].flatMap((local) => tokens(file, local)),
  ];
  const calls = names.flatMap((token) => {
    const node = callOf(token);
    const callee = node?.childForFieldName('function');
    const target = (callee && targetOf(imports, callee)) ?? undefined;
    const name = target === undefined ? undefined : credentialTarget.exec(target)?.[1];
    if (!node || name === undefined || target === undefined) return [];
    const isIdentity = /^azure\.identity\.(aio\.)?\w+$/.test(target);
    if (own.has(name) && !isIdentity) return [];
    return [{ node, name, isIdentity, isAsync: target.includes('.aio.'), ...argumentsOf(node) }];
  });
  return calls.sort((a, b) => a.node.startIndex - b.node.startIndex);
});

/** The call whose callee is, or ends in, the identifier `name`. */
export function callOf(name: Node): Node | undefined {
  if (name.type !== 'identifier') return undefined;
  const { parent } = name;
  const callee = parent?.type === 'attribute' && parent.endIndex === name.endIndex ? parent : name;
  const call = callee.parent;
  if (call?.type !== 'call' || !call.childForFieldName('function')?.equals(callee)) return undefined;
  return call;
}

/** The arguments of a call. */
export function argumentsOf(call: Node): Pick<CredentialCall, 'positional' | 'keywords' | 'isOpen'> {
  const positional: Node[] = [];
  const keywords = new Map<string, { node: Node; value: Node }>();
  let isOpen = false;
  const list = call.childForFieldName('arguments');
  for (const node of list ? namedChildren(list) : []) {
    const value = node.childForFieldName('value');
    if (node.type === 'keyword_argument' && value) {
      keywords.set(textOf(node.childForFieldName('name')), { node, value });
    } else if (node.type.endsWith('_splat')) {
      isOpen = true;
    } else if (node.type !== 'comment') {
      positional.push(node);
    }
  }
  return { positional, keywords, isOpen };
}

/** The keys of a dictionary literal whose keys are plain strings; `undefined` for any other expression. */
export function dictionaryKeys(node: Node): { key: string; node: Node; value: Node }[] | undefined {
  if (node.type !== 'dictionary') return undefined;
  const keys: { key: string; node: Node; value: Node }[] = [];
  for (const pair of namedChildren(node)) {
    if (pair.type === 'comment') continue;
    const key = pair.childForFieldName('key');
    const value = pair.childForFieldName('value');
    if (!key || !value) return undefined;
    const word = stringValue(key);
    if (word === undefined) return undefined;
    keys.push({ key: word, node: key, value });
  }
  return keys;
}

/** Whether an argument is there but says nothing: `None` or an empty string. */
export function saysNothing(value: Node): boolean {
  return value.type === 'none' || stringValue(value) === '';
}

/** Every credential call as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const calls = credentialCalls(file);
  const wanted = within
    ? calls.filter(({ node }) => within.some((span) => touches(span, spanOf(node))))
    : calls;
  return wanted.map((call): CredentialSite => {
    const site = { ...spanOf(call.node), name: call.name };
    const said = saidBy(call);
    if (call.name === 'DefaultAzureCredential') return { ...site, type: 'default', ...said };
    return call.name === 'ManagedIdentityCredential'
      ? { ...site, type: 'managedIdentity', ...said }
      : { ...site, type: 'other' };
  });
}

/** The keys of `dict.fromkeys(("resource_id", …), id)`, as asynchronous credentials are written here, and the ID. */
function keysGiven(value: Node): { key: string; value: Node }[] {
  const [keys, id] =
    value.type === 'call' ? namedChildren(value.childForFieldName('arguments') ?? value) : [];
  if (keys?.type !== 'tuple' || !id) return [];
  return namedChildren(keys).flatMap((item) => {
    const key = stringValue(item);
    return key === undefined ? [] : [{ key, value: id }];
  });
}

const selectors: readonly (readonly [key: RegExp, identifier: Identifier])[] = [
  [/^(managed_identity_)?client_id$/, 'clientId'],
  [/^(resource_id|\w*res_id)$/, 'resourceId'],
  [/^object_id$/, 'objectId'],
];

/** Which identity a call names, and its ID where that is a literal. */
function saidBy(call: CredentialCall): Pick<CredentialSite, 'identifier' | 'id' | 'from'> {
  const isDefault = call.name === 'DefaultAzureCredential';
  const keyword = call.keywords.get(isDefault ? 'managed_identity_client_id' : 'client_id');
  if (keyword) return said('clientId', keyword.value);
  if (isDefault) return {};
  const config = call.keywords.get('identity_config')?.value;
  if (!config) return call.isOpen || call.positional.length > 0 ? {} : { identifier: 'systemAssigned' };
  const keys = dictionaryKeys(config) ?? keysGiven(config);
  for (const [pattern, identifier] of selectors) {
    const found = keys.find(({ key }) => pattern.test(key));
    if (found) return said(identifier, found.value);
  }
  return {};
}

function said(identifier: Identifier, value: Node): Pick<CredentialSite, 'identifier' | 'id' | 'from'> {
  const id = literalOf(value);
  return id ? { identifier, id } : { identifier, from: value.text };
}
