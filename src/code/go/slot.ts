/** Finds where a statement, a function or an argument can stand in a Go file, given where the cursor is. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { beginsLine, indentAt, isBlankLine, lastInk, lineEnd, lineStart, nextInk, nextLine } from '../lines';
import type { ParsedFile } from '../language';
import { allChildren, ancestors, namedChildren, nodeAt } from '../nodes';
import { styleSample, type Span } from '../text';
import { readImports } from './imports';

export interface Slot extends Span {
  /** `statement`: whole lines, or a blank line to fill. `declaration`: the gap between two. `argument`: one of a call. */
  readonly kind: 'statement' | 'declaration' | 'argument';
  readonly indent: string;
  /** The block, clause or file that will hold the code; of an argument the list, which is stacked when `indent` is not empty. */
  readonly owner: Node;
  readonly isBlank: boolean;
}

const clauses: ReadonlySet<string> = new Set([
  'expression_case',
  'type_case',
  'default_case',
  'communication_case',
]);

/** One step of indentation: a tab, unless the file is indented with blanks only. */
export function stepOf({ text, indent }: ParsedFile): string {
  const beginning = text.slice(0, styleSample);
  return /^ +[^\s*]/m.test(beginning) && !/^\t/m.test(beginning) ? indent : '\t';
}

/** The slot for a cursor at `offset`; `undefined` where no code can stand or the file does not parse. */
export function slotAt(file: ParsedFile, offset: number): Slot | undefined {
  const { text } = file;
  const gap = argumentGap(file, offset);
  if (gap) return gap;
  const start = lineStart(text, offset);
  if (isBlankLine(text, offset)) return between(file, start, true);
  const { tree } = file;
  const first = tree.rootNode.descendantForIndex(nextInk(text, start), nextInk(text, start) + 1);
  if (first?.type === 'comment') return between(file, nextLine(text, first.endIndex - 1), false);
  if (offset >= endOfCode(file, start)) {
    const after = between(file, nextLine(text, start), false);
    if (after) return after;
  }
  const leaf = tree.rootNode.descendantForIndex(Math.max(offset, nextInk(text, start)));
  const statement = leaf && statementAround(text, leaf);
  const isHalf = statement?.hasError === true && statement.descendantsOfType('block').length === 0;
  return statement && !isHalf ? between(file, lineStart(text, statement.startIndex), false) : undefined;
}

/** Between `(` or `,` and `)` of a call: the cursor stands where the next argument would. */
function argumentGap(file: ParsedFile, offset: number): Slot | undefined {
  const { text, tree } = file;
  const before = lastInk(text, offset) - 1;
  const after = nextInk(text, offset);
  if (!/[(,]/.test(text.charAt(before)) || text.charAt(after) !== ')') return undefined;
  const owner = nodeAt(tree.rootNode, { start: before, end: after + 1 });
  if (owner.type !== 'argument_list' || !statementAround(text, owner) || isBroken(owner)) return undefined;
  if (owner.descendantForIndex(before, before + 1)?.parent?.equals(owner) !== true) return undefined;
  const slot = { kind: 'argument', owner, isBlank: false } as const;
  if (!text.slice(before, after).includes('\n')) return { ...slot, start: offset, end: offset, indent: '' };
  // Every argument has a line of its own, and so has the parenthesis.
  const last = namedChildren(owner).at(-1);
  const indent = last ? indentAt(text, last.startIndex) : indentAt(text, before) + stepOf(file);
  return { ...slot, start: before + 1, end: lineStart(text, after), indent };
}

/** The innermost statement or declaration around a node that begins its own line. */
export function statementAround(text: string, inside: Node): Node | undefined {
  return [inside, ...ancestors(inside)].find(
    ({ parent, startIndex, type }) =>
      (parent?.type === 'statement_list' || parent?.type === 'source_file') &&
      type !== 'package_clause' &&
      beginsLine(text, startIndex),
  );
}

/** The slot at a line start, between what stands before and after it. */
function between(file: ParsedFile, start: number, isBlank: boolean): Slot | undefined {
  const { text, tree } = file;
  const before = lastInk(text, start);
  const after = nextInk(text, start);
  const { clause, declarations } = readImports(file);
  const head = (declarations.at(-1) ?? clause)?.endIndex ?? 0;
  let owner = nodeAt(tree.rootNode, {
    start: Math.max(0, before - 1),
    end: Math.min(after + 1, text.length),
  });
  if (before === 0 || after >= text.length || before <= head) owner = tree.rootNode;
  if (owner.type === 'statement_list') owner = owner.parent ?? owner;
  if (owner.type.endsWith('_statement')) {
    // Behind the last statement of a `case`, which ends where that does.
    const last = namedChildren(owner).findLast(({ startIndex }) => startIndex < before);
    if (!last || !clauses.has(last.type)) return undefined;
    owner = last;
  }
  if (owner.type === 'source_file') return declarationGap(file, Math.max(start, head));
  if ((owner.type !== 'block' && !clauses.has(owner.type)) || isBroken(owner)) return undefined;
  return statementSlot(file, owner, start, isBlank);
}

function statementSlot(file: ParsedFile, owner: Node, start: number, isBlank: boolean): Slot | undefined {
  const { text } = file;
  const list = namedChildren(owner).find(({ type }) => type === 'statement_list');
  const inner = [...namedChildren(owner), ...(list ? namedChildren(list) : [])];
  const colon = clauses.has(owner.type) && allChildren(owner).find(({ type }) => type === ':');
  if (colon && start < colon.endIndex) return undefined;
  if (inner.some((node) => node.isError && touching(text, node, start))) return undefined;
  const statements = list ? namedChildren(list).filter(({ type }) => type !== 'comment') : [];
  if (statements.some((node) => node.startIndex < start && start < node.endIndex)) return undefined;
  const neighbour = statements.find(({ startIndex }) => beginsLine(text, startIndex));
  const opener = owner.type === 'block' && owner.parent?.type !== 'statement_list' ? owner.parent : owner;
  const indent = neighbour
    ? indentAt(text, neighbour.startIndex)
    : indentAt(text, opener?.startIndex ?? owner.startIndex) + stepOf(file);
  const previous = statements.findLast(({ endIndex }) => endIndex <= start);
  if (previous && isTerminating(previous)) {
    if (!beginsLine(text, previous.startIndex)) return undefined;
    const at = lineStart(text, previous.startIndex);
    return { kind: 'statement', start: at, end: at, indent, owner, isBlank: false };
  }
  const end = isBlank ? lineEnd(text, start) : start;
  return { kind: 'statement', start, end, indent, owner, isBlank };
}

/** Whether nothing but blanks is between a node and a place. */
function touching(text: string, node: Node, at: number): boolean {
  const [from, to] = node.endIndex <= at ? [node.endIndex, at] : [at, node.startIndex];
  return text.slice(Math.min(from, to), Math.max(from, to)).trim() === '';
}

/** Statements behind which nothing is reached. */
function isTerminating(statement: Node): boolean {
  if (/^(return|goto|break|continue|fallthrough)_statement$/.test(statement.type)) return true;
  return statement.type === 'expression_statement' && statement.text.startsWith('panic(');
}

/** All that is blank between two declarations, behind the imports; a comment belongs to what follows it. */
function declarationGap(file: ParsedFile, from: number): Slot | undefined {
  const { text, tree } = file;
  const { clause, declarations } = readImports(file);
  const nodes = namedChildren(tree.rootNode);
  let next = nodes.findIndex(({ endIndex }) => endIndex > from);
  if (next === -1) next = nodes.length;
  while (next > 0 && nodes[next - 1]?.type === 'comment' && isAttached(file, nodes, next)) next--;
  const head = declarations.at(-1) ?? clause;
  if (nodes.some((node) => node.isError)) return undefined;
  let previous = nodes[next - 1];
  if (head && (!previous || previous.endIndex < head.endIndex)) previous = head;
  const start = previous ? endOfLineComment(nodes, previous) : text.startsWith('\uFEFF') ? 1 : 0;
  const end = Math.max(start, nextInk(text, start));
  return { kind: 'declaration', start, end, indent: '', owner: tree.rootNode, isBlank: false };
}

/** Whether the comment before number `at` stands right above it. */
function isAttached({ text }: ParsedFile, nodes: readonly Node[], at: number): boolean {
  const [comment, node] = [nodes[at - 1], nodes[at]];
  if (!comment || !node) return false;
  const ownLine = beginsLine(text, comment.startIndex);
  return ownLine && (text.slice(comment.endIndex, node.startIndex).match(/\n/g)?.length ?? 0) === 1;
}

/** Where a declaration ends, a comment behind it on its line included. */
function endOfLineComment(nodes: readonly Node[], node: Node): number {
  const after = nodes.find(({ startIndex }) => startIndex >= node.endIndex);
  const isBehind = after?.type === 'comment' && after.startPosition.row === node.endPosition.row;
  return isBehind ? after.endIndex : node.endIndex;
}

/** Whether a place lies in code that did not parse. */
export function isBroken(node: Node): boolean {
  return [node, ...ancestors(node)].some(({ isError }) => isError);
}

/** Offset behind the last token of a line that is no comment. */
function endOfCode({ text, tree }: ParsedFile, start: number): number {
  const end = lastInk(text, lineEnd(text, start));
  const leaf = tree.rootNode.descendantForIndex(end - 1, end);
  return leaf?.type === 'comment' ? lastInk(text, leaf.startIndex) : end;
}
