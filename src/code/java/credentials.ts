/** Finds the credential expressions of a Java file: builder chains, and `new` of keys, that really are the Azure SDK's. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { namedChildren, touches } from '../nodes';
import { perTreeNear } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { tokensEnding } from '../words';
import { packageOf } from './imports';
import { literalOf } from './strings';

export const identityPackage = 'com.azure.identity';

/** One call of a chain: `.clientId("…")`. */
export interface Call {
  readonly node: Node;
  readonly name: string;
  readonly nameNode: Node;
  readonly arguments: readonly Node[];
}

/** `new XBuilder()` and the calls on it, as far as they go. */
export interface Chain {
  readonly node: Node;
  /** The class by its own name: `ManagedIdentityCredentialBuilder`. */
  readonly name: string;
  readonly packageName: string;
  readonly calls: readonly Call[];
}

/** The chains that begin with `new` of a class whose name ends in `ending` and whose package is accepted. */
export function chainsOf(
  file: ParsedFile,
  ending: string,
  accepts: (packageName: string, name: string) => boolean,
  within?: Span,
): Chain[] {
  return tokensEnding(file, ending, undefined, within).flatMap((token): Chain[] => {
    const creation = creationOf(token);
    const type = creation?.childForFieldName('type');
    if (!creation || !type) return [];
    const name = token.text;
    const packageName = packageOf(file, type, (each) => accepts(each, name));
    return packageName === undefined ? [] : [{ name, packageName, ...chainFrom(creation) }];
  });
}

/** `new X(…)` whose type ends in the token. */
function creationOf(token: Node): Node | undefined {
  if (token.type !== 'type_identifier') return undefined;
  let type = token;
  let parent = token.parent;
  while (parent?.type === 'scoped_type_identifier' && parent.endIndex === token.endIndex) {
    type = parent;
    parent = type.parent;
  }
  if (parent?.type !== 'object_creation_expression') return undefined;
  return parent.childForFieldName('type')?.equals(type) === true ? parent : undefined;
}

/** The calls that follow an expression, up to and with `build`. */
function chainFrom(start: Node): { node: Node; calls: Call[] } {
  const calls: Call[] = [];
  let node = start;
  for (let around = node.parent; around?.type === 'method_invocation'; around = around.parent) {
    const nameNode = around.childForFieldName('name');
    if (!nameNode || around.childForFieldName('object')?.equals(node) !== true) break;
    node = around;
    calls.push({ node, name: nameNode.text, nameNode, arguments: argumentsOf(node) });
    if (nameNode.text === 'build') break;
  }
  return { node, calls };
}

/** The arguments of a call or a creation. */
export function argumentsOf(node: Node): Node[] {
  const list = node.childForFieldName('arguments');
  return list ? namedChildren(list).filter(({ type }) => !type.endsWith('comment')) : [];
}

/** Every chain of a credential builder of `com.azure.identity`, in file order; at least those that reach into `within`. */
export const credentialChains = perTreeNear((file, near) =>
  chainsOf(file, 'CredentialBuilder', (each) => each === identityPackage, near),
);

export function isBuilt({ calls }: Chain): boolean {
  return calls.at(-1)?.name === 'build';
}

/** The calls that name an identity on each builder that takes one. */
const selectors: Readonly<Record<string, Identifier>> = {
  clientId: 'clientId',
  resourceId: 'resourceId',
  objectId: 'objectId',
  managedIdentityClientId: 'clientId',
  managedIdentityResourceId: 'resourceId',
};

export function isManaged({ name }: Chain): boolean {
  return name === 'ManagedIdentityCredentialBuilder';
}

export function isDefault({ name }: Chain): boolean {
  return name === 'DefaultAzureCredentialBuilder';
}

/** The calls of a chain that name an identity; `null` names none. */
export function selectorCalls(chain: Chain): (Call & { readonly identifier: Identifier })[] {
  if (!isManaged(chain) && !isDefault(chain)) return [];
  return chain.calls.flatMap((call) => {
    const identifier = selectors[call.name];
    const fits = isDefault(chain) === call.name.startsWith('managedIdentity');
    return identifier && fits && call.arguments[0]?.type !== 'null_literal' ? [{ ...call, identifier }] : [];
  });
}

/** Where the classes are that hold a key or a password: none of them has a builder. */
const keyPackages = /^com\.azure\.(core\.credential|storage\.common|ai\.openai\.models)$/;

/** Every credential expression as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const sites = [...allSites(file, within)];
  return within ? sites.filter((site) => within.some((span) => touches(span, site))) : sites;
}

const allSites = perTreeNear((file, near) => {
  const keys = chainsOf(file, 'Credential', (each) => keyPackages.test(each), near).filter(
    ({ name, calls }) => name !== 'TokenCredential' && calls.length === 0,
  );
  const built = credentialChains(file, near && [near])
    .filter(isBuilt)
    .map(siteOf);
  const made = keys.map(({ node, name }): CredentialSite => ({ ...edges(node), type: 'other', name }));
  return [...built, ...made].sort((a, b) => a.start - b.start);
});

function siteOf(chain: Chain): CredentialSite {
  const site = { ...edges(chain.node), name: chain.name.replace(/Builder$/, '') };
  const named = selectorCalls(chain);
  const [only] = named;
  const id = named.length === 1 && only?.arguments[0] ? literalOf(only.arguments[0]) : undefined;
  const from = named.length === 1 ? only?.arguments[0]?.text : undefined;
  const known = id ? { id } : from !== undefined && { from };
  if (isDefault(chain)) return { ...site, type: 'default', ...known };
  if (!isManaged(chain)) return { ...site, type: 'other' };
  if (named.length > 1) return { ...site, type: 'managedIdentity' };
  return { ...site, type: 'managedIdentity', identifier: only?.identifier ?? 'systemAssigned', ...known };
}

function edges({ startIndex: start, endIndex: end }: Node): Span {
  return { start, end };
}
