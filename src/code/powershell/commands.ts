/** Finds the commands of a PowerShell script by name, with what each argument says. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile, TextLiteral } from '../language';
import { namedChildren, spanOf, touches } from '../nodes';
import type { Argument, Command } from '../scripts/command';
import type { Span } from '../text';

/** The commands whose name `names` matches, a pattern with the flags `gi`, in file order; only those that reach into `within`. */
export function powershellCommands(file: ParsedFile, names: RegExp, within?: readonly Span[]): Command[] {
  const found: Command[] = [];
  for (const { index, 0: name } of file.text.matchAll(names)) {
    const end = index + name.length;
    const word = file.tree.rootNode.descendantForIndex(index, end);
    if (word?.type !== 'command_name' || word.startIndex !== index || word.endIndex !== end) continue;
    const node = word.parent;
    if (node?.type !== 'command' || node.hasError || node.parent?.isError === true) continue;
    // Reading the arguments is what takes long.
    if (within && !within.some((span) => touches(span, spanOf(node)))) continue;
    const elements = namedChildren(node).find((child) => child.type === 'command_elements');
    const args = elements ? argumentsOf(namedChildren(elements)) : [];
    const command = { start: index, end: args.at(-1)?.end ?? end, name, args, node };
    if (!within || within.some((span) => touches(span, command))) found.push(command);
  }
  return found;
}

/** The arguments; `--name=value` of a native command comes in two tokens from the grammar and is one here. */
function argumentsOf(elements: readonly Node[]): Argument[] {
  const args: Argument[] = [];
  for (const node of elements) {
    const { startIndex: start, endIndex: end, text } = node;
    if (text.trim() === '' || node.type === 'command_argument_sep') continue;
    const last = args.at(-1);
    if (last?.end === start && (last.text.endsWith('=') || text.startsWith('='))) {
      args[args.length - 1] = { start: last.start, end, text: last.text + text };
      continue;
    }
    const literal = literalIn(node);
    args.push({ start, end, text, ...(literal && { literal }) });
  }
  return args;
}

/** The string an argument consists of, however deep the grammar wraps it. */
function literalIn(node: Node): TextLiteral | undefined {
  let inner = node;
  for (
    let child = inner.firstNamedChild;
    child && inner.namedChildCount === 1;
    child = inner.firstNamedChild
  ) {
    if (child.startIndex !== inner.startIndex || child.endIndex !== inner.endIndex) return undefined;
    inner = child;
  }
  return literalOf(inner);
}

/** What a bare word or a one-line string without expansions says; `undefined` for anything else. */
export function literalOf({
  startIndex,
  endIndex,
  text,
  type,
  namedChildCount,
}: Node): TextLiteral | undefined {
  const content = { start: startIndex + 1, end: endIndex - 1 };
  switch (type) {
    case 'generic_token':
      return /[`$]/.test(text) ? undefined : { start: startIndex, end: endIndex, value: text };
    case 'verbatim_string_characters':
      return { ...content, value: text.slice(1, -1).replaceAll("''", "'") };
    case 'expandable_string_literal':
      return namedChildCount > 0 || /[`$]/.test(text)
        ? undefined
        : { ...content, value: text.slice(1, -1).replaceAll('""', '"') };
    default:
      return undefined;
  }
}

/** The plain string or word that holds `offset`. */
export function powershellStringAt({ tree }: ParsedFile, offset: number): TextLiteral | undefined {
  const node = tree.rootNode.descendantForIndex(offset, offset);
  const holder = node?.type === 'string_literal' ? node.firstNamedChild : node;
  return holder ? literalOf(holder) : undefined;
}
