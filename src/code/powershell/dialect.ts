/** How PowerShell says what inserted scripts do; it holds in Windows PowerShell 5.1 and in PowerShell 7. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { allChildren } from '../nodes';
import type { Dialect } from '../scripts/dialect';
import type { Blocks } from '../scripts/slot';
import { headerEnd } from './header';
import { powershellTokenFunction } from './tokenFunction';

const bodies: ReadonlySet<string> = new Set([
  'program',
  'statement_block',
  'script_block',
  'script_block_body',
  'function_statement',
]);

const blocks: Blocks = {
  holds: isBody,
  continuation: '`',
  opener: /\{$/,
  closer: /^[})]/,
  headerEnd,
};

/** Not in expressions, nor in front of a `param` block or beside `begin`, `process` and `end`. */
function isBody(around: Node, offset: number): boolean {
  if (around.parent === null && around.isError) return true;
  const block = around.type === 'statement_list' ? around.parent : around;
  if (!block || !bodies.has(block.type)) return false;
  const children = allChildren(block);
  if (block.type === 'function_statement') {
    const opener = children.find(({ type }) => type === '{');
    if (!opener || opener.endIndex > offset) return false;
  }
  const inner = children.flatMap((child) => (child.type === 'script_block' ? allChildren(child) : [child]));
  return !inner.some(
    ({ type, startIndex }) =>
      (type === 'param_block' && startIndex >= offset) || type.startsWith('named_block'),
  );
}

/** Double quotes only where the file has more of them and nothing in the value would be read. */
function literal({ text }: ParsedFile, value: string): string {
  const single = text.match(/'[^'"\n]*'/g)?.length ?? 0;
  const double = text.match(/"[^'"$`\n]*"/g)?.length ?? 0;
  return double > single && !/["$`]/.test(value) ? `"${value}"` : `'${value.replaceAll("'", "''")}'`;
}

/** Stops the script when the variable is empty. */
function guard(name: string): string {
  return `if (-not $env:${name}) { throw 'The environment variable ${name} is empty or not set.' }`;
}

const options = { clientId: '--client-id ', objectId: '--object-id ', resourceId: '--resource-id ' } as const;

export const powershellDialect: Dialect = {
  blocks,
  tool: 'Connect-AzAccount',
  tokenFunctionName: 'Get-ManagedIdentityToken',
  // `-AccountId` takes a client ID or a resource ID (help of Connect-AzAccount); raw requests take all three.
  refuses: ({ identifier, flavour }) =>
    identifier === 'objectId' && flavour !== 'client' ? 'objectId' : undefined,
  literal,
  variable: (name) => ({ text: `$env:${name}`, guards: [guard(name)] }),
  joined: (parts) => {
    const text = parts.map((part) => (typeof part === 'string' ? part : `$($env:${part.variable})`)).join('');
    const guards = parts.flatMap((part) => (typeof part === 'string' ? [] : [guard(part.variable)]));
    return { text: `"${text}"`, guards };
  },
  signIn: (tool, identifier, id, kept) => {
    if (tool === 'az') {
      const selector = identifier === 'systemAssigned' ? [] : [options[identifier] + (id ?? '')];
      return ['az login --identity', ...selector, ...kept].join(' ');
    }
    const account = id === undefined ? [] : [`-AccountId ${id}`];
    return ['Connect-AzAccount -Identity', ...account, ...kept].join(' ');
  },
  split: (localSwitch, azure, step, tool) => [
    `if ($env:${localSwitch} -ceq 'development') {`,
    ...(tool === 'az'
      ? [`${step}az account show --output none`, `${step}if ($LASTEXITCODE -ne 0) { az login }`]
      : [`${step}if (-not (Get-AzContext)) { Connect-AzAccount }`]),
    '} else {',
    ...azure.map((line) => step + line),
    '}',
  ],
  tokenFunction: powershellTokenFunction,
  vaultRead: (tool) =>
    tool === 'az'
      ? ["(az keyvault secret show --vault-name '", "' --name '", "' --query value --output tsv)"]
      : ["(Get-AzKeyVaultSecret -VaultName '", "' -Name '", "' -AsPlainText)"],
  useToken: (file, name, audience, call) => {
    const get = `$token = ${name} -Resource ${literal(file, audience)}`;
    if (!call) return [get];
    const type = call.headers.find((header) => header.startsWith(contentType))?.slice(contentType.length);
    const headers = call.headers.filter((header) => !header.startsWith(contentType));
    const table = ['Authorization = "Bearer $token"', ...headers.map((header) => entry(file, header))].join(
      '; ',
    );
    const send = [
      'Invoke-RestMethod',
      ...(call.body === undefined ? [] : [`-Method Post -Body ${literal(file, call.body)}`]),
      ...(type === undefined ? [] : [`-ContentType ${literal(file, type)}`]),
      `-Uri ${literal(file, call.url)} -Headers @{ ${table} }`,
    ];
    return [get, send.join(' ')];
  },
};

/** Windows PowerShell wants this header as a parameter. */
const contentType = 'Content-Type: ';

/** `Name: value` as an entry of a table. */
function entry(file: ParsedFile, header: string): string {
  const [name = '', value = ''] = header.split(': ');
  return `'${name}' = ${literal(file, value)}`;
}
