/** Connection strings in Python: finds the calls that take one, and writes an endpoint and a credential there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import { indentAt } from '../lines';
import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { spanOf } from '../nodes';
import { planOf } from '../planOf';
import { perTree } from '../query';
import type { CredentialRequest } from '../request';
import { connectionTarget } from '../secrets/connectionString';
import type { ConnectionTarget } from '../secrets/connectionString';
import { isKey, secretKind } from '../secrets/secretKind';
import { signedAddress } from '../secrets/signedAddress';
import { odbc, sqlAlchemy, sqlWithIdentity } from '../secrets/sqlConnection';
import { lineEndOf } from '../text';
import type { Span } from '../text';
import { tokens } from '../words';
import { argumentsOf, callOf } from './credentials';
import { writeCredential } from './expression';
import { idValue } from './idValue';
import { createImporter } from './importer';
import { readImports, targetOf, textOf } from './imports';
import { pythonNeeds } from './needs';
import { sampleRemarkAbove } from './remark';
import { literalOf } from './strings';
import { literal, quoteOf } from './style';

/** The parameters of each client, that of the endpoint first, in the order in which `from_connection_string` takes them. */
const clients: Readonly<Record<string, readonly [Service, ...string[]]>> = {
  BlobServiceClient: ['blob', 'account_url'],
  ContainerClient: ['blob', 'account_url', 'container_name'],
  BlobClient: ['blob', 'account_url', 'container_name', 'blob_name', 'snapshot'],
  QueueServiceClient: ['queue', 'account_url'],
  QueueClient: ['queue', 'account_url', 'queue_name'],
  TableServiceClient: ['table', 'endpoint'],
  TableClient: ['table', 'endpoint', 'table_name'],
  ServiceBusClient: ['serviceBus', 'fully_qualified_namespace'],
  EventHubProducerClient: ['eventHubs', 'fully_qualified_namespace'],
  EventHubConsumerClient: ['eventHubs', 'fully_qualified_namespace', 'consumer_group'],
  CosmosClient: ['cosmos', 'url'],
  AzureAppConfigurationClient: ['appConfiguration', 'base_url'],
};

/** Clients of Azure OpenAI, which are given a key by a keyword of their own. */
const openAi = /^openai\.(?:Async)?AzureOpenAI$/;
const audience = 'https://cognitiveservices.azure.com/.default';

const keyClasses = [
  ...Object.keys(clients),
  'DataLakeServiceClient',
  'ShareServiceClient',
  'SearchClient',
  'AzureOpenAI',
  'AsyncAzureOpenAI',
];

const factory = /^azure\.(?:\w+\.)+(\w+)\.from_connection_string$/;
/** What makes a client from an address of its own: `from_blob_url`. */
const addressed = /^azure\.(?:\w+\.)+(\w+)\.from_\w+_url$/;
const urlFactories = ['from_blob_url', 'from_container_url', 'from_queue_url', 'from_table_url'];
const drivers = /^(?:pyodbc|mssql_python)\.connect$|^sqlalchemy\.(?:\w+\.)*create_(?:async_)?engine$/;

/** A call that is handed a connection string. */
interface Handover {
  readonly call: Node;
  /** The client's class; absent for a SQL driver. */
  readonly client?: string;
  readonly isAsync: boolean;
  readonly value: Node;
  readonly text?: TextLiteral;
  /** The argument that holds a key by itself, with its name. */
  readonly key?: Node;
  /** The same address without a signature in it, which is all that signs in. */
  readonly address?: string;
}

const handovers = perTree((file: ParsedFile): Handover[] => {
  const imports = readImports(file);
  const named = (names: readonly string[]): Node[] => names.flatMap((name) => tokens(file, name));
  const engines = ['create_engine', 'create_async_engine'];
  return [
    ...named(['from_connection_string', 'connect', ...engines]).flatMap(connection),
    ...named(keyClasses).flatMap(keyed),
    ...named([...Object.keys(clients), ...urlFactories]).flatMap(signed),
  ];

  /** A client whose address is signed. */
  function signed(token: Node): Handover[] {
    const call = callOf(token);
    const callee = call?.childForFieldName('function');
    const target = (callee && targetOf(imports, callee)) ?? '';
    const client = addressed.exec(target)?.[1] ?? (/^azure\.[\w.]+Client$/.test(target) ? token.text : '');
    const [service, parameter = ''] = clients[client] ?? [];
    if (!call || service === undefined) return [];
    const { positional, keywords } = argumentsOf(call);
    const value = positional[0] ?? keywords.get(parameter)?.value;
    const text = value && literalOf(value);
    const found = text && signedAddress(text.value);
    if (!value || !text || found?.service !== service) return [];
    return [{ call, client, isAsync: target.includes('.aio.'), value, text, address: found.address }];
  }

  /** A client that is given a key by itself. */
  function keyed(token: Node): Handover[] {
    const call = callOf(token);
    const callee = call?.childForFieldName('function');
    const target = (callee && targetOf(imports, callee)) ?? '';
    const isOpenAi = openAi.test(target);
    if (!call || !(isOpenAi || /^azure\.[\w.]+Client$/.test(target))) return [];
    const { positional, keywords } = argumentsOf(call);
    const named = keywords.get(isOpenAi ? 'api_key' : 'credential');
    const value = named?.value ?? (isOpenAi ? undefined : positional[1]);
    const text = value ? literalOf(value) : undefined;
    if (!value || !text || !isKey(text.value)) return [];
    const key = isOpenAi && named ? named.node : value;
    return [{ call, isAsync: /\.aio\.|\.Async/.test(target), client: token.text, value, text, key }];
  }

  function connection(token: Node): Handover[] {
    const call = callOf(token);
    const callee = call?.childForFieldName('function');
    const target = (callee && targetOf(imports, callee)) ?? '';
    const client = factory.exec(target)?.[1];
    if (!call || (client === undefined && !drivers.test(target))) return [];
    const { positional, keywords } = argumentsOf(call);
    const value = positional[0] ?? connectionKeyword(keywords);
    if (!value) return [];
    const text = literalOf(value);
    const isAsync = target.includes('.aio.');
    return [{ call, isAsync, value, ...(client !== undefined && { client }), ...(text && { text }) }];
  }
});

function connectionKeyword(keywords: ReturnType<typeof argumentsOf>['keywords']): Node | undefined {
  const names = ['conn_str', 'connection_string', 'connection_str', 'connstring'];
  return names.map((name) => keywords.get(name)?.value).find((value) => value !== undefined);
}

/** A finding for each secret in a call; a hint where the connection string comes from elsewhere. */
export function connectionFindings(file: ParsedFile): Finding[] {
  return handovers(file).flatMap(({ client, value, text, key, address }): Finding[] => {
    const finding = { rule: 'secret-in-code', values: {} } as const;
    if (key && text) {
      const { start, end } = text;
      return [{ ...finding, start, end, variant: 'key', fix: 'replace', flavour: 'credential' }];
    }
    if (!text) {
      if (client === undefined || value.type === 'string') return [];
      return [{ ...finding, ...spanOf(value), variant: 'connectionString', fix: 'none', weak: true }];
    }
    const variant = secretKind(text.value);
    if (variant === undefined) return [];
    const { start, end } = text;
    if (address !== undefined) return [{ ...finding, start, end, variant, fix: 'replace' }];
    const isSql = client === undefined && variant === 'sqlPassword';
    // Other databases take no token of Azure's, and what is said of them is the same in every call.
    if (client === undefined && !isSql) return [];
    const fix = isSql || targetIn(text, client) ? 'replace' : 'none';
    return [{ ...finding, start, end, variant, fix, ...(isSql && { flavour: 'credential' }) }];
  });
}

function targetIn(text: TextLiteral, client: string | undefined): ConnectionTarget | undefined {
  const service = client === undefined ? undefined : clients[client]?.[0];
  return service && connectionTarget(text.value, service);
}

/** Whether the finding at `site` is one of these. */
export function isHandover(file: ParsedFile, site: Span): boolean {
  return handoverAt(file, site) !== undefined;
}

function handoverAt(file: ParsedFile, site: Span): Handover | undefined {
  // Those of a whole file are looked for only where a literal begins.
  if (!/["']/.test(file.text.charAt(site.start - 1))) return undefined;
  return handovers(file).find(({ text }) => text?.start === site.start && text.end === site.end);
}

/** Writes over the call, or over the literal of a SQL driver's, whose secret is at `site`. */
export function replaceHandover(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const found = handoverAt(file, site);
  if (!found?.text || found.call.hasError || request.flavour === 'client') return undefined;
  const { call, client, isAsync, value } = found;
  const offset = call.startIndex;
  const place = { offset, use: offset, isAsync, indent: indentAt(file.text, offset) };
  const importer = createImporter(file, offset, lineEndOf(file.text));
  const note = sampleRemarkAbove(file, offset, request);
  if (client === undefined) {
    const id = sqlId(file, request, importer, place);
    const text = id && sqlText(file, found.text.value, request, id.text);
    const imports = importer.edits();
    if (text === undefined || !imports || !note) return undefined;
    const guards = id?.guard ? [id.guard] : [];
    return planOf([...imports, ...note, ...guards], { ...spanOf(value), parts: [text] }, []);
  }
  const credential = writeCredential(file, request, place, importer);
  const { key } = found;
  if (key) {
    const isOption = key.type === 'keyword_argument';
    const module = `azure.identity${isAsync ? '.aio' : ''}`;
    const maker = 'get_bearer_token_provider';
    const provider = isOption ? importer.nameOf(module, maker, maker) : '';
    const scope = literal(audience, quoteOf(file));
    const expression = credential?.expression ?? '';
    const written = isOption ? `azure_ad_token_provider=${provider}(${expression}, ${scope})` : expression;
    const edits = importer.edits();
    if (!credential || !edits || !note) return undefined;
    const snippet = { ...spanOf(key), parts: [written] };
    return planOf([...edits, ...note, ...credential.guards], snippet, pythonNeeds(request, isAsync));
  }
  if (found.address !== undefined) {
    const edits = importer.edits();
    const last = credential && lastArgument(call);
    if (!credential || !last || !edits || !note) return undefined;
    const bare = { start: found.text.start, end: found.text.end, text: found.address };
    const snippet = { ...last, parts: [`${last.lead}credential=${credential.expression}`] };
    return planOf([...edits, ...note, ...credential.guards, bare], snippet, pythonNeeds(request, isAsync));
  }
  const rewritten = credential && rewrittenCall(file, found, client, credential.expression);
  const imports = importer.edits();
  if (!credential || rewritten === undefined || !imports || !note) return undefined;
  const edits = [...imports, ...note, ...credential.guards];
  return planOf(edits, { ...spanOf(call), parts: [rewritten] }, pythonNeeds(request, isAsync));
}

/** Where a credential is handed over: in the place of the one that is named, else behind all others. */
function lastArgument(call: Node): (Span & { readonly lead: string }) | undefined {
  const { positional, keywords, isOpen } = argumentsOf(call);
  const named = keywords.get('credential');
  if (named) return { ...spanOf(named.node), lead: '' };
  const [last] = [...positional, ...[...keywords.values()].map(({ node }) => node)].sort(
    (a, b) => b.endIndex - a.endIndex,
  );
  return isOpen || !last ? undefined : { start: last.endIndex, end: last.endIndex, lead: ', ' };
}

type SqlPlace = { readonly use: number; readonly indent: string };

/** The client ID, the only one that a driver takes; nothing for the system-assigned identity. */
function sqlId(
  file: ParsedFile,
  request: CredentialRequest,
  importer: ReturnType<typeof createImporter>,
  { use, indent }: SqlPlace,
): ReturnType<typeof idValue> {
  const fits = request.identifier === 'clientId' || request.identifier === 'systemAssigned';
  return fits && request.flavour === 'credential' ? idValue(file, request, importer, use, indent) : undefined;
}

function sqlText(
  file: ParsedFile,
  before: string,
  request: CredentialRequest,
  id: string,
): string | undefined {
  const quote = quoteOf(file);
  const isRead = request.identifier === 'clientId' && request.idSource !== 'literal';
  const named = request.identifier === 'systemAssigned' ? undefined : isRead ? '' : (request.id ?? '');
  const text = sqlWithIdentity(before, before.includes('://') ? sqlAlchemy : odbc, named);
  return text === undefined ? undefined : literal(text, quote) + (isRead ? ` + ${id}` : '');
}

/** The client made from its endpoint, its other arguments by their names. */
function rewrittenCall(
  file: ParsedFile,
  { call, text, value }: Handover,
  client: string,
  credential: string,
): string | undefined {
  const [service, ...parameters] = clients[client] ?? [];
  const target = text && targetIn(text, client);
  const owner = call.childForFieldName('function')?.childForFieldName('object');
  const { positional, keywords, isOpen } = argumentsOf(call);
  if (!target || !owner || isOpen || positional.length > parameters.length) return undefined;
  const quote = quoteOf(file);
  const isFirst = positional[0]?.equals(value) === true;
  const others = [
    ...positional.slice(isFirst ? 1 : 0).map((node, at) => `${parameters[at + 1] ?? ''}=${node.text}`),
    ...[...keywords].flatMap(([name, each]) =>
      name === 'credential' || each.value.equals(value) ? [] : [textOf(each.node)],
    ),
  ];
  const isNamed = service !== 'eventHubs' || keywords.has('eventhub_name');
  if (!isNamed && target.entity === undefined) return undefined;
  const hub = isNamed ? [] : [`eventhub_name=${literal(target.entity ?? '', quote)}`];
  const endpoint = `${parameters[0] ?? ''}=${literal(target.endpoint, quote)}`;
  return `${owner.text}(${[endpoint, ...hub, ...others, `credential=${credential}`].join(', ')})`;
}
