/** The requests for tokens that code builds: an address with its query, a table of parameters, or calls that add them. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren, spanOf } from '../nodes';
import { perTree } from '../query';
import type { Span } from '../text';
import { callIn, callsAround, isCode } from './expressions';

/** Parameters that certainly belong to one request. */
export interface Unit {
  readonly node: Node;
  /** Where they are written; a request that is put together by several statements has as many. */
  readonly spans: readonly Span[];
  readonly kind: 'text' | 'table' | 'calls';
  /** Every parameter stands there: nothing that is put in later can be one more. */
  readonly isClosed: boolean;
}

/** What joins pieces to one text. */
const joins =
  /^(?:template_string|template_substitution|interpolated_string_expression|interpolation|binary_expression|binary_operator|concatenated_string|string|(?:interpreted_|raw_|verbatim_)?string_literal|parenthesized_expression|format_specifier)$/;
const tables =
  /^(?:object|dictionary|initializer_expression|initializer_list|literal_value|array|array_expression|list|arguments|argument_list|token_tree)$/;
const contents = /(?:content|fragment)$|^(?:verbatim_)?string(?:_literal)?$/;
const entries =
  /^(?:pair|keyed_element|tuple|tuple_expression|element_binding_expression|initializer_list|initializer_expression|array|literal_element|argument|assignment_expression)$/;
/** Methods that add a parameter to a request. */
const adds =
  /(?:^|\.|->|::)(?:set|add|append|put|insert|emplace|\w*[qQ]uery\w*|(?:Add|Set|Append)\w*|\w*[pP]aram\w*)$/;

/** Every unit of the file that asks for a `resource`, in file order. */
export const unitsOf = perTree((file: ParsedFile): readonly Unit[] => {
  const { text, tree } = file;
  const found = new Map<number, Unit>();
  for (const { index, 0: word } of text.matchAll(/(?<![\w-])resource(?![\w-])/g)) {
    const leaf = tree.rootNode.descendantForIndex(index, index + word.length);
    const unit = leaf && isCode(leaf) ? unitAt(file, leaf, index) : undefined;
    if (unit && !isOfAnother(unit)) found.set(unit.node.id, unit);
  }
  return [...found.values()];
});

/** Requests of OAuth itself have a `resource` too. */
function isOfAnother({ node }: Unit): boolean {
  return /client_secret|grant_type|login\.(?:microsoftonline|partner)/.test((node.parent ?? node).text);
}

function unitAt({ text }: ParsedFile, leaf: Node, index: number): Unit | undefined {
  const end = index + 'resource'.length;
  if (contents.test(leaf.type) && text.charAt(end) === '=') {
    if (!/["'`?&]/.test(text.charAt(index - 1))) return undefined;
    const node = joined(leaf);
    return { node, spans: [spanOf(node)], kind: 'text', isClosed: isClosedText(node) };
  }
  const key =
    contents.test(leaf.type) && /string/.test(leaf.parent?.type ?? '') ? (leaf.parent ?? leaf) : leaf;
  const isWhole = key.endIndex - key.startIndex <= 'resource'.length + 4;
  if (!isWhole || !(contents.test(leaf.type) || /^(?:shorthand_)?property_identifier$/.test(leaf.type)))
    return undefined;
  return addedBy(key) ?? listed(key);
}

/** The largest text that a content is a piece of. */
function joined(leaf: Node): Node {
  let node = leaf;
  for (const around of ancestors(leaf)) {
    if (!joins.test(around.type)) break;
    node = around;
  }
  return node;
}

/** Whether a text has a query of which every name is written. */
function isClosedText(node: Node): boolean {
  const pieces = piecesOf(node);
  const query = pieces.slice(pieces.indexOf('?') + 1);
  return pieces.includes('?') && query.split('&').every((pair) => /^[\w-]+=(?:\0|[^\0]*)$/.test(pair));
}

/** The text with a zero for each piece that is put in later. */
function piecesOf(node: Node): string {
  if (contents.test(node.type) && node.namedChildCount === 0)
    return node.text.replace(/^[@$\w]*["'`]+(?=.)|["'`]+$/g, '').replace(/\$?\{[^{}]*\}|%[sv]/g, '\0');
  if (/^(?:template_substitution|interpolation)$/.test(node.type) || !joins.test(node.type)) return '\0';
  return namedChildren(node)
    .filter(({ type }) => !/^(?:string_(?:start|end)|interpolation_start)$|comment|escape/.test(type))
    .map(piecesOf)
    .join('');
}

/** A call that adds the parameter, with those on the same object in the same block, or in the same chain. */
function addedBy(key: Node): Unit | undefined {
  const [call] = callsAround(key);
  const argument = key.parent?.type === 'argument' ? key.parent : key;
  if (!call || call.list.firstNamedChild?.equals(argument) !== true || call.list.namedChildCount !== 2)
    return undefined;
  if (!adds.test(call.callee)) return undefined;
  const chain = [call.node, ...ancestors(call.node)].filter(
    (node) => node.startIndex === call.node.startIndex && callIn(node),
  );
  const whole = chain.at(-1) ?? call.node;
  const owner = call.callee.replace(/(?:\.|->|::)\w+$/, '');
  const statement = [call.node, ...ancestors(call.node)].find(
    ({ parent }) => parent && /block|body|statement_list|module|program|compilation_unit/.test(parent.type),
  );
  const siblings = statement?.parent ? namedChildren(statement.parent) : [];
  const same = /^[\w.$>-]+$/.test(owner)
    ? siblings.filter(({ text }) => text.startsWith(owner) && /^(?:\.|->)/.test(text.slice(owner.length)))
    : [];
  const nodes = same.some((node) => node.startIndex <= whole.startIndex && whole.endIndex <= node.endIndex)
    ? same
    : [whole];
  return { node: whole, spans: nodes.map(spanOf), kind: 'calls', isClosed: false };
}

/** The table that a literal is a key of: of pairs, of lists of two, or `Map.of(…)`. */
function listed(key: Node): Unit | undefined {
  let entry = key;
  while (
    entry.parent &&
    entries.test(entry.parent.type) &&
    entry.parent.startIndex >= key.startIndex - 2 &&
    !isTable(entry.parent, entry)
  )
    entry = entry.parent;
  const node = entry.parent;
  if (!node || !isTable(node, entry)) return undefined;
  const isOpen = namedChildren(node).some(({ type }) => /splat|spread/.test(type));
  const isBare = /property_identifier$/.test(key.type);
  if (isBare && !/['"]api-version['"]/.test(node.text)) return undefined;
  return { node, spans: [spanOf(node)], kind: 'table', isClosed: !isOpen };
}

/** Whether a list has the entry as one of its own: those of two are entries themselves. */
function isTable(node: Node, entry: Node): boolean {
  if (!tables.test(node.type)) return false;
  if (/^arguments?|token_tree/.test(node.type))
    return /(?:Map|ImmutableMap)\.of$/.test(node.parent?.text.split('(')[0] ?? '');
  if (/^(?:object|dictionary|literal_value)$/.test(node.type)) return true;
  return entries.test(entry.type) && entry.type !== 'literal_element';
}
