/** Finds what an insertion at a cursor means: a credential to replace, an argument, or a statement of its own. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { indentAt } from '../lines';
import { allChildren, ancestors, namedChildren, spanOf, touches } from '../nodes';
import type { Span } from '../text';
import { credentialConstructions } from './credentials';
import { fileEnd, headerEnd, prologueEnd } from './header';
import { moduleStatements, textOf } from './modules';
import { styleOf } from './style';

/** `before` and `after` stand around what is written; `scope` is the node whose names it sees. */
export type Place =
  | { readonly kind: 'site'; readonly node: Node }
  | { readonly kind: 'header'; readonly scope: Node }
  | (Span & { readonly kind: 'value'; readonly before: string; readonly after: string; readonly scope: Node })
  | (Span & {
      readonly kind: 'statement';
      readonly before: string;
      readonly after: string;
      readonly scope: Node;
      /** The white space the statement's first line starts with. */
      readonly indent: string;
    });

/** Credentials of other packages that a token credential takes the place of. */
const keyCredentials = new Set([
  'AzureKeyCredential',
  'AzureNamedKeyCredential',
  'AzureSASCredential',
  'StorageSharedKeyCredential',
]);

/** Where code asked for at `offset` goes; `undefined` where the file does not parse. */
export function placeAt(file: ParsedFile, offset: number): Place | undefined {
  const root = file.tree.rootNode;
  const node = root.descendantForIndex(offset) ?? root;
  const value = argumentAt(file, offset, node) ?? missingValueAt(file, offset);
  if (value) return value;
  const site = siteAt(file, offset);
  if (site) return { kind: 'site', node: site };
  return statementAt(file, offset, node);
}

/** The credential the cursor stands in or touches, if it is one that a managed identity can replace. */
function siteAt(file: ParsedFile, offset: number): Node | undefined {
  const here = { start: offset, end: offset };
  const around = { start: Math.max(0, offset - 1), end: offset + 1 };
  const made = credentialConstructions(file, [around]).findLast(
    ({ node, exported }) => exported !== 'ChainedTokenCredential' && touches(spanOf(node), here),
  );
  if (made) return made.node;
  const node = file.tree.rootNode.descendantForIndex(offset);
  for (const one of node ? [node, ...ancestors(node)] : []) {
    const callee = one.type === 'new_expression' ? one.childForFieldName('constructor') : null;
    if (!callee) continue;
    const name = textOf(file, callee.childForFieldName('property') ?? callee);
    return keyCredentials.has(name) && one.parent?.type === 'arguments' ? one : undefined;
  }
  return undefined;
}

/** An empty place in an argument list: `f(|)`, `f(a, |)`, `f(|, b)`. */
function argumentAt(file: ParsedFile, offset: number, node: Node): Place | undefined {
  const list = node.type === 'arguments' ? node : node.parent?.type === 'arguments' ? node.parent : undefined;
  if (!list || offset <= list.startIndex || offset >= list.endIndex || list.hasError) return undefined;
  const made = list.parent;
  if (made?.type === 'new_expression') {
    const credential = credentialConstructions(file, [spanOf(made)]).find((one) => one.node.equals(made));
    if (credential && credential.exported !== 'ChainedTokenCredential') return undefined;
  }
  const children = allChildren(list).filter(({ type }) => type !== 'comment');
  if (children.some((child) => child.startIndex < offset && child.endIndex > offset)) return undefined;
  const previous = children.findLast((child) => child.endIndex <= offset);
  const next = children.find((child) => child.startIndex >= offset);
  if (!previous || !next || !'(,'.includes(previous.type) || !'),'.includes(next.type)) return undefined;
  const before = previous.type === ',' && previous.endIndex === offset ? ' ' : '';
  return { kind: 'value', start: offset, end: offset, before, after: '', scope: list };
}

/** Where an expression is still to be written: `const c = |;`, `return |;`, `{ credential: | }`. */
function missingValueAt(file: ParsedFile, offset: number): Place | undefined {
  const { text } = file;
  const written = text.slice(0, offset).trimEnd().length;
  if (/\n/.test(text.slice(written, offset)) || !/^[ \t]*([;,)}\]\r\n]|$)/.test(text.slice(offset)))
    return undefined;
  const token = file.tree.rootNode.descendantForIndex(written - 1);
  const { parent } = token ?? {};
  if (!token || !parent || token.isError) return undefined;
  const isReturn =
    token.type === 'return' && parent.type === 'return_statement' && parent.namedChildCount === 0;
  const isMissing = parent.isError || parent.lastChild?.isMissing === true;
  const isOpen = (token.type === '=' || token.type === ':') && isMissing;
  if (!isReturn && !isOpen) return undefined;
  const before = written === offset ? ' ' : '';
  return { kind: 'value', start: offset, end: offset, before, after: '', scope: parent };
}

function statementAt(file: ParsedFile, offset: number, node: Node): Place | undefined {
  const list = [node, ...ancestors(node)].find((one) => isListAround(one, offset));
  if (!list || [list, ...ancestors(list)].some(({ isError }) => isError)) return undefined;
  const { text } = file;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineStop = text.slice(offset).search(/\r?\n|$/) + offset;
  const children = namedChildren(list);
  const statements = children.filter(({ type }) => type !== 'comment');
  const neighbours = children.filter((child) => touches(spanOf(child), { start: lineStart, end: lineStop }));
  if (neighbours.some((child) => child.isError || (child.hasError && touchesInside(child, offset))))
    return undefined;
  if (list.type === 'program' && isInHeader(file, offset, statements)) return { kind: 'header', scope: list };

  const held = children.find((child) => child.startIndex < offset && child.endIndex > offset);
  if (!held && text.slice(lineStart, lineStop).trim() === '') {
    const own = text.slice(lineStart, offset);
    const indent = own === '' ? indentIn(file, list, statements) : own;
    return {
      kind: 'statement',
      start: lineStart,
      end: lineStop,
      before: indent,
      after: '',
      scope: list,
      indent,
    };
  }
  const behind = statements.findLast(({ endIndex }) => endIndex <= offset && endIndex >= lineStart);
  if (behind && !held && isBlankOrComment(text.slice(offset, lineStop))) {
    const indent = indentAt(file.text, behind.startIndex);
    const before = `${styleOf(file).lineEnd}${indent}`;
    return { kind: 'statement', start: lineStop, end: lineStop, before, after: '', scope: list, indent };
  }
  const target = statements.find(({ endIndex }) => endIndex > offset);
  if (target && target.startIndex < fileEnd(file, offset)) return above(file, list, children, target);
  return atEnd(file, list, statements, offset);
}

const listTypes = new Set(['program', 'statement_block', 'switch_case', 'switch_default']);

function isListAround(node: Node, offset: number): boolean {
  if (!listTypes.has(node.type)) return false;
  if (node.type === 'program') return true;
  if (node.type === 'statement_block') return node.startIndex < offset && offset < node.endIndex;
  const colon = allChildren(node).find(({ type }) => type === ':');
  return colon !== undefined && colon.endIndex <= offset;
}

function touchesInside(child: Node, offset: number): boolean {
  return child.startIndex <= offset && offset <= child.endIndex;
}

/** Whether no code stands above the offset, or it is in or right below the imports. */
function isInHeader(file: ParsedFile, offset: number, statements: readonly Node[]): boolean {
  const end = headerEnd(file);
  if (offset <= end) return true;
  const isCode = (node: Node): boolean => node.startIndex >= end;
  const hasImports = moduleStatements(file).length > 0 && end > prologueEnd(file);
  if (!hasImports) return !statements.some((node) => isCode(node) && node.startIndex < offset);
  const between = file.text.slice(end, offset);
  return between.trim() === '' && between.split('\n').length <= 2;
}

/** Above a statement, and above the comments that belong to it. */
function above(file: ParsedFile, list: Node, children: readonly Node[], target: Node): Place {
  let first = target;
  for (const comment of children
    .slice(
      0,
      children.findIndex((child) => child.equals(target)),
    )
    .reverse()) {
    const between = file.text.slice(comment.endIndex, first.startIndex);
    if (comment.type !== 'comment' || between.split('\n').length !== 2 || !startsLine(file, comment)) break;
    first = comment;
  }
  const start = first.startIndex;
  const indent = indentAt(file.text, first.startIndex);
  const after = startsLine(file, first) ? `${styleOf(file).lineEnd}${indent}` : ' ';
  return { kind: 'statement', start, end: start, before: '', after, scope: list, indent };
}

/** At the end of a list, opening it up when its braces stand on one line. */
function atEnd(file: ParsedFile, list: Node, statements: readonly Node[], offset: number): Place {
  const { lineEnd } = styleOf(file);
  const indent = indentIn(file, list, statements);
  const last = fileEnd(file, offset);
  const stop = list.type === 'statement_block' ? list.endIndex - 1 : Math.min(list.endIndex, last);
  const start = file.text.slice(0, stop).trimEnd().length;
  const closes = list.type === 'statement_block' && !file.text.slice(start, stop).includes('\n');
  const after = closes ? `${lineEnd}${indentAt(file.text, list.startIndex)}` : '';
  const end = closes ? stop : start;
  return { kind: 'statement', start, end, before: `${lineEnd}${indent}`, after, scope: list, indent };
}

function isBlankOrComment(text: string): boolean {
  const rest = text.trim();
  return (
    rest === '' || rest.startsWith('//') || (rest.startsWith('/*') && rest.indexOf('*/') === rest.length - 2)
  );
}

function startsLine(file: ParsedFile, node: Node): boolean {
  const lineStart = file.text.lastIndexOf('\n', node.startIndex - 1) + 1;
  return file.text.slice(lineStart, node.startIndex).replace('\uFEFF', '').trim() === '';
}

function indentIn(file: ParsedFile, list: Node, statements: readonly Node[]): string {
  const own = statements.find((statement) => startsLine(file, statement));
  if (own) return indentAt(file.text, own.startIndex);
  return list.type === 'program' ? '' : `${indentAt(file.text, list.startIndex)}${styleOf(file).indent}`;
}
