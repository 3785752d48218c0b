/** The function that inserted code reads environment variables with: an empty ID would silently mean another identity. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { namedChildren } from '../nodes';
import { freeName } from './freeName';
import { textOf } from './modules';
import { meaningOf } from './scope';
import type { Style } from './style';

const guardName = 'requireEnvironmentVariable';

export interface Guard {
  readonly name: string;
  /** The function to add; absent when the file has it. */
  readonly text?: string;
}

/** The guard of a file as seen from `at`: the one it has, or a new one. */
export function planGuard(file: ParsedFile, at: Node, style: Style): Guard {
  const root = file.tree.rootNode;
  const existing = namedChildren(root)
    .map((child) =>
      child.type === 'export_statement' ? (child.childForFieldName('declaration') ?? child) : child,
    )
    .find((child) => isGuard(file, child));
  const name = existing?.childForFieldName('name');
  if (name && meaningOf(file, textOf(file, name), at) !== undefined) return { name: textOf(file, name) };
  const own = freeName(file, guardName, at);
  return { name: own, text: guardText(own, file.languageId.startsWith('typescript'), style) };
}

/** Whether a node is a guard as written here, perhaps edited since: its name, its parameter, what it reads, that it throws. */
function isGuard(file: ParsedFile, node: Node): boolean {
  if (node.type !== 'function_declaration') return false;
  const name = node.childForFieldName('name');
  const parameters = node.childForFieldName('parameters');
  if (!name || !textOf(file, name).startsWith(guardName) || parameters?.namedChildCount !== 1) return false;
  const parameter = /\w+/.exec(textOf(file, parameters))?.[0] ?? '';
  const body = textOf(file, node);
  return body.includes(`process.env[${parameter}]`) && body.includes('throw ');
}

function guardText(name: string, isTyped: boolean, { indent, semicolon, lineEnd }: Style): string {
  const typed = isTyped
    ? { parameter: 'name: string', result: ': string' }
    : { parameter: 'name', result: '' };
  return [
    // JavaScript that is type-checked wants the parameter's type too.
    ...(isTyped ? [] : ['/** @param {string} name */']),
    `function ${name}(${typed.parameter})${typed.result} {`,
    `${indent}const value = process.env[name]${semicolon}`,
    `${indent}if (!value) {`,
    `${indent}${indent}throw new Error(\`The environment variable \${name} is empty or not set.\`)${semicolon}`,
    `${indent}}`,
    `${indent}return value${semicolon}`,
    '}',
  ].join(lineEnd);
}
