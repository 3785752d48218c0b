/** Keys and connection strings that clients are handed in TypeScript and JavaScript, and what takes their place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import { spanOf, touches } from '../nodes';
import type { Finding, ParsedFile, TextLiteral } from '../language';
import { perTree } from '../query';
import { connectionTarget } from '../secrets/connectionString';
import { isKey, secretKind } from '../secrets/secretKind';
import { signedAddress } from '../secrets/signedAddress';
import type { Span } from '../text';
import { tokens } from '../words';
import { constructionsNamed } from './credentials';
import type { Construction } from './credentials';
import { credential } from './pieces';
import type { Handover, Piece } from './pieces';
import { isAzureModule, moduleStatements, textOf } from './modules';
import { sqlHandovers } from './sqlHandovers';
import { stringLiteral } from './strings';
import { readObject } from './values';

/** How a client is made from a connection string. */
interface Maker {
  readonly service: Service;
  /** Which argument the connection string is. */
  readonly at: number;
  /** How many of the arguments behind it name a container, table or hub. */
  readonly names: number;
  /** Those names are a part of the address. */
  readonly inUrl?: true;
}

const makers: Readonly<Record<string, Maker>> = {
  BlobServiceClient: { service: 'blob', at: 0, names: 0 },
  ContainerClient: { service: 'blob', at: 0, names: 1, inUrl: true },
  BlobClient: { service: 'blob', at: 0, names: 2, inUrl: true },
  BlockBlobClient: { service: 'blob', at: 0, names: 2, inUrl: true },
  QueueServiceClient: { service: 'queue', at: 0, names: 0 },
  QueueClient: { service: 'queue', at: 0, names: 1, inUrl: true },
  TableServiceClient: { service: 'table', at: 0, names: 0 },
  TableClient: { service: 'table', at: 0, names: 1 },
  ServiceBusClient: { service: 'serviceBus', at: 0, names: 0 },
  EventHubProducerClient: { service: 'eventHubs', at: 0, names: 1 },
  EventHubConsumerClient: { service: 'eventHubs', at: 1, names: 1 },
  AppConfigurationClient: { service: 'appConfiguration', at: 0, names: 0 },
  CosmosClient: { service: 'cosmos', at: 0, names: 0 },
};

/** The option that holds a key, and the one that takes a credential. */
const keyOptions: Readonly<Record<string, readonly [key: string, credential: string]>> = {
  CosmosClient: ['key', 'aadCredentials'],
  AzureOpenAI: ['apiKey', 'azureADTokenProvider'],
};

/** Every such client of the file, in file order. */
export const handovers = perTree((file): readonly Handover[] => {
  const imported = moduleStatements(file).flatMap(({ module, names }) =>
    isAzureModule(module) || module === 'openai'
      ? names.map(({ exported, local }) => ({ exported, local }))
      : [],
  );
  const named = imported.filter(({ exported }) => exported in makers || exported in keyOptions);
  const whole = imported.some(({ exported }) => exported === '*')
    ? Object.keys({ ...makers, ...keyOptions })
    : [];
  const names = new Set([...named.map(({ local }) => local), ...whole]);
  const made = names.size > 0 ? [...names, 'fromConnectionString'] : [];
  const classes = made.flatMap((name) => tokens(file, name));
  const clients = constructionsNamed(file, classes)
    .filter(({ module }) => isAzureModule(module) || module === 'openai')
    .flatMap((made) => fromOptions(file, made) ?? fromConnection(file, made) ?? []);
  return [...clients, ...sqlHandovers(file)];
});

/** One finding per secret, at its content; a hint where the connection string comes from elsewhere. */
export function handoverFindings(file: ParsedFile, within?: readonly Span[]): Finding[] {
  return handovers(file)
    .filter(({ secret }) => !within || within.some((span) => touches(span, secret)))
    .map(({ secret: { start, end }, variant, pieces, isElsewhere }) => ({
      rule: 'secret-in-code',
      start,
      end,
      variant,
      values: {},
      fix: pieces ? 'replace' : 'none',
      ...(isElsewhere && { weak: true }),
    }));
}

function fromOptions(
  file: ParsedFile,
  { node, exported, args: [first] }: Construction,
): Handover | undefined {
  const [key, option] = keyOptions[exported] ?? [];
  if (node.type !== 'new_expression' || first?.type !== 'object' || option === undefined) return undefined;
  const property = readObject(file, first).properties.find((one) => one.key === key);
  const literal = property && stringLiteral(file, property.value);
  if (!literal || !isKey(literal.value)) return undefined;
  const pieces: readonly Piece[] =
    exported === 'AzureOpenAI'
      ? [`${option}: `, { name: 'getBearerTokenProvider' }, '(', credential, ', ', { literal: audience }, ')']
      : [`${option}: `, credential];
  return { node: property.node, secret: literal, variant: 'key', pieces };
}

const audience = 'https://cognitiveservices.azure.com/.default';

function fromConnection(file: ParsedFile, made: Construction): Handover | undefined {
  const { node, args } = made;
  const factory = node.type === 'call_expression' && made.exported.endsWith('.fromConnectionString');
  const maker = makers[made.exported.replace('.fromConnectionString', '')];
  const value = maker && args[maker.at];
  if (!maker || !value || (!factory && node.type !== 'new_expression')) return undefined;
  const secret = stringLiteral(file, value);
  if (!secret) {
    const isUnknown = factory && !['template_string', 'identifier'].includes(value.type);
    return isUnknown
      ? { node, secret: spanOf(value), variant: 'connectionString', isElsewhere: true }
      : undefined;
  }
  const signed = factory ? undefined : signedAddress(secret.value);
  if (signed?.service === maker.service) {
    const pieces = unsigned(file, made, maker, signed.address);
    return { node, secret, variant: 'sas', ...(pieces && { pieces }) };
  }
  if (secretKind(secret.value) !== 'connectionString') return undefined;
  const pieces = rewritten(file, made, maker, secret);
  return { node, secret, variant: 'connectionString', ...(pieces && { pieces }) };
}

/** The client made from its endpoint, with its other arguments in their order. */
function rewritten(
  file: ParsedFile,
  { callee, exported, args }: Construction,
  { service, at, names, inUrl }: Maker,
  { value }: TextLiteral,
): readonly Piece[] | undefined {
  const target = connectionTarget(value, service);
  if (!target) return undefined;
  const text = (node: Node): string => textOf(file, node);
  const object = exported.includes('.') ? callee.childForFieldName('object') : callee;
  const start = `new ${object ? text(object) : exported}(`;
  if (service === 'cosmos') {
    return [`${start}{ endpoint: `, { literal: target.endpoint }, ', aadCredentials: ', credential, ' })'];
  }
  const behind = args.slice(at + 1);
  const isNamed = (node: Node | undefined): boolean => node !== undefined && node.type !== 'object';
  const given = behind.slice(0, names).filter(isNamed);
  const rest = behind.slice(given.length).map((node) => `, ${text(node)}`);
  const front = args.slice(0, at).map((node) => `${text(node)}, `);
  const tail = [', ', credential, ...rest, ')'] as const;
  if (given.length < names) {
    const { entity } = target;
    if (service !== 'eventHubs' || entity === undefined) return undefined;
    return [start, ...front, { literal: target.endpoint }, ', ', { literal: entity }, ...tail];
  }
  if (inUrl !== true) {
    return [
      start,
      ...front,
      { literal: target.endpoint },
      ...given.map((node) => `, ${text(node)}`),
      ...tail,
    ];
  }
  const literals = given.map((node) => stringLiteral(file, node)?.value);
  if (literals.some((name) => name === undefined)) return undefined;
  return [start, { literal: [target.endpoint, ...literals].join('/') }, ...tail];
}

/** The client made from its address without the signature, which took the place of a credential. */
function unsigned(
  file: ParsedFile,
  { callee, args }: Construction,
  { at, names, inUrl }: Maker,
  address: string,
): readonly Piece[] | undefined {
  const text = (node: Node): string => textOf(file, node);
  const given = inUrl === true ? [] : args.slice(at + 1, at + 1 + names);
  if (given.length < (inUrl === true ? 0 : names)) return undefined;
  const [first, ...rest] = args.slice(at + 1 + given.length);
  const isNone =
    first === undefined || /^(?:undefined|null|new\s+[\w.]*AnonymousCredential\()/.test(text(first));
  const kept = isNone ? rest : [first, ...rest];
  return [
    `new ${text(callee)}(`,
    { literal: address },
    ...given.map((node) => `, ${text(node)}`),
    ', ',
    credential,
    ...kept.map((node) => `, ${text(node)}`),
    ')',
  ];
}
