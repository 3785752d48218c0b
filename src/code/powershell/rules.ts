/** What the rules notice in a PowerShell script. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { perTree } from '../query';
import type { Command } from '../scripts/command';
import { scriptRules } from '../scripts/rules';
import type { TokenUse } from '../scripts/tokenRules';
import { powershellCommands } from './commands';

const given =
  /\$(\w+)\s*=[^\n]*?(?:\)\.(?:access_token|accessToken)|get-access-token[^\n|]*--query[ =]["']?accessToken\b|Get-AzAccessToken\b(?![^\n]*-AsSecureString)[^\n]*\)\.Token\b|Get-AzAccessToken\b[^\n]*ConvertFrom-SecureString\b[^\n]*-AsPlainText\b)|\$(\w+)\s*=\s*Get-ManagedIdentityToken\b/gi;
/** Before version 5 of the module, and ever without `-AsSecureString`, the member is a text. */
const members = /\$(\w+)\s*=\s*Get-AzAccessToken\b(?![^\n]*(?:-AsSecureString|\|))/gi;

/** The variables that a text gives a token to, with where; the member that is the token, where it is not the whole. */
export function tokensGiven(text: string): readonly { readonly index: number; readonly name: string }[] {
  return [
    ...[...text.matchAll(given)].map(({ index, 1: first, 2: second }) => ({
      index,
      name: first ?? second ?? '',
    })),
    ...[...text.matchAll(members)].map(({ index, 1: name = '' }) => ({ index, name: `${name}.Token` })),
  ];
}

/** The variables that are given a token itself: from an answer's `access_token`, or by the Azure CLI. */
export const tokenVariables: (file: ParsedFile) => readonly string[] = perTree(({ text, tree }) => {
  const names = tokensGiven(text).flatMap(({ index, name }) => {
    const isCode = tree.rootNode.descendantForIndex(index, index + 1)?.type === 'variable';
    return isCode || name.includes('.') ? [name] : [];
  });
  return [...new Set(names)];
});

function useOf(command: Command): TokenUse {
  const pipeline = [...ancestors(command.node)].find(({ type }) => type === 'pipeline');
  return { command, pipeline: pipeline?.text ?? '', isCaptured: isCaptured(command.node) };
}

/** `Write-Host` and its like write past the pipeline, so that only a redirection takes what they write. */
function isCaptured({ text }: Node): boolean {
  return /\d?>{1,2}\s*\S/.test(text);
}

export const powershellRules = scriptRules({
  commands: powershellCommands,
  logins: /(?<![\w$./-])(?:az(?=[ \t]+login\b)|(?:Connect|Login|Add)-AzAccount(?![\w-]))/gi,
  loginTriggers: [/az[ \t]+login/, /-AzAccount/],
  users:
    /(?<![\w$./-])(?:Write-(?:Host|Verbose|Debug|Information|Warning)|Invoke-RestMethod|Invoke-WebRequest)(?![\w-])/gi,
  tokenTriggers: [/get-access-token/, /Get-ManagedIdentityToken/, /Get-AzAccessToken/],
  tokenVariables,
  useOf,
});
