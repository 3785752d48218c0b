/** The helper that reads an environment variable and refuses an empty one. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { entriesAround, stepOf } from '../braceSlot';
import type { ParsedFile } from '../language';
import { lineStart } from '../lines';
import { namedChildren, nodeAt } from '../nodes';
import type { Edit } from '../text';
import { tokens } from '../words';
import { declarationsStart, topOf } from './includes';

export interface Guard {
  readonly name: string;
  /** The helper's lines when the file does not have it yet. */
  readonly lines?: readonly string[];
}

/** Finds the helper among the file's own functions, or names it as nothing else in the file is named. */
export function guardFor(file: ParsedFile): Guard {
  const functions = namedChildren(topOf(file)).filter(({ type }) => type === 'function_definition');
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? 'RequiredEnv' : `RequiredEnv${turn}`;
    const lines = helper(name, stepOf(file));
    const known = functions.find((each) => bare(each.text) === bare(lines.join('')));
    if (known) return { name };
    if (tokens(file, name).every(({ type }) => type !== 'identifier')) return { name, lines };
  }
}

/** Puts the helper in front of the declaration at the top of the file that holds `offset`. */
export function guardEdit(
  file: ParsedFile,
  offset: number,
  lines: readonly string[],
  lineBreak: string,
): Edit {
  const leaf = nodeAt(file.tree.rootNode, { start: offset, end: offset });
  const top = topOf(file);
  const entry = entriesAround(file.text, leaf, { owners: /./ }).find(
    (node) => node.parent?.equals(top) === true,
  );
  const at = entry ? lineStart(file.text, remarkAbove(entry).startIndex) : declarationsStart(file);
  return { start: at, end: at, text: lines.join(lineBreak) + lineBreak + lineBreak };
}

/** The comment right above an entry, which belongs to it. */
function remarkAbove(entry: Node): Node {
  const above = entry.previousNamedSibling;
  if (above?.type !== 'comment' || above.endPosition.row + 1 !== entry.startPosition.row) return entry;
  return above.previousNamedSibling && above.previousNamedSibling.endPosition.row === above.startPosition.row
    ? entry
    : remarkAbove(above);
}

function helper(name: string, step: string): string[] {
  return [
    `inline std::string ${name}(const char* name)`,
    '{',
    `${step}const char* value = std::getenv(name);`,
    `${step}if (value == nullptr || *value == '\\0') {`,
    `${step}${step}throw std::runtime_error(std::string("The environment variable ") + name + " is empty or not set");`,
    `${step}}`,
    `${step}return value;`,
    '}',
  ];
}

function bare(code: string): string {
  return code.replace(/\s+/g, '');
}
