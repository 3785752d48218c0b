/** The rule `ignored-argument`: what `azure-identity` swallows without a word, and what it refuses at run time. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding } from '../language';
import { isUserAssignedId } from '../../model/armId';
import { spanOf } from '../nodes';
import { dictionaryKeys } from './credentials';
import type { CredentialCall } from './credentials';
import { stringValue } from './strings';

type Key = 'client_id' | 'resource_id' | 'object_id';

/**
 * Keywords that `ManagedIdentityCredential` takes into `**kwargs` and never reads, so that it becomes the
 * system-assigned identity, with the selector that was meant (tried with azure-identity 1.27).
 */
const swallowed = new Map<string, Key>([
  ['resource_id', 'resource_id'],
  ['mi_res_id', 'resource_id'],
  ['msi_res_id', 'resource_id'],
  ['managed_identity_resource_id', 'resource_id'],
  ['object_id', 'object_id'],
  ['principal_id', 'object_id'],
  ['managed_identity_object_id', 'object_id'],
  ['managed_identity_client_id', 'client_id'],
  ['clientId', 'client_id'],
  ['clientid', 'client_id'],
]);

/** What `DefaultAzureCredential` swallows; it can be given a client ID only. */
const swallowedByDefault: ReadonlySet<string> = new Set([
  'object_id',
  'resource_id',
  'principal_id',
  'mi_res_id',
  'msi_res_id',
  'managed_identity_resource_id',
  'managed_identity_object_id',
]);

const keys: readonly string[] = ['client_id', 'resource_id', 'object_id'] satisfies Key[];

/**
 * The asynchronous class (azure-identity 1.27) sends every key to the host as it is. Some host reads each of these;
 * none of them knows `resource_id`, and gives the system-assigned identity.
 */
const asyncKeys: readonly string[] = ['client_id', 'object_id', 'principal_id', 'mi_res_id', 'msi_res_id'];

/** The findings of one credential call. */
export function ignoredArguments(call: CredentialCall): Finding[] {
  if (call.name === 'ManagedIdentityCredential')
    return [...positional(call), ...ofManagedIdentity(call), ...ofConfig(call)];
  return call.name === 'DefaultAzureCredential' ? ofDefault(call) : [];
}

/** Every argument is keyword-only: a positional one is a `TypeError`. */
function positional(call: CredentialCall): Finding[] {
  const [first] = call.positional;
  if (!first) return [];
  const mendable = isAlone(call) && isUserAssignedId(stringValue(first) ?? '');
  return [finding(first, 'positional', {}, mendable ? 'mend' : 'replace')];
}

function ofManagedIdentity(call: CredentialCall): Finding[] {
  return [...call.keywords].flatMap(([name, { node }]) => {
    const meant = swallowed.get(name);
    if (!meant) return [];
    const variant = meant === 'client_id' ? 'clientIdKeyword' : 'keyword';
    return [finding(node, variant, { argument: name, key: meant }, isAlone(call) ? 'mend' : 'replace')];
  });
}

/** Keys of `identity_config` that are not read, unless one that is read stands beside them. */
function ofConfig(call: CredentialCall): Finding[] {
  const config = call.keywords.get('identity_config');
  const found = config && dictionaryKeys(config.value);
  if (!found || call.keywords.has('client_id')) return [];
  const read = call.isAsync ? asyncKeys : keys;
  if (found.some(({ key }) => read.includes(key))) return [];
  return found.map(({ key, node }) => {
    const meant = keyMeant(key);
    const mendable = meant !== undefined && isAlone(call) && found.length === 1;
    const variant = call.isAsync && key === 'resource_id' ? 'asyncKey' : 'key';
    return finding(node, variant, { argument: key, key: meant ?? '' }, mendable ? 'mend' : 'replace');
  });
}

function ofDefault(call: CredentialCall): Finding[] {
  return [...call.keywords].flatMap(([name, { node }]) => {
    if (swallowedByDefault.has(name)) return [finding(node, 'defaultKeyword', { argument: name }, 'replace')];
    if (name !== 'client_id' || call.keywords.has('managed_identity_client_id')) return [];
    return [finding(node, 'refusedKeyword', { argument: name, key: 'managed_identity_client_id' }, 'mend')];
  });
}

/** The selector a wrong key of `identity_config` stands for: `mi_res_id` was the right one before MSAL took over. */
function keyMeant(key: string): Key | undefined {
  const plain = key.toLowerCase().replaceAll('_', '');
  if (key === 'resource_id') return key;
  return swallowed.get(key) ?? (keys as readonly Key[]).find((known) => known.replace('_', '') === plain);
}

/** Whether exactly one argument tries to name an identity, so that mending it leaves no second selector. */
function isAlone(call: CredentialCall): boolean {
  const selectors = [...call.keywords.keys()].filter(
    (name) => name === 'client_id' || name === 'identity_config' || swallowed.has(name),
  );
  return !call.isOpen && selectors.length + call.positional.length === 1;
}

function finding(node: Node, variant: string, values: Finding['values'], fix: Finding['fix']): Finding {
  return { ...spanOf(node), rule: 'ignored-argument', variant, values, fix };
}
