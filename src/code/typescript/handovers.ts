/** Keys and connection strings that clients are handed in TypeScript and JavaScript, and what takes their place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import { ancestors, spanOf, touches } from '../nodes';
import type { Finding, ParsedFile, TextLiteral } from '../language';
import { perTree } from '../query';
import { connectionTarget } from '../secrets/connectionString';
import { azureSqlHost, isKey, isPassword, secretKind } from '../secrets/secretKind';
import type { Span } from '../text';
import { tokens } from '../words';
import { constructionsNamed } from './credentials';
import type { Construction } from './credentials';
import { isAzureModule, moduleStatements, textOf } from './modules';
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

/** Code as the file has it, a literal, an export of `@azure/identity`, or the credential. */
export type Piece = string | { readonly literal: string } | { readonly name: string } | typeof credential;

export const credential = { isCredential: true } as const;

/** A client that is handed a secret. */
export interface Handover {
  /** What gives way: the whole expression, or the option that holds a key. */
  readonly node: Node;
  /** Where the secret is. */
  readonly secret: Span;
  readonly variant: 'connectionString' | 'key' | 'password';
  /** What is written in its place; absent where the file does not say enough. */
  readonly pieces?: readonly Piece[];
  /** Nothing says that there is a secret in the file itself. */
  readonly isElsewhere?: true;
}

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
  return [...clients, ...sqlPasswords(file)];
});

/** The password in a configuration of `mssql` or `tedious` whose server is one of Azure SQL. */
function sqlPasswords(file: ParsedFile): readonly Handover[] {
  if (!azureSqlHost.test(file.text)) return [];
  return tokens(file, 'password').flatMap((name): Handover[] => {
    const pair = name.type === 'property_identifier' && name.parent?.type === 'pair' ? name.parent : null;
    const value = pair?.childForFieldName('value');
    const secret = value ? stringLiteral(file, value) : undefined;
    if (!pair || !secret || !isPassword(secret.value)) return [];
    const pairs = ancestors(pair).filter(({ type }) => type === 'pair' || type === 'object');
    const whole = pairs.find((around) => around.type === 'object' && azureSqlHost.test(textOf(file, around)));
    if (!whole || !/\bserver\b/.test(textOf(file, whole))) return [];
    // The driver's own form has the password two levels down, in what says how to sign in.
    const said = pairs.find(
      (around) => around.type === 'pair' && /^authentication\b/.test(textOf(file, around)),
    );
    const isOwn = said !== undefined && said.startIndex > whole.startIndex;
    const pieces = [
      'authentication: { type: ',
      { literal: 'token-credential' },
      ', options: { credential: ',
      credential,
      ' } }',
    ];
    return [{ node: isOwn ? said : pair, secret, variant: 'password', pieces }];
  });
}

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
