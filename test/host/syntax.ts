/** The grammars that are shipped, to see that what was written into a document still parses. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Node } from '@vscode/tree-sitter-wasm';
import * as vscode from 'vscode';
import { createGrammars } from '../../src/code/grammars';
import { languageFor } from '../../src/code/languages';
import { parseFile } from '../../src/code/parseFile';
import { extensionId } from '../../src/names';

const grammars = createGrammars((name) => {
  const { extensionPath } = vscode.extensions.getExtension(extensionId) ?? {};
  assert.ok(extensionPath);
  return readFile(
    join(extensionPath, 'dist', `${name === 'tree-sitter' ? name : `tree-sitter-${name}`}.wasm`),
  );
});

/** How many syntax errors a text has. */
export async function syntaxErrors(languageId: string, text: string): Promise<number> {
  const language = languageFor(languageId);
  assert.ok(language, languageId);
  const parsed = await parseFile(grammars, language, { languageId, text, path: '' });
  assert.ok(typeof parsed !== 'string');
  const count = (node: Node | null): number => {
    if (!node?.hasError) return 0;
    const own = node.isError || node.isMissing ? 1 : 0;
    return own + node.children.reduce((sum, child) => sum + count(child), 0);
  };
  return count(parsed.tree.rootNode);
}
