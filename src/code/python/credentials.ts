/** Finds the credential expressions of a Python file: calls of names that really come from `azure.identity`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { namedChildren, touches } from '../nodes';
import { perTree } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { readImports, targetOf, textOf } from './imports';

/** A call of a credential class. */
export interface CredentialCall {
  readonly node: Node;
  /** The class by its own name, whatever the file calls it. */
  readonly name: string;
  /** The class is the one of `azure.identity.aio`. */
  readonly isAsync: boolean;
  readonly positional: readonly Node[];
  /** The `name=value` arguments. */
  readonly keywords: ReadonlyMap<string, { readonly node: Node; readonly value: Node }>;
  /** `*args` or `**kwargs` is among the arguments, so more may be given than is written. */
  readonly isOpen: boolean;
}

const credentialTarget = /^azure\.identity(\.aio)?\.(\w+Credential)$/;

/** Every call of a credential class of `azure.identity`, in file order; once per tree. */
export const credentialCalls: (file: ParsedFile) => CredentialCall[] = perTree((file) => {
  const imports = readImports(file);
  const aliases = imports.bindings.filter(
    ({ local, target }) => credentialTarget.test(target) && !local.endsWith('Credential'),
  );
  const names = [
    ...credentialTokens(file),
    ...[...new Set(aliases.map(({ local }) => local))].flatMap((local) => tokens(file, local)),
  ];
  const calls = names.flatMap((name) => {
    const node = callOf(name);
    const callee = node?.childForFieldName('function');
    const target = callee && targetOf(imports, callee);
    const match = target ? credentialTarget.exec(target) : null;
    if (!node || !match) return [];
    return [{ node, name: match[2] ?? '', isAsync: match[1] !== undefined, ...argumentsOf(node) }];
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

function argumentsOf(call: Node): Pick<CredentialCall, 'positional' | 'keywords' | 'isOpen'> {
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

/** The text of a plain string literal; `undefined` for f-strings, escapes and everything else. */
export function stringValue(node: Node): string | undefined {
  if (node.type !== 'string') return undefined;
  const parts = namedChildren(node);
  if (parts.some((part) => part.type === 'interpolation' || part.namedChildCount > 0)) return undefined;
  return parts
    .filter((part) => part.type === 'string_content')
    .map((part) => part.text)
    .join('');
}

/** Whether an argument is there but says nothing: `None` or an empty string. */
export function saysNothing(value: Node): boolean {
  return value.type === 'none' || stringValue(value) === '';
}

/** Every credential call as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const sites = credentialCalls(file).map((call): CredentialSite => {
    const { startIndex: start, endIndex: end } = call.node;
    if (call.name === 'DefaultAzureCredential') return { start, end, type: 'default' };
    if (call.name !== 'ManagedIdentityCredential') return { start, end, type: 'other' };
    const identifier = identifierOf(call);
    return { start, end, type: 'managedIdentity', ...(identifier && { identifier }) };
  });
  return within ? sites.filter((site) => within.some((span) => touches(span, site))) : sites;
}

/** The keys of `dict.fromkeys(("resource_id", …), id)`, as asynchronous credentials are written here. */
function keysGiven(value: Node): string[] {
  const given = value.type === 'call' ? value.childForFieldName('arguments')?.firstNamedChild : null;
  return given?.type === 'tuple' ? namedChildren(given).flatMap((item) => stringValue(item) ?? []) : [];
}

function identifierOf(call: CredentialCall): Identifier | undefined {
  if (call.keywords.has('client_id')) return 'clientId';
  const config = call.keywords.get('identity_config');
  if (!config) return call.isOpen || call.positional.length > 0 ? undefined : 'systemAssigned';
  const keys = dictionaryKeys(config.value)?.map(({ key }) => key) ?? keysGiven(config.value);
  if (keys.includes('client_id')) return 'clientId';
  if (keys.some((key) => key.endsWith('res_id') || key === 'resource_id')) return 'resourceId';
  return keys.includes('object_id') ? 'objectId' : undefined;
}
