/** Cosmos DB accounts that are reached with a key: a credential can take its place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { namedChildren, spanOf } from '../nodes';
import type { Span } from '../text';
import { tokens } from '../words';
import { isTest, isTestPath } from './failure';
import { targetOf } from './imports';

export interface AccountKey {
  readonly call: Node;
  /** The function's last name. */
  readonly method: Node;
  readonly key: Node;
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
    return !endpoint || !key || others.length > 0 || isEmulator ? [] : [{ call, method, key }];
  });
}

/** A finding for each outside of tests, which use what they are given. */
export function accountKeys(file: ParsedFile): Finding[] {
  return accountKeyCalls(file).flatMap(({ call }): Finding[] => {
    if (isTestPath(file.path) || isTest(call)) return [];
    return [{ ...spanOf(call), rule: 'secret-in-code', variant: 'key', values: {}, fix: 'replace' }];
  });
}

export function accountKeyAt(file: ParsedFile, { start, end }: Span): AccountKey | undefined {
  return accountKeyCalls(file).find(({ call }) => call.startIndex === start && call.endIndex === end);
}
