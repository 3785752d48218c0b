/** Reads names and types of C++ for the signature check: what a name stands for, where a variable is declared, what is included. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../../../src/code/language';
import { headers } from './signatures';

/** Every full name that a name may stand for at a node: as written, and by each `using` line that holds there. */
export function meanings(file: ParsedFile, written: string, at: Node): string[] {
  const path = written.replace(/\s+/g, '').replace(/^::/, '');
  const lines = file.tree.rootNode.descendantsOfType([
    'using_declaration',
    'namespace_alias_definition',
    'alias_declaration',
  ]);
  const known = lines.flatMap((line): string[] => {
    if (!line || line.endIndex > at.startIndex || !holdsAt(line, at)) return [];
    const [, namespace = ''] = /^using namespace ([\w:]+);$/.exec(line.text) ?? [];
    const [, name = ''] = /^using ([\w:]+);$/.exec(line.text) ?? [];
    const [, alias = '', target = ''] = /^(?:using|namespace) (\w+) = ([\w:]+);$/.exec(line.text) ?? [];
    if (namespace !== '') return [`${namespace}::${path}`];
    const [first = ''] = path.split('::');
    if (name.endsWith(`::${first}`)) return [name + path.slice(first.length)];
    return alias === first ? [target + path.slice(first.length)] : [];
  });
  return [path, ...known];
}

/** Whether what stands in a block, a namespace or the file holds for a node. */
function holdsAt(line: Node, at: Node): boolean {
  const { parent } = line;
  return parent === null || (parent.startIndex <= at.startIndex && at.endIndex <= parent.endIndex);
}

/** The headers that a file has, with those they bring. */
export function included(file: ParsedFile): {
  readonly all: ReadonlySet<string>;
  readonly unknown: string[];
} {
  const own = [...file.text.matchAll(/^[^\S\n]*#include <([^>]+)>|^[^\S\n]*#include "(azure\/[^"]+)"/gm)].map(
    ([, bracketed, quoted]) => bracketed ?? quoted ?? '',
  );
  return {
    all: new Set(own.flatMap((header) => [header, ...(headers[header] ?? [])])),
    unknown: own.filter((header) => !(header in headers)),
  };
}

/** The declaration of a variable or parameter that a name means at a node: the last in front of it in a block around. */
export function declarationOf(file: ParsedFile, name: string, at: Node): Node | undefined {
  const found = file.tree.rootNode
    .descendantsOfType(['declaration', 'parameter_declaration', 'for_range_loop'])
    .filter((each): each is Node => each !== null && each.startIndex < at.startIndex)
    .filter((each) => variableIn(each)?.text === name && holdsAt(blockOf(each), at));
  return found.at(-1);
}

/** What a declaration names. */
export function variableIn(declaration: Node): Node | undefined {
  let node = declaration.childForFieldName('declarator');
  while (node && node.type !== 'identifier')
    node =
      node.childForFieldName('declarator') ?? (node.namedChildren.length === 1 ? node.firstNamedChild : null);
  return node ?? undefined;
}

/** A node in the block that a declaration holds for: a parameter holds for the whole function. */
function blockOf(declaration: Node): Node {
  let node =
    declaration.type === 'for_range_loop'
      ? (declaration.childForFieldName('body')?.firstNamedChild ?? declaration)
      : declaration;
  while (
    node.type === 'parameter_declaration' ||
    /^(parameter_list|function_declarator|pointer_declarator|lambda_declarator)$/.test(node.type)
  ) {
    if (!node.parent) break;
    node = node.parent;
    if (/^(function_definition|lambda_expression)$/.test(node.type))
      return node.lastNamedChild?.firstNamedChild ?? node;
  }
  return node;
}

/** The arguments of a call or of a list, without remarks. */
export function argumentsOf(list: Node | null): Node[] {
  return (list?.namedChildren ?? []).filter((node): node is Node => node !== null && node.type !== 'comment');
}

/** `X` of `owner<X>`. */
export function inner(type: string, owner: string): string | undefined {
  return type.startsWith(`${owner}<`) ? type.slice(owner.length + 1, -1) : undefined;
}
