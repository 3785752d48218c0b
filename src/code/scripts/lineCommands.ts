/** Reads commands out of lines that no grammar has parsed: those of a shell, or of PowerShell, in another file. */

import type { ParsedFile } from '../language';
import type { Span } from '../text';
import type { Argument, Command } from './command';

/** Lines of one script in another file. */
export interface Stretch extends Span {
  readonly isPowerShell?: true;
}

/** A command, and whether what it writes goes into a variable or an argument. */
export type LineCommand = Command & { readonly isSubstituted: boolean };

/** A substitution in quotes, with quotes and parentheses of its own. */
const substitution = String.raw`\$\((?:[^()"']|"[^"]*"|'[^']*'|\((?:[^()"']|"[^"]*"|'[^']*')*\))*\)`;

/** One word of a line, a line's end or what else ends a command, or what stands between; quotes may hold blanks. */
const shellPieces = new RegExp(
  [
    String.raw`(\\\r?\n|[ \t]+)|(?<![^\s;&|()])#[^\r\n]*`,
    String.raw`([\r\n;|()${'`'}]|&(?<!>&)|\$\()`,
    String.raw`((?:\$\{\{[^}]*\}\}|"(?:[^"\\$]|\\[^]|${substitution}|\$(?!\())*"|'[^']*'|\\[^\r\n]|>&|\$(?!\()|[^\s;&|()${'`'}"'$\\])+)|[^]`,
  ].join('|'),
  'g',
);
/** The same of PowerShell, whose tables are words too. */
const powershellPieces = new RegExp(
  [
    String.raw`(${'`'}\r?\n|[ \t]+)|(?<![^\s;&|()])#[^\r\n]*`,
    String.raw`([\r\n;|()]|&(?<!>&)|\$\()`,
    String.raw`((?:\$\{\{[^}]*\}\}|@\{[^}]*\}|"(?:[^"${'`'}$]|${'`'}[^]|""|${substitution}|\$(?!\())*"|'(?:[^']|'')*'|${'`'}[^\r\n]|>&|\$(?!\()|[^\s;&|()"'$${'`'}])+)|[^]`,
  ].join('|'),
  'g',
);
/** What may stand in front of the command that is meant. */
const before = /^(?:[A-Za-z_]\w*=.*|\$[\w:]+|=|-|\{|!|sudo|then|do|else|if|while|time|exec|[|>][-+]?)$/s;

/** The commands of a stretch, as far as they are plain words, those in substitutions included. */
export function commandsIn(file: ParsedFile, stretch: Stretch, isInside = false): LineCommand[] {
  const { text, tree } = file;
  const { start, end, isPowerShell } = stretch;
  const found: LineCommand[] = [];
  const opened: boolean[] = [];
  let words: Argument[] = [];
  const close = (): void => {
    const [first, ...args] = words.slice(words.findIndex((word) => !before.test(word.text)));
    const last = args.at(-1) ?? first;
    if (first && last && !before.test(first.text)) {
      const isSubstituted = isInside || opened.includes(true);
      const span = { start: first.start, end: last.end };
      found.push({ name: first.text, args, ...span, node: tree.rootNode, isSubstituted });
    }
    words = [];
  };
  const pieces = isPowerShell ? powershellPieces : shellPieces;
  for (const { index, 2: ending, 3: word } of text.slice(start, end).matchAll(pieces)) {
    if (ending !== undefined) {
      close();
      if (ending.endsWith('(')) opened.push(ending === '$(');
      else if (ending === ')') opened.pop();
    } else if (word !== undefined) {
      words.push(argumentAt(start + index, word));
      for (const inner of substitutionsIn(start + index, word))
        found.push(...commandsIn(file, { ...stretch, ...inner }, true));
    }
  }
  close();
  return found.sort((a, b) => a.start - b.start);
}

/** What stands between the parentheses of the substitutions within the quotes of a word. */
function substitutionsIn(start: number, word: string): Span[] {
  if (!word.includes('"')) return [];
  return [...word.matchAll(new RegExp(substitution, 'g'))].map(({ index, 0: whole }) => ({
    start: start + index + 2,
    end: start + index + whole.length - 1,
  }));
}

/** A word with what it says, where that is known without running the line. */
function argumentAt(start: number, text: string): Argument {
  const end = start + text.length;
  const quoted = /^'([^']*)'$|^"([^"$`\\]*)"$/.exec(text);
  const value = quoted?.[1] ?? quoted?.[2];
  if (value !== undefined) return { start, end, text, literal: { start: start + 1, end: end - 1, value } };
  return /["'$`\\*?[{]/.test(text)
    ? { start, end, text }
    : { start, end, text, literal: { start, end, value: text } };
}
