/** Reads what files of settings and declarations set names to, whatever their kind: only to find the hosts behind them. */

import { parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import type { KnownValues } from './followedValues';

/** A name and what it is set to. */
type Entry = readonly [name: string, value: string];

/** A value that needs nothing else to be known: an address, a host, or a name. */
const plain = /^(?!.*(?:\$\{|\{\{|<|@Microsoft))[\w.:/@?=&;,+-]{2,300}$/;
/** `NAME=value`, `NAME: 'value'` and their like, one on a line. */
const line =
  /^[ \t]*(?:-[ \t]+|export[ \t]+|ENV[ \t]+|\$env:|@)?["']?([A-Za-z_][\w.:-]*)["']?[ \t]*[=:][ \t]*(["']?)([^"'\r\n#]+)\2[ \t]*,?[ \t]*\r?$/gm;
/** `name: 'NAME'` and `value: 'value'` beside or under each other. */
const pair =
  /\bname["']?[ \t]*[:=][ \t]*["']?([A-Za-z_][\w.:-]*)["']?[\s,;"']*\bvalue["']?[ \t]*[:=][ \t]*["']?([^"'\s,;}]+)/g;
/** Constants of code: a name in front of a text. */
const constant =
  /\b([A-Za-z_]\w*)(?:[ \t]*:[ \t]*[^\n=;]{1,40}(?==))?[ \t]*(?::=|=|:)[ \t]*[$@frbuLR&]*(["'`])([^"'`\n]{3,300})\2/g;
const hostLike = /(?:^|\/\/)[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9.-]+/i;
const nameLike = /^[a-z0-9][a-z0-9-]{2,62}$/;

/** From files of settings, by their paths, and from other files of code. */
export function knownValues(
  settings: readonly { readonly path: string; readonly text: string }[],
  code: readonly string[],
): KnownValues {
  return {
    settings: byName(settings.flatMap(({ path, text }) => entriesOf(path, text))),
    constants: byName(
      code.flatMap((text) =>
        [...text.matchAll(constant)].flatMap(([, name = '', , value = '']): Entry[] =>
          plain.test(value) && (hostLike.test(value) || nameLike.test(value)) ? [[name, value]] : [],
        ),
      ),
    ),
  };
}

function byName(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const values = found.get(name) ?? [];
    if (!values.includes(value)) values.push(value);
    found.set(name, values);
  }
  return found;
}

function entriesOf(path: string, text: string): Entry[] {
  const found = /\.jsonc?$/i.test(path)
    ? nested(parseTree(text, [], { allowTrailingComma: true }), [])
    : [...text.matchAll(line)].map(([, name = '', , value = '']): Entry => [name, value.trim()]);
  const pairs = [...text.matchAll(pair)].map(([, name = '', value = '']): Entry => [name, value]);
  return [...found, ...pairs].filter(([, value]) => plain.test(value));
}

/** Each text by its own key, by its whole path as .NET joins it, and by every section that it is in. */
function nested(node: Node | undefined, path: readonly string[]): Entry[] {
  if (node === undefined || path.length > 8) return [];
  if (node.type === 'array') return (node.children ?? []).flatMap((child) => nested(child, path));
  if (node.type === 'string' && path.length > 0) {
    const value = String(node.value);
    const sections = path.map((_key, at) => path.slice(0, at + 1).join(':'));
    return [path.at(-1) ?? '', path.join('__'), ...sections].map((name): Entry => [name, value]);
  }
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    nested(value, [...path, String(key?.value)]),
  );
}
