/** Finds what a name means at a place in a file, so that a class of the same name is never taken for the SDK's. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren } from '../nodes';
import { perTree } from '../query';
import { declarators, moduleStatements, patternNames, readRequire, textOf } from './modules';
import type { ModuleStatement } from './modules';

/** What declares a name: a module it comes from, or a declaration in the file with its first value when it has one. */
export type Meaning =
  | {
      readonly kind: 'module';
      readonly module: string;
      readonly exported: string;
      readonly typeOnly: boolean;
    }
  | { readonly kind: 'local'; readonly constant?: Node };

type Scope = ReadonlyMap<string, Meaning>;

/** What `name` means where `node` stands; `undefined` when nothing in the file declares it. */
export function meaningOf(file: ParsedFile, name: string, node: Node): Meaning | undefined {
  const around = [node, ...ancestors(node)].slice(0, -1);
  for (const scope of around) {
    const meaning = scopeOf(file, scope).get(name);
    if (meaning) return meaning;
  }
  return topLevel(file).get(name);
}

/** The names declared at the top level of the file. */
export const topLevel = perTree((file): Scope => {
  const scope = new Map<string, Meaning>();
  for (const statement of moduleStatements(file)) addModule(scope, statement);
  for (const child of namedChildren(file.tree.rootNode)) addStatement(file, scope, child);
  return scope;
});

const none: Scope = new Map();

/** Scopes read before, by node: every credential in a function asks for the names of the whole function. */
const scopesRead = perTree(() => new Map<number, Scope>());

/** The names a node other than the root declares for what is inside it. */
function scopeOf(file: ParsedFile, node: Node): Scope {
  const known = scopesRead(file);
  const before = known.get(node.id);
  if (before) return before;
  const scope = readScope(file, node);
  known.set(node.id, scope);
  return scope;
}

function readScope(file: ParsedFile, node: Node): Scope {
  const scope = new Map<string, Meaning>();
  switch (node.type) {
    case 'statement_block':
      for (const child of namedChildren(node)) addStatement(file, scope, child);
      return scope;
    case 'switch_body':
      for (const part of namedChildren(node)) {
        for (const child of namedChildren(part)) addStatement(file, scope, child);
      }
      return scope;
    case 'for_statement': {
      const initializer = node.childForFieldName('initializer');
      if (initializer) addStatement(file, scope, initializer);
      return scope;
    }
    case 'for_in_statement':
      addPattern(file, scope, node.childForFieldName('left'));
      return scope;
    case 'catch_clause':
      addPattern(file, scope, node.childForFieldName('parameter'));
      return scope;
    case 'class':
    case 'class_declaration':
      addName(file, scope, node);
      return scope;
    case 'function_declaration':
    case 'function_expression':
    case 'generator_function':
    case 'generator_function_declaration':
    case 'arrow_function':
    case 'method_definition':
      if (node.type !== 'method_definition') addName(file, scope, node);
      addPattern(file, scope, node.childForFieldName('parameters') ?? node.childForFieldName('parameter'));
      return scope;
    default:
      return none;
  }
}

function addStatement(file: ParsedFile, scope: Map<string, Meaning>, statement: Node): void {
  for (const declarator of declarators(statement)) {
    const required = readRequire(file, declarator, statement);
    if (required) {
      addModule(scope, required);
      continue;
    }
    const pattern = declarator.childForFieldName('name');
    const value = declarator.childForFieldName('value');
    const isConstant = pattern?.type === 'identifier' && statement.firstChild?.type === 'const';
    addPattern(file, scope, pattern, isConstant && value ? value : undefined);
  }
  switch (statement.type) {
    case 'export_statement':
    case 'ambient_declaration':
    case 'expression_statement':
      for (const child of namedChildren(statement)) {
        if (child.type.endsWith('_declaration') || child.type === 'internal_module') {
          addStatement(file, scope, child);
        }
      }
      return;
    case 'function_declaration':
    case 'generator_function_declaration':
    case 'function_signature':
    case 'class_declaration':
    case 'abstract_class_declaration':
    case 'enum_declaration':
    case 'interface_declaration':
    case 'type_alias_declaration':
    case 'internal_module':
      addName(file, scope, statement);
      return;
    default:
  }
}

function addModule(scope: Map<string, Meaning>, { module, names }: ModuleStatement): void {
  for (const { local, exported, typeOnly } of names) {
    if (!scope.has(local)) scope.set(local, { kind: 'module', module, exported, typeOnly });
  }
}

function addName(file: ParsedFile, scope: Map<string, Meaning>, node: Node): void {
  const name = node.childForFieldName('name');
  if (name && !scope.has(textOf(file, name))) scope.set(textOf(file, name), { kind: 'local' });
}

function addPattern(
  file: ParsedFile,
  scope: Map<string, Meaning>,
  pattern: Node | null | undefined,
  constant?: Node,
): void {
  if (!pattern) return;
  for (const { local } of patternNames(file, pattern)) {
    if (!scope.has(local)) scope.set(local, { kind: 'local', ...(constant && { constant }) });
  }
}
