/** The helper that reads an environment variable and refuses an empty one: an ID that is missing must not go unnoticed. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { stepOf } from '../braceSlot';
import type { ParsedFile } from '../language';
import { lineEnd } from '../lines';
import { ancestors, namedChildren } from '../nodes';
import type { Edit } from '../text';
import { tokens } from '../words';
import { moduleOf } from './imports';

export interface Guard {
  readonly name: string;
  /** The helper's lines, unindented, when the module does not have it yet. */
  readonly lines?: readonly string[];
}

/** Finds the helper in the module around a node, or names it as nothing else in the file is named. */
export function guardFor(file: ParsedFile, at: Node): Guard {
  const functions = namedChildren(moduleOf(at)).filter(({ type }) => type === 'function_item');
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? 'required_env' : `required_env_${turn}`;
    const lines = helper(name, stepOf(file));
    const known = functions.find((each) => each.childForFieldName('name')?.text === name);
    if (known && bare(known.text) === bare(lines.join(''))) return { name };
    if (!known && tokens(file, name).every(({ type }) => type !== 'identifier')) return { name, lines };
  }
}

/** Puts the helper behind the item of the module that holds `at`. */
export function guardEdit(file: ParsedFile, at: Node, lines: readonly string[], lineBreak: string): Edit {
  const module = moduleOf(at);
  const item = [at, ...ancestors(at)].find((node) => node.parent?.equals(module)) ?? at;
  const end = lineEnd(file.text, item.endIndex);
  const indent = module.type === 'declaration_list' ? stepOf(file) : '';
  const text = lines.map((line) => (line === '' ? '' : indent + line)).join(lineBreak);
  return { start: end, end, text: lineBreak + lineBreak + text };
}

function helper(name: string, step: string): string[] {
  return [
    `fn ${name}(name: &str) -> azure_core::Result<String> {`,
    `${step}match std::env::var(name) {`,
    `${step}${step}Ok(value) if !value.is_empty() => Ok(value),`,
    `${step}${step}_ => Err(azure_core::Error::with_message(`,
    `${step}${step}${step}azure_core::error::ErrorKind::Credential,`,
    `${step}${step}${step}format!("The environment variable {name} is empty or not set"),`,
    `${step}${step})),`,
    `${step}}`,
    '}',
  ];
}

function bare(code: string): string {
  return code.replace(/\s+/g, '');
}
