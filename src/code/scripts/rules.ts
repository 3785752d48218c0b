/** What the rules notice in scripts, whatever the shell. */

import type { ParsedFile } from '../language';
import { rawRequestTriggers } from '../rawRequests';
import { ruled } from '../rule';
import type { LanguageRule } from '../rule';
import type { Span } from '../text';
import type { Command } from './command';
import { loginOf } from './login';
import type { Login } from './login';
import { loginFindings } from './loginRules';
import { mayAskForTokens, rawFindings, requestCommands } from './rawRules';
import { settingFindings, settingTriggers } from './settingRules';
import { askedAnew, tokenFindings } from './tokenRules';
import type { TokenUse } from './tokenRules';

/** What the rules need to know of a shell. */
export interface ScriptWords {
  /** The commands whose name a pattern with the flag `g` matches, in file order; only those that reach into `within`. */
  commands(file: ParsedFile, names: RegExp, within?: readonly Span[]): Command[];
  readonly logins: RegExp;
  readonly loginTriggers: readonly RegExp[];
  /** What may print a token or send it. */
  readonly users: RegExp;
  readonly tokenTriggers: readonly RegExp[];
  /** The variables that are given a token itself, without `$`. */
  tokenVariables(file: ParsedFile): readonly string[];
  useOf(command: Command): TokenUse;
}

export interface Scripts extends ReturnType<typeof ruled> {
  logins(file: ParsedFile, within?: readonly Span[]): Login[];
}

export function scriptRules(words: ScriptWords): Scripts {
  const logins: Scripts['logins'] = (file, within) =>
    words.commands(file, words.logins, within).flatMap((command) => loginOf(command) ?? []);
  const requests = (file: ParsedFile, within?: readonly Span[]): Command[] =>
    mayAskForTokens(file) ? words.commands(file, requestCommands, within) : [];
  const rules: readonly LanguageRule[] = [
    {
      triggers: words.loginTriggers,
      findings: (file, context, within) =>
        logins(file, within).flatMap((login) => loginFindings(login, context)),
    },
    {
      triggers: rawRequestTriggers,
      findings: (file, context, within) => {
        const asked = requests(file, within);
        return [...rawFindings(file, asked, context), ...askedAnew(file, asked)];
      },
    },
    { triggers: settingTriggers, findings: (file, _context, within) => settingFindings(file, within) },
    {
      triggers: [...words.tokenTriggers, ...rawRequestTriggers],
      findings: (file, _context, within) => {
        const variables = words.tokenVariables(file);
        return variables.length > 0
          ? tokenFindings(words.commands(file, words.users, within).map(words.useOf), variables)
          : [];
      },
    },
  ];
  return { ...ruled(rules), logins };
}
