/** Reads the `using` directives of a C# file, and what a type name in it stands for. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { allChildren, namedChildren } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';

/** One `using` directive. */
export interface UsingDirective {
  readonly node: Node;
  /** The namespace or type named, without `global::` and blanks. */
  readonly target: string;
  /** The name before `=`. */
  readonly alias?: string;
  readonly isStatic: boolean;
  readonly isGlobal: boolean;
  /** The compilation unit, or the body of the namespace it stands in. */
  readonly owner: Node;
}

/** Every `using` directive of the file, those inside namespaces included; once per tree. Directives under `#if` are not. */
export const readUsings: (file: ParsedFile) => UsingDirective[] = perTree((file) =>
  tokens(file, 'using').flatMap((keyword) => {
    const node = keyword.parent;
    const owner = node?.parent;
    if (
      node?.type !== 'using_directive' ||
      !owner ||
      !/^(compilation_unit|declaration_list)$/.test(owner.type)
    ) {
      return [];
    }
    const alias = node.childForFieldName('name');
    const named = namedChildren(node).filter(
      (child) => child.type !== 'comment' && !(alias?.equals(child) ?? false),
    );
    const words = allChildren(node).map(({ type }) => type);
    const directive = {
      node,
      owner,
      target: plainName(named.at(-1)),
      isStatic: words.includes('static'),
      isGlobal: words.includes('global'),
    };
    return [alias ? { ...directive, alias: alias.text } : directive];
  }),
);

/** A dotted name without `global::` and blanks; empty for none. */
export function plainName(node: Node | null | undefined): string {
  return (node?.text ?? '').replace(/\s+/g, '').replace(/^global::/, '');
}

/** The directives that hold at `offset`: those of the file, and of the namespace around it. */
export function usingsAt(file: ParsedFile, offset: number): UsingDirective[] {
  return readUsings(file).filter(
    ({ owner }) =>
      owner.type === 'compilation_unit' || (owner.startIndex <= offset && offset <= owner.endIndex),
  );
}

/** Whether the names of a namespace can be used bare at `offset`. */
export function isImported(file: ParsedFile, namespace: string, offset: number): boolean {
  if (file.ambientImports?.includes(namespace) === true) return true;
  if (
    usingsAt(file, offset).some(
      (each) => !each.isStatic && each.alias === undefined && each.target === namespace,
    )
  ) {
    return true;
  }
  return namespacesAround(file, offset).some(
    (around) => around === namespace || around.startsWith(`${namespace}.`),
  );
}

/** The full names of the namespaces that `offset` lies in, outermost first; of a file-scoped one too. */
export function namespacesAround({ tree }: ParsedFile, offset: number): string[] {
  const found: string[] = [];
  let body: Node | undefined = tree.rootNode;
  while (body) {
    let inner: Node | undefined;
    for (const child of namedChildren(body)) {
      const isBlock =
        child.type === 'namespace_declaration' && child.startIndex < offset && offset < child.endIndex;
      const isFile = child.type === 'file_scoped_namespace_declaration' && child.endIndex <= offset;
      if (!isBlock && !isFile) continue;
      found.push([found.at(-1), plainName(child.childForFieldName('name'))].filter(Boolean).join('.'));
      if (isBlock) inner = child.childForFieldName('body') ?? undefined;
    }
    body = inner;
  }
  return found;
}

/** The class of `namespace` that a type name stands for; `undefined` when it stands for anything else. */
export function typeIn(file: ParsedFile, namespace: string, type: Node): string | undefined {
  const name = plainName(type);
  const dot = name.lastIndexOf('.');
  const usings = usingsAt(file, type.startIndex);
  if (dot === -1) {
    const alias = usings.find((each) => each.alias === name);
    if (alias)
      return alias.target.startsWith(`${namespace}.`) ? alias.target.slice(namespace.length + 1) : undefined;
    return isImported(file, namespace, type.startIndex) && !declaresType(file, name) ? name : undefined;
  }
  const [before, last] = [name.slice(0, dot), name.slice(dot + 1)];
  const aliased = usings.find((each) => each.alias === before.replace('::', '.'))?.target;
  return (aliased ?? before) === namespace ? last : undefined;
}

const typeDeclarations = /^(class|struct|record|interface|enum)_declaration$/;

/** What stands before the name of a type that is declared; what a comment hides is left to the tree. */
const declaring = /(?:\b(?:class|struct|record|interface|enum)|\*\/)\s*$/;

const declaredTypes = perTree(() => new Map<string, boolean>());

/** Whether the file declares a type of this name itself; found out once per tree and name. */
export function declaresType(file: ParsedFile, name: string): boolean {
  const known = declaredTypes(file);
  const before = known.get(name);
  if (before !== undefined) return before;
  // Types are named in many places and declared in few.
  const follows = (at: number): boolean => declaring.test(file.text.slice(Math.max(0, at - 40), at));
  const declares = tokens(file, name, undefined, follows).some(
    ({ parent, startIndex }) =>
      parent !== null &&
      typeDeclarations.test(parent.type) &&
      parent.childForFieldName('name')?.startIndex === startIndex,
  );
  known.set(name, declares);
  return declares;
}
