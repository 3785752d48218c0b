/** What the signature check reads in a tree without knowing any type. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../../../src/code/language';

/** What a call or a creation is given. */
export function argumentsOf(node: Node): Node[] {
  const list = node.childForFieldName('arguments');
  return (list?.namedChildren ?? []).flatMap((argument) => argument?.lastNamedChild ?? []);
}

/** The directives of a file, as text. */
export function usings(file: ParsedFile): { alias?: string; target: string; owner: Node }[] {
  const nodes = file.tree.rootNode.descendantsOfType('using_directive');
  return nodes.flatMap((node) => {
    const match =
      node && /^(?:global\s+)?using\s+(?:(\w+)\s*=\s*)?(?:global::)?([\w.]+)\s*;$/.exec(node.text);
    if (!match || !node.parent) return [];
    const directive = { target: match[2] ?? '', owner: node.parent };
    return [match[1] === undefined ? directive : { ...directive, alias: match[1] }];
  });
}

/** Whether a directive of `owner` holds at a node. */
export function covers(owner: Node, node: Node): boolean {
  return (
    owner.type === 'compilation_unit' ||
    (owner.startIndex <= node.startIndex && node.endIndex <= owner.endIndex)
  );
}

/** Whether the name is bound by a pattern that only a filled string matches, in the condition beside it. */
export function isPatternVariable(file: ParsedFile, node: Node): boolean {
  const patterns = file.tree.rootNode.descendantsOfType('recursive_pattern');
  return patterns.filter((pattern) => pattern?.childForFieldName('name')?.text === node.text).length === 1;
}

/** `T` of `Outer<T>`. */
export function inner(type: string, outer: string): string | undefined {
  return type.startsWith(`${outer}<`) ? type.slice(outer.length + 1, -1) : undefined;
}
