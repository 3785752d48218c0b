/** Reads `package.json`, and adds dependencies in the layout it has. */

import { applyEdits as applyJsonEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Edit as JsonEdit } from 'jsonc-parser';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { versionToWrite } from './knownVersions';
import type { ManifestReader } from './manifest';
import { standingOf } from './ranges';

const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** `undefined` when the text is no JSON object. */
export function readPackageJson(text: string): ManifestReader | undefined {
  const root = parseTree(text);
  if (root?.type !== 'object') return undefined;
  const valueAt = (path: string[]): unknown => findNodeAtLocation(root, path)?.value;
  const packageManager = valueAt(['packageManager']);
  return {
    find(need) {
      for (const section of sections) {
        const node = findNodeAtLocation(root, [section, need.name]);
        const range: unknown = node?.value;
        if (!node || typeof range !== 'string') continue;
        const standing = standingOf(range, need.minimum, 'npm');
        const operator = /^[~^]?(?=\d)/.exec(range)?.[0] ?? '^';
        const [start, end] = [node.offset + 1, node.offset + node.length - 1];
        return { standing, range, raise: { start, end, text: `${operator}${versionToWrite(need)}` } };
      }
      return 'absent';
    },
    add(needs) {
      let now = text;
      const all: JsonEdit[] = [];
      for (const need of needs) {
        const hasSection = findNodeAtLocation(parseTree(now) ?? root, ['dependencies']) !== undefined;
        const edits = modify(now, ['dependencies', need.name], `^${versionToWrite(need)}`, {
          formattingOptions: { ...layoutOf(text), eol: lineEndOf(text) },
          // In order among the others; a new section goes to the end.
          ...(hasSection && {
            getInsertionIndex: (names) => names.filter((name) => name < need.name).length,
          }),
        });
        now = applyJsonEdits(now, edits);
        all.push(...edits);
      }
      return asOneEdit(text, now, all);
    },
    installCommand(needs) {
      const names = needs.map(({ name }) => `${name}@latest`).join(' ');
      const manager = typeof packageManager === 'string' ? packageManager.split('@', 1)[0] : 'npm';
      return manager === 'pnpm' || manager === 'yarn' || manager === 'bun'
        ? `${manager} add ${names}`
        : `npm install ${names}`;
    },
  };
}

/** What differs between two texts as one edit: the edits of several additions build on each other. */
function asOneEdit(before: string, after: string, edits: readonly JsonEdit[]): Edit[] {
  if (edits.length === 0) return [];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let same = 0;
  const room = Math.min(before.length, after.length) - start;
  while (same < room && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return [{ start, end: before.length - same, text: after.slice(start, after.length - same) }];
}

function layoutOf(text: string): { insertSpaces: boolean; tabSize: number } {
  const white = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return white.startsWith('\t')
    ? { insertSpaces: false, tabSize: 4 }
    : { insertSpaces: true, tabSize: white.length };
}
