/** Reads the dependencies of `Cargo.toml`: lines, inline tables, tables of their own, and what a workspace keeps. */

import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { versionToWrite } from './knownVersions';
import type { Listed, ManifestReader } from './manifest';
import { standingOf } from './ranges';

interface Line {
  readonly text: string;
  readonly offset: number;
  /** The table the line belongs to, such as `dependencies` or `dependencies.azure_identity`. */
  readonly table: string;
}

export function readCargo(text: string): ManifestReader {
  const lines = linesOf(text);
  const isWorkspace =
    lines.some(({ table }) => table === 'workspace') && !lines.some(({ table }) => table === 'package');
  const own = isWorkspace ? 'workspace.dependencies' : 'dependencies';
  return {
    find(need) {
      const found = lines.flatMap((line) => readLine(line, lines, need) ?? []);
      return found.find(({ standing }) => standing !== 'unknown') ?? found[0] ?? 'absent';
    },
    add: (needs) => addTo(text, lines, own, needs),
    installCommand: (needs) =>
      `cargo add ${needs.map((need) => `${need.name}@${versionToWrite(need)}`).join(' ')}`,
  };
}

function linesOf(text: string): Line[] {
  let table = '';
  return [...text.matchAll(/[^\r\n]+/g)].map((match) => {
    const header = /^\s*\[+\s*([^[\]]+?)\s*\]+\s*(#.*)?$/.exec(match[0])?.[1];
    if (header !== undefined) table = header.replace(/["'\s]/g, '');
    return { text: match[0], offset: match.index, table };
  });
}

/** `dependencies`, `workspace.dependencies`, `target.….dependencies` and those of tests and build scripts. */
const tables = /(^|\.)((dev|build)-)?dependencies$/;

function readLine(line: Line, lines: readonly Line[], need: PackageNeed): Listed | undefined {
  const isSame = (name: string): boolean => name.replaceAll('-', '_') === need.name.replaceAll('-', '_');
  if (tables.test(line.table)) {
    const [, key = '', dotted, value = ''] =
      /^\s*["']?([\w-]+)["']?\s*(?:\.\s*(\w+)\s*)?=\s*(.*)$/.exec(line.text) ?? [];
    const renamed = /\bpackage\s*=\s*["']([\w-]+)["']/.exec(value)?.[1];
    if (!isSame(renamed ?? key)) return undefined;
    const inline = /^\{.*?\bversion\s*=\s*(["'])([^"']*)\1/.exec(value);
    const plain = /^(["'])([^"']*)\1/.exec(value);
    const found = dotted === undefined || dotted === 'version' ? (plain ?? inline) : undefined;
    if (!found) return { standing: 'unknown', range: '' };
    const end = line.offset + line.text.length - value.length + found[0].length - 1;
    return listed(found[2] ?? '', end, need, /^(dev|build)-/.test(line.table));
  }
  const [, group = '', name = ''] = /^(.*)\.([\w-]+)$/.exec(line.table) ?? [];
  if (!tables.test(group)) return undefined;
  const inTable = lines.filter(({ table }) => table === line.table);
  const renamed = inTable.map(({ text }) => /^\s*package\s*=\s*["']([\w-]+)/.exec(text)?.[1]).find(Boolean);
  if (!isSame(renamed ?? name)) return undefined;
  const version = /^\s*version\s*=\s*(["'])([^"']*)\1/.exec(line.text);
  if (!version) return { standing: 'unknown', range: '' };
  return listed(version[2] ?? '', line.offset + version[0].length - 1, need, false);
}

/** Cargo reads a bare version as one with a caret. A dependency of tests alone says nothing of the program. */
function listed(range: string, end: number, need: PackageNeed, isForTests: boolean): Listed {
  const spelled = range.replace(/(^|,)\s*(?=\d)/g, '$1^');
  const standing = isForTests ? 'unknown' : standingOf(spelled, need.minimum, 'npm');
  return { standing, range, raise: { start: end - range.length, end, text: versionToWrite(need) } };
}

/** Behind the last line of the table, or as a table of its own at the end. */
function addTo(
  text: string,
  lines: readonly Line[],
  table: string,
  needs: readonly PackageNeed[],
): Edit[] | undefined {
  const lineBreak = lineEndOf(text);
  const added = needs.map((need) => `${need.name} = "${versionToWrite(need)}"`);
  const inTable = lines.filter((line) => line.table === table);
  const last = inTable.findLast((line) => line.text.trim() !== '' && !line.text.trimStart().startsWith('#'));
  if (last) {
    if (/[[{,]\s*$/.test(last.text) && !/^\s*\[/.test(last.text)) return undefined;
    const end = last.offset + last.text.length;
    return [{ start: end, end, text: added.map((line) => lineBreak + line).join('') }];
  }
  const end = text.length;
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? lineBreak : lineBreak + lineBreak;
  return [{ start: end, end, text: `${gap}[${table}]${lineBreak}${added.join(lineBreak)}${lineBreak}` }];
}
