/** Lines of a shell that stand in another file: `run:` of workflows and pipelines, `RUN` of a Dockerfile. */

import type { Finding, ParsedFile, RuleContext } from '../language';
import { idFindings } from '../knownIds';
import { tokensGiven } from '../powershell/rules';
import { rawRequestTriggers } from '../rawRequests';
import { secretKind, secretTriggers } from '../secrets/secretKind';
import type { Span } from '../text';
import { triggerPattern } from '../triggers';
import { wrongKinds } from '../wrongKind';
import { commandsIn } from './lineCommands';
import type { LineCommand, Stretch } from './lineCommands';
import { loginOf, siteOf } from './login';
import { loginFindings } from './loginRules';
import { mayAskForTokens, rawFindings, requestCommands } from './rawRules';
import { settingFindings, settingTriggers } from './settingRules';
import { givesToken, tokenFindings } from './tokenRules';
import type { TokenUse } from './tokenRules';

export const embeddedTriggers: readonly RegExp[] = [
  /az[ \t]+login/,
  /-AzAccount/,
  /get-access-token/,
  /Get-AzAccessToken/,
  ...rawRequestTriggers,
  ...settingTriggers,
];

/** One of these stands in every stretch with a sign-in, a token or a secret: most have none, and are not taken apart. */
const wakes = triggerPattern([/\baz\b/, /-AzAccount/, /access-?_?token/, ...secretTriggers]);

/** What the rules of scripts notice in some stretches of a file. What takes an identity to mend is only said. */
export function embeddedFindings(
  file: ParsedFile,
  stretches: readonly Stretch[],
  context: RuleContext,
): Finding[] {
  if (stretches.length === 0) return [];
  const asks = mayAskForTokens(file);
  const parts = stretches
    .filter(({ start, end }) => asks || wakes.test(file.text.slice(start, end)))
    .map((stretch) => ({ stretch, commands: commandsIn(file, stretch) }));
  const commands = parts.flatMap((part) => part.commands);
  const logins = commands.flatMap((command) => loginOf(command) ?? []);
  const requests = asks ? commands.filter(({ name }) => name.replace(requestCommands, '') === '') : [];
  const found = [
    ...logins.flatMap((login) => [...loginFindings(login, context), ...wrongKinds([siteOf(login)])]),
    ...idFindings(
      logins.map((login) => siteOf(login)),
      context.known,
    ),
    ...rawFindings(file, requests, context),
    ...parts.flatMap((part) => tokenUses(file, part.stretch, part.commands)),
    ...commands.flatMap((command) => secretsOf(file, command)),
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

/** What becomes of the tokens that a script fetches: each has variables of its own. */
function tokenUses(file: ParsedFile, stretch: Stretch, commands: readonly LineCommand[]): Finding[] {
  const text = file.text.slice(stretch.start, stretch.end);
  if (!/access-?_?token/i.test(text)) return [];
  const variables = stretch.isPowerShell
    ? tokensGiven(text).map(({ name }) => name)
    : [...text.matchAll(/\b([A-Za-z_]\w*)=["']?(\$\([^\r\n]*(?:\\\r?\n[^\r\n]*)*)/g)].flatMap(
        ([, name = '', value = '']) =>
          /get-access-token|access_?token/i.test(value) && !/Bearer/.test(value) && givesToken(value)
            ? [name]
            : [],
      );
  return tokenFindings(
    commands.map((command) => useOf(file, command, stretch)),
    variables,
  );
}

function useOf({ text }: ParsedFile, command: LineCommand, { end }: Span): TokenUse {
  const [pipeline = ''] = /^(?:\\\r?\n|[^\r\n;])*/.exec(text.slice(command.start, end)) ?? [];
  const isSent = /\|/.test(pipeline) || />(?!&?\s*(?:2|\/dev\/(?:stderr|tty|stdout))\s*$)/.test(pipeline);
  return { command, pipeline, isCaptured: command.isSubstituted || isSent };
}

/** Secrets that stand in the line itself; what a scalar of one line says is looked at as a whole. */
function secretsOf({ tree }: ParsedFile, { args }: LineCommand): Finding[] {
  return args.flatMap(({ literal }): Finding[] => {
    const variant = literal && secretKind(literal.value);
    if (!literal || variant === undefined) return [];
    const { start, end } = literal;
    const { type = '' } = tree.rootNode.descendantForIndex(start, end) ?? {};
    return /(?:quote|plain|string)_scalar/.test(type)
      ? []
      : [{ start, end, rule: 'secret-in-code', variant, values: {}, fix: 'none' }];
  });
}
