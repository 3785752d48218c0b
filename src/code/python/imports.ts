/** What a Python file imports, and what a dotted name in it stands for. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';

/** A name that an import binds. */
export interface Binding {
  /** The name in this file; for `import azure.identity` that is `azure`. */
  readonly local: string;
  /** The dotted name it stands for, such as `azure.identity.aio.ManagedIdentityCredential`. */
  readonly target: string;
  /** The function, class or module it is known in. */
  readonly scope: Node;
}

/** One `import` or `from … import` statement. */
export interface ImportStatement {
  readonly node: Node;
  /** The module after `from`, or the first one after `import`; relative ones begin with a dot. */
  readonly module: string;
  readonly isFrom: boolean;
  readonly scope: Node;
  /** Stands directly in the module, in no `if`, `try` or function. */
  readonly topLevel: boolean;
  /** Stands under `if TYPE_CHECKING:`, so that nothing of it exists when the program runs. */
  readonly typesOnly: boolean;
}

export interface PythonImports {
  readonly statements: readonly ImportStatement[];
  /** Names that exist when the program runs. */
  readonly bindings: readonly Binding[];
  /** Modules imported with `*`. */
  readonly wildcards: readonly string[];
}

const scopes: ReadonlySet<string> = new Set(['module', 'function_definition', 'class_definition', 'lambda']);

/** The function, class or module around a node. */
export function scopeOf(node: Node): Node {
  for (const around of ancestors(node)) if (scopes.has(around.type)) return around;
  return node.tree.rootNode;
}

/** Reads every import of the file, those in functions included; once per tree. */
export const readImports: (file: ParsedFile) => PythonImports = perTree((file) => {
  const statements: ImportStatement[] = [];
  const bindings: Binding[] = [];
  const wildcards: string[] = [];
  for (const keyword of tokens(file, 'import')) {
    const node = keyword.parent;
    if (node?.type !== 'import_statement' && node?.type !== 'import_from_statement') continue;
    const scope = scopeOf(node);
    const typesOnly = isTypesOnly(node);
    const isFrom = node.type === 'import_from_statement';
    const source = isFrom ? textOf(node.childForFieldName('module_name')) : '';
    const names = importedNames(node);
    const module = isFrom ? source : (names[0]?.name ?? '');
    statements.push({ node, module, isFrom, scope, topLevel: node.parent?.type === 'module', typesOnly });
    if (typesOnly) continue;
    if (namedChildren(node).some((child) => child.type === 'wildcard_import')) wildcards.push(source);
    for (const { name, alias } of names) {
      if (isFrom) bindings.push({ local: alias ?? name, target: `${source}.${name}`, scope });
      else if (alias) bindings.push({ local: alias, target: name, scope });
      else bindings.push({ local: firstPart(name), target: firstPart(name), scope });
    }
  }
  return { statements, bindings, wildcards };
});

/** The names a statement imports, each with its own node. */
export function importedNames(statement: Node): { name: string; alias?: string; node: Node }[] {
  return statement.childrenForFieldName('name').flatMap((node) => {
    if (!node) return [];
    if (node.type !== 'aliased_import') return [{ name: node.text, node }];
    return [
      { name: textOf(node.childForFieldName('name')), alias: textOf(node.childForFieldName('alias')), node },
    ];
  });
}

/** The binding of `name` that holds at `offset`: the one of the innermost scope, and there the last one. */
export function bindingAt(imports: PythonImports, name: string, offset: number): Binding | undefined {
  let best: Binding | undefined;
  for (const binding of imports.bindings) {
    if (binding.local !== name || offset < binding.scope.startIndex || offset > binding.scope.endIndex)
      continue;
    if (!best || binding.scope.startIndex >= best.scope.startIndex) best = binding;
  }
  return best;
}

/**
 * The full dotted name that `id.ManagedIdentityCredential` and the like stand for; `undefined` when the first part is
 * not imported. A name that only `from azure.identity import *` can bring is taken to come from there.
 */
export function targetOf(imports: PythonImports, expression: Node): string | undefined {
  const parts = dottedParts(expression);
  const first = parts?.[0];
  if (!parts || first === undefined) return undefined;
  const binding = bindingAt(imports, first, expression.startIndex);
  if (binding) return [binding.target, ...parts.slice(1)].join('.');
  const wildcard = imports.wildcards.find((module) => module.startsWith('azure.identity'));
  return wildcard && parts.length === 1 ? `${wildcard}.${first}` : undefined;
}

/** `a.b.c` as its parts; `undefined` for anything that is more than names and dots. */
export function dottedParts(expression: Node): string[] | undefined {
  if (expression.type === 'identifier') return [expression.text];
  if (expression.type !== 'attribute') return undefined;
  const object = expression.childForFieldName('object');
  const before = object && dottedParts(object);
  return before ? [...before, textOf(expression.childForFieldName('attribute'))] : undefined;
}

export function textOf(node: Node | null): string {
  return node?.text ?? '';
}

function firstPart(name: string): string {
  return name.split('.')[0] ?? name;
}

function isTypesOnly(statement: Node): boolean {
  let inside = statement;
  for (const around of ancestors(statement)) {
    if (around.type === 'if_statement') {
      const condition = textOf(around.childForFieldName('condition'));
      const body = around.childForFieldName('consequence');
      if (/(^|\.)TYPE_CHECKING$/.test(condition) && body?.equals(inside)) return true;
    }
    inside = around;
  }
  return false;
}
