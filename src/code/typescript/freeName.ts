/** Finds a name that means nothing yet where it is to be declared. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { meaningOf } from './scope';

/** `wanted`, or `wanted` with the first number from 2 that makes it free around `at` and unused inside it. */
export function freeName(file: ParsedFile, wanted: string, at: Node): string {
  const isTaken = (name: string): boolean => meaningOf(file, name, at) !== undefined;
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const name = `${wanted}${String(number)}`;
    if (!isTaken(name)) return name;
  }
}

/** How often `name` is used as a value or a type outside imports, leaving out the stretch from `start` to `end`. */
export function usesOf(file: ParsedFile, name: string, start: number, end: number): number {
  let uses = 0;
  for (let at = file.text.indexOf(name); at !== -1; at = file.text.indexOf(name, at + name.length)) {
    if (at >= start && at < end) continue;
    const node = file.tree.rootNode.descendantForIndex(at, at + name.length);
    if (!node || node.startIndex !== at || node.endIndex !== at + name.length) continue;
    const isName = /identifier/.test(node.type) && node.type !== 'property_identifier';
    const declares = ['import_specifier', 'object_pattern', 'pair_pattern', 'import_clause'].includes(
      node.parent?.type ?? '',
    );
    if (isName && !declares) uses += 1;
  }
  return uses;
}
