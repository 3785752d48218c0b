/** A command of a script as the rules see it, whatever the shell: its name and its arguments in order. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { TextLiteral } from '../language';
import type { Span } from '../text';

export interface Argument extends Span {
  /** As it is written, quotes included. */
  readonly text: string;
  /** What it says, where that is known without running the script. */
  readonly literal?: TextLiteral;
}

export interface Command extends Span {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly node: Node;
}

/** An option with what is given to it: `--name value`, `--name=value` or `-Name:value`. */
export interface Option {
  /** The stretch of the option's own name. */
  readonly name: Span & { readonly text: string };
  readonly value?: Argument;
}

/** The first option of a command that goes by one of `names`, whatever the case where `blind` says so. */
export function optionOf({ args }: Command, names: readonly string[], blind = false): Option | undefined {
  for (const [at, argument] of args.entries()) {
    const [written, joined] = splitOption(argument.text);
    const text = blind ? written.toLowerCase() : written;
    if (!names.some((name) => (blind ? name.toLowerCase() : name) === text)) continue;
    const { start } = argument;
    const name = { start, end: start + written.length, text: written };
    if (joined !== undefined) return { name, value: joinedValue(argument, written.length + 1) };
    const next = args[at + 1];
    return next === undefined || /^-{1,2}[A-Za-z]/.test(next.text) ? { name } : { name, value: next };
  }
  return undefined;
}

function splitOption(text: string): [written: string, value?: string] {
  const at = text.startsWith('-') ? text.indexOf('=') : -1;
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** What stands behind the `=` of `--name=value`. */
function joinedValue({ start, end, text }: Argument, skip: number): Argument {
  const written = text.slice(skip);
  const from = start + skip;
  const quoted = /^(["'])([^"'$`\\]*)\1$/.exec(written)?.[2];
  if (quoted !== undefined) {
    return { start: from, end, text: written, literal: { start: from + 1, end: end - 1, value: quoted } };
  }
  const isPlain = /^[^"'$`\\(){}]*$/.test(written);
  return {
    start: from,
    end,
    text: written,
    ...(isPlain && { literal: { start: from, end, value: written } }),
  };
}
