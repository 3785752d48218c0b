/** Rewrites import declarations line by line: sorted within groups as gofmt sorts, the standard library by itself. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { beginsLine, lineStart, nextLine } from '../lines';
import type { Edit } from '../text';
import type { ImportSpec } from './imports';

/** A path to import. */
export interface ImportLine {
  readonly path: string;
  readonly local: string;
  /** The name has to be written, since the path does not say it. */
  readonly isNamed: boolean;
}

/** The lines between two blank ones. */
type Group = readonly string[];

function pathOn(line: string): string | undefined {
  return /^\s*(?:[\p{L}_][\p{L}\p{N}_]*\s+|\.\s*)?["`]([^"`]+)["`]/u.exec(line)?.[1];
}

/** Paths of the standard library have no dot in their first part. */
function isStandard(path: string): boolean {
  return !(path.split('/')[0] ?? '').includes('.');
}

function written({ path, local, isNamed }: ImportLine): string {
  return `${isNamed ? `${local} ` : ''}"${path}"`;
}

/** The groups with the paths added where they belong; the lines of `groups` stay as they are. */
export function withAdded(groups: readonly Group[], lines: readonly ImportLine[]): Group[] {
  const all = groups.map((group) => [...group]);
  for (const line of lines) {
    const standard = isStandard(line.path);
    const fits = (group: Group): boolean =>
      group.some((each) => {
        const path = pathOn(each);
        return path !== undefined && isStandard(path) === standard;
      });
    const azure = all.find((group) => group.some((each) => pathOn(each)?.startsWith('github.com/Azure/')));
    const group = standard ? all.find(fits) : (azure ?? all.findLast(fits));
    if (group) group.splice(placeIn(group, line), 0, written(line));
    else if (standard) all.unshift([written(line)]);
    else all.push([written(line)]);
  }
  return all;
}

/** In front of the first greater path, and of the comment above that; else at the end. */
function placeIn(group: readonly string[], { path, isNamed }: ImportLine): number {
  let at = group.findIndex((line) => {
    const other = pathOn(line) ?? '';
    // A path without a name comes before the same with one.
    return other > path || (other === path && !isNamed);
  });
  if (at === -1) return group.length;
  while (at > 0 && /^\s*\/\//.test(group[at - 1] ?? '')) at--;
  return at;
}

/** The specs of a declaration: alone as they are, several in parentheses. */
export function blockOf(groups: readonly Group[], step: string, lineBreak: string): string {
  const [first = []] = groups;
  if (groups.length === 1 && first.length === 1) return first[0]?.trim() ?? '';
  const lines = linesOf(groups).map((line) => (line === '' ? '' : step + line.trim()));
  return ['(', ...lines, ')'].join(lineBreak);
}

function linesOf(groups: readonly Group[]): string[] {
  return groups.flatMap((group, at) => (at === 0 ? group : ['', ...group]));
}

function groupsOf(lines: readonly string[]): Group[] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

/** The edits that add paths to one declaration and take specs out of it. */
export function declarationEdits(
  { text }: ParsedFile,
  change: {
    readonly node: Node;
    readonly specs: readonly ImportSpec[];
    readonly added: readonly ImportLine[];
    readonly gone: readonly ImportSpec[];
    readonly step: string;
    readonly lineBreak: string;
  },
): Edit[] {
  const { node, specs, added, gone, step, lineBreak } = change;
  if (added.length === 0 && gone.length === 0) return [];
  const isGone = (spec: ImportSpec): boolean => gone.some((each) => each.node.equals(spec.node));
  if (added.length === 0 && specs.every(isGone)) {
    return [{ start: lineStart(text, node.startIndex), end: endOfBlanks(text, node.endIndex), text: '' }];
  }
  const [first] = specs;
  const stacked = node.text.includes('(') && specs.every((spec) => beginsLine(text, spec.node.startIndex));
  if (!stacked || !first) {
    const kept = specs.filter((spec) => !isGone(spec)).map((spec) => spec.node.text);
    const groups = withAdded(kept.length > 0 ? [kept] : [], added);
    const start =
      first && !node.text.includes('(') ? first.node.startIndex : node.startIndex + 'import '.length;
    const end = first && !node.text.includes('(') ? first.node.endIndex : node.endIndex;
    return [{ start, end, text: blockOf(groups, step, lineBreak) }];
  }
  const from = nextLine(text, node.startIndex);
  const to = lineStart(text, node.endIndex);
  const before = text.slice(from, to).split('\n').slice(0, -1);
  const goneRows = gone.map((spec) => spec.node.startPosition.row - node.startPosition.row - 1);
  const kept = before.map((line) => line.replace(/\r$/, '')).filter((_, row) => !goneRows.includes(row));
  const after = linesOf(withAdded(groupsOf(kept), added)).map((line) =>
    line === '' || /^\s/.test(line) ? line : step + line,
  );
  return [changedLines(before, after, from, lineBreak)];
}

/** The smallest edit that makes one list of lines into another. */
function changedLines(
  before: readonly string[],
  after: readonly string[],
  from: number,
  lineBreak: string,
): Edit {
  const same = (a: string | undefined, b: string | undefined): boolean => a?.replace(/\r$/, '') === b;
  let head = 0;
  while (head < before.length && head < after.length && same(before[head], after[head])) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    same(before[before.length - 1 - tail], after[after.length - 1 - tail])
  )
    tail++;
  const length = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);
  const start = from + length(before.slice(0, head));
  return {
    start,
    end: start + length(before.slice(head, before.length - tail)),
    text: after
      .slice(head, after.length - tail)
      .map((line) => line + lineBreak)
      .join(''),
  };
}

/** Behind the line that ends at `end`, and the blank line after it. */
function endOfBlanks(text: string, end: number): number {
  const next = nextLine(text, end);
  return /^\r?\n/.test(text.slice(next)) ? nextLine(text, next) : next;
}
