/** Lines of a shell that stand in another file: `run:` of workflows and pipelines, `RUN` of a Dockerfile. */

import type { Finding, ParsedFile, RuleContext } from '../language';
import { rawRequestTriggers } from '../rawRequests';
import type { Span } from '../text';
import { wrongKinds } from '../wrongKind';
import type { Argument, Command } from './command';
import { loginOf, siteOf } from './login';
import { loginFindings } from './loginRules';
import { mayAskForTokens, rawFindings, requestCommands } from './rawRules';
import { settingFindings, settingTriggers } from './settingRules';

export const embeddedTriggers: readonly RegExp[] = [
  /az[ \t]+login/,
  ...rawRequestTriggers,
  ...settingTriggers,
];

/** What the rules of scripts notice in some stretches of a file. What takes an identity to mend is only said. */
export function embeddedFindings(
  file: ParsedFile,
  stretches: readonly Span[],
  context: RuleContext,
): Finding[] {
  if (stretches.length === 0) return [];
  const commands = stretches.flatMap((stretch) => commandsIn(file, stretch));
  const logins = commands.flatMap((command) => (command.name === 'az' ? (loginOf(command) ?? []) : []));
  const requests = mayAskForTokens(file)
    ? commands.filter(({ name }) => name.replace(requestCommands, '') === '')
    : [];
  const found = [
    ...logins.flatMap((login) => [...loginFindings(login, context), ...wrongKinds([siteOf(login)])]),
    ...rawFindings(file, requests, context),
    ...settingFindings(file, stretches).filter((one) => isIn(one, stretches) && !isRemark(file, one)),
  ];
  return found.map((finding) => (finding.fix === 'replace' ? { ...finding, fix: 'none' } : finding));
}

function isIn({ start, end }: Span, stretches: readonly Span[]): boolean {
  return stretches.some((stretch) => stretch.start <= start && end <= stretch.end);
}

function isRemark({ text }: ParsedFile, { start }: Span): boolean {
  return /(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
}

/** One word of a line, a line's end or what else ends a command, or what stands between; quotes may hold blanks. */
const pieces =
  /(\\\r?\n|[ \t]+)|(?<![^\s;&|()])#[^\r\n]*|([\r\n;|()`]|&(?<!>&)|\$\()|((?:\$\{\{[^}]*\}\}|"(?:[^"\\]|\\[^])*"|'[^']*'|\\[^\r\n]|>&|\$(?!\()|[^\s;&|()`"'$\\])+)|[^]/g;
/** What may stand in front of the command that is meant. */
const before = /^(?:[A-Za-z_]\w*=.*|-|\{|!|sudo|then|do|else|if|while|time|exec|[|>][-+]?)$/;

/** The commands of a stretch, as far as they are plain words. */
export function commandsIn({ text, tree }: ParsedFile, { start, end }: Span): Command[] {
  const found: Command[] = [];
  let words: Argument[] = [];
  const close = (): void => {
    const [first, ...args] = words.slice(words.findIndex((word) => !before.test(word.text)));
    const last = args.at(-1) ?? first;
    if (first && last && !before.test(first.text))
      found.push({ name: first.text, args, start: first.start, end: last.end, node: tree.rootNode });
    words = [];
  };
  for (const { index, 2: ending, 3: word } of text.slice(start, end).matchAll(pieces)) {
    if (ending !== undefined) close();
    else if (word !== undefined) words.push(argumentAt(start + index, word));
  }
  close();
  return found;
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
