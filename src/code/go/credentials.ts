/** Finds the credentials of a Go file: calls of constructors that really come from one of Azure's packages. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { allChildren, namedChildren, spanOf, touches } from '../nodes';
import { perTree } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { tokens } from '../words';
import { azidentity, memberOf } from './imports';
import type { Member } from './imports';
import { visibleAt } from './scope';
import { literalOf } from './strings';

/** A call of a function of an imported package. */
export interface PackageCall extends Member {
  readonly node: Node;
  readonly positional: readonly Node[];
}

/** The packages that code outside of the SDK can import. */
const azurePath = /^github\.com\/Azure\/azure-sdk-for-go\/sdk\/(?!.*\binternal\b)/;

/** The calls of functions whose name `pattern` (global) finds before a parenthesis, in the file or in `within`. */
export function callsNamed(file: ParsedFile, pattern: RegExp, within?: readonly Span[]): PackageCall[] {
  const { text, tree } = file;
  const found = new Map<number, PackageCall>();
  for (const { start, end } of within ?? [{ start: 0, end: text.length }]) {
    // A name that the edge of the stretch cuts belongs to it.
    const from = Math.max(0, start - 60);
    for (const match of text.slice(from, end + 60).matchAll(pattern)) {
      const at = from + match.index;
      const token = tree.rootNode.descendantForIndex(at, at + match[0].length);
      const call = token && callOf(token);
      const member = call && memberOf(file, call.childForFieldName('function'));
      if (call && member)
        found.set(call.startIndex, { ...member, node: call, positional: argumentsOf(call) });
    }
  }
  return [...found.values()].sort((a, b) => a.node.startIndex - b.node.startIndex);
}

/** The call whose callee is, or ends in, the name `token`. */
function callOf(token: Node): Node | undefined {
  const { parent } = token;
  const callee = parent?.type === 'selector_expression' ? parent : token;
  const call = callee.parent;
  return call?.type === 'call_expression' && call.childForFieldName('function')?.equals(callee) === true
    ? call
    : undefined;
}

function argumentsOf(call: Node): Node[] {
  const list = call.childForFieldName('arguments');
  return list ? namedChildren(list).filter(({ type }) => type !== 'comment') : [];
}

/** Clients may be called after the credential that they are given: `NewClientWithSharedKeyCredential`. */
const constructor = /\bNew(?!\w*With)\w*Credential(?=\()/g;

/** Every call that makes a credential, in file order; only those that touch `within` when given. */
export function credentialCalls(file: ParsedFile, within?: readonly Span[]): PackageCall[] {
  const all = allCalls(file);
  // The options may be longer than what is looked at around a cursor.
  return within ? all.filter(({ node }) => within.some((span) => touches(span, spanOf(node)))) : all;
}

const allCalls = perTree((file) => callsNamed(file, constructor).filter(isAzure));

function isAzure({ path }: PackageCall): boolean {
  return azurePath.test(path);
}

/** What the variable of some options is given where it is declared; an expression that is no variable as it is. */
function declaredAs(file: ParsedFile, node: Node | undefined): Node | undefined {
  const named = node?.type === 'unary_expression' ? node.childForFieldName('operand') : node;
  if (named?.type !== 'identifier') return node;
  const list = visibleAt(file, named.text, named.startIndex)?.token.parent;
  const statement = list?.type === 'expression_list' ? list.parent : list;
  const right = statement?.childForFieldName('right') ?? statement?.childForFieldName('value');
  return right?.namedChildCount === 1 ? (right.firstNamedChild ?? node) : node;
}

/** What is set as a field of a variable below its declaration. */
function assignedTo(file: ParsedFile, node: Node | undefined, field: string): Node | undefined {
  const named = node?.type === 'unary_expression' ? node.childForFieldName('operand') : node;
  if (named?.type !== 'identifier') return undefined;
  const set = tokens(file, named.text).findLast(({ parent: selector }) => {
    if (selector?.type !== 'selector_expression') return false;
    const list = selector.parent;
    return (
      selector.childForFieldName('field')?.text === field &&
      list?.parent?.type === 'assignment_statement' &&
      list.parent.childForFieldName('left')?.equals(list) === true &&
      list.parent.endIndex <= named.startIndex &&
      visibleAt(file, named.text, selector.startIndex)?.token.id ===
        visibleAt(file, named.text, named.startIndex)?.token.id
    );
  });
  return set?.parent?.parent?.parent?.childForFieldName('right')?.firstNamedChild ?? undefined;
}

/** The fields of `&T{…}` or `T{…}`, or of the variable that holds them, by name; `undefined` for any other expression, and for fields without names. */
export function fieldsOf(
  file: ParsedFile,
  options: Node | undefined,
): ReadonlyMap<string, { element: Node; value: Node }> | undefined {
  const node = declaredAs(file, options);
  const literal = node?.type === 'unary_expression' ? node.childForFieldName('operand') : node;
  const body = literal?.type === 'composite_literal' ? literal.childForFieldName('body') : null;
  if (!body) return undefined;
  const fields = new Map<string, { element: Node; value: Node }>();
  for (const element of namedChildren(body)) {
    const key = element.childForFieldName('key')?.firstNamedChild ?? element.childForFieldName('key');
    const value = element.childForFieldName('value')?.firstNamedChild ?? element.childForFieldName('value');
    if (element.type === 'keyed_element' && key && value) fields.set(key.text, { element, value });
    else if (element.type !== 'comment') return undefined;
  }
  return fields;
}

const kinds = new Map<string, Identifier>([
  ['ClientID', 'clientId'],
  ['ResourceID', 'resourceId'],
  ['ObjectID', 'objectId'],
]);

/** What the options of a managed identity say; `undefined` where that is not written here. */
export function identityOf(
  file: ParsedFile,
  { name, positional }: PackageCall,
): (Pick<CredentialSite, 'id' | 'from'> & { readonly identifier: Identifier }) | undefined {
  const [options] = positional;
  if (name !== 'NewManagedIdentityCredential' || positional.length !== 1) return undefined;
  if (options?.type === 'nil') return { identifier: 'systemAssigned' };
  const fields = fieldsOf(file, options);
  const assigned = assignedTo(file, options, 'ID');
  if (!fields && !assigned) return undefined;
  const given = assigned ?? fields?.get('ID')?.value;
  if (!given || given.type === 'nil') return { identifier: 'systemAssigned' };
  const conversion = given.type === 'call_expression' ? given.childForFieldName('function') : null;
  const member = memberOf(file, conversion);
  const identifier = member?.path === azidentity ? kinds.get(member.name) : undefined;
  const value = given.childForFieldName('arguments')?.firstNamedChild;
  const id = literalOf(value);
  if (!identifier || !value) return identifier && { identifier };
  return id ? { identifier, id } : { identifier, from: value.text };
}

/** What makes credentials of the storage emulator, whose account and key everybody has. */
const emulator = 'devstoreaccount1';

/** Every credential as the editor sees it, or those that touch `within`. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const sites = credentialCalls(file).map((call): CredentialSite => {
    const { startIndex: start, endIndex: end } = call.node;
    const name = call.name.slice('New'.length);
    if (name === 'DefaultAzureCredential') return { start, end, type: 'default', name };
    if (name === 'ManagedIdentityCredential')
      return { start, end, type: 'managedIdentity', name, ...identityOf(file, call) };
    if (literalOf(call.positional[0])?.value === emulator) return { start, end, type: 'other' };
    return { start, end, type: 'other', name: name === 'SASCredential' ? 'AzureSasCredential' : name };
  });
  const isNear = (span: Span): boolean => within?.some((one) => touches(one, span)) !== false;
  return sites.filter((site) => isNear(site) || (site.id !== undefined && isNear(site.id)));
}

/** Whether a call's arguments are complete, so that what is not written is not given. */
export function isClosed({ node }: PackageCall): boolean {
  const list = node.childForFieldName('arguments');
  return list !== null && !list.hasError && !allChildren(list).some(({ type }) => type === '...');
}
