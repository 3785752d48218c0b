/** Makes types of other packages usable in a Java file, with as few new imports as that takes. */

import type { ParsedFile } from '../language';
import { isBlankLine, lineStart, nextInk, nextLine } from '../lines';
import { namedChildren } from '../nodes';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { declaresType, importNamed, isOpen, readImports } from './imports';
import type { Import } from './imports';

export interface Importer {
  /** How a type is written here: bare, imported if need be, or in full where its name means another type. */
  typeName(packageName: string, name: string): string;
  /** The edits that everything asked for takes; `undefined` where the imports do not parse. */
  edits(): Edit[] | undefined;
}

export function createImporter(file: ParsedFile): Importer {
  const wanted = new Map<string, string>();
  return {
    typeName(packageName, name) {
      const full = `${packageName}.${name}`;
      const imported = importNamed(file, name)?.target;
      if (imported === full) return name;
      const isTaken =
        imported !== undefined || declaresType(file, name) || (wanted.get(name) ?? full) !== full;
      if (isTaken) return full;
      if (!isOpen(file, packageName)) wanted.set(name, full);
      return name;
    },
    edits: () => importEdits(file, [...wanted.values()].sort()),
  };
}

function importEdits(file: ParsedFile, names: readonly string[]): Edit[] | undefined {
  if (names.length === 0) return [];
  const { all } = readImports(file);
  if (all.some(({ node }) => node.hasError || node.previousSibling?.isError === true)) return undefined;
  const regular = all.filter(({ isStatic }) => !isStatic);
  const lineBreak = lineEndOf(file.text);
  const fresh: string[] = [];
  const edits: Edit[] = [];
  for (const name of names) {
    const place = regular.length > 0 ? beside(file, regular, name) : undefined;
    if (place === undefined) fresh.push(`import ${name};${lineBreak}`);
    else
      edits.push({
        start: place,
        end: place,
        text: `${opening(file, place)}import ${name};${closing(file, place)}`,
      });
  }
  if (fresh.length > 0) edits.push(block(file, fresh.join('')));
  return edits;
}

/** The line break that is missing before a place at the end of a last line. */
function opening({ text }: ParsedFile, at: number): string {
  return at > 0 && text.charAt(at - 1) !== '\n' && text.slice(0, at) !== '\uFEFF' ? lineEndOf(text) : '';
}

function closing(file: ParsedFile, at: number): string {
  return opening(file, at) === '' ? lineEndOf(file.text) : '';
}

/** Where an import goes among others: with its family, else where its group has it by letter; `undefined` for a group of its own. */
function beside(file: ParsedFile, regular: readonly Import[], name: string): number | undefined {
  const family = regular.filter(({ target }) => root(target, 2) === root(name, 2));
  const list = family.length > 0 ? family : groupFor(file, regular, name);
  const last = list?.at(-1);
  if (!list || !last) return undefined;
  const isSorted = list.every((each, at) => at === 0 || (list[at - 1]?.target ?? '') <= each.target);
  const next = isSorted ? list.find(({ target }) => name < target) : undefined;
  return next ? lineStart(file.text, next.node.startIndex) : nextLine(file.text, last.node.endIndex);
}

/** The only group, or the one that holds the same top-level domain, or others than the language's own packages. */
function groupFor({ text }: ParsedFile, regular: readonly Import[], name: string): Import[] | undefined {
  const groups: Import[][] = [];
  for (const each of regular) {
    const before = groups.at(-1)?.at(-1)?.node;
    const between = before ? text.slice(before.endIndex, each.node.startIndex) : '\n\n';
    if (between.trim() === '' && between.split('\n').length < 3) groups.at(-1)?.push(each);
    else groups.push([each]);
  }
  if (groups.length === 1) return groups[0];
  const holds = (accepts: (top: string) => boolean): Import[] | undefined =>
    groups.find((group) => group.some(({ target }) => accepts(root(target, 1))));
  return holds((top) => top === root(name, 1)) ?? holds((top) => !/^(java|javax|jakarta)$/.test(top));
}

function root(target: string, segments: number): string {
  return target.split('.').slice(0, segments).join('.');
}

/** A group of its own: behind the other imports, else the package, else the comment at the top. */
function block(file: ParsedFile, lines: string): Edit {
  const { text } = file;
  const lineBreak = lineEndOf(text);
  const { all, packageNode } = readImports(file);
  const before = all.at(-1)?.node ?? packageNode;
  const at = before ? nextLine(text, before.endIndex) : belowHeader(file);
  const above = before ? opening(file, at) + lineBreak : opening(file, at);
  const below = nextInk(text, at) < text.length && !isBlankLine(text, at) ? lineBreak : '';
  return { start: at, end: at, text: above + lines + below };
}

/** Behind the comments at the top that a blank line parts from the code. */
function belowHeader({ text, tree }: ParsedFile): number {
  let end = lineStart(text, 0);
  for (const node of namedChildren(tree.rootNode)) {
    if (!node.type.endsWith('comment')) break;
    const after = nextLine(text, node.endIndex);
    if (after >= text.length || isBlankLine(text, after)) end = after;
  }
  const next = nextInk(text, end);
  return next < text.length ? lineStart(text, next) : end;
}
