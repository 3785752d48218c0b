/** Connection strings in C#: finds the clients that are made from one, and writes an endpoint and a credential there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import { indentAt, lineStart } from '../lines';
import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { spanOf } from '../nodes';
import { planOf } from '../planOf';
import { perTree } from '../query';
import type { CredentialRequest } from '../request';
import { connectionTarget } from '../secrets/connectionString';
import type { ConnectionTarget } from '../secrets/connectionString';
import { isKey, secretKind } from '../secrets/secretKind';
import { signedAddress } from '../secrets/signedAddress';
import type { SignedAddress } from '../secrets/signedAddress';
import { sqlClient, sqlWithIdentity } from '../secrets/sqlConnection';
import type { Edit, Span } from '../text';
import { tokens } from '../words';
import { clientId } from './client';
import { argumentsOf, creationsTypedBy, lastName, typeOf } from './credentials';
import { writeExpression } from './expression';
import { identityPackage, sqlPackages } from './needs';
import { sampleRemarkAbove } from './remark';
import { literalOf } from './strings';
import { literal } from './style';
import { createUsings } from './usingEdits';
import type { Usings } from './usingEdits';
import { typeIn } from './usings';

interface Client {
  readonly service: Service;
  readonly namespace: string;
  /** How the endpoint is given: as a `Uri`, as a `Uri` with the names that follow it in its path, or as text. */
  readonly endpoint: 'uri' | 'path' | 'text';
  /** How many names follow the connection string. */
  readonly names: number;
}

const client = (
  service: Service,
  namespace: string,
  endpoint: Client['endpoint'] = 'uri',
  names = 0,
): Client => ({ service, namespace, endpoint, names });

const clients: Readonly<Record<string, Client>> = {
  BlobServiceClient: client('blob', 'Azure.Storage.Blobs'),
  BlobContainerClient: client('blob', 'Azure.Storage.Blobs', 'path', 1),
  BlobClient: client('blob', 'Azure.Storage.Blobs', 'path', 2),
  QueueServiceClient: client('queue', 'Azure.Storage.Queues'),
  QueueClient: client('queue', 'Azure.Storage.Queues', 'path', 1),
  TableServiceClient: client('table', 'Azure.Data.Tables'),
  TableClient: client('table', 'Azure.Data.Tables', 'uri', 1),
  ServiceBusClient: client('serviceBus', 'Azure.Messaging.ServiceBus', 'text'),
  EventHubProducerClient: client('eventHubs', 'Azure.Messaging.EventHubs.Producer', 'text', 1),
  CosmosClient: client('cosmos', 'Microsoft.Azure.Cosmos', 'text'),
  ConfigurationClient: client('appConfiguration', 'Azure.Data.AppConfiguration'),
  SqlConnection: client('sql', 'Microsoft.Data.SqlClient'),
};

/** A client that is handed a connection string. */
interface Handover {
  readonly client: Client;
  readonly call: Node;
  readonly values: readonly Node[];
  readonly list: Node;
  readonly text?: TextLiteral;
  /** The secret is a key beside the endpoint, and its argument is all that has to change. */
  readonly key?: Node;
  /** Where the secret is a signature in the address. */
  readonly signed?: SignedAddress;
  /** The edits that change the package of SQL Server that knows no identity for the one that does. */
  readonly modern?: readonly Edit[];
}

/** It has the same types, and is no longer added to. */
const legacySql = 'System.Data.SqlClient';

const handovers = perTree((file: ParsedFile): Handover[] => {
  const made = Object.entries(clients).flatMap(([name, known]) =>
    tokens(file, name).flatMap((token) => {
      const type = typeOf(token);
      const calls = type ? creationsTypedBy(type) : [];
      if (!type || calls.length === 0) return [];
      const found = calls.flatMap((call) => handover(known, call));
      if (typeIn(file, known.namespace, type) === name) return found;
      const isLegacy = known.service === 'sql' && typeIn(file, legacySql, type) === name;
      const modern = isLegacy ? modernSql(file) : [];
      return modern.length > 0 ? found.map((one) => ({ ...one, modern })) : [];
    }),
  );
  const contexts = tokens(file, 'UseSqlServer').flatMap((token) => {
    const call = token.parent?.parent;
    const isCall =
      call?.type === 'invocation_expression' &&
      lastName(call.childForFieldName('function')) === 'UseSqlServer';
    return isCall && clients['SqlConnection'] ? handover(clients['SqlConnection'], call) : [];
  });
  return [...made, ...contexts];
});

/** The package under its new name, wherever the file names it. */
function modernSql(file: ParsedFile): Edit[] {
  return tokens(file, 'SqlClient').flatMap(({ parent }): Edit[] => {
    const start = (parent?.endIndex ?? 0) - legacySql.length;
    const isNamed = /name$|expression$/.test(parent?.type ?? '') && file.text.startsWith(legacySql, start);
    return isNamed ? [{ start, end: start + 'System'.length, text: 'Microsoft' }] : [];
  });
}

/** The literal in `new Uri("…")`, or in `new("…")` where nothing but a `Uri` can be meant. */
export function addressIn(value: Node, isUri = false): TextLiteral | undefined {
  const isNamed =
    value.type === 'object_creation_expression' &&
    /(?:^|\.)Uri$/.test(value.childForFieldName('type')?.text ?? '');
  if (!isNamed && !(isUri && value.type === 'implicit_object_creation_expression')) return undefined;
  const [first, ...others] = argumentsOf(value).arguments;
  return first && others.length === 0 ? literalOf(first.value) : undefined;
}

function handover(known: Client, call: Node): Handover[] {
  const { arguments: given, argumentList: list } = argumentsOf(call);
  const [first] = given;
  if (!first || !list || given.some(({ name }) => name !== undefined)) return [];
  const values = given.map(({ value }) => value);
  const [, key] = values;
  const secret = key && known.service === 'cosmos' ? literalOf(key) : undefined;
  if (key && secret && isKey(secret.value)) return [{ client: known, call, list, values, text: secret, key }];
  const address = known.endpoint === 'text' ? undefined : addressIn(first.value, true);
  const signed = address && signedAddress(address.value);
  if (address && signed?.service === known.service)
    return [{ client: known, call, list, values, text: address, signed }];
  const text = literalOf(first.value);
  return [{ client: known, call, list, values, ...(text && { text }) }];
}

/** A finding for each secret that a client is made from. */
export function connectionFindings(file: ParsedFile): Finding[] {
  return handovers(file).flatMap(({ client: known, text, key, signed }): Finding[] => {
    const variant = text && (key ? 'key' : secretKind(text.value));
    if (!text || variant === undefined) return [];
    const isSql = known.service === 'sql';
    const { start, end } = text;
    const fix =
      (isSql && variant === 'sqlPassword') || key || signed || targetIn(text, known) ? 'replace' : 'none';
    const flavour = isSql ? ({ flavour: 'credential' } as const) : {};
    return [{ rule: 'secret-in-code', values: {}, start, end, variant, fix, ...flavour }];
  });
}

function targetIn(text: TextLiteral, { service }: Client): ConnectionTarget | undefined {
  return service === 'sql' ? undefined : connectionTarget(text.value, service);
}

/** The call whose connection string is at `site`. */
export function handoverAt(file: ParsedFile, site: Span): Handover | undefined {
  return handovers(file).find(({ text }) => text?.start === site.start && text.end === site.end);
}

/** Writes other arguments in the place of those with a secret; for SQL another connection string. */
export function replaceHandover(
  file: ParsedFile,
  { client: known, call, list, values, text, key, signed, modern = [] }: Handover,
  request: CredentialRequest,
): Plan | undefined {
  const [first, ...others] = values;
  if (!text || !first || call.hasError || request.flavour === 'client') return undefined;
  const usings = createUsings(file, call.startIndex);
  const indent = indentAt(file.text, call.startIndex);
  const note = sampleRemarkAbove(file, call.startIndex, request);
  if (known.service === 'sql') {
    const written = sqlText(file, text.value, request, usings, indent);
    const edits = usings.edits();
    if (written === undefined || !note || !edits) return undefined;
    return planOf([...edits, ...note, ...modern], { ...spanOf(first), parts: [written] }, sqlPackages);
  }
  const column = first.startIndex - lineStart(file.text, first.startIndex);
  const needsCast = request.flavour === 'localAndAzure';
  const place = { at: call, usings, indent, column, needsCast, isChosen: false };
  const credential = writeExpression(file, request, place);
  if (key) {
    const edits = usings.edits();
    if (credential === undefined || !note || !edits) return undefined;
    return planOf([...edits, ...note], { ...spanOf(key), parts: [credential] }, [identityPackage]);
  }
  const target = targetIn(text, known);
  const leading = signed
    ? unsigned(known, signed, usings)
    : target && leadingArguments(known, target, others, usings);
  const edits = usings.edits();
  if (credential === undefined || !leading || !note || !edits) return undefined;
  const rest = others.slice(signed ? 0 : known.names).map((node) => node.text);
  const parts = [`(${[...leading, credential, ...rest].join(', ')})`];
  return planOf([...edits, ...note], { ...spanOf(list), parts }, [identityPackage]);
}

/** The address without its signature; a table is named beside it. */
function unsigned(
  { endpoint, names }: Client,
  { address, endpoint: account, path }: SignedAddress,
  usings: Usings,
): string[] | undefined {
  const uri = (text: string): string => `new ${usings.typeName('System', 'Uri')}(${literal(text)})`;
  if (endpoint === 'path' || names === 0) return [uri(address)];
  return /^\w+$/.test(path) ? [uri(account), literal(path)] : undefined;
}

/** What stands in front of the credential; `undefined` where a name is missing, or would have to be put into a URL unread. */
function leadingArguments(
  { endpoint, names }: Client,
  target: ConnectionTarget,
  others: readonly Node[],
  usings: Usings,
): string[] | undefined {
  const given = others.slice(0, names);
  const uri = (address: string): string => `new ${usings.typeName('System', 'Uri')}(${literal(address)})`;
  if (endpoint === 'path') {
    const words = given.map((node) => literalOf(node)?.value);
    const isPlain =
      words.length === names && words.every((word) => word !== undefined && /^[\w.$-]+$/.test(word));
    return isPlain ? [uri([target.endpoint, ...words].join('/'))] : undefined;
  }
  const address = endpoint === 'uri' ? uri(target.endpoint) : literal(target.endpoint);
  if (given.length === names) return [address, ...given.map((node) => node.text)];
  return target.service === 'eventHubs' && target.entity !== undefined && others.length === 0
    ? [address, literal(target.entity)]
    : undefined;
}

function sqlText(
  file: ParsedFile,
  before: string,
  request: CredentialRequest,
  usings: Usings,
  indent: string,
): string | undefined {
  const given = clientId(file, request, { usings, indent });
  if (!given || request.flavour !== 'credential') return undefined;
  const { id } = given;
  const text = sqlWithIdentity(before, sqlClient, typeof id === 'object' ? '' : id);
  if (text === undefined) return undefined;
  return literal(text) + (typeof id === 'object' ? ` + ${id.expression}` : '');
}
