/** Finds every credential of `@azure/identity` a TypeScript or JavaScript file makes, by binding and not by spelling. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, ParsedFile } from '../language';
import { namedChildren, spanOf, touches } from '../nodes';
import { perTree } from '../query';
import type { Identifier } from '../request';
import type { Span } from '../text';
import { credentialTokens, tokens } from '../words';
import { moduleStatements, textOf } from './modules';
import { meaningOf } from './scope';
import { readObject, underlying } from './values';
import type { Property } from './values';

/** A `new X(...)` or `f(...)` whose callee is known to come from a module. */
export interface Construction {
  readonly node: Node;
  /** What is called, without `new` and arguments. */
  readonly callee: Node;
  readonly module: string;
  readonly exported: string;
  readonly args: readonly Node[];
}

/** Whether a module's name is that of the Azure Identity package, also as Deno writes it. */
export function isIdentityModule(module: string): boolean {
  return /^(npm:)?\/?@azure\/identity(@[^/]*)?$/.test(module);
}

/** The constructions of classes of `@azure/identity` whose name ends in `Credential`, in file order. */
export function credentialConstructions(file: ParsedFile, within?: readonly Span[]): readonly Construction[] {
  const all = everyConstruction(file);
  return within ? all.filter(({ node }) => within.some((span) => touches(span, spanOf(node)))) : all;
}

const everyConstruction = perTree((file): readonly Construction[] => {
  const aliases = [...namesFrom(file, isIdentityModule)].filter((name) => !name.endsWith('Credential'));
  return constructionsNamed(file, [
    ...credentialTokens(file),
    ...aliases.flatMap((name) => tokens(file, name)),
  ])
    .filter((made) => isIdentityModule(made.module) && made.exported.endsWith('Credential'))
    .filter(({ node }) => node.type === 'new_expression');
});

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

/** What a call or `new` stands for, when its callee is a name imported as a value, or a member of such a module. */
function construction(file: ParsedFile, node: Node, callee: Node): Construction | undefined {
  const object = callee.type === 'member_expression' ? callee.childForFieldName('object') : null;
  const property = callee.childForFieldName('property');
  const base = object ?? callee;
  if (base.type !== 'identifier') return undefined;
  const meaning = meaningOf(file, textOf(file, base), base);
  if (meaning?.kind !== 'module' || meaning.typeOnly) return undefined;
  if (object && (meaning.exported !== '*' || !property)) return undefined;
  const exported = object && property ? textOf(file, property) : meaning.exported;
  const args = node.childForFieldName('arguments');
  return {
    node,
    callee,
    module: meaning.module,
    exported,
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
  if (first && isText(underlying(file, first))) return 'clientId';
  const { properties, open } = optionsOf(file, made);
  const named = selectors.filter((key) => properties.some((property) => property.key === key));
  if (named.length === 1) return named[0];
  return named.length === 0 && !open ? 'systemAssigned' : undefined;
}

function isText(node: Node): boolean {
  return node.type === 'string' || node.type === 'template_string' || node.type === 'binary_expression';
}

/** Every credential expression of the file, or those that reach into `within`, in file order. */
export function credentialSites(file: ParsedFile, within?: readonly Span[]): CredentialSite[] {
  return credentialConstructions(file, within).map((made) => {
    const span = spanOf(made.node);
    if (made.exported === 'DefaultAzureCredential') return { ...span, type: 'default' };
    if (made.exported !== 'ManagedIdentityCredential') return { ...span, type: 'other' };
    const identifier = identifierOf(file, made);
    return { ...span, type: 'managedIdentity', ...(identifier && { identifier }) };
  });
}
