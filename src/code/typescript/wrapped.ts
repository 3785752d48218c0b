/** Breaks a long line of TypeScript or JavaScript as Prettier does: at its outermost brackets, the last object first. */

import type { SnippetPart } from '../text';
import type { Style } from './style';

/** Above this many columns a line is broken. */
const widest = 100;
/** The first of the units that stand for the parts that are typed over while a line is laid out. */
const markers = 0xe000;

/** The parts of one statement, with line ends where it is too wide; `indent` is the white space in front of it. */
export function wrapped(parts: readonly SnippetPart[], indent: string, style: Style): SnippetPart[] {
  const open = parts.filter((part) => typeof part !== 'string');
  const text = parts
    .map((part) => (typeof part === 'string' ? part : String.fromCharCode(markers + open.indexOf(part))))
    .join('');
  const extra = open.reduce((sum, { placeholder }) => sum + placeholder.length - 1, 0);
  const lines = broken(text, indent, style, widest - extra);
  return lines.split(/([\ue000-\ue0ff])/).flatMap((piece): SnippetPart[] => {
    const index = piece.charCodeAt(0) - markers;
    return piece === '' ? [] : [open[index] ?? piece];
  });
}

function broken(text: string, indent: string, style: Style, width: number): string {
  return indent.length + text.length <= width ? text : opened(text, indent, style, width);
}

/** The text over several lines, whatever its width. */
function opened(text: string, indent: string, style: Style, width: number): string {
  const groups = outermost(text);
  const group = groups.findLast(({ start, end }) => end > start + 1);
  if (!group) return text;
  const inner = indent + style.indent;
  const links = groups.filter(({ start }) => /\.\w+$/.test(text.slice(0, start))).map(({ start }) => start);
  if (links.length > 1) {
    const dots = links.map((start) => text.lastIndexOf('.', start));
    return text.replace(/\./g, (dot, at: number) => (dots.includes(at) ? style.lineEnd + inner + dot : dot));
  }
  const { start, end, commas } = group;
  const bounds = [start, ...commas, end];
  const items = bounds.slice(1).map((stop, index) => text.slice((bounds[index] ?? 0) + 1, stop).trim());
  const head = text.slice(0, start + 1);
  const last = items.at(-1) ?? '';
  const tail = text.slice(end);
  const before = `${head}${items
    .slice(0, -1)
    .map((item) => `${item}, `)
    .join('')}`;
  // An object at the end of the arguments opens up alone.
  if (text[start] === '(' && /^[{[].*[}\]]$/.test(last) && indent.length + before.length < width) {
    return `${before}${opened(last, indent, style, width)}${tail}`;
  }
  const rows = items.map((item) => `${style.lineEnd}${inner}${broken(item, inner, style, width - 1)},`);
  return `${head}${rows.join('')}${style.lineEnd}${indent}${tail}`;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly commas: readonly number[];
}

/** The groups of brackets that are in no other, and where their commas are. */
function outermost(text: string): Group[] {
  const found: Group[] = [];
  let depth = 0;
  let start = 0;
  let commas: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (`'"\``.includes(unit)) {
      at = stringEnd(text, at);
    } else if ('([{'.includes(unit)) {
      if (depth++ > 0) continue;
      start = at;
      commas = [];
    } else if (')]}'.includes(unit)) {
      if (--depth === 0) found.push({ start, end: at, commas });
    } else if (unit === ',' && depth === 1) {
      commas.push(at);
    }
  }
  return found;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== text[start]) at += text[at] === '\\' ? 2 : 1;
  return at;
}
