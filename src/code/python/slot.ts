/** Finds where a new statement, or an expression, can stand in a Python file, given where the cursor is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { beginsLine, indentAt, isBlankLine, lastInk, lineEnd, lineStart, nextInk, nextLine } from '../lines';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren, nodeAt } from '../nodes';
import type { Span } from '../text';
import { stepOf } from './style';

/** A place for code: whole lines with this indentation, or an expression in the span. */
export interface Slot extends Span {
  readonly kind: 'lines' | 'blankLine' | 'expression';
  readonly indent: string;
  /** Only a keyword argument can stand here. */
  readonly byKeyword?: boolean;
}

const bodies: ReadonlySet<string> = new Set(['block', 'module']);
/** Nodes in which a blank line stands between statements, or between a header and its body. */
const roomy: ReadonlySet<string> = new Set([
  'module',
  'block',
  'function_definition',
  'class_definition',
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'with_statement',
  'try_statement',
  'except_clause',
  'finally_clause',
  'match_statement',
  'case_clause',
  'decorated_definition',
]);
const clauseWords: ReadonlySet<string> = new Set(['elif', 'else', 'except', 'finally', 'case']);

/** The slot for a cursor at `offset`; `undefined` where no code can stand or the file does not parse. */
export function slotAt(file: ParsedFile, offset: number): Slot | undefined {
  const gap = argumentGap(file, offset);
  if (gap) return gap;
  const { text } = file;
  const start = lineStart(text, offset);
  const first = nextInk(text, start);
  if (isBlankLine(text, offset) || leafAt(file, first)?.type === 'comment') return slotBetween(file, start);
  return slotAtStatement(file, offset);
}

/** What stands at a place. A blank line is in the block that its blanks reach into: behind the statement above it. */
export function nodeOfPlace({ text, tree }: ParsedFile, place: Span): Node {
  const root = tree.rootNode;
  if (place.start !== place.end || !isBlankLine(text, place.start)) return nodeAt(root, place);
  const before = lastInk(text, place.start);
  const above = nodeAt(root, { start: Math.max(0, before - 1), end: before });
  const column = indentAt(text, place.start).length;
  const around = [above, ...ancestors(above)];
  const statement = around.find(
    (node, at) => bodies.has(around[at + 1]?.type ?? '') && node.startPosition.column <= column,
  );
  return statement ?? root;
}

/** Between `(` or `,` and `)` of a call: the cursor stands where the next argument would. */
function argumentGap({ text, tree }: ParsedFile, offset: number): Slot | undefined {
  const before = lastInk(text, offset);
  const after = nextInk(text, offset);
  const list = nodeAt(tree.rootNode, { start: Math.max(0, before - 1), end: after + 1 });
  if (list.type !== 'argument_list' || list.hasError || after + 1 !== list.endIndex) return undefined;
  const last = list.descendantForIndex(before - 1, before);
  if (last?.type !== '(' && last?.type !== ',') return undefined;
  const given = namedChildren(list);
  const byKeyword = given.some(({ type }) => type === 'keyword_argument' || type === 'dictionary_splat');
  if (given.some((argument) => argument.childForFieldName('name')?.text === 'credential')) return undefined;
  return { kind: 'expression', start: offset, end: offset, indent: indentAt(text, before - 1), byKeyword };
}

/** A blank line or a line comment: indented as its own blanks say where that is possible, else as what follows. */
function slotBetween(file: ParsedFile, start: number): Slot | undefined {
  const { text, tree } = file;
  const end = lineEnd(text, start);
  const blank = isBlankLine(text, start);
  const around = tree.rootNode.descendantForIndex(start, blank ? end : start);
  if (around && around.type !== 'comment' && !roomy.has(around.type)) return undefined;
  if (around && brokenAround(around)) return undefined;
  const previous = leafBefore(file, start);
  const next = leafAfter(file, end);
  if (next?.type === 'def' && previous?.parent?.type === 'decorator') return undefined;
  const levels = indentsAllowed(file, previous, next);
  const own = indentAt(text, start);
  const fitting = levels.filter((level) => level.length <= own.length);
  const indent = levels.includes(own) ? own : (longest(fitting) ?? shortest(levels));
  if (indent === undefined) return undefined;
  if (blank) return { kind: 'blankLine', start, end, indent };
  return { kind: 'lines', start: nextLine(text, start), end: nextLine(text, start), indent };
}

/** The indentations a statement between two tokens may have without moving what follows into another block. */
function indentsAllowed(file: ParsedFile, previous: Node | undefined, next: Node | undefined): string[] {
  const { text } = file;
  const nextIndent = next ? indentAt(text, next.startIndex) : '';
  if (!previous) return nextIndent === '' ? [''] : [];
  if (previous.isError || previous.parent?.isError) return [];
  if (previous.type === ':' && opensBody(previous)) {
    if (previous.parent?.type === 'match_statement') return [];
    const header = indentAt(text, previous.parent?.startIndex ?? 0);
    return [nextIndent.length > header.length ? nextIndent : header + stepOf(file)];
  }
  const levels = [...ancestors(previous)].filter(isStatement).map((node) => indentAt(text, node.startIndex));
  const clause = next !== undefined && clauseWords.has(next.type);
  return levels.filter((level) =>
    clause ? level.length > nextIndent.length : level.length >= nextIndent.length,
  );
}

function slotAtStatement(file: ParsedFile, offset: number): Slot | undefined {
  const { text } = file;
  const start = lineStart(text, offset);
  const from = nextInk(text, start);
  const last = endOfCode(file, start);
  const leaf = leafAt(file, Math.min(Math.max(offset, from), Math.max(from, last - 1)));
  const statement = leaf && statementAround(text, leaf);
  if (!statement || brokenAround(statement)) return undefined;
  if (offset >= last) {
    const opener = leafAt(file, last - 1);
    if (opener?.type === ':' && opensBody(opener)) return slotInBody(file, opener);
    const ended = [leaf, ...ancestors(leaf)].find(
      (node) => isStatement(node) && beginsLine(text, node.startIndex),
    );
    if (ended && !ended.hasError && ended.endIndex <= last) {
      const at = nextLine(text, start);
      return { kind: 'lines', start: at, end: at, indent: indentAt(text, ended.startIndex) };
    }
  }
  if (statement.hasError && !isCompound(statement)) return undefined;
  const at = lineStart(text, statement.startIndex);
  return { kind: 'lines', start: at, end: at, indent: indentAt(text, statement.startIndex) };
}

/** The first place in a body, behind its docstring. */
function slotInBody(file: ParsedFile, opener: Node): Slot | undefined {
  const { text } = file;
  const owner = opener.parent;
  if (!owner || owner.type === 'match_statement') return undefined;
  const body = namedChildren(owner).find(
    (child) => child.type === 'block' && child.startIndex >= opener.endIndex,
  );
  const first = body && namedChildren(body).find((child) => child.type !== 'comment');
  if (!first) {
    const at = nextLine(text, opener.endIndex);
    return { kind: 'lines', start: at, end: at, indent: indentAt(text, opener.startIndex) + stepOf(file) };
  }
  if (!beginsLine(text, first.startIndex) || first.hasError) return undefined;
  const at = isDocstring(first) ? nextLine(text, first.endIndex) : lineStart(text, first.startIndex);
  return { kind: 'lines', start: at, end: at, indent: indentAt(text, first.startIndex) };
}

/** Whether a statement is nothing but a string. */
export function isDocstring(statement: Node): boolean {
  return (
    statement.type === 'expression_statement' &&
    statement.firstNamedChild?.type === 'string' &&
    statement.namedChildCount === 1
  );
}

/** A node of a body; the cases of `match` stand in one too and are none. */
function isStatement(node: Node): boolean {
  return node.parent !== null && bodies.has(node.parent.type) && node.type !== 'case_clause';
}

/** The innermost statement around a token that begins its own line. */
export function statementAround(text: string, leaf: Node): Node | undefined {
  return [leaf, ...ancestors(leaf)].find((node) => isStatement(node) && beginsLine(text, node.startIndex));
}

/** The function, class or module that a statement in a slot belongs to: its lines may lie behind the last one so far. */
export function scopeOfSlot(file: ParsedFile, slot: Slot): Node {
  const leaf = leafBefore(file, slot.start) ?? file.tree.rootNode;
  const owner = [...ancestors(leaf)].find(
    (node) =>
      (node.type === 'function_definition' || node.type === 'class_definition') &&
      indentAt(file.text, node.startIndex).length < slot.indent.length,
  );
  return owner ?? file.tree.rootNode;
}

/** Whether a place lies in code that did not parse. */
export function brokenAround(node: Node): boolean {
  if (node.isError || [...ancestors(node)].some((around) => around.isError)) return true;
  const neighbours = [node.previousSibling, node.nextSibling];
  return neighbours.some((neighbour) => neighbour?.isError === true);
}

function opensBody(colon: Node): boolean {
  const parent = colon.parent;
  return parent !== null && roomy.has(parent.type);
}

function isCompound(node: Node): boolean {
  return roomy.has(node.type);
}

function leafAt({ tree }: ParsedFile, offset: number): Node | undefined {
  return tree.rootNode.descendantForIndex(offset, offset + 1) ?? undefined;
}

function leafBefore(file: ParsedFile, offset: number): Node | undefined {
  for (let at = lastInk(file.text, offset); at > 0;) {
    const leaf = leafAt(file, at - 1);
    if (leaf?.type !== 'comment') return leaf;
    at = lastInk(file.text, leaf.startIndex);
  }
  return undefined;
}

function leafAfter(file: ParsedFile, offset: number): Node | undefined {
  for (let at = nextInk(file.text, offset); at < file.text.length;) {
    const leaf = leafAt(file, at);
    if (leaf?.type !== 'comment') return leaf;
    at = nextInk(file.text, leaf.endIndex);
  }
  return undefined;
}

/** Offset behind the last token of a line that is no comment. */
function endOfCode(file: ParsedFile, start: number): number {
  const end = lastInk(file.text, lineEnd(file.text, start));
  const leaf = leafAt(file, end - 1);
  return leaf?.type === 'comment' ? lastInk(file.text, leaf.startIndex) : end;
}

function longest(levels: readonly string[]): string | undefined {
  return [...levels].sort((a, b) => b.length - a.length)[0];
}

function shortest(levels: readonly string[]): string | undefined {
  return [...levels].sort((a, b) => a.length - b.length)[0];
}
