/** `CreateFromConnectionString` of the storage clients: an endpoint and a credential take the place of the key in it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import type { Finding, ParsedFile, TextLiteral } from '../language';
import { ancestors, namedChildren } from '../nodes';
import { connectionTarget } from '../secrets/connectionString';
import { secretKind } from '../secrets/secretKind';
import type { Span } from '../text';
import { tokens } from '../words';
import { targetOf } from './names';
import { literal, literalOf } from './strings';

/** Clients that are made so, with their service and how many names follow the string. */
const clients: Readonly<Record<string, readonly [service: Service, names: number]>> = {
  'Azure::Storage::Blobs::BlobServiceClient': ['blob', 0],
  'Azure::Storage::Blobs::BlobContainerClient': ['blob', 1],
  'Azure::Storage::Blobs::BlobClient': ['blob', 2],
  'Azure::Storage::Blobs::BlockBlobClient': ['blob', 2],
  'Azure::Storage::Queues::QueueServiceClient': ['queue', 0],
  'Azure::Storage::Queues::QueueClient': ['queue', 1],
};

/** A client that is made from a literal with a secret in it. */
export interface Handover {
  readonly call: Node;
  /** The client's class as the file writes it. */
  readonly type: Node;
  readonly text: TextLiteral;
  /** The literal of the endpoint that reaches the same; absent where it cannot be derived. */
  readonly endpoint?: string;
  /** What follows the string and the names. */
  readonly rest: readonly Node[];
}

export function handovers(file: ParsedFile): Handover[] {
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
    if (!known || !text || secretKind(text.value) === undefined) return [];
    const [service, names] = known;
    const words = others.slice(0, names).map((each) => literalOf(each)?.value ?? '');
    const target = connectionTarget(text.value, service);
    const isPlain = words.length === names && words.every((word) => /^[\w.$/-]+$/.test(word));
    const endpoint = target && isPlain ? { endpoint: literal([target.endpoint, ...words].join('/')) } : {};
    return [{ call, type: callee, text, ...endpoint, rest: others.slice(names) }];
  });
}

/** A finding for each, at the string, which itself goes nowhere. */
export function connectionFindings(file: ParsedFile): Finding[] {
  return handovers(file).map(({ text: { start, end }, endpoint }): Finding => {
    const fix = endpoint === undefined ? 'none' : 'replace';
    return { start, end, rule: 'secret-in-code', variant: 'connectionString', values: {}, fix };
  });
}

export function handoverAt(file: ParsedFile, { start, end }: Span): Handover | undefined {
  return handovers(file).find(({ text }) => text.start === start && text.end === end);
}
