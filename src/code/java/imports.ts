/** Reads the package and the imports of a Java file, and what a type name in it stands for. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';

/** One import declaration. */
export interface Import {
  readonly node: Node;
  /** The full name; of a wildcard the package before the asterisk. */
  readonly target: string;
  readonly isStatic: boolean;
  readonly isWildcard: boolean;
}

export interface Imports {
  readonly packageNode?: Node;
  /** `com.contoso.orders`; empty in the unnamed package. */
  readonly packageName: string;
  readonly all: readonly Import[];
}

/** The package and every import, in file order; once per tree. */
export const readImports: (file: ParsedFile) => Imports = perTree((file) => {
  const heads = namedChildren(file.tree.rootNode);
  const packageNode = heads.find(({ type }) => type === 'package_declaration');
  const all = heads.flatMap((node): Import[] => {
    if (node.type !== 'import_declaration') return [];
    const name = namedChildren(node).find(({ type }) => type.endsWith('identifier'));
    const kinds = node.children.map((child) => child?.type);
    return [
      {
        node,
        target: plain(name),
        isStatic: kinds.includes('static'),
        isWildcard: kinds.includes('asterisk'),
      },
    ];
  });
  const name = packageNode && namedChildren(packageNode).find(({ type }) => type.endsWith('identifier'));
  return { packageName: plain(name), all, ...(packageNode && { packageNode }) };
});

/** A dotted name without blanks; empty for none. */
export function plain(node: Node | null | undefined): string {
  return (node?.text ?? '').replace(/\s+/g, '');
}

/** The last segment of a dotted name. */
export function simpleName(target: string): string {
  return target.slice(target.lastIndexOf('.') + 1);
}

/** The import of exactly this type name, whatever its package. */
export function importNamed(file: ParsedFile, name: string): Import | undefined {
  return readImports(file).all.find(
    (each) => !each.isStatic && !each.isWildcard && simpleName(each.target) === name,
  );
}

/** Whether every type of a package can be named bare without an import of its own. */
export function isOpen(file: ParsedFile, packageName: string): boolean {
  const { packageName: own, all } = readImports(file);
  return (
    own === packageName ||
    packageName === 'java.lang' ||
    all.some((each) => each.isWildcard && !each.isStatic && each.target === packageName)
  );
}

/** The package out of those that `accepts` a type name comes from; `undefined` when it is any other type. */
export function packageOf(
  file: ParsedFile,
  type: Node,
  accepts: (packageName: string) => boolean,
): string | undefined {
  const written = plain(type);
  const name = simpleName(written);
  if (written !== name) return accepted(written);
  if (declaresType(file, name)) return undefined;
  const imported = importNamed(file, name);
  if (imported) return accepted(imported.target);
  const { packageName, all } = readImports(file);
  const wild = all.filter((each) => each.isWildcard && !each.isStatic).map(({ target }) => target);
  return [packageName, ...wild].find(accepts);

  function accepted(target: string): string | undefined {
    const before = target.slice(0, -name.length - 1);
    return accepts(before) ? before : undefined;
  }
}

/** Whether a type name stands for the type of this package. */
export function isFrom(file: ParsedFile, type: Node, packageName: string): boolean {
  return packageOf(file, type, (each) => each === packageName) !== undefined;
}

const declaredTypes = perTree(() => new Map<string, boolean>());

/** Whether the file declares a type of this name itself; found out once per tree and name. */
export function declaresType(file: ParsedFile, name: string): boolean {
  const known = declaredTypes(file);
  const before = known.get(name);
  if (before !== undefined) return before;
  const declares = tokens(file, name).some(
    ({ parent, startIndex }) =>
      parent !== null &&
      (parent.type === 'type_parameter' ||
        (/^(class|record|interface|enum|annotation_type)_declaration$/.test(parent.type) &&
          parent.childForFieldName('name')?.startIndex === startIndex)),
  );
  known.set(name, declares);
  return declares;
}
