/** What the rules notice in a PowerShell script. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { perTree } from '../query';
import { rawRequestTriggers } from '../rawRequests';
import { ruled } from '../rule';
import type { Command } from '../scripts/command';
import { loginOf } from '../scripts/login';
import type { Login } from '../scripts/login';
import { loginFindings } from '../scripts/loginRules';
import { mayAskForTokens, rawFindings, requestCommands } from '../scripts/rawRules';
import { settingFindings, settingTriggers } from '../scripts/settingRules';
import { tokenFindings } from '../scripts/tokenRules';
import type { TokenUse } from '../scripts/tokenRules';
import type { Span } from '../text';
import { powershellCommands } from './commands';

const logins = /(?<![\w$./-])(?:az(?=[ \t]+login\b)|(?:Connect|Login|Add)-AzAccount(?![\w-]))/gi;
const users =
  /(?<![\w$./-])(?:Write-(?:Host|Verbose|Debug|Information|Warning)|Invoke-RestMethod|Invoke-WebRequest)(?![\w-])/gi;

export function powershellLogins(file: ParsedFile, within?: readonly Span[]): Login[] {
  return powershellCommands(file, logins, within).flatMap((command) => loginOf(command) ?? []);
}

export const powershellRules = ruled([
  {
    triggers: [/az[ \t]+login/, /-AzAccount/],
    findings: (file, context, within) =>
      powershellLogins(file, within).flatMap((login) => loginFindings(login, context)),
  },
  {
    triggers: rawRequestTriggers,
    findings: (file, context, within) =>
      mayAskForTokens(file)
        ? rawFindings(file, powershellCommands(file, requestCommands, within), context)
        : [],
  },
  {
    triggers: settingTriggers,
    findings: (file, _context, within) => settingFindings(file, within),
  },
  {
    triggers: [/get-access-token/, /Get-ManagedIdentityToken/, ...rawRequestTriggers],
    findings: (file, _context, within) => {
      const variables = tokenVariables(file);
      return variables.length > 0
        ? tokenFindings(powershellCommands(file, users, within).map(useOf), variables)
        : [];
    },
  },
]);

/** The variables that are given a token itself: from an answer's `access_token`, or by the Azure CLI. */
export const tokenVariables: (file: ParsedFile) => readonly string[] = perTree(({ text, tree }) => {
  const names = new Set<string>();
  const given =
    /\$(\w+)\s*=[^\n]*?(?:\)\.(?:access_token|accessToken)|get-access-token[^\n|]*--query[ =]["']?accessToken\b)|\$(\w+)\s*=\s*Get-ManagedIdentityToken\b/gi;
  for (const match of text.matchAll(given)) {
    const leaf = tree.rootNode.descendantForIndex(match.index, match.index + 1);
    if (leaf?.type === 'variable') names.add(match[1] ?? match[2] ?? '');
  }
  return [...names];
});

function useOf(command: Command): TokenUse {
  const pipeline = [...ancestors(command.node)].find(({ type }) => type === 'pipeline');
  return { command, pipeline: pipeline?.text ?? '', isCaptured: isCaptured(command.node) };
}

/** `Write-Host` and its like write past the pipeline, so that only a redirection takes what they write. */
function isCaptured({ text }: Node): boolean {
  return /\d?>{1,2}\s*\S/.test(text);
}
