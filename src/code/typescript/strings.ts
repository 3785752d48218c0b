/** Plain string literals of TypeScript and JavaScript, with their escapes resolved. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { unescaped } from '../escapes';
import type { ParsedFile, TextLiteral } from '../language';
import { ancestors } from '../nodes';

/** The literal a node is: a string, or a template without substitutions; `undefined` for anything else. */
export function stringLiteral(file: ParsedFile, node: Node): TextLiteral | undefined {
  const isTemplate = node.type === 'template_string';
  if (!isTemplate && node.type !== 'string') return undefined;
  if (isTemplate && node.namedChildren.some((child) => child?.type === 'template_substitution'))
    return undefined;
  const start = node.startIndex + 1;
  const end = node.endIndex - 1;
  if (end < start || node.hasError) return undefined;
  const content = file.text.slice(start, end);
  // Attributes of JSX have no escapes.
  const value = node.parent?.type === 'jsx_attribute' ? content : unescaped(content);
  return { start, end, value };
}

/** The plain string literal around `offset`. */
export function stringAt(file: ParsedFile, offset: number): TextLiteral | undefined {
  const node = file.tree.rootNode.descendantForIndex(offset);
  for (const one of node ? [node, ...ancestors(node)].slice(0, 3) : []) {
    const literal = stringLiteral(file, one);
    if (literal) return literal.start <= offset && offset <= literal.end ? literal : undefined;
  }
  return undefined;
}
