/** Where names of a Go file are declared, so that a new one hides none and is declared once. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { perTree } from '../query';
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

const known = perTree(() => new Map<string, readonly Declaration[]>());

/** Every declaration of a name in the file, imports left out; each name is looked for once per tree. */
export function declarationsOf(file: ParsedFile, name: string): readonly Declaration[] {
  const before = known(file).get(name);
  if (before) return before;
  const found = tokens(file, name).flatMap((token) => {
    const scope = isDeclared(token) ? scopeOf(token) : undefined;
    if (!scope) return [];
    // The name of a function is known around it.
    const isOwnName = scope.childForFieldName('name')?.equals(token) === true;
    return [{ token, scope: isOwnName ? file.tree.rootNode : scope }];
  });
  known(file).set(name, found);
  return found;
}

/** The declaration of `name` that holds at `offset`: the innermost one. */
export function visibleAt(file: ParsedFile, name: string, offset: number): Declaration | undefined {
  let best: Declaration | undefined;
  for (const found of declarationsOf(file, name)) {
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
      const statement = parent.parent;
      const isLeft =
        statement?.childForFieldName('left')?.equals(parent) ??
        statement?.childForFieldName('alias')?.equals(parent);
      return isLeft === true && (statement?.children.some((child) => child?.type === ':=') ?? false);
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
    const isTaken = declarationsOf(file, name).some(
      ({ token, scope }) =>
        scope.type === 'source_file' ||
        (around.startIndex <= token.startIndex && token.startIndex < around.endIndex) ||
        (scope.startIndex <= around.startIndex && around.endIndex <= scope.endIndex),
    );
    if (!isTaken && !taken.includes(name)) return name;
  }
}
