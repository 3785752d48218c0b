/** YAML as plain values: anchors followed, merge keys taken in, so that what reads a file need not know how it is written. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../language';
import { mentions, namedChildren } from '../../nodes';
import { entriesOf, itemsOf, rootsOf, scalarOf } from './model';

export interface YamlValue {
  /** Where it is written; of an alias, what the alias names. Good as long as the tree is. */
  readonly node: Node;
  /** Of a scalar: what it says. */
  readonly text?: string;
  readonly items: readonly YamlValue[];
  readonly entries: readonly { readonly key: string; readonly pair: Node; readonly value: YamlValue }[];
}

/** A value in a value in a value … deeper than any file is that a person wrote. */
const deepest = 40;

/**
 * The documents of a file, or only those in which `about` matches somewhere. What cannot be read in a file that is half
 * typed is left out.
 */
export function yamlValues(file: ParsedFile, about = /(?:)/): YamlValue[] {
  return rootsOf(file).flatMap((root) => {
    if (!mentions(file.text, root, about)) return [];
    const anchors = anchorsIn(root);
    return valueOfNode(root, anchors, 0) ?? [];
  });
}

/** What lies under the keys, one below the other. */
export function valueAt(value: YamlValue | undefined, ...path: readonly string[]): YamlValue | undefined {
  let current = value;
  for (const key of path) current = current?.entries.find((entry) => entry.key === key)?.value;
  return current;
}

/** The text under the keys. */
export function textUnder(value: YamlValue | undefined, ...path: readonly string[]): string | undefined {
  return valueAt(value, ...path)?.text;
}

/** A list of texts, or the one text that stands in its place. */
export function textsOf(value: YamlValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return value.text === undefined ? value.items.flatMap((item) => item.text ?? []) : [value.text];
}

function anchorsIn(root: Node): ReadonlyMap<string, Node> {
  const document = root.parent ?? root;
  return new Map(
    document
      .descendantsOfType('anchor')
      .flatMap((anchor): (readonly [string, Node])[] =>
        anchor?.parent ? [[anchor.text.slice(1), anchor.parent]] : [],
      ),
  );
}

function valueOfNode(node: Node, anchors: ReadonlyMap<string, Node>, depth: number): YamlValue | undefined {
  if (depth > deepest) return undefined;
  const inner = unwrapped(node);
  if (inner === undefined) return undefined;
  if (inner.type === 'alias') {
    const named = anchors.get(inner.text.slice(1));
    return named && valueOfNode(named, anchors, depth + 1);
  }
  const below = (each: Node): YamlValue | undefined => valueOfNode(each, anchors, depth + 1);
  const text = scalarOf(inner)?.value ?? blockText(inner);
  const entries = entriesOf(inner).flatMap(({ key, pair }) => {
    const child = pair.childForFieldName('value');
    const value = child ? below(child) : undefined;
    // A key without a value yet is there all the same.
    return [{ key, pair, value: value ?? { node: pair, items: [], entries: [] } }];
  });
  const merged = entries.flatMap(({ key, value }) =>
    key === '<<' ? [value, ...value.items].flatMap((each) => each.entries) : [],
  );
  const own = new Set(entries.map(({ key }) => key));
  return {
    node: inner,
    ...(text !== undefined && { text }),
    items: itemsOf(inner).flatMap((item) => below(item) ?? []),
    entries: [...entries.filter(({ key }) => key !== '<<'), ...merged.filter(({ key }) => !own.has(key))],
  };
}

function unwrapped(node: Node): Node | undefined {
  let current: Node | undefined = node;
  while (current && ['block_node', 'flow_node', 'block_sequence_item'].includes(current.type)) {
    current = namedChildren(current).find(({ type }) => !['anchor', 'tag', 'comment'].includes(type));
  }
  return current;
}

/** A text of several lines, behind `|` or `>`. */
function blockText(node: Node): string | undefined {
  return node.type === 'block_scalar' ? node.text.replace(/^[|>][^\n]*\n/, '') : undefined;
}
