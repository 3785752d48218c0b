/** What a Go file imports, and the package that a name in front of a dot stands for. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import { perTree } from '../query';
import { visibleAt } from './scope';

export const azidentity = 'github.com/Azure/azure-sdk-for-go/sdk/azidentity';
export const azcore = 'github.com/Azure/azure-sdk-for-go/sdk/azcore';

/** One path of an import declaration. */
export interface ImportSpec {
  readonly node: Node;
  readonly declaration: Node;
  readonly path: string;
  /** The name in this file; `.` and `_` for the imports that give none. */
  readonly local: string;
}

export interface GoImports {
  /** The `package` clause; absent in a file that has none yet. */
  readonly clause: Node | undefined;
  readonly declarations: readonly Node[];
  readonly specs: readonly ImportSpec[];
}

/** Reads the head of the file, once per tree. */
export const readImports: (file: ParsedFile) => GoImports = perTree(({ tree }) => {
  let clause: Node | undefined;
  const declarations: Node[] = [];
  for (let at = 0; ; at++) {
    const node = tree.rootNode.namedChild(at);
    if (node?.type === 'package_clause') clause = node;
    else if (node?.type === 'import_declaration') declarations.push(node);
    else if (node?.type !== 'comment') break;
  }
  return { clause, declarations, specs: declarations.flatMap(specsOf) };
});

function specsOf(declaration: Node): ImportSpec[] {
  const list = namedChildren(declaration).flatMap((child) =>
    child.type === 'import_spec_list' ? namedChildren(child) : child,
  );
  return list.flatMap((node) => {
    const path = node.childForFieldName('path')?.text.slice(1, -1);
    if (node.type !== 'import_spec' || path === undefined) return [];
    const local = node.childForFieldName('name')?.text ?? packageName(path);
    return [{ node, declaration, path, local }];
  });
}

/** What a package most likely calls itself: the last part of its path without a major version and without `go`. */
export function packageName(path: string): string {
  const parts = path.split('/').filter((part, at) => at === 0 || !/^v\d+$/.test(part));
  return (parts.at(-1) ?? path).replace(/\.v\d+$/, '').replace(/^go-|[-.]go$/g, '');
}

/** A name of another package as it is used: `id.ClientID`, or `ClientID` behind a dot import. */
export interface Member {
  readonly path: string;
  readonly name: string;
}

/** What a callee or a type stands for; `undefined` when it is not, or not surely, of an imported package. */
export function memberOf(file: ParsedFile, expression: Node | null): Member | undefined {
  if (!expression) return undefined;
  const { specs } = readImports(file);
  const operand = expression.childForFieldName('operand') ?? expression.childForFieldName('package');
  const name = expression.childForFieldName('field') ?? expression.childForFieldName('name');
  if (operand && name) {
    if (!/identifier$/.test(operand.type) || visibleAt(file, operand.text, operand.startIndex))
      return undefined;
    const spec = specs.find(({ local }) => local === operand.text);
    return spec && { path: spec.path, name: name.text };
  }
  if (!/^(type_)?identifier$/.test(expression.type)) return undefined;
  const dotted = specs.filter(({ local }) => local === '.');
  const [only] = dotted.filter(({ path }) => path.startsWith('github.com/Azure/'));
  if (!only || visibleAt(file, expression.text, expression.startIndex)) return undefined;
  return { path: only.path, name: expression.text };
}
