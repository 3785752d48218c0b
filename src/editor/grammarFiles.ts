/** Reads the grammars from where the extension is installed. */

import { Uri, workspace } from 'vscode';
import type { LoadGrammar } from '../code/grammars';

/** The wasm files beside the bundles: the parser's own, and one of each grammar. */
export function grammarFiles(extensionUri: Uri): LoadGrammar {
  return (name) => {
    const file = name === 'tree-sitter' ? name : `tree-sitter-${name}`;
    return Promise.resolve(workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', `${file}.wasm`)));
  };
}
