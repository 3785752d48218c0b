/** Reads the dependencies of `vcpkg.json`: names of ports, and objects with a minimum version. */

import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { lineEndOf } from '../text';
import type { Listed, ManifestReader } from './manifest';
import { standingOf } from './ranges';

/** `undefined` when the text is no JSON object. */
export function readVcpkg(text: string): ManifestReader | undefined {
  const root = parseTree(text);
  if (root?.type !== 'object') return undefined;
  const list = findNodeAtLocation(root, ['dependencies']);
  const items = list?.type === 'array' ? (list.children ?? []) : [];
  const valueOf = (node: Node, key: string): unknown => findNodeAtLocation(node, [key])?.value;
  return {
    find({ name, minimum }): Listed | 'absent' {
      const item = items.find(
        (each) => each.value === name || (each.type === 'object' && valueOf(each, 'name') === name),
      );
      if (!item) return 'absent';
      const least = item.type === 'object' ? findNodeAtLocation(item, ['version>=']) : undefined;
      const range: unknown = least?.value;
      // Without a minimum of its own, the baseline of the registry says which version it is.
      if (!least || typeof range !== 'string') return { standing: 'unknown', range: '' };
      const [start, end] = [least.offset + 1, least.offset + least.length - 1];
      const standing = standingOf(`=${range.replace(/#\d+$/, '')}`, minimum, 'npm');
      return { standing, range, raise: { start, end, text: minimum } };
    },
    add(needs) {
      const names = needs.map(({ name }) => name);
      const last = items.at(-1);
      if (!last) {
        const edits = modify(text, ['dependencies'], names, {
          formattingOptions: { insertSpaces: !/\n\t/.test(text), tabSize: 2, eol: lineEndOf(text) },
        });
        return edits.map(({ offset, length, content }) => ({
          start: offset,
          end: offset + length,
          text: content,
        }));
      }
      const end = last.offset + last.length;
      const lineStart = text.lastIndexOf('\n', last.offset) + 1;
      const white = text.slice(lineStart, last.offset);
      const gap = white.trim() === '' && lineStart > 0 ? lineEndOf(text) + white : ' ';
      return [{ start: end, end, text: names.map((name) => `,${gap}"${name}"`).join('') }];
    },
    installCommand: (needs) => `vcpkg add port ${needs.map(({ name }) => name).join(' ')}`,
  };
}
