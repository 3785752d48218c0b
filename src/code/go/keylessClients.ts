/** Finds the clients of a Go file that are made with a key, so that they take a token credential in its place. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors, namedChildren } from '../nodes';
import type { Edit } from '../text';
import { callsNamed } from './credentials';
import type { PackageCall } from './credentials';
import { functionOf } from './scope';

const withKey =
  /\bNew\w*ClientWith(?:SharedKeyCredential|SharedKey|KeyCredential|Key|SASCredential|SAS)(?=\()/g;

/** The edits that rename `NewClientWithSharedKeyCredential` and its like where they are given what `call` makes. */
export function keylessClients(file: ParsedFile, call: PackageCall): Edit[] {
  if (!/Key|SAS/.test(call.name)) return [];
  const around = functionOf(call.node) ?? file.tree.rootNode;
  const name = boundName(call.node);
  const clients = callsNamed(file, withKey, [{ start: around.startIndex, end: around.endIndex }]);
  return clients.flatMap(({ node, positional }) => {
    const isGiven = positional.some(
      (each) => each.equals(call.node) || (name !== undefined && each.text === name),
    );
    const callee = node.childForFieldName('function');
    const last = callee?.childForFieldName('field') ?? callee;
    if (!isGiven || !last) return [];
    return [{ start: last.startIndex, end: last.endIndex, text: last.text.replace(/With\w+$/, '') }];
  });
}

/** The variable that a call's value goes into. */
function boundName(call: Node): string | undefined {
  const statement = [...ancestors(call)].find(
    ({ type }) => type.endsWith('_declaration') || type.endsWith('_statement'),
  );
  const left = statement?.childForFieldName('left');
  return left ? namedChildren(left)[0]?.text : undefined;
}
