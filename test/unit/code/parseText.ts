/** Parses texts with the real grammars of `node_modules`, in plain Node: the kit of every test under `code/`. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Node } from '@vscode/tree-sitter-wasm';
import { createGrammars } from '../../../src/code/grammars';
import type { LoadGrammar } from '../../../src/code/grammars';
import type { Grammar, Language, ParsedFile } from '../../../src/code/language';
import { parseFile } from '../../../src/code/parseFile';

const require = createRequire(path.join(process.cwd(), 'package.json'));

/** Where npm put the grammars that are not in the parser's own package. */
const folders: Readonly<Partial<Record<Grammar | 'tree-sitter', string>>> = {
  bicep: 'tree-sitter-bicep',
  json: 'tree-sitter-json',
  properties: 'tree-sitter-properties',
  terraform: '@tree-sitter-grammars/tree-sitter-hcl',
  yaml: '@tree-sitter-grammars/tree-sitter-yaml',
  vue: '@repomix/tree-sitter-wasms/out',
};

/** Reads the wasm files where npm put them. */
export const loadGrammar: LoadGrammar = (name) => {
  const folder = folders[name];
  const at = folder
    ? path.join(process.cwd(), 'node_modules', folder)
    : path.dirname(require.resolve('@vscode/tree-sitter-wasm'));
  return readFile(path.join(at, name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`));
};

/** The one set of grammars of the test process. */
export const grammars = createGrammars(loadGrammar);

/** What a test may say of its file beyond the text. */
export type FileOptions = Partial<Omit<ParsedFile, 'text' | 'tree' | 'languageId'>>;

/** Parses `text` as a file of `languageId` served by `language`. The tree lives as long as the test process. */
export async function parseText(
  language: Language,
  languageId: string,
  text: string,
  options: FileOptions = {},
): Promise<ParsedFile> {
  const file = { text, languageId, path: '/workspace/src/orders', indent: '    ', ...options };
  const parsed = await parseFile(grammars, language, file);
  assert.ok(typeof parsed !== 'string');
  const { tree, code, whole } = parsed;
  whole?.delete();
  return { ...file, tree, ...(code && { code }) };
}

/** The ERROR and MISSING nodes of a parsed file, each as `kind at offset: text`. */
export function errorsIn(file: ParsedFile): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing) {
      found.push(`${node.isMissing ? `missing ${node.type}` : 'error'} at ${node.startIndex}: ${node.text}`);
    }
    if (!node.hasError) return;
    for (const child of node.children) if (child) visit(child);
  };
  visit(file.tree.rootNode);
  return found;
}
