/** What a TypeScript or JavaScript file takes from other modules: `import`, `import x = require`, `require`, `await import`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { allChildren, namedChildren, spanOf } from '../nodes';
import { perTree } from '../query';
import type { Span } from '../text';

/** One name a file takes from a module. */
export interface ModuleName extends Span {
  /** The name the module exports; `*` for the module as a whole, `default` for its default export. */
  readonly exported: string;
  /** The name it has in this file. */
  readonly local: string;
  readonly typeOnly: boolean;
}

/** One statement, or one declarator of a statement, that takes names from a module. */
export interface ModuleStatement extends Span {
  readonly module: string;
  readonly form: 'import' | 'importEquals' | 'require';
  /** `import type`: its names are no values. */
  readonly typeOnly: boolean;
  readonly names: readonly ModuleName[];
  /** The braces that further names can be written into. */
  readonly braces?: Node;
  /** The module's name with its quotes. */
  readonly source: Node;
}

/** The statements at the top of the file's scope that take names from modules, in file order. */
export const moduleStatements = perTree((file): readonly ModuleStatement[] =>
  namedChildren(file.tree.rootNode).flatMap((child) => {
    if (child.type === 'import_statement') return readImport(file, child) ?? [];
    return declarators(child).flatMap((declarator) => readRequire(file, declarator, child) ?? []);
  }),
);

/** The declarators of a `const`, `let` or `var` statement; none for any other node. */
export function declarators(statement: Node): Node[] {
  if (statement.type !== 'lexical_declaration' && statement.type !== 'variable_declaration') return [];
  return namedChildren(statement).filter((child) => child.type === 'variable_declarator');
}

function readImport(file: ParsedFile, node: Node): ModuleStatement | undefined {
  const clause = namedChildren(node).find((child) => child.type.startsWith('import_'));
  const equals = clause?.type === 'import_require_clause' ? clause : undefined;
  const source = (equals ?? node).childForFieldName('source');
  if (!source) return undefined;
  const typeOnly = allChildren(node).some((child) => child.type === 'type');
  const name = (local: Node, exported: string, span: Node, ownType = false): ModuleName => ({
    ...spanOf(span),
    exported,
    local: textOf(file, local),
    typeOnly: typeOnly || ownType,
  });
  const names: ModuleName[] = [];
  let braces: Node | undefined;
  for (const part of clause ? namedChildren(clause) : []) {
    if (part.type === 'identifier') names.push(name(part, equals ? '*' : 'default', part));
    if (part.type === 'namespace_import') {
      const local = part.firstNamedChild;
      if (local) names.push(name(local, '*', part));
    }
    if (part.type === 'named_imports') {
      braces = part;
      for (const specifier of namedChildren(part)) {
        const exported = specifier.childForFieldName('name');
        if (specifier.type !== 'import_specifier' || !exported) continue;
        const ownType = allChildren(specifier).some((child) => child.type === 'type');
        const local = specifier.childForFieldName('alias') ?? exported;
        names.push(name(local, stringValue(file, exported) ?? textOf(file, exported), specifier, ownType));
      }
    }
  }
  return {
    ...spanOf(node),
    module: stringValue(file, source) ?? '',
    form: equals ? 'importEquals' : 'import',
    typeOnly,
    names,
    source,
    ...(braces && { braces }),
  };
}

/** Reads `name = require('m')`, `{ a, b: c } = require('m')`, `x = require('m').y` and the same with `await import('m')`. */
export function readRequire(
  file: ParsedFile,
  declarator: Node,
  statement: Node,
): ModuleStatement | undefined {
  const pattern = declarator.childForFieldName('name');
  let value = declarator.childForFieldName('value');
  let member: string | undefined;
  if (value?.type === 'member_expression') {
    const property = value.childForFieldName('property');
    member = property ? textOf(file, property) : undefined;
    value = value.childForFieldName('object');
  }
  if (value?.type === 'await_expression') value = value.firstNamedChild;
  if (!pattern || value?.type !== 'call_expression') return undefined;
  const called = value.childForFieldName('function');
  const source = value.childForFieldName('arguments')?.firstNamedChild;
  if (!called || !source || !['require', 'import'].includes(textOf(file, called))) return undefined;
  const module = stringValue(file, source);
  if (module === undefined) return undefined;
  const names = patternNames(file, pattern).map(({ local, exported, node }) => ({
    ...spanOf(node),
    local,
    exported: pattern.type === 'identifier' ? (member ?? '*') : exported,
    typeOnly: false,
  }));
  return {
    ...spanOf(statement),
    module,
    form: 'require',
    typeOnly: false,
    names: member !== undefined && pattern.type !== 'identifier' ? [] : names,
    source,
    ...(pattern.type === 'object_pattern' && member === undefined && { braces: pattern }),
  };
}

/** The names a binding pattern declares; `exported` is the property each is taken from, or the name itself. */
export function patternNames(
  file: ParsedFile,
  pattern: Node,
): { local: string; exported: string; node: Node }[] {
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern': {
      const local = textOf(file, pattern);
      return [{ local, exported: local, node: pattern }];
    }
    case 'pair_pattern': {
      const key = pattern.childForFieldName('key');
      const value = pattern.childForFieldName('value');
      if (!key || !value) return [];
      const inner = patternNames(file, value);
      const direct = value.type === 'identifier' || value.type === 'assignment_pattern';
      const exported = stringValue(file, key) ?? textOf(file, key);
      return direct ? inner.map((name) => ({ ...name, exported, node: pattern })) : inner;
    }
    case 'object_assignment_pattern':
    case 'assignment_pattern': {
      const left = pattern.childForFieldName('left');
      return left ? patternNames(file, left).map((name) => ({ ...name, node: pattern })) : [];
    }
    case 'required_parameter':
    case 'optional_parameter': {
      const inner = pattern.childForFieldName('pattern');
      return inner ? patternNames(file, inner) : [];
    }
    case 'object_pattern':
    case 'array_pattern':
    case 'rest_pattern':
    case 'formal_parameters':
      return namedChildren(pattern).flatMap((child) => patternNames(file, child));
    default:
      return [];
  }
}

/** Whether the name of a module in a file is that of a package, also as Deno writes it. */
export function isModule(written: string, name: string): boolean {
  const bare = written.replace(/^npm:\/?/, '');
  return bare === name || bare.startsWith(`${name}@`);
}

/** Whether a module's name is that of the Azure Identity package. */
export function isIdentityModule(written: string): boolean {
  return isModule(written, '@azure/identity');
}

/** Whether a module is one of the Azure SDK. */
export function isAzureModule(written: string): boolean {
  return /^(npm:\/?)?@azure\//.test(written);
}

/** The source text of a node. */
export function textOf(file: ParsedFile, node: Node): string {
  return file.text.slice(node.startIndex, node.endIndex);
}

/** The value of a string literal without escapes, as source writes it; `undefined` for any other node. */
export function stringValue(file: ParsedFile, node: Node): string | undefined {
  return node.type === 'string' ? file.text.slice(node.startIndex + 1, node.endIndex - 1) : undefined;
}
