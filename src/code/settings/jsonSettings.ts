/** Reads settings from the JSON files that hold some; every other JSON file has none. */

import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import type { Node as TreeNode } from '@vscode/tree-sitter-wasm';
import type { TextLiteral } from '../language';
import { perTree } from '../query';
import type { Span } from '../text';
import { settingKey } from './setting';
import type { ReadSettings, Setting, SettingsFile } from './setting';

const none: SettingsFile = { kind: 'other', settings: [] };

// Walking the syntax tree of a long file takes longer than reading the text once more.
export const readJson: ReadSettings = perTree((file) => {
  const name = (file.path.split('/').at(-1) ?? '').toLowerCase();
  const isLocal = /^local\.settings(?:\..+)?\.json$/.test(name);
  const isConfiguration = /^appsettings(?:\..+)?\.json$/.test(name);
  const isLaunch = /^(?:launch|launchsettings|tasks)\.json$/.test(name);
  const isList = /^\uFEFF?\s*(?:\/[/*][^]*)?\[/.test(file.text);
  if (!isLocal && !isConfiguration && !isLaunch && !isList) return none;
  const root = parseTree(file.text, [], { allowTrailingComma: true });
  if (root?.type === 'array') return appService(root, name);
  if (root?.type !== 'object') return none;
  if (isConfiguration) return { kind: 'configuration', settings: nested(root, ''), container: spanOf(root) };
  if (isLaunch) return { kind: 'launch', settings: environments(root) };
  const values = isLocal ? findNodeAtLocation(root, ['Values']) : undefined;
  if (values?.type !== 'object') return none;
  const strings = findNodeAtLocation(root, ['ConnectionStrings']);
  const more = strings ? nested(strings, 'ConnectionStrings:') : [];
  return { kind: 'local', settings: [...nested(values, ''), ...more], container: spanOf(values) };
});

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

/** A list in which every entry has a name and a value, as `az webapp config appsettings list` gives it. */
function appService(root: Node, fileName: string): SettingsFile {
  const all = root.children ?? [];
  const isSaid =
    /settings/.test(fileName) ||
    all.some((entry) => findNodeAtLocation(entry, ['slotSetting']) !== undefined);
  if (!isSaid || all.some(({ type }) => type !== 'object')) return none;
  const settings = all.flatMap((entry): Setting[] => {
    const name = textIn(findNodeAtLocation(entry, ['name']));
    const value = textIn(findNodeAtLocation(entry, ['value']));
    if (!name || !value) return [];
    return [settingOf(entry, name.value, name, value)];
  });
  return settings.length < Math.max(1, all.length)
    ? none
    : { kind: 'appService', settings, container: spanOf(root) };
}

/** The environments of every configuration of a launch file. */
function environments(node: Node): Setting[] {
  const [key, value] = node.children ?? [];
  const isOne = node.type === 'property' && /^(?:env|environmentVariables)$/.test(String(key?.value));
  if (isOne && value) return nested(value, '');
  return (node.children ?? []).flatMap(environments);
}

/** The strings below an object; names of levels are joined as .NET joins them. */
function nested(object: Node, prefix: string, depth = 0): Setting[] {
  if (object.type !== 'object' || depth > 5) return [];
  return (object.children ?? []).flatMap((pair): Setting[] => {
    const [key, value] = pair.children ?? [];
    const name = textIn(key);
    if (!name || !value) return [];
    if (value.type === 'object') return nested(value, `${prefix}${name.value}:`, depth + 1);
    const literal = textIn(value);
    if (!literal) return [];
    return [settingOf(pair, prefix + name.value, name, literal)];
  });
}

function settingOf(entry: Node, name: string, { start, end }: Span, value: TextLiteral): Setting {
  return { ...spanOf(entry), name, key: settingKey(name), nameAt: { start, end }, value };
}

/** A string's content; true and false count too, since settings are all text in the end. */
function textIn(node: Node | undefined): TextLiteral | undefined {
  if (!node) return undefined;
  const { start, end } = spanOf(node);
  const value: unknown = node.value;
  if (typeof value === 'boolean') return { start, end, value: String(value) };
  return typeof value === 'string' ? { start: start + 1, end: end - 1, value } : undefined;
}

/** The same of a node of the syntax tree, which templates are read from. */
export function stringIn({ type, text, startIndex, endIndex }: TreeNode): TextLiteral | undefined {
  if (type === 'true' || type === 'false') return { start: startIndex, end: endIndex, value: text };
  if (type !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? { start: startIndex + 1, end: endIndex - 1, value } : undefined;
  } catch {
    // Half typed: it says nothing yet.
    return undefined;
  }
}
