/** Reads the dependencies of `pyproject.toml`: the list of PEP 621 and Poetry's table. */

import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { versionToWrite } from './knownVersions';
import type { Listed, ManifestReader } from './manifest';
import { standingOf } from './ranges';
import { normalized, pipCommand, readRequirement, requirementOf } from './requirements';

interface Line {
  readonly text: string;
  readonly offset: number;
  /** The table the line belongs to. */
  readonly table: string;
}

export function readPyproject(text: string): ManifestReader {
  const lines = linesOf(text);
  const list = dependencyList(text, lines);
  const poetry = lines.filter(({ table }) => table === 'tool.poetry.dependencies');
  const hasPoetry = poetry.length > 0;
  return {
    find(need) {
      for (const item of list?.items ?? []) {
        const listed = readRequirement(item.text, item.offset, need);
        if (listed) return listed;
      }
      for (const line of poetry) {
        const listed = readPoetry(line, need);
        if (listed) return listed;
      }
      // Lists that a build backend computes, or that this reader does not follow, may hold it.
      return list || hasPoetry ? 'absent' : { standing: 'unknown', range: '' };
    },
    add(needs) {
      if (list && !hasPoetry) return addToList(text, list, needs);
      const last = poetry.findLast((line) => /^[\w.-]+\s*=/.test(line.text));
      if (list || !last || /[[{]\s*$/.test(last.text)) return undefined;
      const end = last.offset + last.text.length;
      const added = needs
        .map((need) => `${lineEndOf(text)}${need.name} = "^${versionToWrite(need)}"`)
        .join('');
      return [{ start: end, end, text: added }];
    },
    installCommand(needs) {
      const quoted = needs.map((need) => `"${requirementOf(need)}"`).join(' ');
      if (hasPoetry) return `poetry add ${quoted}`;
      return lines.some(({ table }) => table.startsWith('tool.uv')) ? `uv add ${quoted}` : pipCommand(needs);
    },
  };
}

function linesOf(text: string): Line[] {
  let table = '';
  return [...text.matchAll(/[^\r\n]+/g)].map((match) => {
    const header = /^\s*\[\s*([^[\]]+?)\s*\]\s*(#.*)?$/.exec(match[0])?.[1];
    if (header !== undefined) table = header.replace(/["'\s]/g, '');
    return { text: match[0], offset: match.index, table };
  });
}

interface DependencyList {
  readonly items: readonly { readonly text: string; readonly offset: number }[];
  /** Where the last item ends with its quote, or where the list opens. */
  readonly last: number;
  readonly end: number;
  readonly isMultiline: boolean;
  readonly quote: string;
}

/** Scans `dependencies = [ … ]` of `[project]`: strings, commas and comments only; `undefined` for anything else. */
function dependencyList(text: string, lines: readonly Line[]): DependencyList | undefined {
  const line = lines.find((one) => one.table === 'project' && /^\s*dependencies\s*=\s*\[/.test(one.text));
  if (!line) return undefined;
  const open = line.offset + line.text.indexOf('[');
  const token = /\s+|#[^\n]*|,|"([^"\\\n]*)"|'([^'\n]*)'|\]/y;
  const items: { text: string; offset: number }[] = [];
  let last = open + 1;
  let quote = '"';
  token.lastIndex = open + 1;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === ']') {
      return {
        items,
        last,
        end: match.index,
        isMultiline: text.slice(open, match.index).includes('\n'),
        quote,
      };
    }
    const item = match[1] ?? match[2];
    if (item === undefined) continue;
    items.push({ text: item, offset: match.index + 1 });
    last = token.lastIndex;
    quote = match[0].charAt(0);
  }
  return undefined;
}

function addToList(text: string, list: DependencyList, needs: readonly PackageNeed[]): Edit[] {
  const { last, end, quote, isMultiline } = list;
  const added = needs.map((need) => `${quote}${requirementOf(need)}${quote}`);
  const comma = /^\s*,/.exec(text.slice(last, end))?.[0].length ?? 0;
  const isEmpty = list.items.length === 0;
  if (!isMultiline || isEmpty) {
    const separator = isEmpty || comma > 0 ? '' : ', ';
    const at = last + comma;
    return [{ start: at, end: at, text: `${separator}${comma > 0 ? ' ' : ''}${added.join(', ')}` }];
  }
  const lineStart = text.lastIndexOf('\n', last - 1) + 1;
  const white = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '    ';
  const at = last + comma;
  const lines = added.map((item) => `${lineEndOf(text)}${white}${item},`).join('');
  return [{ start: at, end: at, text: `${comma > 0 ? '' : ','}${lines}` }];
}

/** `name = "^1.19"` and `name = { version = "^1.19", … }`. */
function readPoetry(line: Line, need: PackageNeed): Listed | undefined {
  const match = /^\s*["']?([\w.-]+)["']?\s*=\s*(?:\{.*?\bversion\s*=\s*)?(["'])([^"']*)\2/.exec(line.text);
  const key = /^\s*["']?([\w.-]+)["']?\s*=/.exec(line.text)?.[1];
  if (key === undefined || normalized(key) !== normalized(need.name)) return undefined;
  const range = match?.[3];
  if (!match || range === undefined) return { standing: 'unknown', range: '' };
  const end = line.offset + match[0].length - 1;
  const standing = standingOf(range, need.minimum, 'poetry');
  return { standing, range, raise: { start: end - range.length, end, text: `^${versionToWrite(need)}` } };
}
