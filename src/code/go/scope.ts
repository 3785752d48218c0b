/** Where names of a Go file are declared, so that a new one hides none and is declared once. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren, spanOf, touches } from '../nodes';
import { perTree } from '../query';
import type { Span } from '../text';
import { tokens } from '../words';

export interface Declaration {
  readonly token: Node;
  /** The block, clause, function or file in which the name is known. */
  readonly scope: Node;
}

export const functions: ReadonlySet<string> = new Set([
  'function_declaration',
  'method_declaration',
  'func_literal',
]);

/** Types of nodes that a name declared directly in them is not known outside of. */
const scopes: ReadonlySet<string> = new Set([
  ...functions,
  'block',
  'if_statement',
  'for_statement',
  'expression_switch_statement',
  'type_switch_statement',
  'expression_case',
  'type_case',
  'default_case',
  'communication_case',
  'function_type',
  'method_elem',
  'source_file',
]);

/** The innermost scope around a node. */
export function scopeOf(node: Node): Node {
  for (const around of ancestors(node)) if (scopes.has(around.type)) return around;
  return node.tree.rootNode;
}

/** The function around a node, or the node itself. */
export function functionOf(node: Node): Node | undefined {
  return [node, ...ancestors(node)].find(({ type }) => functions.has(type));
}

/** The functions at the top of the file: names that are declared in others cannot be meant in one. */
const topFunctions = perTree(({ tree }): readonly Span[] =>
  namedChildren(tree.rootNode)
    // Where a bracket is left open, what follows stands in there.
    .flatMap((node) => (node.isError ? namedChildren(node) : node))
    .filter(({ type }) => functions.has(type))
    .map(spanOf),
);

const known = perTree(() => new Map<string, readonly Declaration[]>());

/**
 * Every declaration of a name at the top of the file and in the functions that reach into `near`, imports left out, in
 * file order, those in functions no further than `until`; each name is looked for once per tree and function.
 */
export function declarationsOf(
  file: ParsedFile,
  name: string,
  near: Span,
  until = Infinity,
): readonly Declaration[] {
  const { text } = file;
  const all = topFunctions(file);
  const declared = (key: string, find: () => readonly Node[]): readonly Declaration[] => {
    const before = known(file).get(key);
    if (before) return before;
    const found = find().flatMap((token) => declarationAt(file, token) ?? []);
    known(file).set(key, found);
    return found;
  };
  const isOutside = (at: number): boolean => {
    const inside = all[lastBefore(all, at)];
    // Of a function, only its own name is known around it, which stands before all parentheses.
    return !inside || at >= inside.end || !text.slice(inside.start, at).includes('(');
  };
  const top = declared(name, () => tokens(file, name, undefined, isOutside));
  const around = all
    .slice(Math.max(0, lastBefore(all, near.start)), lastBefore(all, near.end) + 1)
    .filter((one) => touches(one, near))
    .flatMap(({ start, end }) => {
      const part = { start, end: Math.min(end, until) };
      return declared(`${name} ${start} ${part.end}`, () => tokens(file, name, part, (at) => !isOutside(at)));
    });
  return [...top, ...around].sort((a, b) => a.token.startIndex - b.token.startIndex);
}

/** Every declaration of a name in a stretch of the file. */
export function declarationsIn(file: ParsedFile, name: string, within: Span): readonly Declaration[] {
  return tokens(file, name, within).flatMap((token) => declarationAt(file, token) ?? []);
}

/** The last of some stretches in file order that begins at or before `offset`; -1 when there is none. */
function lastBefore(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function declarationAt(file: ParsedFile, token: Node): Declaration | undefined {
  if (!isDeclared(token)) return undefined;
  const root = file.tree.rootNode;
  const scope = scopeOf(token);
  // The name of a function is known around it.
  const isOwnName = scope.childForFieldName('name')?.equals(token) === true;
  return { token, scope: isOwnName ? root : scope };
}

/** The declaration of `name` that holds at `offset`: the innermost one. */
export function visibleAt(file: ParsedFile, name: string, offset: number): Declaration | undefined {
  let best: Declaration | undefined;
  // What a function declares is known below only.
  for (const found of declarationsOf(file, name, { start: offset, end: offset }, offset + 1)) {
    const { token, scope } = found;
    if (offset < scope.startIndex || offset > scope.endIndex) continue;
    if (scope.type !== 'source_file' && token.startIndex > offset) continue;
    if (!best || scope.startIndex >= best.scope.startIndex) best = found;
  }
  return best;
}

/** Whether a token stands where Go declares it: left of `:=`, in `var` or `const`, as parameter, function or type. */
function isDeclared(token: Node): boolean {
  const { parent } = token;
  if (!/^(type_)?identifier$/.test(token.type) || !parent) return false;
  switch (parent.type) {
    case 'expression_list': {
      const owner = parent.parent;
      const isLeft =
        owner?.childForFieldName('left')?.equals(parent) ?? owner?.childForFieldName('alias')?.equals(parent);
      return isLeft === true && (owner?.children.some((child) => child?.type === ':=') ?? false);
    }
    case 'var_spec':
    case 'const_spec':
    case 'parameter_declaration':
    case 'variadic_parameter_declaration':
    case 'type_parameter_declaration':
      return parent.childrenForFieldName('name').some((name) => name?.equals(token));
    case 'function_declaration':
    case 'type_spec':
    case 'type_alias':
      return parent.childForFieldName('name')?.equals(token) === true;
    default:
      return false;
  }
}

/** Whether a declaration belongs to the very scope of `block`; parameters and results belong to a function's body. */
export function isOfBlock({ scope }: Declaration, block: Node): boolean {
  return scope.equals(block) || (functions.has(scope.type) && block.parent?.equals(scope) === true);
}

/** The first of `names` that neither the function nor the file around it declares or imports. */
export function freeName(
  file: ParsedFile,
  around: Node,
  names: readonly string[],
  taken: readonly string[],
): string {
  for (let turn = 0; ; turn++) {
    const [last = ''] = names.slice(-1);
    const name = names[turn] ?? `${last}${turn - names.length + 2}`;
    const isTaken = declarationsOf(file, name, spanOf(around)).some(
      ({ token, scope }) =>
        scope.type === 'source_file' ||
        (around.startIndex <= token.startIndex && token.startIndex < around.endIndex) ||
        (scope.startIndex <= around.startIndex && around.endIndex <= scope.endIndex),
    );
    if (!isTaken && !taken.includes(name)) return name;
  }
}
