/** How a POSIX shell says what inserted scripts do. It all holds in bash, dash, ksh and zsh. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { nextLine } from '../lines';
import { allChildren } from '../nodes';
import type { Dialect } from '../scripts/dialect';
import type { Blocks } from '../scripts/slot';
import { shellTokenFunction } from './tokenFunction';

const bodies: ReadonlySet<string> = new Set([
  'program',
  'compound_statement',
  'do_group',
  'else_clause',
  'subshell',
  'if_statement',
  'elif_clause',
  'case_item',
]);

const blocks: Blocks = {
  holds: isBody,
  continuation: '\\',
  opener: /(?:(?:^|[\s;])(?:then|do|else)|\{|\))$/,
  closer: /^(?:fi|done|esac|elif|else|\}|\)|;;)/,
  headerEnd,
};

/** In a condition, and between the branches of a `case`, no statement can begin. */
function isBody(around: Node, offset: number): boolean {
  if (!bodies.has(around.type)) return false;
  const before = allChildren(around).filter((child) => child.endIndex <= offset);
  if (around.type === 'case_item') return before.some(({ type }) => type === ')');
  const isConditional = around.type === 'if_statement' || around.type === 'elif_clause';
  return !isConditional || before.some(({ type }) => type === 'then');
}

/** Behind the shebang, the comment on top, and the options that are set before anything runs. */
function headerEnd({ text }: ParsedFile): number {
  let end = text.startsWith('\uFEFF') ? 1 : 0;
  let isTop = true;
  for (let start = end; start < text.length; start = nextLine(text, start)) {
    const line = text.slice(start, nextLine(text, start)).trim();
    if (line === '') isTop = false;
    else if (/^(?:set [-+]|shopt |setopt )[^;&|\\]*$/.test(line)) end = nextLine(text, start);
    else if (!line.startsWith('#')) break;
    else if (isTop) end = nextLine(text, start);
  }
  return end;
}

/** Single quotes where the file has more of them, unless the value holds one. */
function literal({ text }: ParsedFile, value: string): string {
  const wantsSingle = (text.match(/'[^'"\n]*'/g)?.length ?? 0) > (text.match(/"[^'"\n]*"/g)?.length ?? 0);
  const isPlain = !/["$`\\!]/.test(value);
  return isPlain && !wantsSingle ? `"${value}"` : `'${value.replaceAll("'", "'\\''")}'`;
}

/** Stops the script when the variable is empty, with a message. */
function guarded(name: string): string {
  return `\${${name}:?The environment variable ${name} is empty or not set}`;
}

const options = { clientId: '--client-id ', objectId: '--object-id ', resourceId: '--resource-id ' } as const;

export const shellDialect: Dialect = {
  blocks,
  tool: 'az',
  tokenFunctionName: 'set_access_token',
  refuses: () => undefined,
  literal,
  variable: (name) => ({ text: `"${guarded(name)}"`, guards: [] }),
  joined: (parts) => {
    const text = parts.map((part) => (typeof part === 'string' ? part : guarded(part.variable))).join('');
    return { text: `"${text}"`, guards: [] };
  },
  signIn: (_tool, identifier, id, kept) => {
    const selector = identifier === 'systemAssigned' ? [] : [options[identifier] + (id ?? '')];
    return ['az login --identity', ...selector, ...kept].join(' ');
  },
  split: (localSwitch, azure, step) => [
    `if [ "\${${localSwitch}:-}" = "development" ]; then`,
    `${step}az account show --output none || az login`,
    'else',
    ...azure.map((line) => step + line),
    'fi',
  ],
  tokenFunction: shellTokenFunction,
  vaultRead: () => [
    `"$(az keyvault secret show --vault-name '`,
    "' --name '",
    `' --query value --output tsv)"`,
  ],
  useToken: (file, name, audience, call) => [
    `${name} ${literal(file, audience)}`,
    ...(call
      ? [
          [
            'curl -sSf',
            ...(call.method === 'POST' ? [`-X POST --data ${literal(file, call.body ?? '')}`] : []),
            '-H "Authorization: Bearer $access_token"',
            ...call.headers.map((header) => `-H ${literal(file, header)}`),
            literal(file, call.url),
          ].join(' '),
        ]
      : []),
  ],
};
