/** Clients of C++ that are made from a secret: an endpoint and a credential take the place of what holds it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import type { Finding, ParsedFile, TextLiteral } from '../language';
import { ancestors, namedChildren, spanOf } from '../nodes';
import { perTree } from '../query';
import { connectionTarget } from '../secrets/connectionString';
import { secretKind } from '../secrets/secretKind';
import type { SecretKind } from '../secrets/secretKind';
import { signedAddress } from '../secrets/signedAddress';
import type { Span } from '../text';
import { tokens } from '../words';
import { targetOf } from './names';
import { literal, literalOf } from './strings';

/** Clients that `CreateFromConnectionString` makes, with their service and how many names follow the string. */
const clients: Readonly<Record<string, readonly [service: Service, names: number]>> = {
  'Azure::Storage::Blobs::BlobServiceClient': ['blob', 0],
  'Azure::Storage::Blobs::BlobContainerClient': ['blob', 1],
  'Azure::Storage::Blobs::BlobClient': ['blob', 2],
  'Azure::Storage::Blobs::BlockBlobClient': ['blob', 2],
  'Azure::Storage::Queues::QueueServiceClient': ['queue', 0],
  'Azure::Storage::Queues::QueueClient': ['queue', 1],
};

/** Those whose constructors take a connection string. */
const hubs = /^Azure::Messaging::EventHubs::(?:Producer|Consumer)Client$/;
/** Those whose constructors take a signed address and nothing beside it. */
const addressed = /^Azure::(?:Storage::(?:Blobs|Queues)::\w+|Data::Tables::TableService)Client$/;

/** A client that is made from a literal with a secret in it. */
export interface Handover {
  /** The expression or declaration that makes it. */
  readonly call: Node;
  readonly text: TextLiteral;
  readonly variant: SecretKind;
  /** What is written over `gone`, around the credential; absent where the endpoint cannot be derived. */
  readonly written?: readonly [before: string, after: string];
  readonly gone: Span;
}

export const handovers = perTree((file: ParsedFile): Handover[] => [...fromStrings(file), ...made(file)]);

/** `X(endpoint, credential)` for `X::CreateFromConnectionString(…)`. */
function fromStrings(file: ParsedFile): Handover[] {
  return tokens(file, 'CreateFromConnectionString').flatMap((token): Handover[] => {
    const call = [...ancestors(token)].find(({ type }) => type === 'call_expression');
    const callee = call?.childForFieldName('function');
    const list = call?.childForFieldName('arguments');
    if (!call || callee?.type !== 'qualified_identifier' || !list || callee.endIndex !== token.endIndex)
      return [];
    const path = targetOf(file, callee).replace(/::CreateFromConnectionString$/, '');
    const [first, ...others] = namedChildren(list).filter(({ type }) => type !== 'comment');
    const text = first && literalOf(first);
    const known = clients[path];
    const variant = text && secretKind(text.value);
    if (!known || !text || variant === undefined) return [];
    const [service, names] = known;
    const words = others.slice(0, names).map((each) => literalOf(each)?.value ?? '');
    const target = connectionTarget(text.value, service);
    const isPlain = words.length === names && words.every((word) => /^[\w.$/-]+$/.test(word));
    const found = { call, text, variant, gone: spanOf(call) };
    if (!target || !isPlain) return [found];
    const name = callee.text.replace(/\s*::\s*CreateFromConnectionString$/, '');
    const endpoint = literal([target.endpoint, ...words].join('/'));
    const rest = others.slice(names).map((node) => `, ${node.text}`);
    return [{ ...found, written: [`${name}(${endpoint}, `, `${rest.join('')})`] }];
  });
}

/** What says which class a list of arguments makes: a call, a declaration, or `new`. */
function classOf(list: Node): Node | null | undefined {
  const { parent } = list;
  switch (parent?.type) {
    case 'call_expression': {
      const callee = parent.childForFieldName('function');
      const inner = callee?.type === 'qualified_identifier' ? callee.childForFieldName('name') : callee;
      // `std::make_shared<X>(…)` and its like.
      return inner?.type === 'template_function'
        ? inner.childForFieldName('arguments')?.firstNamedChild
        : callee;
    }
    case 'init_declarator':
      return parent.parent?.childForFieldName('type');
    default:
      return parent?.type === 'new_expression' ? parent.childForFieldName('type') : undefined;
  }
}

/** A client that its constructor makes from a signed address, or from the connection string of Event Hubs. */
function made(file: ParsedFile): Handover[] {
  return [...file.text.matchAll(/[?&]sig=|SharedAccessKey\s*=/gi)].flatMap(({ index }): Handover[] => {
    const leaf = file.tree.rootNode.descendantForIndex(index);
    const node = leaf && [leaf, ...ancestors(leaf)].find(({ type }) => type.endsWith('string_literal'));
    const list = node?.parent;
    const text = node && literalOf(node);
    const variant = text && secretKind(text.value);
    if (!node || !text || !variant || !/^(?:argument|initializer)_list$/.test(list?.type ?? '')) return [];
    const given = namedChildren(list ?? node).filter(({ type }) => type !== 'comment');
    const type = list && classOf(list);
    const path = type ? targetOf(file, type) : '';
    const call = list?.parent;
    if (!call || given[0]?.equals(node) !== true) return [];
    const signed = signedAddress(text.value);
    if (signed && addressed.test(path)) {
      return [{ call, text, variant, gone: spanOf(node), written: [`${literal(signed.address)}, `, ''] }];
    }
    const target = hubs.test(path) ? connectionTarget(text.value, 'eventHubs') : undefined;
    const hub = given[1];
    const entity = hub?.text ?? (target?.entity === undefined ? undefined : literal(target.entity));
    if (!target || entity === undefined) return [];
    const gone = { start: node.startIndex, end: hub?.endIndex ?? node.endIndex };
    return [{ call, text, variant, gone, written: [`${literal(target.endpoint)}, ${entity}, `, ''] }];
  });
}

/** A finding for each, at the secret, which itself goes nowhere. */
export function connectionFindings(file: ParsedFile): Finding[] {
  return handovers(file).map(({ text: { start, end }, variant, written }): Finding => {
    const fix = written === undefined ? 'none' : 'replace';
    return { start, end, rule: 'secret-in-code', variant, values: {}, fix };
  });
}

export function handoverAt(file: ParsedFile, { start, end }: Span): Handover | undefined {
  return handovers(file).find(({ text }) => text.start === start && text.end === end);
}
