/** ARM templates as resources and properties. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, TextLiteral } from '../../language';
import { mentions, namedChildren } from '../../nodes';
import { perTree } from '../../query';
import { stringIn } from '../../settings/jsonSettings';

export interface Property {
  readonly pair: Node;
  readonly key: TextLiteral;
  readonly value: Node;
}

/** The template's own object; `undefined` for other JSON. */
export const templateOf: (file: ParsedFile) => { readonly root: Node | undefined } = perTree(({ tree }) => {
  const root = namedChildren(tree.rootNode).find(({ type }) => type === 'object');
  const schema = property(root, '$schema');
  const isTemplate = schema && /\/deploymentTemplate\.json/i.test(stringIn(schema.value)?.value ?? '');
  return { root: isTemplate ? root : undefined };
});

export function properties(node: Node | undefined): Property[] {
  if (node?.type !== 'object') return [];
  return namedChildren(node).flatMap((pair): Property[] => {
    const [name, value] = [pair.childForFieldName('key'), pair.childForFieldName('value')];
    const key = name && stringIn(name);
    return key && value ? [{ pair, key, value }] : [];
  });
}

export function property(node: Node | undefined, ...path: readonly string[]): Property | undefined {
  let found: Property | undefined;
  let current = node;
  for (const name of path) {
    found = properties(current).find(({ key }) => key.value === name);
    current = found?.value;
  }
  return found;
}

export function textAt(node: Node | undefined, ...path: readonly string[]): TextLiteral | undefined {
  const found = property(node, ...path);
  return found && stringIn(found.value);
}

/**
 * Every resource, those within others included, in which `about` matches somewhere: newer templates have them by name,
 * older ones in a list.
 */
export function resourcesOf(root: Node | undefined, text: string, about: RegExp): Node[] {
  const list = property(root, 'resources')?.value;
  const members =
    list?.type === 'object' ? properties(list).map(({ value }) => value) : list ? namedChildren(list) : [];
  return members
    .filter((member) => member.type === 'object' && mentions(text, member, about))
    .flatMap((member) => [member, ...resourcesOf(member, text, about)]);
}
