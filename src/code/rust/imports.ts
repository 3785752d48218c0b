/** What a Rust file brings into scope with `use`, and what a path in it stands for. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';

/** A name that a `use` declaration binds. */
export interface Binding {
  /** The name in this file. */
  readonly local: string;
  /** The path it stands for, such as `azure_identity::ManagedIdentityCredential`. */
  readonly target: string;
  /** The node of this name alone within the declaration. */
  readonly node: Node;
}

export interface UseDeclaration {
  readonly node: Node;
  /** The block, module body or file it holds for. */
  readonly scope: Node;
  /** Neither `pub` nor under an attribute, so names may be added to it. */
  readonly isPlain: boolean;
  readonly bindings: readonly Binding[];
  /** The paths before `::*`. */
  readonly globs: readonly string[];
}

/** Every `use` declaration of the file, in file order; once per tree. */
export const readUses: (file: ParsedFile) => UseDeclaration[] = perTree((file) =>
  tokens(file, 'use').flatMap(({ parent: node }): UseDeclaration[] => {
    const argument = node?.childForFieldName('argument');
    if (node?.type !== 'use_declaration' || !node.parent || !argument) return [];
    const bindings: Binding[] = [];
    const globs: string[] = [];
    flatten(argument, '', bindings, globs);
    const isPlain =
      node.firstChild?.type !== 'visibility_modifier' && node.previousNamedSibling?.type !== 'attribute_item';
    return [{ node, scope: node.parent, isPlain, bindings, globs }];
  }),
);

function flatten(node: Node, prefix: string, bindings: Binding[], globs: string[]): void {
  const path = node.childForFieldName('path');
  switch (node.type) {
    case 'use_list':
      for (const child of namedChildren(node)) flatten(child, prefix, bindings, globs);
      return;
    case 'scoped_use_list': {
      const list = node.childForFieldName('list');
      if (list) flatten(list, path ? joined(prefix, plain(path)) : prefix, bindings, globs);
      return;
    }
    case 'use_wildcard':
      globs.push(node.firstNamedChild ? joined(prefix, plain(node.firstNamedChild)) : prefix);
      return;
    case 'use_as_clause': {
      const local = node.childForFieldName('alias')?.text ?? '';
      const isSelf = path?.type === 'self' && prefix !== '';
      if (path) bindings.push({ local, target: isSelf ? prefix : joined(prefix, plain(path)), node });
      return;
    }
    case 'self':
      bindings.push({ local: lastOf(prefix), target: prefix, node });
      return;
    case 'identifier':
    case 'scoped_identifier':
    case 'crate':
    case 'super': {
      const target = joined(prefix, plain(node));
      bindings.push({ local: lastOf(target), target, node });
    }
  }
}

/** `a` and `b` as one path. */
export function joined(a: string, b: string): string {
  return a === '' ? b : `${a}::${b}`;
}

export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(':') + 1);
}

/** A path as it is compared: without blanks, a leading `::` and type arguments. */
export function plain(node: Node): string {
  return node.text.replace(/\s+|r#|::<.*>|<.*>/gs, '').replace(/^::/, '');
}

/** The module body or the file around a node: what `use` declarations at its top hold for. */
export function moduleOf(node: Node): Node {
  for (const around of [node, ...ancestors(node)]) {
    if (around.type === 'declaration_list' && around.parent?.type === 'mod_item') return around;
  }
  return node.tree.rootNode;
}

/** The declarations that hold at a node, innermost first; through `use super::*` those around the module too. */
export function usesAt(file: ParsedFile, node: Node): UseDeclaration[] {
  const uses = readUses(file);
  const found: UseDeclaration[] = [];
  for (const scope of [node, ...ancestors(node)]) {
    const here = uses.filter((use) => use.scope.equals(scope));
    found.push(...here);
    const isModule = scope.type === 'declaration_list' && scope.parent?.type === 'mod_item';
    if (isModule && !here.some(({ globs }) => globs.includes('super'))) break;
  }
  return found;
}

/** The path that `local` stands for at a node. */
export function bindingAt(file: ParsedFile, local: string, node: Node): Binding | undefined {
  for (const { bindings } of usesAt(file, node)) {
    const found = bindings.find((binding) => binding.local === local);
    if (found) return found;
  }
  return undefined;
}

/** The full path of a path expression or type; a lone name that only a glob of an Azure crate can bring comes from there. */
export function targetOf(file: ParsedFile, node: Node): string {
  const path = plain(node);
  const [first = '', ...rest] = path.split('::');
  const bound = bindingAt(file, first, node)?.target;
  if (bound !== undefined) return [bound, ...rest].join('::');
  if (/^[a-z]/.test(first) && rest.length > 0) return path;
  const glob = usesAt(file, node)
    .flatMap(({ globs }) => globs)
    .find((each) => each.startsWith('azure_'));
  return glob === undefined || isDeclared(file, first) ? path : joined(glob, path);
}

/** Whether the file declares a type or function of this name itself. */
export function isDeclared(file: ParsedFile, name: string): boolean {
  return tokens(file, name).some(
    ({ parent, startIndex }) =>
      parent !== null &&
      /^(struct|enum|union|type|trait|mod|function)_item$/.test(parent.type) &&
      parent.childForFieldName('name')?.startIndex === startIndex,
  );
}
