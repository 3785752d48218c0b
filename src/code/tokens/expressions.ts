/** What the grammars of all code languages have in common: functions, calls, and the names that values are given. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, allChildren, nodeAt, spanOf } from '../nodes';
import type { Span } from '../text';
import { tokens } from '../words';

const functions =
  /^(?:(?:generator_)?function_(?:declaration|expression|definition|item)|generator_function|arrow_function|method_(?:declaration|definition)|local_function_statement|lambda(?:_expression)?|anonymous_method_expression|constructor_declaration|func_literal|closure_expression)$/;
const calls =
  /^(?:call|call_expression|invocation_expression|method_invocation|new_expression|object_creation_expression|macro_invocation)$/;
/** What hands its value on as it is. */
const wrappers =
  /^(?:await|await_expression|parenthesized_expression|non_null_expression|try_expression|as_expression|satisfies_expression|cast_expression|expression_list|reference_expression)$/;
const declarations =
  /declarator$|assignment|_spec$|^(?:let_declaration|short_var_declaration|const_item|static_item|public_field_definition|field_definition|named_expression)$/;

/** The innermost function around a node. */
export function functionAround(node: Node): Node | undefined {
  return [...ancestors(node)].find(({ type }) => functions.test(type));
}

/** The function's own name; empty for one without. */
export function nameOf(around: Node): string {
  const name = around.childForFieldName('name') ?? around.childForFieldName('declarator');
  return (name?.childForFieldName('declarator') ?? name)?.text ?? '';
}

export interface Call {
  readonly node: Node;
  /** What is called, without blanks and type arguments: `fetch`, `this.log.info`, `new URL`, `println!`. */
  readonly callee: string;
  /** The arguments with their parentheses. */
  readonly list: Node;
}

/** What a node calls or makes; `undefined` when it is no call. */
export function callIn(node: Node): Call | undefined {
  if (!calls.test(node.type)) return undefined;
  const list = allChildren(node).findLast(({ type }) => /^arguments?(?:_list)?$|^token_tree$/.test(type));
  if (!list) return undefined;
  const written = node.text.slice(0, list.startIndex - node.startIndex);
  const callee = written.replace(/\s+(?!\w)|(?<!\bnew)\s+|<[\w\s,.:<>]*>$/g, '').replace(/\?(?=\.)/g, '');
  return { node, callee, list };
}

/** The calls around a node in whose arguments it stands, innermost first. */
export function* callsAround(node: Node): Generator<Call> {
  for (const around of ancestors(node)) {
    const call = callIn(around);
    if (call && call.list.startIndex <= node.startIndex && node.endIndex <= call.list.endIndex) yield call;
  }
}

/** The node that a value is given to, be it a name, a field or a pattern; of several the first. */
export function givenTo(value: Node): Node | undefined {
  let inner = value;
  while (inner.parent && wrappers.test(inner.parent.type)) inner = inner.parent;
  const owner = inner.parent;
  if (!owner || !declarations.test(owner.type)) return undefined;
  const left = ['name', 'left', 'pattern', 'declarator', 'property']
    .map((field) => owner.childForFieldName(field))
    .find((node) => node && node.endIndex <= inner.startIndex);
  const first = left?.type === 'expression_list' ? left.firstNamedChild : left;
  return first?.type.endsWith('reference_declarator')
    ? (first.lastNamedChild ?? undefined)
    : (first ?? undefined);
}

/** Whether a node is what hands its value on, so that what stands around it counts. */
export function isWrapper({ type }: Node): boolean {
  return wrappers.test(type);
}

const binders = ['name', 'left', 'pattern', 'declarator', 'parameter', 'alias'];

/** Whether a name gets a value where it stands: in a declaration, an assignment, a loop or a list of parameters. */
function isBound(token: Node): boolean {
  let inner = token;
  while (
    inner.parent &&
    /_list$|pattern|reference_declarator/.test(inner.parent.type) &&
    !/argument|statement/.test(inner.parent.type)
  )
    inner = inner.parent;
  const { parent } = inner;
  if (!parent || /^keyword_argument$|member|attribute|invocation|access/.test(parent.type)) return false;
  if (/parameters?$|^parameter_list$/.test(parent.type)) return true;
  return binders.some((field) => parent.childForFieldName(field)?.equals(inner) === true);
}

/** Whether a leaf is an identifier of its own, and no member of something else. */
function stands({ text }: ParsedFile, token: Node): boolean {
  if (!/identifier$/.test(token.type) || /^(?:property|field)_identifier$/.test(token.type)) return false;
  return !/(?:\.|->|::)\s*$/.test(text.slice(Math.max(0, token.startIndex - 8), token.startIndex));
}

/**
 * Where a name is used that is given a value at `name`, behind that place in the function around it, or in the whole
 * file outside of functions. Nothing where the same word is bound more than once there: which is meant is not certain.
 */
export function usesOf(file: ParsedFile, name: Node): Node[] {
  const scope = functionAround(name) ?? file.tree.rootNode;
  const same = tokens(file, name.text, spanOf(scope)).filter(
    (token) => token.equals(name) || stands(file, token),
  );
  if (same.filter((token) => token.equals(name) || isBound(token)).length !== 1) return [];
  return same.filter((token) => token.startIndex > name.startIndex && !/^(?:key|name)$/.test(fieldOf(token)));
}

/** The field that a node is of its parent. */
function fieldOf(node: Node): string {
  const { parent } = node;
  return ['key', 'name'].find((field) => parent?.childForFieldName(field)?.equals(node)) ?? '';
}

/** The node of a stretch: the smallest that holds all of it. */
export function nodeOf({ tree }: ParsedFile, span: Span): Node {
  return nodeAt(tree.rootNode, span);
}

/** Whether a leaf is code or the content of a string that is a value: no comment, and no string that only stands there. */
export function isCode(leaf: Node): boolean {
  if (/comment/.test(leaf.type)) return false;
  return ![leaf, ...ancestors(leaf)]
    .slice(0, 3)
    .some(
      ({ type, parent }) =>
        /comment/.test(type) ||
        (type === 'string' && parent?.type === 'expression_statement' && parent.namedChildCount === 1),
    );
}
