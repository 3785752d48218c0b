/** Cosmos DB accounts that are reached with a key, and Storage with a signed address: a credential can take its place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { namedChildren, spanOf } from '../nodes';
import { signedAddress } from '../secrets/signedAddress';
import type { Edit, Span } from '../text';
import { tokens } from '../words';
import { isTest, isTestPath } from './failure';
import { targetOf } from './imports';
import { stringAt } from './strings';

export interface AccountKey {
  readonly call: Node;
  /** What gives way to the credential: the key, or the `None` beside a signed address. */
  readonly key: Node;
  readonly isOptional: boolean;
  /** What else has to change: the function's last name, or the address. */
  readonly others: readonly Edit[];
  /** Where the secret is. */
  readonly secret: Span;
  readonly variant: 'key' | 'sas';
}

/** `AccountReference::with_authentication_key(endpoint, key)` (azure_data_cosmos 1.0); the emulator's accounts take keys only. */
function accountKeyCalls(file: ParsedFile): AccountKey[] {
  return tokens(file, 'with_authentication_key').flatMap((method): AccountKey[] => {
    const callee = method.parent;
    const call = callee?.parent;
    const type = callee?.childForFieldName('path');
    if (call?.type !== 'call_expression' || !type) return [];
    if (targetOf(file, type) !== 'azure_data_cosmos::AccountReference') return [];
    const [endpoint, key, ...others] = namedChildren(call.childForFieldName('arguments') ?? call);
    const isEmulator = /localhost|127\.0\.0\.1|emulator/i.test(call.text);
    if (!endpoint || !key || others.length > 0 || isEmulator) return [];
    const renamed = { ...spanOf(method), text: 'with_credential' };
    return [{ call, key, isOptional: false, others: [renamed], secret: spanOf(call), variant: 'key' }];
  });
}

/** `BlobServiceClient::new(address, None, options)` of the storage crates, with a signature in the address. */
function signedCalls(file: ParsedFile): AccountKey[] {
  return tokens(file, 'None').flatMap((none): AccountKey[] => {
    const list = none.parent;
    const call = list?.parent;
    const callee = call?.childForFieldName('function');
    const type = callee?.childForFieldName('path');
    if (list?.type !== 'arguments' || call?.type !== 'call_expression' || !type) return [];
    const isNew = callee?.childForFieldName('name')?.text === 'new';
    const path = isNew ? targetOf(file, type) : '';
    const service = /^azure_storage_(blob|queue)::(?:\w+::)*\w+Client$/.exec(path)?.[1];
    const [address, credential] = namedChildren(list);
    const quote = address?.text.indexOf('"') ?? -1;
    const text = address && quote >= 0 ? stringAt(file, address.startIndex + quote + 1) : undefined;
    const signed = text && signedAddress(text.value);
    if (!text || !signed || signed.service !== service || credential?.equals(none) !== true) return [];
    const { start, end } = text;
    const bare = { start, end, text: signed.address };
    return [{ call, key: none, isOptional: true, others: [bare], secret: { start, end }, variant: 'sas' }];
  });
}

const everywhere = (file: ParsedFile): AccountKey[] => [...accountKeyCalls(file), ...signedCalls(file)];

/** A finding for each outside of tests, which use what they are given. */
export function accountKeys(file: ParsedFile): Finding[] {
  return everywhere(file).flatMap(({ call, secret: { start, end }, variant }): Finding[] => {
    if (isTestPath(file.path) || isTest(call)) return [];
    return [{ start, end, rule: 'secret-in-code', variant, values: {}, fix: 'replace' }];
  });
}

export function accountKeyAt(file: ParsedFile, { start, end }: Span): AccountKey | undefined {
  return everywhere(file).find(({ secret }) => secret.start === start && secret.end === end);
}
