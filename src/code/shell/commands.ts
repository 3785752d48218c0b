/** Finds the commands of a shell script by name, with what each argument says. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, TextLiteral } from '../language';
import { namedChildren, spanOf, touches } from '../nodes';
import type { Argument, Command } from '../scripts/command';
import type { Span } from '../text';

/** The commands whose name `names` matches, a pattern with the flag `g`, in file order; only those that reach into `within`. */
export function shellCommands(file: ParsedFile, names: RegExp, within?: readonly Span[]): Command[] {
  const found: Command[] = [];
  for (const { index, 0: name } of file.text.matchAll(names)) {
    const end = index + name.length;
    const word = file.tree.rootNode.descendantForIndex(index, end);
    if (word?.startIndex !== index || word.endIndex !== end || word.parent?.type !== 'command_name') continue;
    const node = word.parent.parent;
    if (node?.type !== 'command' || node.hasError) continue;
    // Reading the arguments is what takes long.
    if (within && !within.some((span) => touches(span, spanOf(node)))) continue;
    const args = namedChildren(node)
      .filter((child) => child.startIndex >= end && !/redirect|herestring/.test(child.type))
      .map(argumentOf);
    const command = { start: index, end: args.at(-1)?.end ?? end, name, args, node };
    if (!within || within.some((span) => touches(span, command))) found.push(command);
  }
  return found;
}

function argumentOf(node: Node): Argument {
  const { startIndex: start, endIndex: end, text } = node;
  const literal = literalOf(node);
  return { start, end, text, ...(literal && { literal }) };
}

/** What a word or a quoted string without expansions says; `undefined` for anything else. */
export function literalOf(node: Node): TextLiteral | undefined {
  const { startIndex: start, endIndex: end, text, type } = node;
  switch (type) {
    case 'word':
    case 'number':
      return /[\\*?[{]|^~/.test(text) ? undefined : { start, end, value: text };
    case 'raw_string':
      return { start: start + 1, end: end - 1, value: text.slice(1, -1) };
    case 'string': {
      const isPlain = namedChildren(node).every((child) => child.type === 'string_content');
      const value = text.slice(1, -1).replace(/\\(?:([$`"\\])|\n)/g, '$1');
      return isPlain ? { start: start + 1, end: end - 1, value } : undefined;
    }
    default:
      return undefined;
  }
}

/** The plain string or word that holds `offset`. */
export function shellStringAt({ tree }: ParsedFile, offset: number): TextLiteral | undefined {
  for (let node = tree.rootNode.descendantForIndex(offset, offset); node; node = node.parent) {
    const literal = literalOf(node);
    if (literal) return literal;
    if (node.type !== 'string_content') return undefined;
  }
  return undefined;
}
