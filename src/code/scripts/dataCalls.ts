/** What scripts do with the data of services: requests to their REST APIs, and commands of the Azure CLI and of Az. */

import { hostOf } from '../clients/addresses';
import type { Operation, Service } from '../clients/client';
import { isSqlServer } from '../clients/sqlServers';
import { followIn } from '../clients/followedValues';
import type { Follow, KnownValues } from '../clients/followedValues';
import type { ClientSite, ParsedFile } from '../language';
import type { Span } from '../text';
import { optionOf, type Command } from './command';
import { cosmosOperation } from './cosmosRequests';
import { commandsIn } from './lineCommands';

/** One thing that is done; without a host where that is not known. */
export interface DataCall extends Span {
  readonly service: Service;
  readonly operation: Operation;
  readonly host?: string;
}

const requests = /^(?:curl(?:\.exe)?|wget|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)$/i;
const sqlTools = /^(?:sqlcmd(?:\.exe)?|Invoke-Sqlcmd)$/i;
const marks: readonly (readonly [mark: string, service: Service])[] = [
  ['.blob.', 'blob'],
  ['.dfs.', 'blob'],
  ['.queue.', 'queue'],
  ['.table.', 'table'],
  ['.vault.', 'keyVaultSecrets'],
  ['.servicebus.', 'serviceBus'],
  ['.documents.', 'cosmos'],
  ['.azconfig.', 'appConfiguration'],
  ['.openai.', 'openAi'],
  ['.cognitiveservices.', 'openAi'],
];
const vaults: Readonly<Record<string, Service>> = {
  secret: 'keyVaultSecrets',
  key: 'keyVaultKeys',
  certificate: 'keyVaultCertificates',
};

/** The sites of script lines in some stretches of a file, one for each service and host. */
export function scriptClients(
  file: ParsedFile,
  stretches: readonly Span[],
  known: KnownValues,
): readonly ClientSite[] {
  const follow = followIn(file, known);
  // PowerShell goes on in the next line behind a backtick.
  const text = file.text.replace(/`(?=\r?\n)/g, '\\');
  const lines = { ...file, text };
  return sitesOf(
    stretches
      .flatMap((stretch) => commandsIn(lines, stretch))
      .flatMap((command) => callsIn(file, command, follow, known)),
  );
}

/** Calls of one service at one host as one site. */
export function sitesOf(calls: readonly DataCall[]): readonly ClientSite[] {
  const sites = new Map<string, ClientSite>();
  for (const { service, operation, host, start, end } of calls) {
    const key = `${service} ${host ?? ''}`;
    const { operations = [], ...site } = sites.get(key) ?? {
      service,
      start,
      end,
      hosts: host === undefined ? [] : [host],
    };
    sites.set(key, { ...site, operations: [...new Set([...operations, operation])] });
  }
  return [...sites.values()];
}

function callsIn(file: ParsedFile, whole: Command, follow: Follow, known: KnownValues): DataCall[] {
  const words = [
    { start: whole.start, end: whole.start + whole.name.length, text: whole.name },
    ...whole.args,
  ];
  const at = words.findIndex(
    ({ text }) => text === 'az' || requests.test(text) || sqlTools.test(text) || /^\w+-Az\w+$/i.test(text),
  );
  const tool = words[at];
  if (tool === undefined) return [];
  const command = { ...whole, name: tool.text, args: whole.args.slice(at), start: tool.start };
  const said = (text: string): string => filled(unquoted(text), follow);
  if (tool.text === 'az') return azCalls(file, command, said, known);
  if (requests.test(tool.text)) return restCalls(command, said);
  if (sqlTools.test(tool.text)) return sqlCalls(command, said);
  return cmdletCalls(file, command, said);
}

const unquoted = (text: string): string => text.replace(/^[$]?(["'])([^]*)\1$/, '$2');

/** A text with the variables put in whose value is known. */
function filled(text: string, follow: Follow): string {
  const variable =
    /\$\{\{\s*(?:env|vars)\.(\w+)\s*\}\}|\$(?:\(\$|\{)?(?:env:)?([A-Za-z_]\w*)(:-[^}]*)?[)}]?/gi;
  return text.replace(
    variable,
    (written: string, fromWorkflow: string | undefined, name: string | undefined, otherwise = '') =>
      follow(`${fromWorkflow ?? name ?? ''}${otherwise}`)[0] ?? written,
  );
}

/**
 * A request to the REST API of a service; `undefined` where the address is none of them.
 * @param headers as they are written, among whatever else.
 */
export function restCall(
  method: string,
  address: string,
  headers: string,
): { readonly service: Service; readonly operation: Operation; readonly host: string } | undefined {
  const [, path = ''] = /\/\/[^/]+([^\s"']*)/.exec(address) ?? [];
  for (const [mark, one] of marks) {
    const host = hostOf(address, mark);
    if (host === undefined) continue;
    const [, kind = ''] = /^\/(secret|key|certificate)s\b/.exec(path) ?? [];
    const service = /consumergroups|publishers|partitions/i.test(path) ? 'eventHubs' : one;
    return {
      service: mark === '.vault.' ? (vaults[kind] ?? service) : service,
      operation:
        service === 'cosmos'
          ? cosmosOperation(method.toUpperCase(), path, headers)
          : operationOf(service, kind, method.toUpperCase(), path),
      host,
    };
  }
  return undefined;
}

function operationOf(service: Service, kind: string, method: string, path: string): Operation {
  const isReading = method === 'GET' || method === 'HEAD';
  if (service === 'openAi') return 'use';
  if (service === 'serviceBus' || service === 'eventHubs')
    return method === 'DELETE' || /\/head\b/i.test(path) ? 'receive' : 'send';
  if (service === 'queue' && /\/messages\b/i.test(path)) {
    if (isReading) return /peekonly=true/i.test(path) ? 'read' : 'receive';
    return method === 'POST' ? 'send' : method === 'PUT' ? 'receive' : 'delete';
  }
  if (kind === 'key' && /\/(?:(?:en|de)crypt|(?:un)?wrapkey|sign|verify)\b/i.test(path)) return 'use';
  return isReading ? 'read' : method === 'DELETE' ? 'delete' : 'write';
}

function restCalls(command: Command, said: (text: string) => string): DataCall[] {
  const { start, end, args } = command;
  const method = optionOf(command, ['-X', '--request', '-Method', '--method'], true)?.value?.text;
  const joined = args.map(({ text }) => /^-X([A-Z]+)$/.exec(text)?.[1] ?? '').join('');
  const sends = args.some(({ text }) =>
    /^(?:-d|--data\S*|--json|--post-data\S*|-T|--upload-file|-F|--form)$/.test(text),
  );
  const isUpload = args.some(({ text }) => /^(?:-T|--upload-file)$/.test(text));
  const asked = method === undefined ? joined : said(method);
  const used = asked === '' ? (isUpload ? 'PUT' : sends ? 'POST' : 'GET') : asked;
  const headers = args.map(({ text }) => text).join(' ');
  return args.flatMap(({ text }): DataCall[] => {
    const call = /^-/.test(text) ? undefined : restCall(used, said(text), headers);
    return call === undefined ? [] : [{ ...call, start, end }];
  });
}

/** The server that a tool for SQL is told, by itself or in a connection string. */
function sqlCalls({ start, end, args }: Command, said: (text: string) => string): DataCall[] {
  return args.flatMap(({ text }): DataCall[] => {
    const host = hostOf(said(text), '.database.');
    return host !== undefined && isSqlServer(host)
      ? [{ service: 'sql', operation: 'read', host, start, end }]
      : [];
  });
}

/** Verbs of the command lines, by what they do. */
const verbs: readonly (readonly [RegExp, Operation])[] = [
  [/^(?:delete|delete-batch|remove|clear|purge)$/, 'delete'],
  [/^(?:encrypt|decrypt|sign|verify)$/, 'use'],
  [
    /^(?:list|list-versions|show|exists|download|download-batch|query|export|get-policy|list-deleted)$/,
    'read',
  ],
  [
    /^(?:upload|upload-batch|create|copy|set|set-attributes|set-tier|update|import|insert|replace|merge|lock|rotate|append)$/,
    'write',
  ],
];
const messageVerbs: Readonly<Record<string, Operation>> = {
  put: 'send',
  get: 'receive',
  peek: 'read',
  update: 'receive',
  delete: 'delete',
  clear: 'delete',
};
const groups: Readonly<Record<string, readonly [service: Service, mark: string]>> = {
  blob: ['blob', '.blob.'],
  container: ['blob', '.blob.'],
  fs: ['blob', '.dfs.'],
  queue: ['queue', '.queue.'],
  message: ['queue', '.queue.'],
  table: ['table', '.table.'],
  entity: ['table', '.table.'],
};

function azCalls(
  { text }: ParsedFile,
  command: Command,
  said: (text: string) => string,
  { settings }: KnownValues,
): DataCall[] {
  const { args, start, end } = command;
  const [area = '', group = '', ...more] = args
    .slice(0, args.findIndex((one) => one.text.startsWith('-')) >>> 0)
    .map((one) => one.text);
  const verb = more.at(-1) ?? '';
  const option = (...names: readonly string[]): string | undefined => {
    const value = optionOf(command, names)?.value?.text;
    return value === undefined ? undefined : said(value);
  };
  const of = (
    service: Service | undefined,
    operation: Operation | undefined,
    host: string | undefined,
  ): DataCall[] =>
    service === undefined || operation === undefined
      ? []
      : [{ service, operation, start, end, ...(host !== undefined && { host: host.toLowerCase() }) }];
  const operation = verbs.find(([pattern]) => pattern.test(verb))?.[1];
  if (area === 'keyvault') {
    const name = named(option('--vault-name', '--hsm-name'));
    const host = hostOf(option('--id') ?? '', '.vault.') ?? (name && `${name}.vault.azure.net`);
    return of(vaults[group], operation, host);
  }
  // Without it, these take the key of the account, which no data role is about.
  const isSignedIn = option('--auth-mode') === 'login' || /AUTH_MODE["']?\s*[=:]\s*["']?login/i.test(text);
  if (!isSignedIn) return [];
  if (area === 'appconfig' && group === 'kv') {
    const name = named(option('--name', '-n'));
    const host = hostOf(option('--endpoint') ?? '', '.azconfig.') ?? (name && `${name}.azconfig.io`);
    return of('appConfiguration', operation, host);
  }
  const [service, mark] = (area === 'storage' ? groups[group] : undefined) ?? [];
  if (service === undefined || mark === undefined) return [];
  const address = option(
    '--blob-url',
    '--account-url',
    '--blob-endpoint',
    '--queue-endpoint',
    '--table-endpoint',
  );
  const account = named(
    option('--account-name') ?? (settings.get('AZURE_STORAGE_ACCOUNT') ?? [])[0] ?? accountIn(text),
  );
  const host = hostOf(address ?? '', mark) ?? (account && `${account}${mark}core.windows.net`);
  return of(service, group === 'message' ? messageVerbs[verb] : operation, host);
}

const accountIn = (text: string): string | undefined =>
  /\bAZURE_STORAGE_ACCOUNT["']?\s*[=:]\s*["']?([a-z0-9]{3,24})\b/.exec(text)?.[1];

function named(name: string | undefined): string | undefined {
  return name !== undefined && /^[a-z0-9][a-z0-9-]{1,62}$/i.test(name) ? name : undefined;
}

const cmdlets =
  /^(Get|Set|Add|Remove|New|Update|Import|Invoke|Start)-Az(KeyVault(Secret|Key|Certificate)(?:Operation)?|Storage(?:Blob|Container)\w*|AppConfigurationKeyValue)$/i;
const cmdletVerbs: Readonly<Record<string, Operation>> = { get: 'read', remove: 'delete', invoke: 'use' };

function cmdletCalls({ text }: ParsedFile, command: Command, said: (text: string) => string): DataCall[] {
  const [, verb = '', noun = '', kind = ''] = cmdlets.exec(command.name) ?? [];
  if (noun === '') return [];
  const { start, end } = command;
  const option = (name: string): string | undefined => {
    const value = optionOf(command, [name], true)?.value?.text;
    return value === undefined ? undefined : said(value);
  };
  const operation = cmdletVerbs[verb.toLowerCase()] ?? 'write';
  const of = (service: Service, host: string | undefined): DataCall[] => [
    { service, operation, start, end, ...(host !== undefined && { host: host.toLowerCase() }) },
  ];
  if (kind !== '') {
    const name = named(option('-VaultName'));
    return of(vaults[kind.toLowerCase()] ?? 'keyVaultSecrets', name && `${name}.vault.azure.net`);
  }
  if (/^AppConf/i.test(noun)) return of('appConfiguration', hostOf(option('-Endpoint') ?? '', '.azconfig.'));
  // A context without it has the key of the account.
  if (!/-UseConnectedAccount\b/i.test(text)) return [];
  const [, given = ''] = /-StorageAccountName[ \t:]+(["']?[$\w:]+["']?)/i.exec(text) ?? [];
  const account = named(said(given));
  return of('blob', account && `${account}.blob.core.windows.net`);
}
