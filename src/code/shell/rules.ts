/** What the rules notice in a shell script. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { perTree } from '../query';
import type { Command } from '../scripts/command';
import { scriptRules } from '../scripts/rules';
import { givesToken } from '../scripts/tokenRules';
import type { TokenUse } from '../scripts/tokenRules';
import { shellCommands } from './commands';

/** The variables that are given a token: by the Azure CLI, or out of an answer of an identity endpoint. */
export const tokenVariables: (file: ParsedFile) => readonly string[] = perTree(({ text, tree }) => {
  const names = new Set<string>();
  for (const { index } of text.matchAll(/get-access-token|access_?token\b/gi)) {
    const leaf = tree.rootNode.descendantForIndex(index, index + 1);
    const around = leaf ? [...ancestors(leaf)] : [];
    const assignment = around.find(({ type }) => type === 'variable_assignment');
    if (!assignment || !around.some(({ type }) => type === 'command_substitution')) continue;
    const name = assignment.childForFieldName('name')?.text ?? '';
    // A request that is sent with a token has it among its headers, and answers something else.
    const header = /Bearer/.test(assignment.text);
    if (/^\w+$/.test(name) && !header && givesToken(assignment.text)) names.add(name);
  }
  return [...names];
});

function useOf(command: Command): TokenUse {
  const around = [...ancestors(command.node)];
  const pipeline = around.find(({ type }) => type === 'pipeline');
  return { command, pipeline: pipeline?.text ?? '', isCaptured: around.some(captures) };
}

function captures({ type, text }: Node): boolean {
  if (type === 'redirected_statement') return !/>&?\s*(?:2|\/dev\/(?:stderr|tty|stdout))\s*$/.test(text);
  return type === 'command_substitution' || type === 'pipeline' || type === 'process_substitution';
}

export const shellRules = scriptRules({
  commands: shellCommands,
  logins: /(?<![\w$./-])az(?=[ \t]+login\b)/g,
  loginTriggers: [/az[ \t]+login/],
  users: /(?<![\w$./-])(?:echo|printf|curl|wget)(?=[ \t])/g,
  tokenTriggers: [/get-access-token/],
  tokenVariables,
  useOf,
});
