/** The storage that the host of a Functions app works with, in Terraform: finds the key to it, and lets an identity in instead. */

import type { Finding, ParsedFile, Plan } from '../../language';
import { beginsLine, indentAt } from '../../lines';
import { spanOf } from '../../nodes';
import { perTree } from '../../query';
import type { CredentialRequest } from '../../request';
import { isKey } from '../../secrets/secretKind';
import { connectionSettings } from '../../settings/connections';
import { lineEndOf } from '../../text';
import type { Edit, Span } from '../../text';
import { planOfEdits } from '../plans';
import { attribute, attributesIn, inner, literalOf, topBlocks } from './model';
import type { Attribute } from './model';
import { idText } from './write';

const keyName = 'storage_account_access_key';
const managedName = 'storage_uses_managed_identity';

interface HostKey {
  readonly key: Attribute;
  readonly settings?: Attribute;
  /** The app is told already whether it reaches the storage as an identity, in contradiction to the key. */
  readonly isTold: boolean;
}

const hostKeys = perTree((file: ParsedFile): HostKey[] =>
  topBlocks(file, /storage_account_access_key/).flatMap(({ labels, body }): HostKey[] => {
    const key = attribute(body, keyName);
    const isApp = /^azurerm_(?:linux|windows)_function_app(?:_slot)?$/.test(labels[0] ?? '');
    if (!isApp || !key) return [];
    const isSecret =
      /\.(?:primary|secondary)_access_key$/.test(key.value.text) || isKey(literalOf(key.value)?.value ?? '');
    const settings = attribute(body, 'app_settings');
    const isTold = attribute(body, managedName) !== undefined;
    return isSecret ? [{ key, isTold, ...(settings && { settings }) }] : [];
  }),
);

export function hostStorageFindings(file: ParsedFile): Finding[] {
  return hostKeys(file).map(({ key: { value } }) => ({
    ...spanOf(value),
    rule: 'secret-in-code',
    variant: 'key',
    values: {},
    fix: 'replace',
    flavour: 'credential',
  }));
}

/**
 * The plan for the key at `site`. The provider names the account to the app by itself; a user-assigned identity has to be
 * named among the settings. `undefined` where there is no such key, where an attribute contradicts it, or where those settings are no plain map.
 */
export function replaceHostStorage(
  file: ParsedFile,
  { start, end }: Span,
  request: CredentialRequest,
): Plan | undefined {
  const found = hostKeys(file).find(
    ({ key: { value } }) => value.startIndex === start && value.endIndex === end,
  );
  if (!found || found.isTold || request.flavour !== 'credential') return undefined;
  const { key, settings } = found;
  const { startIndex } = key.node;
  const way: Edit[] = [
    { start: startIndex, end: startIndex + keyName.length, text: managedName },
    { start, end, text: 'true' },
  ];
  if (request.identifier === 'systemAssigned') return planOfEdits(way);
  const id = idText(file, request);
  const wanted = connectionSettings('AzureWebJobsStorage', [], 'appService', request);
  if (id === undefined || !wanted) return undefined;
  const entries = wanted.map(
    ({ name }) => [name, name.endsWith('__credential') ? '"managedidentity"' : id] as const,
  );
  const added = settings ? intoMap(file, settings, entries) : newMap(file, key, entries);
  return added && planOfEdits([...way, added]);
}

type Entries = readonly (readonly [name: string, value: string])[];

function newMap({ text }: ParsedFile, { node }: Attribute, entries: Entries): Edit {
  const indent = indentAt(text, node.startIndex);
  const lines = entries.map(([name, value]) => `${indent}  ${name} = ${value}`);
  const at = node.endIndex;
  const block = ['', '', `${indent}app_settings = {`, ...lines, `${indent}}`].join(lineEndOf(text));
  return { start: at, end: at, text: block };
}

function intoMap({ text }: ParsedFile, { value, node }: Attribute, entries: Entries): Edit | undefined {
  const map = inner(value);
  if (map.type !== 'object') return undefined;
  const there = attributesIn(map);
  const missing = entries.filter(([name]) => !there.some((one) => one.name === name));
  const [first] = there;
  const lines = missing.map(([name, said]) => `${name} = ${said}`);
  if (!first) {
    const indent = lineEndOf(text) + indentAt(text, node.startIndex);
    const inside = lines.map((line) => `${indent}  ${line}`).join('');
    return { ...spanOf(map), text: `{${inside}${indent}}` };
  }
  const { startIndex: at } = first.node;
  const between = beginsLine(text, at) ? lineEndOf(text) + indentAt(text, at) : ', ';
  return { start: at, end: at, text: lines.map((line) => line + between).join('') };
}
