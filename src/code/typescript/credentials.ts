/** Finds every credential of `@azure/identity` a TypeScript or JavaScript file makes, by binding and not by spelling. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { namedChildren, spanOf, touches } from '../nodes';
import { perTreeNear } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { isAzureModule, isIdentityModule, moduleStatements, textOf } from './modules';
import { stringAt, stringLiteral } from './strings';
import { meaningOf } from './scope';
import { readObject, underlying } from './values';
import type { Property } from './values';

/** A `new X(...)` or `f(...)` whose callee is known to come from a module. */
export interface Construction {
  readonly node: Node;
  /** What is called, without `new` and arguments. */
  readonly callee: Node;
  readonly module: string;
  /** Its name in the module; a method of a class stands behind a dot. */
  readonly exported: string;
  readonly args: readonly Node[];
}

/** The constructions of classes of `@azure/identity` whose name ends in `Credential`, in file order. */
export function credentialConstructions(file: ParsedFile, within?: readonly Span[]): readonly Construction[] {
  return reaching(azureCredentials(file, within), within).filter(({ module }) => isIdentityModule(module));
}

/** The constructions that reach into `within`; all when nothing is said. */
export function reaching(
  made: readonly Construction[],
  within: readonly Span[] | undefined,
): readonly Construction[] {
  return within ? made.filter(({ node }) => within.some((span) => touches(span, spanOf(node)))) : made;
}

/** The constructions of credential classes of every Azure package, in file order; at least those that reach into `within`. */
export const azureCredentials = perTreeNear((file, near): readonly Construction[] => {
  const names = moduleStatements(file).flatMap((one) => (isAzureModule(one.module) ? one.names : []));
  const aliases = names.filter(({ exported, local }) => isCredential(exported) && !isCredential(local));
  return constructionsNamed(file, [
    ...credentialTokens(file, near),
    ...[...new Set(aliases.map(({ local }) => local))].flatMap((local) => tokens(file, local, near)),
  ])
    .filter(({ module, exported }) => isAzureModule(module) && isCredential(exported))
    .filter(({ node }) => node.type === 'new_expression');
});

function isCredential(name: string): boolean {
  return /^\w+Credential$/.test(name);
}

/** The constructions whose callee is, or ends in, one of the name tokens, in file order. */
export function constructionsNamed(file: ParsedFile, names: readonly Node[]): Construction[] {
  const found = names.flatMap((name) => {
    const callee = name.type === 'property_identifier' ? name.parent : name;
    const node = callee?.parent;
    if (!callee || !node || (node.type !== 'new_expression' && node.type !== 'call_expression')) return [];
    const called = node.childForFieldName('constructor') ?? node.childForFieldName('function');
    return called?.equals(callee) === true ? (construction(file, node, callee) ?? []) : [];
  });
  return found.sort((a, b) => a.node.startIndex - b.node.startIndex || b.node.endIndex - a.node.endIndex);
}

/** The names the file's top level takes, as values, from the modules that `accepts` names. */
export function namesFrom(file: ParsedFile, accepts: (module: string) => boolean): Set<string> {
  const statements = moduleStatements(file).filter((statement) => accepts(statement.module));
  return new Set(statements.flatMap(({ names }) => names.filter((n) => !n.typeOnly).map((n) => n.local)));
}

/** What a call or `new` stands for, when its callee starts with a name that is imported as a value. */
function construction(file: ParsedFile, node: Node, callee: Node): Construction | undefined {
  const path: string[] = [];
  let base = callee;
  while (base.type === 'member_expression') {
    const object = base.childForFieldName('object');
    const property = base.childForFieldName('property');
    if (!object || !property) return undefined;
    path.unshift(textOf(file, property));
    base = object;
  }
  if (base.type !== 'identifier') return undefined;
  const meaning = meaningOf(file, textOf(file, base), base);
  if (meaning?.kind !== 'module' || meaning.typeOnly) return undefined;
  const args = node.childForFieldName('arguments');
  return {
    node,
    callee,
    module: meaning.module,
    exported: (meaning.exported === '*' ? path : [meaning.exported, ...path]).join('.'),
    args: args ? namedChildren(args).filter((arg) => arg.type !== 'comment') : [],
  };
}

/** The options a credential is made with: what its object literals say, and whether others may be hidden in it. */
export function optionsOf(
  file: ParsedFile,
  { args }: Construction,
): { properties: Property[]; open: boolean } {
  const properties: Property[] = [];
  let open = false;
  for (const arg of args) {
    const value = underlying(file, arg);
    if (value.type === 'object') {
      const read = readObject(file, value);
      properties.push(...read.properties);
      open ||= read.open;
    } else {
      open ||= !isText(value) && textOf(file, value) !== 'undefined';
    }
  }
  return { properties, open };
}

const selectors = ['clientId', 'resourceId', 'objectId'] as const satisfies readonly Identifier[];

/** How a `ManagedIdentityCredential` names its identity; `undefined` when the file does not say. */
export function identifierOf(file: ParsedFile, made: Construction): Identifier | undefined {
  const [first] = made.args;
  const bare = first && underlying(file, first);
  if (bare && isText(bare) && !saysNothing(file, bare)) return 'clientId';
  if (first && isNamed(first) && /id\W*$/i.test(textOf(file, first))) return 'clientId';
  const { properties, open } = optionsOf(file, made);
  const named = selectors.filter((key) =>
    properties.some((property) => property.key === key && !saysNothing(file, property.value)),
  );
  if (named.length === 1) return named[0];
  return named.length === 0 && !open ? 'systemAssigned' : undefined;
}

/** Whether a value is one the SDK takes for none: an empty text, `undefined`, `null`. */
export function saysNothing(file: ParsedFile, value: Node): boolean {
  const text = textOf(file, underlying(file, value));
  return ["''", '""', '``', 'undefined', 'null'].includes(text);
}

function isText(node: Node): boolean {
  return node.type === 'string' || node.type === 'template_string' || node.type === 'binary_expression';
}

/** The ID that a credential is made with, also among the options of `DefaultAzureCredential`. */
function idOf(file: ParsedFile, made: Construction): Pick<CredentialSite, 'id' | 'from'> {
  const [first] = made.args;
  const written = optionsOf(file, made).properties.filter(({ key }) => identityOption.test(key));
  const value = first && isText(underlying(file, first)) ? first : written.length === 1 && written[0]?.value;
  if (!value) return first && isNamed(first) ? { from: textOf(file, first) } : {};
  const id = stringLiteral(file, underlying(file, value));
  return id ? { id } : { from: textOf(file, value) };
}

/** A name or a member in the place of the bare string; options have other names. */
function isNamed({ type }: Node): boolean {
  return /^(?:identifier|member_expression|subscript_expression|non_null_expression)$/.test(type);
}

const identityOption = /^(managedIdentity)?(client|resource|object)Id$/i;

/** Every credential expression of the file, or those that reach into `within` or whose ID does, in file order. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  const near = sitesOf(file, reaching(azureCredentials(file, within), within));
  const cursor = within?.length === 1 && near.length === 0 ? within[0] : undefined;
  // A constant that holds the options or the ID can stand anywhere.
  if (cursor?.start !== cursor?.end || cursor === undefined || !stringAt(file, cursor.start)) return near;
  return sitesOf(file, azureCredentials(file)).filter(({ id }) => id !== undefined && touches(id, cursor));
}

function sitesOf(file: ParsedFile, constructions: readonly Construction[]): CredentialSite[] {
  return constructions.map((made) => {
    const site = { ...spanOf(made.node), name: made.exported };
    const isDefault = made.exported === 'DefaultAzureCredential';
    if (!isIdentityModule(made.module)) return { ...site, type: 'other' };
    if (!isDefault && made.exported !== 'ManagedIdentityCredential') return { ...site, type: 'other' };
    const said = { ...site, ...idOf(file, made) };
    if (isDefault) return { ...said, type: 'default' };
    const identifier = identifierOf(file, made);
    return { ...said, type: 'managedIdentity', ...(identifier && { identifier }) };
  });
}
