/** Tokens in scripts: what is printed, decoded or put into an address. Only variables that certainly hold a token count. */

import { rawHostOf } from '../rawRequests';
import type { Finding, ParsedFile } from '../language';
import { ancestors } from '../nodes';
import type { Command } from './command';

export interface TokenUse {
  /** The command, with the pipeline it is part of. */
  readonly command: Command;
  readonly pipeline: string;
  /** What the command writes goes to a variable, a file or another program. */
  readonly isCaptured: boolean;
}

const prints = /^(?:echo|printf|Write-(?:Host|Verbose|Debug|Information|Warning))$/i;
const decodes = /\bbase64\s+(?:-d|-D|--decode)\b|FromBase64String/;
/** Log commands of pipelines that hide the value from the log. */
const hides = /::add-mask::|issecret=true/i;

/** Whether a substitution of a shell gives the token alone, and not all of the answer or its time of expiry. */
export function givesToken(text: string): boolean {
  if (/expires/i.test(text)) return false;
  return /--query[ =]["']?accessToken\b/.test(text) || /jq\b.*\.access_?token|"access_token"/i.test(text);
}

const bodies = /^(?:function_(?:definition|statement)|(?:while|for|foreach|c_style_for|do)_statement)$/;

/** A request for a token in a function or a loop that sends the token on at once: every turn asks anew. */
export function askedAnew({ text }: ParsedFile, commands: readonly Command[]): Finding[] {
  if (/expire|cache/i.test(text)) return [];
  return commands.flatMap(({ start, end, node }): Finding[] => {
    const around = [...ancestors(node)].find(({ type }) => bodies.test(type));
    const rest = around?.text.slice(end - around.startIndex) ?? '';
    if (rawHostOf(text.slice(start, end)) === undefined || !/\bBearer\b/i.test(rest)) return [];
    // One that is tried until it succeeds is one.
    if (/\b(?:break|until)\b/.test(around?.text ?? '')) return [];
    return [{ start, end, rule: 'token-handling', variant: 'uncached', values: {}, fix: 'none' }];
  });
}

/** `variables` are names without `$`, with the member that is the token where it is not the whole. */
export function tokenFindings(uses: readonly TokenUse[], variables: readonly string[]): Finding[] {
  if (variables.length === 0) return [];
  const names = variables.map((name) => name.replace(/[^\w:.]/g, '').replaceAll('.', '\\.')).join('|');
  const use = new RegExp(`\\$(?:(?:${names})(?![\\w.\\[:])|\\{(?:${names})\\})`);
  const inAddress = new RegExp(`[?&](?:access_?)?token=\\$\\{?(?:${names})\\b`, 'i');
  return uses.flatMap(({ command, pipeline, isCaptured }): Finding[] => {
    const { start, end } = command;
    const written = command.args.map(({ text }) => text).join(' ');
    const finding = (variant: string): Finding[] => [
      { start, end, rule: 'token-handling', variant, values: {}, fix: 'none' },
    ];
    if (inAddress.test(written)) return finding('exposed');
    if (!prints.test(command.name) || !use.test(written) || hides.test(written)) return [];
    if (decodes.test(pipeline)) return finding('decoded');
    return isCaptured ? [] : finding('logged');
  });
}
