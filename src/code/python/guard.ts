/** The helper that reads an environment variable and refuses an empty one: an empty ID means the system-assigned identity. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { nextInk } from '../lines';
import type { Edit } from '../text';
import { tokens } from '../words';
import { readHeader } from './header';
import { stepOf } from './style';

export interface Guard {
  readonly name: string;
  /** The edit that adds the helper; absent when the file has it already. */
  readonly edit?: Edit;
}

/** Finds the helper in the file, or places it behind the imports under a name that is free; `use` is where it is called. */
export function guardIn(file: ParsedFile, os: string, quote: string, lineBreak: string, use: number): Guard {
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? 'required_env' : `required_env_${turn}`;
    const lines = helper(name, os, quote, stepOf(file));
    const names = tokens(file, name).filter(({ type }) => type === 'identifier');
    if (names.some((token) => isHelper(token.parent, lines))) return { name };
    if (names.length > 0) continue;
    return { name, edit: placed(file, lines, lineBreak, use) };
  }
}

function helper(name: string, os: string, quote: string, indent: string): string[] {
  return [
    `def ${name}(name: str) -> str:`,
    `${indent}value = ${os}.environ.get(name, ${quote}${quote})`,
    `${indent}if not value:`,
    `${indent}${indent}raise RuntimeError(f${quote}The environment variable {name} is empty or not set${quote})`,
    `${indent}return value`,
  ];
}

function isHelper(known: Node | null, lines: readonly string[]): boolean {
  if (known?.type !== 'function_definition' || known.parent?.type !== 'module') return false;
  const plain = (code: string): string => code.replace(/\s+/g, '').replaceAll("'", '"');
  return plain(known.text) === plain(lines.join(''));
}

/** Two blank lines around it, as PEP 8 asks, counting the ones that are there. */
function placed(file: ParsedFile, lines: readonly string[], lineBreak: string, use: number): Edit {
  const { text } = file;
  const { end, imports } = readHeader(file);
  const ink = imports.length > 0 ? nextInk(text, end) : end;
  const after = use > end ? Math.min(ink, use) : ink;
  const unfinished =
    end > 0 && text.charAt(end - 1) !== '\n' && text.slice(0, end) !== '\uFEFF' ? lineBreak : '';
  const follows = after < text.length || use > end;
  const present = follows ? text.slice(end, after).split('\n').length - 1 : 0;
  const below = follows ? lineBreak.repeat(Math.max(0, 2 - present)) : '';
  // Without imports the new ones come in here too, and end in a blank line where code follows.
  const above = lineBreak.repeat(imports.length === 0 && follows ? 1 : 2);
  return { start: end, end, text: `${unfinished}${above}${lines.join(lineBreak)}${lineBreak}${below}` };
}
