/** The rule `two-identifiers`: a Python credential is given an identity twice, which raises a ValueError. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding } from '../language';
import { spanOf } from '../nodes';
import { dictionaryKeys } from './credentials';
import type { CredentialCall } from './credentials';
import { stringValue } from './strings';

/** The keys that both kinds of the class check (azure-identity 1.27); others are not looked at. */
const checked: ReadonlySet<string> = new Set(['client_id', 'resource_id', 'object_id']);

/** Only what certainly raises: keys of `identity_config` that are written there, and a client ID that is not empty. */
export function twoIdentifiers(call: CredentialCall): Finding[] {
  const config = call.keywords.get('identity_config');
  const keys = (config && dictionaryKeys(config.value)) ?? [];
  const given = keys.filter(({ key }) => checked.has(key)).length;
  const client = call.keywords.get('client_id');
  const isTwice = given > 1 || (given === 1 && client !== undefined && isGiven(client.value));
  if (call.name !== 'ManagedIdentityCredential' || !isTwice) return [];
  return [{ ...spanOf(call.node), rule: 'two-identifiers', values: {}, fix: 'replace' }];
}

/** Whether a value is certainly not empty: a text, or `os.environ[…]`. */
function isGiven(value: Node): boolean {
  return value.type === 'subscript' || (stringValue(value) ?? '') !== '';
}
