/** Bicep as resources, properties and texts: what is needed to find a place in a template. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, TextLiteral } from '../../language';
import { ancestors, mentions, namedChildren } from '../../nodes';
import { perTree } from '../../query';
import { tokensEnding } from '../../words';

export interface Resource {
  readonly node: Node;
  readonly symbol: string;
  /** `Microsoft.Web/sites`, without the version. */
  readonly type: string;
  readonly isExisting: boolean;
  /** Absent while the braces are not there. */
  readonly body?: Node;
}

export interface Property {
  readonly name: string;
  readonly node: Node;
  readonly value: Node;
}

/** The resource a declaration is; `undefined` for other nodes. */
export function resourceOf(node: Node): Resource | undefined {
  if (node.type !== 'resource_declaration') return undefined;
  const [symbol, type] = namedChildren(node);
  const said = type && literalOf(type);
  if (!symbol || !said) return undefined;
  const body = bodyOf(node);
  const isExisting = node.children.some((child) => child?.type === 'existing' || child?.text === 'existing');
  return {
    node,
    symbol: symbol.text,
    type: said.value.replace(/@.*$/, ''),
    isExisting,
    ...(body && { body }),
  };
}

/** The object of a resource, behind its condition or in its loop. */
function bodyOf(node: Node): Node | undefined {
  for (const child of namedChildren(node).reverse()) {
    if (child.type === 'object') return child;
    if (child.type === 'if_statement' || child.type === 'for_statement' || child.type === 'array')
      return bodyOf(child);
  }
  return undefined;
}

/** The resources of a template, or only those in which `about` matches somewhere. */
export function resources({ tree, text }: ParsedFile, about = /(?:)/): Resource[] {
  if (!about.test(text)) return [];
  return namedChildren(tree.rootNode).flatMap((child) =>
    mentions(text, child, about) ? (resourceOf(child) ?? []) : [],
  );
}

export const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/** The identities that the template declares or refers to; once per tree. */
export const identities = perTree((file): readonly Resource[] =>
  resources(file, /userassignedidentities/i).filter(
    ({ type }) => type.toLowerCase() === identityType.toLowerCase(),
  ),
);

/** The innermost resource around a node, its own included. */
export function resourceAround(node: Node): Resource | undefined {
  return [node, ...ancestors(node)].flatMap((one) => resourceOf(one) ?? [])[0];
}

export function propertiesOf(node: Node | undefined): Property[] {
  if (node?.type !== 'object') return [];
  return namedChildren(node).flatMap((child): Property[] => {
    if (child.type !== 'object_property') return [];
    const [key, value] = namedChildren(child).filter(({ type }) => type !== 'comment');
    return key && value ? [{ name: literalOf(key)?.value ?? key.text, node: child, value }] : [];
  });
}

/** The property that a path of names leads to. */
export function propertyAt(node: Node | undefined, ...path: readonly string[]): Property | undefined {
  let found: Property | undefined;
  let current = node;
  for (const name of path) {
    found = propertiesOf(current).find((one) => one.name === name);
    current = found?.value;
  }
  return found;
}

/** A text on one line without interpolation; quotes are outside the span. */
export function literalOf(node: Node): TextLiteral | undefined {
  if (node.type !== 'string' || !node.text.startsWith("'") || node.text.startsWith("'''")) return undefined;
  if (namedChildren(node).some(({ type }) => type === 'interpolation')) return undefined;
  const value = node.text
    .slice(1, -1)
    .replace(/\\(u\{([\dA-Fa-f]+)\}|.)/g, (_, one: string, point?: string) =>
      point === undefined
        ? ({ n: '\n', r: '\r', t: '\t' }[one] ?? one)
        : String.fromCodePoint(Math.min(Number.parseInt(point, 16), 0x10ffff)),
    );
  return { start: node.startIndex + 1, end: node.endIndex - 1, value };
}

/**
 * The variables that a template hands to apps, wherever: `{ name: 'X', value: y }` in a list, or `X: y` in a map. A name
 * that begins with `__` stands for all that end in it.
 */
export function settings(file: ParsedFile, names: readonly string[]): Property[] {
  return names.flatMap((ending) =>
    tokensEnding(file, ending).flatMap((token): Property[] => {
      const said = literalOf(token.parent ?? token)?.value ?? token.text;
      const name = ending.startsWith('__') ? said : ending;
      const around = [token, ...ancestors(token)];
      const property = around.find(({ type }) => type === 'object_property');
      const [key, value] = property ? namedChildren(property) : [];
      if (!property || !key || !value) return [];
      if ((literalOf(key)?.value ?? key.text) === name) return [{ name, node: property, value }];
      if (key.text !== 'name' || literalOf(value)?.value !== name) return [];
      const given = propertyAt(property.parent ?? undefined, 'value');
      return given ? [{ name, node: given.node, value: given.value }] : [];
    }),
  );
}

/** What a resource is called, where that is a literal. */
export function nameIn(body: Node | undefined): string | undefined {
  const name = propertyAt(body, 'name');
  return name && literalOf(name.value)?.value;
}
